/* SPDX-License-Identifier: MIT */
/* The guide of one service: who may, what to bring, how, where, whom to ask; and ways to take it away. */
#include "base/mem.h"
#include "base/str.h"
#include "gfx/qr.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "guide_parts.h"
#include "media.h"
#include "often.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

enum { QR_MM = 76 };

struct service_screen {
    struct screen screen;
    struct service *service; /* NULL = could not be read */
    unsigned folded; /* a bit for each part that is folded away */
};

static struct service_screen *service_of(void *page)
{
    return CONTAINER_OF(page, struct service_screen, screen.page);
}

static void on_fold(void *ctx, struct widget *w)
{
    struct service_screen *s = ctx;

    s->folded ^= 1u << w->tag;
    hall_want_rebuild(s->screen.hall);
}

static void on_copy(void *ctx, struct widget *w)
{
    struct service_screen *s = ctx;

    (void)w;
    nav_push(s->screen.hall->nav, copy_page(s->screen.hall, s->service->id));
}

static void on_form(void *ctx, struct widget *w)
{
    struct service_screen *s = ctx;
    const struct form *form = content_form_by_code(s->screen.hall->content, s->service->form_code);

    (void)w;
    if (form != NULL)
        nav_push(s->screen.hall->nav, form_page(s->screen.hall, form->id));
}

/* A line above every part but the first. */
static void build_part(struct service_screen *s, struct panel *card, int part, bool first)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    bool elder = theme->mode == THEME_ELDER, open = elder || !(s->folded & 1u << part);
    struct panel *box = panel_stack(view, &card->widget, PANEL_COLUMN, theme->unit / 2);

    box->pad_x = 2 * theme->unit;
    box->pad_y = theme->unit;
    box->border = theme->line;
    box->top_line_px = first ? 0 : theme->border;
    part_fold(view, &box->widget, view_word(view, guide_parts[part].title), open, HUE_SERVICE,
              elder ? NULL : on_fold, s, part);
    if (open)
        guide_parts[part].build(view, &box->widget, s->service);
}

static void build_parts(struct service_screen *s, struct widget *parent)
{
    struct panel *card = panel_card(screen_view(&s->screen), parent, PANEL_COLUMN);
    bool first = true;

    card->pad_x = card->gap = 0;
    card->pad_y = screen_theme(&s->screen)->unit / 2;
    for (int part = 0; part < GUIDE_PARTS; part++) {
        if (!guide_parts[part].present(s->service))
            continue;
        build_part(s, card, part, first);
        first = false;
    }
}

/* Two keys share the width of the glass, wherever they stand: no line of theirs wraps. */
static bool fits_in_key(const struct view *view, const char *text)
{
    const struct theme *theme = &view->theme;
    struct text_style style = theme_style(theme, TYPE_BODY, FONT_BOLD);
    int side = view->theme.landscape ? view->size.w / 5 : (view->size.w - 2 * theme->margin - theme->gap) / 2;

    return text_width(view->fonts, text, &style) + theme_px(theme, 9) + 4 * theme->unit <= side;
}

static void build_actions(struct service_screen *s, struct widget *parent, bool beside)
{
    struct view *view = screen_view(&s->screen);
    struct panel *row = panel_stack(view, parent, beside ? PANEL_COLUMN : PANEL_ROW, view->theme.gap);
    const struct form *form = content_form_by_code(s->screen.hall->content, s->service->form_code);

    part_button(view, &row->widget, "document", view_word(view, WORD_COPY_OUT), false, HUE_SERVICE, on_copy,
                s, 0);
    if (form != NULL)
        part_button(view, &row->widget, "pencil",
                    fits_in_key(view, form->name) ? form->name : view_word(view, WORD_FILL_START), true,
                    HUE_IDENTITY, on_form, s, 0);
}

static void build_take_away(struct service_screen *s, struct widget *parent, bool beside)
{
    struct view *view = screen_view(&s->screen);
    char *text = guide_text(s->service, QR_MAX_BYTES);

    part_code(view, parent, text, QR_MM, beside, view_word(view, WORD_TAKE_AWAY),
              view_word(view, WORD_TAKE_AWAY_NOTE));
    mem_free(text);
}

static void build_head(struct service_screen *screen, struct widget *parent)
{
    struct view *view = screen_view(&screen->screen);
    const struct theme *theme = &view->theme;
    const struct service *s = screen->service;
    struct panel *head = panel_stack(view, parent, PANEL_COLUMN, theme->unit / 2);
    char *crumbs = str_format("%s › %s", view_word(view, WORD_SERVICES), s->category);

    label_create(view, &head->widget, crumbs, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    label_create(view, &head->widget, s->name, TYPE_TITLE, FONT_BOLD, theme->text);
    part_english(view, &head->widget, s->name_en);
    guide_tags(view, &head->widget, s);
    if (*s->summary != '\0')
        part_paragraph(view, &head->widget, s->summary);
    mem_free(crumbs);
}

static void build_pictures(struct service_screen *s, struct widget *parent)
{
    for (int i = 0; i < s->service->pictures.count; i++)
        media_show(&s->screen, parent, s->service->pictures.item[i]);
}

static void service_build(struct page *page, struct widget *parent)
{
    struct service_screen *s = service_of(page);
    struct view *view = screen_view(&s->screen);
    struct panel *body = shell_build(&s->screen, parent);

    if (s->service == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    /* What is always at hand stands beside the guide, or below it. */
    struct panel *side, *all = shell_scroll_beside(&s->screen, body, 3, 1, &side);
    build_head(s, &all->widget);
    build_parts(s, &all->widget);
    build_take_away(s, side != NULL ? &side->widget : &all->widget, side != NULL);
    build_pictures(s, &all->widget);
    bool beside = side != NULL && view->theme.mode == THEME_STANDARD;
    if (beside)
        panel_add_spring(view, &side->widget);
    build_actions(s, beside ? &side->widget : &body->widget, beside);
}

static void service_page_destroy(struct page *page)
{
    service_destroy(service_of(page)->service);
    screen_destroy(page);
}

static const struct page_class service_class = {.name = "service",
                                                .build = service_build,
                                                .refresh = shell_refresh,
                                                .leave = shell_leave,
                                                .destroy = service_page_destroy};

struct page *service_page(struct hall *hall, int64_t service_id)
{
    struct service_screen *s = screen_create(sizeof *s, &service_class, hall);

    s->service = content_service(hall->content, service_id);
    for (int part = 0; part < GUIDE_PARTS; part++)
        s->folded |= guide_parts[part].folded ? 1u << part : 0;
    if (s->service != NULL)
        often_count(hall->often, service_id);
    return &s->screen.page;
}
