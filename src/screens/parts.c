/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "gfx/qr.h"
#include "store/content.h"
#include "ui/label.h"
#include "ui/picture.h"
#include "ui/qr_view.h"

#include <string.h>

void part_page_title(struct view *view, struct widget *parent, const char *title, const char *remark)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);

    row->across = PANEL_CENTER;
    struct widget *big = label_create(view, &row->widget, title, TYPE_TITLE, FONT_BOLD, theme->text);
    label_set_single(big);
    struct widget *small =
        label_create(view, &row->widget, remark, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    small->grow = 1;
    label_set_style(small, TEXT_LEFT, 1, 0);
}

int part_tag(struct view *view, struct widget *parent, const char *text, enum theme_hue hue)
{
    const struct theme *theme = &view->theme;
    struct panel *tag = panel_stack(view, parent, PANEL_ROW, 0);

    tag->fill = theme->hue[hue];
    tag->pill = 1;
    tag->pad_x = theme->unit;
    struct widget *label = label_create(view, &tag->widget, text, TYPE_NOTE, FONT_BOLD, theme->on_hue);
    label_set_single(label);
    return widget_measure(&tag->widget, view->size.w).w;
}

/* The text, or as much of its beginning as fits, with … behind it. The caller owns it. */
static char *fitted(struct view *view, const char *text, const struct text_style *style, int width)
{
    char *cut = mem_strdup(text);
    size_t count = utf8_count(text, strlen(text));

    while (count > 1 && text_width(view->fonts, cut, style) > width) {
        mem_free(cut);
        cut = str_format("%.*s…", (int)utf8_prefix(text, strlen(text), --count), text);
    }
    return cut;
}

/* A chip stands in a row of its own or beside a list: it must leave room for that. */
static int chip_room(const struct view *view)
{
    return view->theme.landscape ? view->size.w * 3 / 10 : view->size.w - 2 * view->theme.margin;
}

void part_chip(struct view *view, struct widget *parent, const char *text, bool chosen, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag)
{
    part_chip_within(view, parent, chip_room(view), text, chosen, hue, on_tap, ctx, tag);
}

void part_chip_within(struct view *view, struct widget *parent, int room_px, const char *text, bool chosen,
                      enum theme_hue hue, widget_fn on_tap, void *ctx, int tag)
{
    const struct theme *theme = &view->theme;
    struct panel *chip = panel_card(view, parent, PANEL_ROW);

    chip->pill = 1;
    chip->across = PANEL_CENTER;
    chip->along = PANEL_CENTER;
    chip->pad_x = theme->unit * 2;
    chip->pad_y = 0;
    if (chosen)
        chip->fill = chip->border = theme->hue[hue];
    struct text_style style = theme_style(theme, TYPE_BODY, chosen ? FONT_BOLD : FONT_REGULAR);
    char *name = fitted(view, text, &style, room_px - 2 * chip->pad_x);
    struct widget *label = label_create(view, &chip->widget, name, TYPE_BODY, style.weight,
                                        chosen ? theme->on_hue : theme->text);
    label_set_single(label);
    mem_free(name);
    panel_set_tap(chip, on_tap, ctx, tag);
}

static int row_pad(const struct theme *theme)
{
    return theme->mode == THEME_ELDER ? theme->unit : theme->unit * 3 / 2;
}

int part_row_height(const struct view *view)
{
    const struct theme *theme = &view->theme;
    int text = theme_style(theme, TYPE_HEADING, FONT_BOLD).line_px +
               theme_style(theme, TYPE_NOTE, FONT_REGULAR).line_px;

    return max_int(text + 2 * row_pad(theme), theme->target);
}

/* Lines of a title that needs two stand closer. */
static int tight_line(const struct theme *theme)
{
    return theme->type_px[TYPE_HEADING] * 6 / 5;
}

/* Two lines of a title with the note below them, as near to the edges as that may come. */
static int tall_row_height(const struct theme *theme)
{
    return 2 * tight_line(theme) + theme->type_px[TYPE_NOTE] * 5 / 4 + theme->unit;
}

/* So wide a row has room for an icon before its words; large type needs that room itself. */
enum { TILE_MM = 18, TILE_ROW_MM = 190 };

/* A square of the hue's tint with an icon in it. Gives its side, px; 0 = there is no room for one. */
static int build_tile(struct view *view, struct panel *card, const struct row_look *look, int width)
{
    const struct theme *theme = &view->theme;
    int side = theme_px(theme, TILE_MM);

    if (look->icon == NULL || theme->mode == THEME_ELDER || width < theme_px(theme, TILE_ROW_MM))
        return 0;
    part_tile(view, &card->widget, look->icon, side, look->hue);
    return side;
}

/* Three digits can be read from across the room; a whole number of eleven leaves no room for its name. */
enum { SHORT_FIGURE = 6 };

static enum theme_type figure_type(const char *figure)
{
    return utf8_count(figure, strlen(figure)) <= SHORT_FIGURE ? TYPE_TITLE : TYPE_HEADING;
}

static int width_in(const struct view *view, const char *text, enum theme_type type)
{
    struct text_style style = theme_style(&view->theme, type, FONT_BOLD);

    return text_width(view->fonts, text, &style);
}

/* So many characters of the title must fit into a line, or what stands at the end of the row gives way. */
enum { TITLE_LEAST = 6 };

/* The tag and the number, taken off *left. Gives the note: a number that has no room is read there. */
static const char *build_end(struct view *view, struct panel *card, const struct row_look *look, int *left)
{
    const struct theme *theme = &view->theme;
    int least = TITLE_LEAST * theme->type_px[TYPE_HEADING];
    const char *figure = look->figure != NULL ? look->figure : "", *tag = look->tag != NULL ? look->tag : "";
    int figure_width = width_in(view, figure, figure_type(figure)) + card->gap;
    int tag_width = width_in(view, tag, TYPE_NOTE) + 2 * theme->unit + card->gap;
    bool figure_fits = *figure != '\0' && *left - figure_width >= least;

    *left -= figure_fits ? figure_width : 0;
    if (*tag != '\0' && *left - tag_width >= least) {
        part_tag(view, &card->widget, tag, look->hue);
        *left -= tag_width;
    }
    if (!figure_fits)
        return *figure != '\0' ? figure : look->note;
    label_set_single(label_create(view, &card->widget, figure, figure_type(figure), FONT_BOLD,
                                  theme->hue[look->hue]));
    return look->note;
}

/* Byte at which a title is best parted: behind a sign or before a bracket, both lines as even as can be; 0 =
 * nowhere so that both fit. */
static size_t parting(struct view *view, const char *title, const struct text_style *style, int left)
{
    const char *p = title, *end = title + strlen(title);
    int whole = text_width(view->fonts, title, style), least = whole;
    size_t best = 0;

    while (p < end) {
        const char *from = p;
        uint32_t c = utf8_next(&p, end);
        bool before = c == 0xFF08 || c == 0x300A;
        if (!before && c != 0xFF0C && c != 0xFF1A && c != 0x3001 && c != 0xFF1B && c != 0xFF09)
            continue;
        size_t bytes = (size_t)((before ? from : p) - title);
        char *head = mem_strndup(title, bytes);
        int width = text_width(view->fonts, head, style), longer = max_int(width, whole - width);
        mem_free(head);
        if (bytes == 0 || title + bytes == end || longer > left || longer >= least)
            continue;
        least = longer;
        best = bytes;
    }
    return best;
}

/* One line, or two that part where the words do, else of about the same length: a last character alone on a
 * line is hard to read on from. */
static void build_title(struct view *view, struct widget *texts, const char *title, int left)
{
    const struct theme *theme = &view->theme;
    struct text_style style = theme_style(theme, TYPE_HEADING, FONT_BOLD);
    int whole = text_width(view->fonts, title, &style), half = whole / 2 + 2 * style.size_px;
    size_t at = whole > left ? parting(view, title, &style, left) : 0;
    char *text = at > 0 ? str_format("%.*s\n%s", (int)at, title, title + at) : mem_strdup(title);
    struct panel *line = panel_stack(view, texts, PANEL_ROW, 0);
    struct widget *name = label_create(view, &line->widget, text, TYPE_HEADING, FONT_BOLD, theme->text);

    mem_free(text);
    name->grow = 1;
    label_set_style(name, TEXT_LEFT, whole > left ? 2 : 1, 0);
    if (whole <= left)
        return;
    label_set_size(name, style.size_px, tight_line(theme));
    if (at == 0 && half < left)
        panel_create(view, &line->widget, PANEL_ROW)->widget.least.w = left - half;
}

/* room.h: what the list gives the row; 0 = as high as it needs to be. */
static void build_row(struct view *view, struct widget *row, struct size room, const struct row_look *look,
                      widget_fn on_tap, void *ctx, int index)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, row, PANEL_ROW);
    struct text_style style = theme_style(theme, TYPE_HEADING, FONT_BOLD);
    int arrow = theme_px(theme, theme->mode == THEME_ELDER ? 12 : 9);
    int left = room.w - 2 * card->pad_x - card->gap - arrow;

    card->across = PANEL_CENTER;
    card->pad_y = row_pad(theme);
    card->widget.grow = 1;
    card->pressed_fill = color_mix(theme->card, theme->hue[look->hue], 40);
    int tile = build_tile(view, card, look, room.w);
    left -= tile > 0 ? tile + card->gap : 0;
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    const char *note = build_end(view, card, look, &left);
    bool long_title = text_width(view->fonts, look->title, &style) > left;
    bool tall = room.h == 0 || room.h >= tall_row_height(theme);
    build_title(view, &texts->widget, look->title, left);
    if (long_title)
        card->pad_y = room.h == 0 ? theme->unit : theme->unit / 2;
    if ((!long_title || tall) && *note != '\0') {
        struct widget *under =
            label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
        label_set_style(under, TEXT_LEFT, 1, 0);
        if (long_title)
            label_set_size(under, theme->type_px[TYPE_NOTE], theme->type_px[TYPE_NOTE] * 5 / 4);
    }
    if (on_tap == NULL)
        return;
    picture_icon(view, &card->widget, "chevron-right", arrow, theme->hue[look->hue]);
    panel_set_tap(card, on_tap, ctx, index);
}

void part_row(struct view *view, struct widget *row, const struct row_look *look, widget_fn on_tap, void *ctx,
              int index)
{
    build_row(view, row, (struct size){row->parent->box.w, row->box.h}, look, on_tap, ctx, index);
}

void part_row_alone(struct view *view, struct widget *parent, int width_px, const struct row_look *look,
                    widget_fn on_tap, void *ctx, int index)
{
    struct panel *row = panel_create(view, parent, PANEL_COLUMN);

    build_row(view, &row->widget, (struct size){width_px, 0}, look, on_tap, ctx, index);
}

void part_row_unreadable(struct view *view, struct widget *row)
{
    struct row_look look = {.icon = "warning",
                            .title = view_word(view, WORD_UNREADABLE_ROW),
                            .note = view_word(view, WORD_TELL_STAFF),
                            .hue = HUE_PLAIN};

    part_row(view, row, &look, NULL, NULL, 0);
}

const char *part_category_icon(const struct content *content, int64_t category_id)
{
    for (int i = 0; i < content_category_count(content); i++) {
        const struct category *category = content_category(content, i);
        if (category->id == category_id && *category->icon != '\0')
            return category->icon;
    }
    return "service";
}

void part_tile(struct view *view, struct widget *parent, const char *icon, int side_px, enum theme_hue hue)
{
    const struct theme *theme = &view->theme;
    struct panel *tile = panel_create(view, parent, PANEL_ROW);
    bool filled = theme->mode == THEME_ELDER;

    tile->fill = filled ? theme->hue[hue] : color_mix(theme->card, theme->hue[hue], 28);
    tile->radius = side_px / 4;
    tile->along = tile->across = PANEL_CENTER;
    tile->widget.least = (struct size){side_px, side_px};
    picture_icon(view, &tile->widget, icon, side_px * 5 / 8, filled ? theme->on_hue : theme->hue[hue]);
}

const char *part_notice_kind(const struct view *view, enum notice_kind kind)
{
    static const enum word names[NOTICE_KINDS] = {[NOTICE_POLICY] = WORD_KIND_POLICY,
                                                  [NOTICE_PUBLICITY] = WORD_KIND_PUBLICITY,
                                                  [NOTICE_NOTE] = WORD_KIND_NOTE,
                                                  [NOTICE_DELIBERATION] = WORD_KIND_DELIBERATION,
                                                  [NOTICE_TIMELINE] = WORD_TIMELINE};

    return view_word(view, names[kind]);
}

void part_code(struct view *view, struct widget *parent, const char *text, double side_mm, bool narrow,
               const char *title, const char *note)
{
    const struct theme *theme = &view->theme;
    struct qr *qr = qr_create(text);
    enum text_align align = narrow ? TEXT_CENTER : TEXT_LEFT;

    if (qr == NULL)
        return;
    struct panel *card = panel_card(view, parent, narrow ? PANEL_COLUMN : PANEL_ROW);
    card->across = PANEL_CENTER;
    card->gap = narrow ? theme->unit : theme->unit * 2;
    card->pad_y = theme->unit;
    if (narrow)
        card->pad_x = theme->unit;
    /* Modules are whole pixels: as many as make the square as large as meant, and nothing around them. */
    int side = qr_modules(qr) * max_int(1, theme_px(theme, side_mm) / qr_modules(qr));
    qr_view_create(view, &card->widget, qr, side);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = narrow ? 0 : 1;
    label_set_style(label_create(view, &texts->widget, title, TYPE_HEADING, FONT_BOLD, theme->text), align, 0,
                    0);
    label_set_style(label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text),
                    align, 0, 0);
}

void part_unreadable(struct view *view, struct widget *parent)
{
    part_empty(view, parent, "warning", view_word(view, WORD_UNREADABLE_PAGE),
               view_word(view, WORD_UNREADABLE_ADVICE));
}

void part_fold(struct view *view, struct widget *parent, const char *title, bool open, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);

    row->across = PANEL_CENTER;
    row->pressed_fill = theme_tint(theme, hue);
    label_create(view, &row->widget, title, TYPE_HEADING, FONT_BOLD, theme->hue[hue])->grow = 1;
    if (on_tap == NULL)
        return;
    struct widget *word =
        label_create(view, &row->widget, view_word(view, open ? WORD_SHOW_LESS : WORD_SHOW_MORE), TYPE_NOTE,
                     FONT_REGULAR, theme->second_text);
    label_set_single(word);
    picture_icon(view, &row->widget, open ? "chevron-up" : "chevron-down", theme_px(theme, 8),
                 theme->second_text);
    panel_set_tap(row, on_tap, ctx, tag);
}

enum { NARROW_MM = 200 };

void part_button(struct view *view, struct widget *row, const char *icon, const char *text, bool main_one,
                 enum theme_hue hue, widget_fn on_tap, void *ctx, int tag)
{
    const struct theme *theme = &view->theme;
    struct panel *button = panel_card(view, row, PANEL_ROW);
    color_t faint = color_mix(theme->card, theme->second_text, 90);
    color_t ink = main_one ? theme->on_hue : on_tap != NULL ? theme->text : faint;

    button->widget.grow = 1;
    button->across = button->along = PANEL_CENTER;
    button->pad_x = theme->unit;
    button->pad_y = theme->unit / 2;
    button->border = main_one ? theme->hue[hue] : on_tap != NULL ? theme->second_text : theme->line;
    if (main_one)
        button->fill = theme->hue[hue];
    /* Where two of them share the width of a small tablet, the words come before the drawing. */
    struct text_style style = theme_style(theme, TYPE_BODY, FONT_BOLD);
    int room = (view->size.w - 2 * theme->margin - theme->gap) / 2 - theme->unit, side = theme_px(theme, 9);
    bool narrow = !theme->landscape && view->size.w < theme_px(theme, NARROW_MM) &&
                  text_width(view->fonts, text, &style) > room - side - 2 * theme->unit;
    if (!narrow)
        picture_icon(view, &button->widget, icon, side, ink);
    struct widget *label = label_create(view, &button->widget, text, TYPE_BODY, FONT_BOLD, ink);
    if (narrow)
        label_fit_single(label, room);
    else
        label_set_single(label);
    panel_set_tap(button, on_tap, ctx, tag); /* NULL keeps the size */
}

void part_way(struct view *view, struct widget *row, const char *icon, const char *title, const char *note,
              enum theme_hue hue, widget_fn on_tap, void *ctx)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, row, PANEL_ROW);

    card->across = PANEL_CENTER;
    card->fill = theme_tint(theme, hue);
    card->pad_x = theme->unit * 3 / 2;
    card->widget.grow = 1;
    picture_icon(view, &card->widget, icon, theme_px(theme, 15), theme->hue[hue]);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    label_create(view, &texts->widget, title, TYPE_BODY, FONT_BOLD, theme->text);
    if (*note != '\0')
        label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
    panel_set_tap(card, on_tap, ctx, 0);
}

void part_empty(struct view *view, struct widget *parent, const char *icon, const char *title,
                const char *advice)
{
    const struct theme *theme = &view->theme;
    struct panel *box = panel_stack(view, parent, PANEL_COLUMN, theme->unit * 2);

    box->widget.grow = 1;
    box->across = PANEL_CENTER;
    box->along = PANEL_CENTER;
    picture_icon(view, &box->widget, icon, theme_px(theme, 32), theme->second_text);
    struct widget *big = label_create(view, &box->widget, title, TYPE_TITLE, FONT_BOLD, theme->text);
    label_set_style(big, TEXT_CENTER, 0, 0);
    struct widget *small =
        label_create(view, &box->widget, advice, TYPE_BODY, FONT_REGULAR, theme->second_text);
    label_set_style(small, TEXT_CENTER, 0, 0);
}

void part_english(struct view *view, struct widget *parent, const char *text)
{
    if (view->language == LANGUAGE_EN && *text != '\0')
        label_create(view, parent, text, TYPE_HEADING, FONT_REGULAR, view->theme.second_text);
}

struct widget *part_paragraph(struct view *view, struct widget *parent, const char *text)
{
    return label_create(view, parent, text, TYPE_BODY, FONT_REGULAR, view->theme.text);
}

void part_for_staff(struct view *view, struct widget *parent, const char *why)
{
    struct panel *card = panel_card(view, parent, PANEL_COLUMN);

    label_create(view, &card->widget, view_word(view, WORD_FOR_STAFF), TYPE_NOTE, FONT_BOLD,
                 view->theme.second_text);
    label_create(view, &card->widget, why, TYPE_NOTE, FONT_REGULAR, view->theme.second_text);
}
