/* SPDX-License-Identifier: MIT */
/* 先打电话: an answer said that somebody is in danger. Whom to call, larger than anything else; what was answered
 * so is never taken into the queue. */
#include "base/mem.h"
#include "store/content_hall.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "sentences.h"
#include "shell.h"

struct emergency {
    struct screen screen;
    char *code;
};

static struct emergency *emergency_of(void *page)
{
    return CONTAINER_OF(page, struct emergency, screen.page);
}

static void on_back(void *ctx, struct widget *w)
{
    struct emergency *e = ctx;

    (void)w;
    nav_back(e->screen.hall->nav);
}

struct call {
    enum word name, when;
    const char *icon, *number;
};

static const struct call calls[] = {
    {WORD_EMERGENCY_AMBULANCE, WORD_EMERGENCY_AMBULANCE_WHEN, "medical", "120"},
    {WORD_EMERGENCY_POLICE, WORD_EMERGENCY_POLICE_WHEN, "shield", "110"},
    {WORD_EMERGENCY_FIRE, WORD_EMERGENCY_FIRE_WHEN, "fire", "119"},
};

static bool is_low(const struct view *view)
{
    return view->size.h < theme_px(&view->theme, 220);
}

static void build_names(struct view *view, struct panel *card, const struct call *call, enum text_align align)
{
    const struct theme *theme = &view->theme;
    struct panel *names = panel_stack(view, &card->widget, PANEL_COLUMN, 0);

    names->widget.grow = align == TEXT_LEFT;
    label_set_style(label_create(view, &names->widget, view_word(view, call->name), TYPE_TITLE, FONT_BOLD,
                                 theme->text),
                    align, 1, 0);
    /* Large type on wide glass needs the room for what to do meanwhile, and so does low glass. */
    if (theme->landscape && (theme->mode == THEME_ELDER || is_low(view)))
        return;
    label_set_style(label_create(view, &names->widget, view_word(view, call->when), TYPE_NOTE, FONT_REGULAR,
                                 theme->second_text),
                    align, 2, 0);
}

/* A line of its own on high glass, a column on wide glass: the number is read from across the room. */
static void build_call(struct view *view, struct widget *parent, const struct call *call)
{
    const struct theme *theme = &view->theme;
    bool wide = theme->landscape;
    struct panel *card = panel_card(view, parent, wide ? PANEL_COLUMN : PANEL_ROW);
    color_t red = theme->hue[HUE_IDENTITY];
    bool elder = theme->mode == THEME_ELDER;
    int em = theme->type_px[TYPE_DISPLAY] * (wide ? (elder ? 5 : 6) : (elder ? 7 : 11)) / 4;

    card->across = PANEL_CENTER;
    card->along = wide ? PANEL_CENTER : PANEL_START;
    card->border = red;
    card->border_px = theme->border * 2;
    card->pad_y = theme->unit / 2;
    card->gap = wide ? 0 : theme->unit * 2;
    if (!wide)
        picture_icon(view, &card->widget, call->icon, theme_px(theme, 22), red);
    build_names(view, card, call, wide ? TEXT_CENTER : TEXT_LEFT);
    struct widget *big = label_create(view, &card->widget, call->number, TYPE_DISPLAY, FONT_BOLD, red);
    label_set_single(big);
    label_set_size(big, em, em * 5 / 4);
    label_set_style(big, TEXT_CENTER, 1, 0);
}

static void build_desk(struct emergency *e, struct widget *parent)
{
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    const char *phone = hall_setting(e->screen.hall, "服务电话", "");

    if (*phone == '\0')
        return;
    struct panel *card = panel_card(view, parent, PANEL_ROW);
    card->across = PANEL_CENTER;
    card->gap = theme->unit * 2;
    picture_icon(view, &card->widget, "phone", theme_px(theme, 12), theme->hue[HUE_CONTACT]);
    label_set_single(label_create(view, &card->widget, view_word(view, WORD_EMERGENCY_DESK), TYPE_HEADING,
                                  FONT_BOLD, theme->text));
    label_create(view, &card->widget, phone, TYPE_TITLE, FONT_BOLD, theme->hue[HUE_CONTACT])->grow = 1;
}

static void emergency_build(struct page *page, struct widget *parent)
{
    struct emergency *e = emergency_of(page);
    struct view *view = screen_view(&e->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&e->screen, parent);
    const struct form *form = content_form_by_code(e->screen.hall->content, e->code);

    struct panel *head = panel_stack(view, &body->widget, PANEL_COLUMN, 0);
    label_create(view, &head->widget, view_word(view, WORD_EMERGENCY_TITLE),
                 theme->landscape ? TYPE_TITLE : TYPE_DISPLAY, FONT_BOLD, theme->hue[HUE_IDENTITY]);
    if (!theme->landscape)
        label_create(view, &head->widget, view_word(view, WORD_EMERGENCY_NOTE), TYPE_BODY, FONT_REGULAR,
                     theme->second_text);
    struct panel *grid = panel_stack(view, &body->widget, PANEL_GRID, theme->gap);
    grid->columns = theme->landscape ? (int)ARRAY_LEN(calls) : 1;
    grid->row_gap = theme->target_gap;
    for (size_t i = 0; i < ARRAY_LEN(calls); i++)
        build_call(view, &grid->widget, &calls[i]);
    struct panel *all = shell_scroll(&e->screen, &body->widget);
    if (form != NULL && *form->emergency != '\0') {
        struct panel *card = panel_card(view, &all->widget, PANEL_COLUMN);
        card->fill = theme_tint(theme, HUE_IDENTITY);
        card->gap = theme->unit / 2;
        sentences_build(view, &card->widget, form->emergency, SENTENCE_CLAUSE, TYPE_HEADING, FONT_BOLD,
                        theme->hue[HUE_IDENTITY]);
    }
    build_desk(e, &all->widget);
    struct panel *keys = panel_stack(view, &body->widget, PANEL_ROW, theme->gap);
    part_button(view, &keys->widget, "back", view_word(view, WORD_EMERGENCY_BACK), false, HUE_SELF, on_back,
                e, 0);
}

static void emergency_destroy(struct page *page)
{
    struct emergency *e = emergency_of(page);

    mem_free(e->code);
    mem_free(e);
}

static const struct page_class emergency_class = {.name = "emergency",
                                                  .build = emergency_build,
                                                  .refresh = shell_refresh,
                                                  .leave = shell_leave,
                                                  .destroy = emergency_destroy};

struct page *emergency_page(struct hall *hall, const char *form_code)
{
    struct emergency *e = screen_create(sizeof *e, &emergency_class, hall);

    e->code = mem_strdup(form_code);
    return &e->screen.page;
}
