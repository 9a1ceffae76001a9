/* SPDX-License-Identifier: MIT */
/* One notice: title, who and when, the stage line of a publicity or a deliberation, pictures, text. */
#include "base/mem.h"
#include "base/str.h"
#include "gfx/image.h"
#include "store/content.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/stage_line.h"
#include "ui/ui.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

struct notice_screen {
    struct screen screen;
    struct notice *notice; /* NULL = could not be read */
};

static struct notice_screen *notice_of(void *page)
{
    return CONTAINER_OF(page, struct notice_screen, screen.page);
}

/* "公示至 11月30日（还有 6 天）" */
static void add_period(struct str *out, int32_t until, int32_t today)
{
    char *date = part_date(until, today);

    str_add_format(out, " · 公示至 %s", date);
    mem_free(date);
    if (today == DAY_NONE)
        return;
    if (until > today)
        str_add_format(out, "（还有 %d 天）", (int)(until - today));
    else if (until == today)
        str_add(out, "（今天截止）");
    else
        str_add(out, "（已结束）");
}

static void build_head(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;
    struct panel *head = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    struct panel *tags = panel_stack(view, &head->widget, PANEL_FLOW, theme->unit * 2);
    int32_t today = hall_today(screen->hall);
    char *date = part_date(n->published_day, today);
    struct str meta;

    tags->row_gap = theme->unit;
    if (n->weight == NOTICE_URGENT)
        part_tag(view, &tags->widget, "紧急", HUE_IDENTITY);
    part_tag(view, &tags->widget, notice_kind_name(n->kind), HUE_NOTICE);
    label_create(view, &head->widget, n->title, TYPE_TITLE, FONT_BOLD, theme->text);
    str_init(&meta);
    str_add_format(&meta, "%s · %s发布", n->publisher, date);
    if (n->publicity_until != DAY_NONE)
        add_period(&meta, n->publicity_until, today);
    label_create(view, &head->widget, str_text(&meta), TYPE_NOTE, FONT_REGULAR, theme->second_text);
    str_finish(&meta);
    mem_free(date);
}

static void build_stages(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);

    if (n->stages.count < 2)
        return;
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);
    stage_line_create(view, &card->widget, (const char *const *)n->stages.item, n->stages.count, n->stage,
                      HUE_NOTICE);
}

static void build_pictures(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);
    const struct theme *theme = &view->theme;

    for (int i = 0; i < n->pictures.count; i++) {
        size_t bytes;
        struct error error = {0};
        void *data = content_picture(screen->hall->content, n->pictures.item[i], &bytes);
        if (data == NULL)
            continue;
        struct size fit = {view->size.w - 2 * theme->margin, view->size.h};
        struct image *image = image_decode(data, bytes, fit, &error);
        mem_free(data);
        if (image != NULL)
            picture_image(view, parent, image, view->size.h * 2 / 5, theme->radius);
    }
}

static void build_text(struct screen *screen, struct widget *parent, const struct notice *n)
{
    struct view *view = screen_view(screen);
    struct widget *body = part_paragraph(view, parent, n->body);

    label_set_style(body, TEXT_JUSTIFY, 0, 2 * view->theme.type_px[TYPE_BODY]);
    label_set_size(body, view->theme.type_px[TYPE_BODY], view->theme.type_px[TYPE_BODY] * 8 / 5);
}

static void notice_build(struct page *page, struct widget *parent)
{
    struct notice_screen *screen = notice_of(page);
    struct view *view = screen_view(&screen->screen);
    struct panel *body = shell_build(&screen->screen, parent);
    const struct notice *n = screen->notice;

    if (n == NULL) {
        part_empty(view, &body->widget, "warning", "这一条读不出来", "请问工作人员，并请他们重新导入内容。");
        return;
    }
    struct panel *all = shell_scroll(&screen->screen, &body->widget);
    all->gap = view->theme.unit * 2;
    build_head(&screen->screen, &all->widget, n);
    build_stages(&screen->screen, &all->widget, n);
    build_text(&screen->screen, &all->widget, n);
    build_pictures(&screen->screen, &all->widget, n);
}

static void notice_page_destroy(struct page *page)
{
    notice_destroy(notice_of(page)->notice);
    mem_free(notice_of(page));
}

static const struct page_class notice_class = {.name = "notice",
                                               .build = notice_build,
                                               .refresh = shell_refresh,
                                               .leave = shell_leave,
                                               .destroy = notice_page_destroy};

struct page *notice_page(struct hall *hall, int64_t notice_id)
{
    struct notice_screen *screen = mem_zalloc(sizeof *screen);

    screen->screen.page.class = &notice_class;
    screen->screen.hall = hall;
    screen->notice = content_notice(hall->content, notice_id);
    return &screen->screen.page;
}
