/* SPDX-License-Identifier: MIT */
#include "parts.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/model.h"
#include "ui/label.h"
#include "ui/picture.h"

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
static int chip_text_room(const struct view *view, const struct panel *chip)
{
    int room = view->theme.landscape ? view->size.w * 3 / 10 : view->size.w - 2 * view->theme.margin;

    return room - 2 * chip->pad_x;
}

void part_chip(struct view *view, struct widget *parent, const char *text, bool chosen, enum theme_hue hue,
               widget_fn on_tap, void *ctx, int tag)
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
    char *name = fitted(view, text, &style, chip_text_room(view, chip));
    struct widget *label = label_create(view, &chip->widget, name, TYPE_BODY, style.weight,
                                        chosen ? theme->on_hue : theme->text);
    label_set_single(label);
    mem_free(name);
    panel_set_tap(chip, on_tap, ctx, tag);
}

static int row_pad(const struct theme *theme)
{
    return theme->unit * 5 / 4;
}

int part_row_height(const struct view *view)
{
    const struct theme *theme = &view->theme;
    int text = theme_style(theme, TYPE_HEADING, FONT_BOLD).line_px +
               theme_style(theme, TYPE_NOTE, FONT_REGULAR).line_px;

    return max_int(text + 2 * row_pad(theme), theme->target);
}

static void build_row(struct view *view, struct widget *row, int width, const char *title, const char *note,
                      const char *tag, enum theme_hue hue, widget_fn on_tap, void *ctx, int index)
{
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, row, PANEL_ROW);
    struct text_style style = theme_style(theme, TYPE_HEADING, FONT_BOLD);

    card->across = PANEL_CENTER;
    card->pad_y = row_pad(theme);
    card->widget.grow = 1;
    card->pressed_fill = color_mix(theme->card, theme->hue[hue], 40);
    struct panel *texts = panel_stack(view, &card->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    struct widget *name = label_create(view, &texts->widget, title, TYPE_HEADING, FONT_BOLD, theme->text);
    int arrow = theme_px(theme, 9);
    int room = width - 2 * card->pad_x - card->gap - arrow;

    if (tag != NULL)
        room -= part_tag(view, &card->widget, tag, hue) + card->gap;
    bool long_title = text_width(view->fonts, title, &style) > room;
    label_set_style(name, TEXT_LEFT, long_title ? 2 : 1, 0);
    if (long_title) {
        label_set_size(name, theme->type_px[TYPE_HEADING], theme->type_px[TYPE_HEADING] * 5 / 4);
    } else {
        struct widget *under =
            label_create(view, &texts->widget, note, TYPE_NOTE, FONT_REGULAR, theme->second_text);
        label_set_style(under, TEXT_LEFT, 1, 0);
    }
    if (on_tap == NULL)
        return;
    picture_icon(view, &card->widget, "chevron-right", arrow, theme->hue[hue]);
    panel_set_tap(card, on_tap, ctx, index);
}

void part_row(struct view *view, struct widget *row, const char *title, const char *note, const char *tag,
              enum theme_hue hue, widget_fn on_tap, void *ctx, int index)
{
    build_row(view, row, row->parent->box.w, title, note, tag, hue, on_tap, ctx, index);
}

void part_row_alone(struct view *view, struct widget *parent, int width_px, const char *title,
                    const char *note, const char *tag, enum theme_hue hue, widget_fn on_tap, void *ctx,
                    int index)
{
    struct panel *row = panel_create(view, parent, PANEL_COLUMN);

    build_row(view, &row->widget, width_px, title, note, tag, hue, on_tap, ctx, index);
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
    picture_icon(view, &button->widget, icon, theme_px(theme, 9), ink);
    label_set_single(label_create(view, &button->widget, text, TYPE_BODY, FONT_BOLD, ink));
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
    picture_icon(view, &card->widget, icon, theme_px(theme, 12), theme->hue[hue]);
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
