/* SPDX-License-Identifier: MIT */
/*
 * Who stands where. Upright, all parts stand under each other; lying, what is written and offered stands
 * left of what one writes with:
 *
 *     chips                       chips      | q w e r …
 *     field                       field      |  a s d …
 *     counter                     counter    |
 *     candidates                  candidates | 123  空格
 *     keys, or cell and its keys             |
 *
 * Every part has a least and a wanted height. What the box has between the two sums is shared out evenly; a
 * box that is smaller than all the least heights makes all parts smaller alike.
 */
#include "writer_parts.h"

#include "ui/panel.h"
#include "ui/view.h"

enum part { PART_CHIPS, PART_FIELD, PART_COUNTER, PART_BAR, PART_AREA, PART_HELP, PARTS };

struct part_height {
    int least, wanted; /* px; wanted 0 = not there */
};

static struct writer *writer_of(struct widget *w)
{
    return CONTAINER_OF(w, struct writer, widget);
}

static int mm(const struct writer *w, double length)
{
    return theme_px(&w->widget.view->theme, length);
}

bool writer_wants_bar(const struct writer *w)
{
    return w->pad == WRITER_HAND || w->pad == WRITER_PINYIN;
}

/* Ten keys and their gaps in the part that lies right. */
static int keyboard_width(const struct writer *w)
{
    return mm(w, 10 * 14.5 + 9 * THEME_TARGET_GAP_MM);
}

static int right_width(const struct writer *w, int width)
{
    return clamp_int(keyboard_width(w), width * 56 / 100, width * 62 / 100);
}

static bool lies(const struct writer *w, struct size box)
{
    bool low = box.h < mm(w, 128);

    return w->widget.view->theme.landscape && box.w > box.h &&
           (low || right_width(w, box.w) >= keyboard_width(w));
}

static int key_rows(const struct writer *w)
{
    if (w->config.kind == WRITER_PHONE || w->config.kind == WRITER_NUMBER)
        return keyboard_number.row_count;
    bool digits = w->pad == WRITER_LATIN || (w->pad == WRITER_PINYIN && w->config.kind == WRITER_ADDRESS);
    return digits && !writer_is_low(w) ? 5 : 4;
}

static int rows_px(const struct writer *w, int rows, double height_mm)
{
    return rows * mm(w, height_mm) + (rows - 1) * w->widget.view->theme.target_gap;
}

static int hand_keys_width(const struct writer *w, int width)
{
    bool elder = w->widget.view->theme.mode == THEME_ELDER;

    return clamp_int(width * (elder ? 36 : 27) / 100, mm(w, 34), mm(w, elder ? 84 : 72));
}

static struct part_height area_height(const struct writer *w, int width)
{
    int cell = width - hand_keys_width(w, width) - w->widget.view->theme.gap;

    cell = max_int(cell, 0);
    switch (w->pad) {
    case WRITER_HAND: return (struct part_height){min_int(cell, mm(w, 84)), min_int(cell, mm(w, 190))};
    case WRITER_RARE: return (struct part_height){mm(w, 100), mm(w, 270)};
    case WRITER_PINYIN:
    case WRITER_LATIN:
    case WRITER_DIGITS:
    case WRITER_SYMBOLS: break;
    }
    double wanted = w->config.kind == WRITER_PHONE || w->config.kind == WRITER_NUMBER ? 36 : 31;
    return (struct part_height){rows_px(w, key_rows(w), 14.5), rows_px(w, key_rows(w), wanted)};
}

static struct part_height field_height(const struct writer *w)
{
    int lines = w->config.kind == WRITER_LONG_TEXT ? 5 : writer_field_wraps(w) ? 2 : 1;
    /* Low glass: what is offered by the cell comes before a second line. */
    bool one = w->config.kind != WRITER_LONG_TEXT || (writer_is_low(w) && w->pad == WRITER_HAND);
    int least = writer_field_height(w, one ? 1 : 2);

    return (struct part_height){least * 9 / 10, max_int(writer_field_height(w, lines), mm(w, 28))};
}

/* Rows of chips, each as high as a target. */
static struct part_height chips_height(const struct writer *w, int width, int rows)
{
    const struct theme *theme = &w->widget.view->theme;
    int wanted = w->chips != NULL && rows > 0 ? widget_measure(w->chips, width).h : 0;
    int most = rows * theme->target + (rows - 1) * theme->target_gap;

    wanted = min_int(wanted, max_int(0, most));
    return (struct part_height){wanted, wanted};
}

static int counter_height(const struct writer *w)
{
    bool low = writer_is_low(w) && w->widget.view->theme.mode == THEME_ELDER;

    return w->counter != NULL && !low ? theme_style(&w->widget.view->theme, TYPE_NOTE, FONT_REGULAR).line_px
                                      : 0;
}

static void note_heights(const struct writer *w, int width, bool lying, int chip_rows,
                         struct part_height part[PARTS])
{
    int rows = writer_bar_rows(w, width), least_rows = lying && w->pad == WRITER_PINYIN ? 1 : rows;

    part[PART_CHIPS] = chips_height(w, width, chip_rows);
    part[PART_FIELD] = field_height(w);
    part[PART_COUNTER] = (struct part_height){counter_height(w), counter_height(w)};
    part[PART_BAR] = (struct part_height){0, 0};
    part[PART_AREA] = (struct part_height){0, 0};
    if (writer_wants_bar(w))
        part[PART_BAR] =
            (struct part_height){least_rows == 1 ? w->widget.view->theme.target : rows_px(w, least_rows, 16),
                                 rows_px(w, rows, 26)};
    if (!lying)
        part[PART_AREA] = area_height(w, width);
    part[PART_HELP] = (struct part_height){0, 0};
}

/* Help stands below everything, and only in room that nothing else wants. */
static void add_help(const struct writer *w, int width, int spare, struct part_height part[PARTS])
{
    int height = widget_measure(w->help, width).h;

    if (height > 0 && height + 2 * w->widget.view->theme.gap <= spare)
        part[PART_HELP] = (struct part_height){height, height};
}

static int gap_before(const struct writer *w, enum part part)
{
    return part == PART_COUNTER ? 0 : w->widget.view->theme.gap;
}

/* px of all parts and the gaps between them. */
static int sum(const struct writer *w, const struct part_height part[PARTS], bool wanted)
{
    int total = 0;

    for (int i = 0; i < PARTS; i++)
        if (part[i].wanted > 0)
            total += (wanted ? part[i].wanted : part[i].least) + (total > 0 ? gap_before(w, i) : 0);
    return total;
}

/* Text of many lines takes the room that nothing else wants. */
static void grow_field(const struct writer *w, struct part_height part[PARTS], int spare, bool lying)
{
    if (spare <= 0 || !writer_field_wraps(w))
        return;
    int lines = w->config.kind == WRITER_LONG_TEXT ? 9 : lying ? 4 : 2;
    int most = max_int(0, writer_field_height(w, lines) - part[PART_FIELD].wanted);
    part[PART_FIELD].wanted += min_int(spare, most);
}

/* What part i gets of what is there beyond the least heights. The writing cell is as large as it can be. */
static int share(const struct writer *w, const struct part_height part[PARTS], int i, int extra)
{
    bool cell = w->pad == WRITER_HAND || w->pad == WRITER_RARE;
    int first = cell ? min_int(part[PART_AREA].wanted - part[PART_AREA].least, extra) : 0, span = 0;

    if (cell && i == PART_AREA)
        return first;
    for (int k = 0; k < PARTS; k++)
        if (!cell || k != PART_AREA)
            span += part[k].wanted - part[k].least;
    return (int)((long)(part[i].wanted - part[i].least) * (extra - first) / max_int(1, span));
}

static void share_out(const struct writer *w, struct rect room, bool lying, struct rect place[PARTS])
{
    struct part_height part[PARTS];
    int chip_rows = 3, y = room.y;

    do
        note_heights(w, room.w, lying, --chip_rows, part);
    while (chip_rows > 0 && sum(w, part, false) > room.h);
    add_help(w, room.w, room.h - sum(w, part, true), part);
    grow_field(w, part, room.h - sum(w, part, true), lying);
    int least = sum(w, part, false), wanted = sum(w, part, true);
    int extra = clamp_int(room.h - least, 0, wanted - least);
    for (int i = 0; i < PARTS; i++) {
        place[i] = rect_make(room.x, y, room.w, 0);
        if (part[i].wanted == 0)
            continue;
        if (y > room.y)
            y += gap_before(w, i);
        int height = part[i].least + share(w, part, i, extra);
        if (least > room.h)
            height = (int)((long)height * max_int(room.h, 0) / least);
        height = clamp_int(height, 0, room.y + room.h - y);
        place[i] = rect_make(room.x, y, room.w, height);
        y += height;
    }
}

static void put(struct widget *w, struct rect box)
{
    if (w == NULL)
        return;
    w->hidden = rect_empty(box);
    widget_place(w, rect_empty(box) ? rect_make(box.x, box.y, 0, 0) : box);
}

static void writer_layout(struct widget *widget)
{
    struct writer *w = writer_of(widget);
    struct rect all = rect_make(0, 0, widget->box.w, widget->box.h), place[PARTS];
    bool lying = lies(w, (struct size){all.w, all.h});
    int gap = widget->view->theme.gap, right = right_width(w, all.w);
    struct rect column = lying ? rect_make(0, 0, all.w - right - gap, all.h) : all;

    share_out(w, column, lying, place);
    if (lying) {
        int wanted = area_height(w, right).wanted;
        place[PART_AREA] = rect_make(all.w - right, 0, right, min_int(all.h, max_int(wanted, mm(w, 150))));
    }
    put(w->chips, place[PART_CHIPS]);
    put(w->field, place[PART_FIELD]);
    put(w->counter, place[PART_COUNTER]);
    put(w->bar, place[PART_BAR]);
    put(w->area, place[PART_AREA]);
    put(w->help, place[PART_HELP]);
    struct rect over = place[PART_AREA];
    if (!lying && place[PART_BAR].h > 0)
        over = rect_union(over, place[PART_BAR]);
    put(w->grid, over);
}

/* The least that can be used; in a column it is given the rest of the page (widget::grow). */
static struct size writer_measure(struct widget *widget, int width_px)
{
    struct writer *w = writer_of(widget);

    return (struct size){width_px, rows_px(w, 4, 8)};
}

const struct widget_class writer_class = {.name = "writer",
                                          .measure = writer_measure,
                                          .layout = writer_layout,

                                          .finish = writer_finish};

/* ---- the pad ---- */

struct area {
    struct widget widget;
    struct writer *writer;
};

/* The cell is square and as large as it can be; its keys take a column, or two where it is low. */
static void place_hand(struct writer *w, struct rect all)
{
    int gap = w->widget.view->theme.gap, least = hand_keys_width(w, all.w);
    int cell = max_int(0, min_int(all.h, all.w - least - gap));
    int width = min_int(all.w - cell - gap, mm(w, 150));
    int rows = keyboard_rows(&keyboard_hand, 0);
    bool wide = all.h < rows_px(w, rows, 19) && width >= mm(w, 64);
    int height = min_int(cell, rows_px(w, wide ? 4 : rows, 30));

    widget_place(handpad_widget(w->cell), rect_make(0, 0, cell, cell));
    put(wide ? w->wide_keys : w->keys, rect_make(cell + gap, 0, width, height));
    put(wide ? w->keys : w->wide_keys, rect_make(0, 0, 0, 0));
}

static void area_layout(struct widget *widget)
{
    struct writer *w = CONTAINER_OF(widget, struct area, widget)->writer;
    struct rect all = rect_make(0, 0, widget->box.w, widget->box.h);

    if (w->cell != NULL)
        place_hand(w, all);
    else
        put(w->pad == WRITER_RARE ? w->rare : w->keys, all);
}

static const struct widget_class area_class = {.name = "area", .layout = area_layout};

struct widget *writer_area_create(struct writer *w)
{
    struct area *a = widget_create(&area_class, sizeof *a, w->widget.view, &w->widget);

    a->writer = w;
    return &a->widget;
}
