/* SPDX-License-Identifier: MIT */
#include "guide_parts.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/model.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "parts.h"

#include <string.h>

static bool charges(const struct service *s)
{
    return *s->fee != '\0' && strcmp(s->fee, "不收费") != 0;
}

static void build_who(struct view *view, struct widget *box, const struct service *s)
{
    struct str audience;

    for (int i = 0; i < s->conditions.count; i++)
        part_paragraph(view, box, s->conditions.item[i]);
    if (s->conditions.count > 0)
        return;
    str_init(&audience);
    for (int i = 0; i < s->audiences.count; i++)
        str_add_format(&audience, "%s%s", i > 0 ? "、" : "", s->audiences.item[i]);
    part_paragraph(view, box, str_text(&audience));
    str_finish(&audience);
}

static void build_material(struct view *view, struct widget *parent, const struct material *m)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);
    struct panel *name = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    bool counted = *m->copies >= '0' && *m->copies <= '9';
    char *amount = str_format(counted ? view_word(view, WORD_COPIES) : "%s", m->copies);

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

static void build_materials(struct view *view, struct widget *box, const struct service *s)
{
    if (s->material_count == 0)
        part_paragraph(view, box, view_word(view, WORD_BRING_NOTHING));
    for (int i = 0; i < s->material_count; i++)
        build_material(view, box, &s->materials[i]);
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

static void build_steps(struct view *view, struct widget *box, const struct service *s)
{
    for (int i = 0; i < s->steps.count; i++)
        build_numbered(view, box, i + 1, s->steps.item[i]);
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

static void build_where(struct view *view, struct widget *box, const struct service *s)
{
    part_paragraph(view, &icon_row(view, box, "pin")->widget, s->place)->grow = 1;
    part_paragraph(view, &icon_row(view, box, "clock")->widget, s->hours)->grow = 1;
    for (int i = 0; i < s->phones.count; i++)
        build_phone(view, box, s->phones.item[i]);
    if (*s->first_responsible != '\0') {
        char *text = str_format(view_word(view, WORD_FIRST_RESPONSIBLE), s->first_responsible);
        part_paragraph(view, &icon_row(view, box, "people")->widget, text)->grow = 1;
        mem_free(text);
    }
}

static void build_questions(struct view *view, struct widget *box, const struct service *s)
{
    for (int i = 0; i < s->questions.count; i++) {
        char *q = str_format(view_word(view, WORD_QUESTION), s->questions.item[i]);
        char *a = str_format(view_word(view, WORD_ANSWER), i < s->answers.count ? s->answers.item[i] : "");
        label_create(view, box, q, TYPE_BODY, FONT_BOLD, view->theme.text);
        part_paragraph(view, box, a);
        mem_free(q);
        mem_free(a);
    }
}

static void build_fee(struct view *view, struct widget *box, const struct service *s)
{
    part_paragraph(view, box, s->fee);
}

static void build_basis(struct view *view, struct widget *box, const struct service *s)
{
    label_create(view, box, s->basis, TYPE_NOTE, FONT_REGULAR, view->theme.second_text);
}

static bool has_who(const struct service *s)
{
    return s->conditions.count > 0 || s->audiences.count > 0;
}

static bool always(const struct service *s)
{
    (void)s;
    return true;
}

static bool has_steps(const struct service *s)
{
    return s->steps.count > 0;
}

static bool has_questions(const struct service *s)
{
    return s->questions.count > 0;
}

static bool has_basis(const struct service *s)
{
    return *s->basis != '\0';
}

const struct guide_part guide_parts[GUIDE_PARTS] = {
    {WORD_WHO_MAY, false, has_who, build_who},   {WORD_BRING, false, always, build_materials},
    {WORD_STEPS, false, has_steps, build_steps}, {WORD_WHERE_WHOM, false, always, build_where},
    {WORD_FEE, false, charges, build_fee},       {WORD_QUESTIONS, true, has_questions, build_questions},
    {WORD_BASIS, true, has_basis, build_basis},
};

void guide_tags(struct view *view, struct widget *parent, const struct service *s)
{
    struct panel *tags = panel_stack(view, parent, PANEL_FLOW, view->theme.unit * 2);

    tags->row_gap = view->theme.unit;
    if (*s->time_limit != '\0')
        part_tag(view, &tags->widget, s->time_limit, HUE_SERVICE);
    /* A fee that needs a sentence is told in full below; a pill must stay a pill. */
    if (*s->fee != '\0' && !charges(s))
        part_tag(view, &tags->widget, s->fee, HUE_ACTIVITY);
    if (s->visits >= 0) {
        char *visits = s->visits == 0 ? mem_strdup(view_word(view, WORD_NO_VISIT))
                                      : str_format(view_word(view, WORD_VISITS), s->visits);
        part_tag(view, &tags->widget, visits, HUE_PLAIN);
        mem_free(visits);
    }
}

char *guide_text(const struct service *s, size_t most)
{
    struct str out;

    str_init(&out);
    str_add_format(&out, "%s\n", s->name);
    for (int i = 0; i < s->phones.count; i++)
        str_add_format(&out, "%s\n", s->phones.item[i]);
    str_add_format(&out, "%s %s\n", s->place, s->hours);
    for (int i = 0; i < s->material_count; i++)
        str_add_format(&out, "%d. %s %s %s\n", i + 1, s->materials[i].name, s->materials[i].form,
                       s->materials[i].copies);
    for (int i = 0; i < s->steps.count; i++)
        str_add_format(&out, "%s\n", s->steps.item[i]);
    char *text = str_take(&out);
    size_t bytes = strlen(text);
    /* The code holds so many bytes; what is at the end goes first, and no line is cut. */
    while (bytes > most)
        for (bytes--; bytes > 0 && text[bytes - 1] != '\n';)
            bytes--;
    text[bytes] = '\0';
    return text;
}
