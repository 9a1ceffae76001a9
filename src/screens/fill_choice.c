/* SPDX-License-Identifier: MIT */
/* One or several of a few options, a time, a session, a room: keys as large as the page has room for. One
 * choice goes on by itself. */
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "fill_step.h"
#include "option_icon.h"
#include "parts.h"

#include <limits.h>
#include <string.h>

enum { FEW_OPTIONS = 5, MANY_OPTIONS = 9, PAIR = 2, MOST_COLUMNS = 4 };

/* From the roomiest to the one that gets most onto a page. */
enum key_style { KEYS_LARGE, KEYS_TIGHT, KEYS_PLAIN /* without drawings */, KEY_STYLES };

/* How the keys of this question look, all alike. */
struct key_look {
    int columns, height_px, icon_px, pad_px, gap_px;
    bool several;
    bool icons;  /* every option has one: they are told apart by sight */
    bool tiles;  /* the icon above the words, where the keys are high enough */
    bool beside; /* the note stands at the end of the line, not below it */
    enum theme_type type;
};

static void on_option(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);
    const struct fill_option *option = &s->options.item[w->tag];

    if (fill == NULL)
        return;
    if (fill_screen_field(s)->kind == FIELD_CHOICES) {
        fill_toggle(fill, fill->at, option->value);
        hall_want_rebuild(s->screen.hall);
        return;
    }
    fill_set(fill, fill->at, option->value);
    fill_screen_next(s);
}

/* ---- how they look ---- */

static bool is_danger(const struct fill_screen *s, const struct fill *fill, const struct fill_option *option)
{
    const struct text_list *divert = &fill->form->field[s->built_for].divert;

    for (int i = 0; i < divert->count; i++)
        if (strcmp(divert->item[i], option->value) == 0)
            return true;
    return false;
}

static const char *icon_for(const struct fill_screen *s, const struct fill *fill, int i)
{
    const struct fill_option *option = &s->options.item[i];

    if (is_danger(s, fill, option))
        return "warning";
    if (fill->form->field[s->built_for].kind == FIELD_YES_NO)
        return i == 0 ? "check" : "close";
    return option_icon(option->value);
}

/* One without a drawing among others would look like the odd one out. */
static bool all_have_icons(const struct fill_screen *s, const struct fill *fill)
{
    for (int i = 0; i < s->options.count; i++)
        if (icon_for(s, fill, i) == NULL)
            return false;
    return true;
}

static int widest(const struct fill_screen *s, enum theme_type type, enum font_weight weight, bool notes)
{
    const struct view *view = screen_view(&s->screen);
    struct text_style style = theme_style(&view->theme, type, weight);
    int most = 0;

    for (int i = 0; i < s->options.count; i++) {
        const struct fill_option *option = &s->options.item[i];
        most = max_int(most, text_width(view->fonts, notes ? option->note : option->label, &style));
    }
    return most;
}

static int column_px(const struct view *view, int columns)
{
    int gap = view->theme.target_gap;

    return (view->size.w - 2 * view->theme.margin + gap) / columns - gap;
}

/* What a key needs besides its words, when they stand beside its icon or its mark. */
static int around_px(const struct theme *theme, const struct key_look *look)
{
    int mark = look->several && look->icons ? theme_px(theme, 9) + look->gap_px : 0;
    int first = look->icons ? look->icon_px : theme_px(theme, 9);

    return 2 * look->pad_px + first + look->gap_px + mark + theme_px(theme, 1);
}

static int wanted_columns(const struct fill_screen *s, enum key_style style, bool icons)
{
    int count = s->options.count;

    if (count == PAIR)
        return PAIR;
    if (!screen_theme(&s->screen)->landscape)
        return count > FEW_OPTIONS ? 2 : 1;
    /* Four in a row, or two by two: a fourth one alone on its line looks forgotten. */
    if (style == KEYS_LARGE && (count > MANY_OPTIONS || (count == MOST_COLUMNS && icons)))
        return MOST_COLUMNS;
    return count == MOST_COLUMNS ? PAIR : min_int(count, 3);
}

/* The room is shared out, up to a size beyond which a key looks like a poster. */
static int height_for(const struct fill_screen *s, const struct theme *theme, int columns)
{
    int rows = (s->options.count + columns - 1) / columns, gap = theme->target_gap;
    int least = max_int(theme->target, theme_px(theme, theme->landscape ? 22 : 27));
    int most = theme_px(theme, rows == 1 ? 100 : columns == 1 ? 48 : 64);

    return clamp_int((s->room_px - (rows - 1) * gap) / rows, least, most);
}

/* Tiles need the height for an icon over the words, and the note below them. */
static bool can_be_tiles(const struct fill_screen *s, const struct key_look *look)
{
    const struct theme *theme = screen_theme(&s->screen);
    bool notes = widest(s, TYPE_NOTE, FONT_REGULAR, true) > 0;
    int words = theme->type_px[TYPE_TITLE] * 13 / 10 + (notes ? theme->type_px[TYPE_NOTE] * 3 : 0);

    return look->icons && !look->several && look->columns > 1 &&
           look->height_px >= words + theme_px(theme, 18) + theme->unit * 2;
}

static void set_type(const struct fill_screen *s, const struct fill *fill, struct key_look *look)
{
    const struct view *view = screen_view(&s->screen);
    int around = look->tiles ? 2 * look->pad_px : around_px(&view->theme, look);
    int room = column_px(view, look->columns) - around;

    look->type = widest(s, TYPE_TITLE, FONT_BOLD, false) <= room ? TYPE_TITLE : TYPE_HEADING;
    if (look->tiles && fill->form->field[s->built_for].kind == FIELD_YES_NO)
        look->type = TYPE_DISPLAY;
}

static struct key_look look_of(const struct fill_screen *s, const struct fill *fill, enum key_style style)
{
    const struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    bool large = style == KEYS_LARGE;
    bool icons = style != KEYS_PLAIN && all_have_icons(s, fill);
    struct key_look look = {.columns = wanted_columns(s, style, icons),
                            .several = fill->form->field[s->built_for].kind == FIELD_CHOICES,
                            .icons = icons,
                            .pad_px = large ? theme->unit * 3 / 2 : theme->unit,
                            .gap_px = large ? theme->unit : theme->unit * 3 / 4,
                            .icon_px = theme_px(theme, large ? 18 : 11),
                            .type = TYPE_HEADING};
    int words = widest(s, TYPE_HEADING, FONT_BOLD, false);

    while (look.columns > 1 && words + around_px(theme, &look) > column_px(view, look.columns))
        look.columns--;
    look.height_px = height_for(s, theme, look.columns);
    look.tiles = large && can_be_tiles(s, &look);
    if (!look.tiles)
        look.height_px = min_int(look.height_px, theme_px(theme, 56));
    else
        look.icon_px = clamp_int(look.height_px * 2 / 5, theme_px(theme, 18), theme_px(theme, 36));
    if (large)
        set_type(s, fill, &look);
    look.beside = !large && look.columns == 1 &&
                  words + widest(s, TYPE_NOTE, FONT_REGULAR, true) + around_px(theme, &look) + look.gap_px <=
                      column_px(view, 1);
    return look;
}

/* ---- a key ---- */

static void build_texts(struct view *view, struct panel *card, const struct fill_option *option,
                        const struct key_look *look, color_t ink, color_t second)
{
    enum panel_flow flow = look->beside ? PANEL_ROW : PANEL_COLUMN;
    struct panel *texts = panel_stack(view, &card->widget, flow, look->beside ? look->gap_px : 0);
    struct widget *label = label_create(view, &texts->widget, option->label, look->type, FONT_BOLD, ink);
    enum text_align align = look->tiles ? TEXT_CENTER : TEXT_LEFT;

    texts->widget.grow = !look->tiles;
    label_set_style(label, align, 2, 0);
    if (*option->note == '\0')
        return;
    struct widget *note =
        label_create(view, &texts->widget, option->note, TYPE_NOTE, FONT_REGULAR, second);
    label_set_style(note, align, look->icons ? 2 : 1, 0);
    if (!look->beside)
        return;
    texts->across = PANEL_CENTER;
    label->grow = 1;
    label_set_single(note);
}

/* A ring or a square that is ticked: what is chosen is never told by colour alone. */
static void build_mark(struct view *view, struct panel *card, bool chosen, bool several)
{
    const struct theme *theme = &view->theme;
    struct panel *mark = panel_create(view, &card->widget, PANEL_ROW);
    int side = theme_px(theme, 9);

    mark->widget.least = (struct size){side, side};
    mark->across = mark->along = PANEL_CENTER;
    mark->fill = chosen ? theme->hue[HUE_SELF] : theme->card;
    mark->border = chosen ? theme->on_hue : theme->second_text;
    mark->border_px = theme->border;
    mark->radius = several ? theme->radius / 2 : side / 2;
    if (chosen)
        picture_icon(view, &mark->widget, "check", side * 3 / 4, theme->on_hue);
}

/* Beside the words it stands on a disc of its own, so that a column of them reads as one; in 长辈模式 the drawing
 * has the place of the disc. */
static void build_icon(struct view *view, struct panel *card, const char *icon, const struct key_look *look,
                       color_t ink, color_t ground)
{
    struct panel *disc = panel_create(view, &card->widget, PANEL_ROW);
    int side = look->icon_px;
    bool bare = look->tiles || view->theme.mode == THEME_ELDER;

    disc->widget.least = (struct size){side, side};
    disc->across = disc->along = PANEL_CENTER;
    disc->radius = side / 2;
    if (!bare)
        disc->fill = ground;
    picture_icon(view, &disc->widget, icon, bare ? side : side * 3 / 5, ink);
}

static struct panel *build_card(struct fill_screen *s, struct widget *grid, const struct key_look *look,
                                color_t hue, bool chosen)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, grid, look->tiles ? PANEL_COLUMN : PANEL_ROW);

    card->across = PANEL_CENTER;
    card->along = look->tiles ? PANEL_CENTER : PANEL_START;
    card->gap = look->tiles ? theme->unit / 2 : look->gap_px;
    card->pad_x = look->pad_px;
    card->pad_y = theme->unit / 2;
    card->pressed_fill = color_mix(theme->card, hue, 60);
    card->widget.least.h = look->height_px;
    if (chosen)
        card->fill = card->border = hue;
    return card;
}

static void build_option(struct fill_screen *s, const struct fill *fill, struct widget *grid, int i,
                         const struct key_look *look)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    const struct fill_option *option = &s->options.item[i];
    bool chosen = fill_has(fill, fill->at, option->value);
    color_t hue = theme->hue[is_danger(s, fill, option) ? HUE_IDENTITY : HUE_SELF];
    color_t faint = color_mix(theme->card, theme->second_text, 140);
    color_t ink = chosen ? theme->on_hue : option->off ? faint : theme->text;
    struct panel *card = build_card(s, grid, look, hue, chosen);
    bool ticked = look->icons && chosen && look->tiles;

    if (look->icons)
        build_icon(view, card, ticked ? "check" : icon_for(s, fill, i), look,
                   chosen        ? theme->on_hue
                   : option->off ? faint
                                 : hue,
                   chosen ? hue : color_mix(theme->card, hue, 20));
    else
        build_mark(view, card, chosen, look->several);
    build_texts(view, card, option, look, ink, chosen ? theme->on_hue : theme->second_text);
    if (look->icons && !look->tiles && (chosen || look->several))
        build_mark(view, card, chosen, look->several);
    if (!option->off)
        panel_set_tap(card, on_option, s, i);
}

/* Gives how high it is, px. */
static int build_keys(struct fill_screen *s, const struct fill *fill, struct widget *parent,
                      const struct key_look *look)
{
    struct view *view = screen_view(&s->screen);
    struct panel *grid = panel_stack(view, parent, PANEL_GRID, view->theme.target_gap);

    grid->columns = look->columns;
    grid->row_gap = view->theme.target_gap;
    for (int i = 0; i < s->options.count; i++)
        build_option(s, fill, &grid->widget, i, look);
    return widget_measure(&grid->widget, view->size.w - 2 * view->theme.margin).h;
}

/* The roomiest style that shows all of them at once; else the lowest one, whose pages are turned. */
static struct key_look best_look(struct fill_screen *s, const struct fill *fill, struct widget *scratch)
{
    struct key_look best = look_of(s, fill, KEYS_LARGE);
    int lowest = INT_MAX;

    for (int style = 0; style < KEY_STYLES && lowest > s->room_px; style++) {
        struct key_look look = look_of(s, fill, (enum key_style)style);
        int height = build_keys(s, fill, scratch, &look);
        widget_destroy_children(scratch);
        if (height < lowest) {
            lowest = height;
            best = look;
        }
    }
    /* On wide glass the keys that turn the pages stand beside the list and take a column's room from it. */
    if (lowest > s->room_px && screen_theme(&s->screen)->landscape)
        best.columns = max_int(best.columns - 1, 1);
    return best;
}

void fill_build_choice(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);

    fill_options_finish(&s->options);
    fill_options_make(&s->options, fill, fill->at, s->screen.hall);
    if (s->options.count == 0) {
        part_empty(view, parent, "empty", view_word(view, WORD_NOTHING_TO_CHOOSE),
                   view_word(view, WORD_NOTHING_TO_CHOOSE_ADVICE));
        return;
    }
    struct key_look look = best_look(s, fill, parent);
    build_keys(s, fill, &shell_scroll(&s->screen, parent)->widget, &look);
}
