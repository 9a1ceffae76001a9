/* SPDX-License-Identifier: MIT */
/* The guide of one service: who may, what to bring, how, where, whom to ask. */
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

struct service_screen {
    struct screen screen;
    struct service *service; /* NULL = could not be read */
};

static struct service_screen *service_of(void *page)
{
    return CONTAINER_OF(page, struct service_screen, screen.page);
}

/* One section of the card: a heading in the kind's colour, a line above all but the first. */
static struct panel *section(struct view *view, struct panel *card, const char *title)
{
    const struct theme *theme = &view->theme;
    struct panel *box = panel_stack(view, &card->widget, PANEL_COLUMN, theme->unit / 2);

    box->pad_x = 2 * theme->unit;
    box->pad_y = theme->unit * 3 / 2;
    box->border = theme->line;
    box->top_line_px =
        list_empty(&card->widget.children) || card->widget.children.next == &box->widget.siblings
            ? 0
            : theme->border;
    label_create(view, &box->widget, title, TYPE_HEADING, FONT_BOLD, theme->hue[HUE_SERVICE]);
    return box;
}

static void build_who(struct view *view, struct panel *card, const struct service *s)
{
    struct str audience;

    if (s->conditions.count == 0 && s->audiences.count == 0)
        return;
    struct panel *box = section(view, card, "谁能办");
    for (int i = 0; i < s->conditions.count; i++)
        part_paragraph(view, &box->widget, s->conditions.item[i]);
    if (s->conditions.count > 0)
        return;
    str_init(&audience);
    for (int i = 0; i < s->audiences.count; i++)
        str_add_format(&audience, "%s%s", i > 0 ? "、" : "", s->audiences.item[i]);
    part_paragraph(view, &box->widget, str_text(&audience));
    str_finish(&audience);
}

static void build_material(struct view *view, struct widget *parent, const struct material *m)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);
    struct panel *name = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    bool counted = *m->copies >= '0' && *m->copies <= '9';
    char *amount = str_format("%s%s", m->copies, counted ? " 份" : "");

    row->across = PANEL_START;
    name->widget.grow = 1;
    part_paragraph(view, &name->widget, m->name);
    if (*m->note != '\0')
        label_create(view, &name->widget, m->note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    struct panel *kind = panel_stack(view, &row->widget, PANEL_ROW, theme->unit);
    struct widget *form =
        label_create(view, &kind->widget, m->form, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_set_single(form);
    form->least =
        (struct size){theme->type_px[TYPE_NOTE] * 6, theme_style(theme, TYPE_BODY, FONT_REGULAR).line_px};
    struct widget *copies =
        label_create(view, &kind->widget, amount, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_set_single(copies);
    copies->least =
        (struct size){theme->type_px[TYPE_NOTE] * 5 / 2, theme_style(theme, TYPE_BODY, FONT_REGULAR).line_px};
    mem_free(amount);
}

static void build_materials(struct view *view, struct panel *card, const struct service *s)
{
    struct panel *box = section(view, card, "要带什么");

    if (s->material_count == 0)
        part_paragraph(view, &box->widget, "不用带材料，人来就行。");
    for (int i = 0; i < s->material_count; i++)
        build_material(view, &box->widget, &s->materials[i]);
}

static void build_numbered(struct view *view, struct widget *parent, int number, const char *text)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);
    char *figure = str_format("%d.", number);
    struct widget *label =
        label_create(view, &row->widget, figure, TYPE_BODY, FONT_BOLD, theme->hue[HUE_SERVICE]);

    label_set_single(label);
    label->least.w = theme->type_px[TYPE_BODY];
    part_paragraph(view, &row->widget, text)->grow = 1;
    mem_free(figure);
}

static void build_steps(struct view *view, struct panel *card, const struct service *s)
{
    if (s->steps.count == 0)
        return;
    struct panel *box = section(view, card, "怎么办");
    for (int i = 0; i < s->steps.count; i++)
        build_numbered(view, &box->widget, i + 1, s->steps.item[i]);
}

static struct panel *icon_row(struct view *view, struct widget *parent, const char *icon)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 3 / 2);

    row->across = PANEL_CENTER;
    picture_icon(view, &row->widget, icon, theme_px(theme, 8), theme->hue[HUE_SERVICE]);
    return row;
}

/* "综合窗口 0374-233-6118": the number large, its name beside it. */
static void build_phone(struct view *view, struct widget *parent, const char *phone)
{
    const struct theme *theme = &view->theme;
    struct panel *row = icon_row(view, parent, "phone");
    const char *space = strrchr(phone, ' ');
    const char *number = space != NULL ? space + 1 : phone;

    label_set_single(label_create(view, &row->widget, number, TYPE_TITLE, FONT_BOLD, theme->text));
    if (space == NULL)
        return;
    char *name = mem_strndup(phone, (size_t)(space - phone));
    struct widget *label =
        label_create(view, &row->widget, name, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label->grow = 1;
    mem_free(name);
}

static void build_where(struct view *view, struct panel *card, const struct service *s)
{
    struct panel *box = section(view, card, "在哪办、问谁");

    part_paragraph(view, &icon_row(view, &box->widget, "pin")->widget, s->place)->grow = 1;
    part_paragraph(view, &icon_row(view, &box->widget, "clock")->widget, s->hours)->grow = 1;
    for (int i = 0; i < s->phones.count; i++)
        build_phone(view, &box->widget, s->phones.item[i]);
    if (*s->first_responsible != '\0') {
        char *text = str_format("首问负责人　%s", s->first_responsible);
        part_paragraph(view, &icon_row(view, &box->widget, "people")->widget, text)->grow = 1;
        mem_free(text);
    }
}

static void build_questions(struct view *view, struct panel *card, const struct service *s)
{
    const struct theme *theme = &view->theme;

    if (s->questions.count == 0)
        return;
    struct panel *box = section(view, card, "常见问题");
    for (int i = 0; i < s->questions.count; i++) {
        char *q = str_format("问：%s", s->questions.item[i]);
        char *a = str_format("答：%s", i < s->answers.count ? s->answers.item[i] : "");
        label_create(view, &box->widget, q, TYPE_BODY, FONT_BOLD, theme->text);
        part_paragraph(view, &box->widget, a);
        mem_free(q);
        mem_free(a);
    }
}

static void build_tags(struct view *view, struct widget *parent, const struct service *s)
{
    struct panel *tags = panel_stack(view, parent, PANEL_FLOW, view->theme.unit * 2);

    tags->row_gap = view->theme.unit;
    if (*s->time_limit != '\0')
        part_tag(view, &tags->widget, s->time_limit, HUE_SERVICE);
    /* A fee that needs a sentence is told in full below; a pill must stay a pill. */
    if (strcmp(s->fee, "不收费") == 0)
        part_tag(view, &tags->widget, s->fee, HUE_ACTIVITY);
    if (s->visits >= 0) {
        char *visits = s->visits == 0 ? mem_strdup("不用跑") : str_format("跑 %d 次", s->visits);
        part_tag(view, &tags->widget, visits, HUE_PLAIN);
        mem_free(visits);
    }
}

static void build_small_print(struct view *view, struct panel *card, const struct service *s)
{
    if (*s->fee != '\0' && strcmp(s->fee, "不收费") != 0)
        part_paragraph(view, &section(view, card, "收费")->widget, s->fee);
    if (*s->basis != '\0')
        label_create(view, &section(view, card, "办理依据")->widget, s->basis, TYPE_NOTE, FONT_REGULAR,
                     view->theme.second_text);
}

static void service_build(struct page *page, struct widget *parent)
{
    struct service_screen *screen = service_of(page);
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&screen->screen, parent);
    const struct service *s = screen->service;

    if (s == NULL) {
        part_empty(view, &body->widget, "warning", "这一项读不出来",
                   "请到一楼综合窗口问一问，并请告诉工作人员。");
        return;
    }
    struct panel *all = shell_scroll(&screen->screen, &body->widget);
    char *crumbs = str_format("办事 › %s", s->category);
    struct panel *head = panel_stack(view, &all->widget, PANEL_COLUMN, theme->unit / 2);
    label_create(view, &head->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &head->widget, s->name, TYPE_TITLE, FONT_BOLD, theme->text);
    build_tags(view, &head->widget, s);
    if (*s->summary != '\0')
        part_paragraph(view, &head->widget, s->summary);
    mem_free(crumbs);

    struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
    card->pad_x = card->pad_y = card->gap = 0;
    build_who(view, card, s);
    build_materials(view, card, s);
    build_steps(view, card, s);
    build_where(view, card, s);
    build_questions(view, card, s);
    build_small_print(view, card, s);
}

static void service_page_destroy(struct page *page)
{
    service_destroy(service_of(page)->service);
    mem_free(service_of(page));
}

static const struct page_class service_class = {.name = "service",
                                                .build = service_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = service_page_destroy};

struct page *service_page(struct hall *hall, int64_t service_id)
{
    struct service_screen *screen = mem_zalloc(sizeof *screen);

    screen->screen.page.class = &service_class;
    screen->screen.hall = hall;
    screen->service = content_service(hall->content, service_id);
    return &screen->screen.page;
}
