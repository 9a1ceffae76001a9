/* SPDX-License-Identifier: MIT */
/* 楼号 单元 门牌: three numbers on a digit pad make the address; what has no numbers is written out. */
#include "base/mem.h"
#include "base/str.h"
#include "ui/keypad.h"
#include "ui/label.h"
#include "ui/panel.h"

#include "fill_step.h"
#include "parts.h"

#include <stdio.h>
#include <string.h>

static const enum word part_words[ADDRESS_PARTS] = {WORD_ADDRESS_BUILDING, WORD_ADDRESS_UNIT,
                                                    WORD_ADDRESS_ROOM};
static const char *const part_marks[ADDRESS_PARTS] = {"号楼", "单元", ""};

/* Which of the places that the sheet offers (楼道里, 单元门口) the address ends with; -1 = none. */
static int place_of(struct fill_screen *s, const char *rest)
{
    const struct form_field *f = fill_screen_field(s);

    for (int i = 0; i < f->phrases.count; i++)
        if (strcmp(rest, f->phrases.item[i]) == 0)
            return i;
    return -1;
}

/* "12号楼2单元301", "12号楼楼道里"; parts that were not given are left out. The caller's. */
static char *compose(struct fill_screen *s)
{
    struct str out = {0};

    for (int i = 0; i < ADDRESS_PARTS; i++)
        if (*s->part[i] != '\0')
            str_add_format(&out, "%s%s", s->part[i], part_marks[i]);
    if (s->place_at >= 0)
        str_add(&out, fill_screen_field(s)->phrases.item[s->place_at]);
    return str_take(&out);
}

/* The other way; false: it was written otherwise. */
static bool take_apart(struct fill_screen *s, const char *address)
{
    const char *p = address;

    explicit_bzero(s->part, sizeof s->part);
    for (int i = 0; i < ADDRESS_PARTS; i++) {
        size_t digits = strspn(p, "0123456789"), mark = strlen(part_marks[i]);
        if (digits == 0 || digits >= ADDRESS_PART_BYTES || strncmp(p + digits, part_marks[i], mark) != 0)
            continue;
        memcpy(s->part[i], p, digits);
        p += digits + mark;
    }
    s->place_at = place_of(s, p);
    return *p == '\0' || s->place_at >= 0;
}

static void store(struct fill_screen *s)
{
    struct fill *fill = fill_screen_asked(s);

    if (fill == NULL)
        return;
    char *address = compose(s);
    fill_set(fill, fill->at, address);
    mem_free(address);
    hall_want_rebuild(s->screen.hall);
}

static void on_key(void *ctx, const char *label)
{
    struct fill_screen *s = ctx;

    if (keypad_apply(label, s->part[s->part_at], ADDRESS_PART_BYTES))
        store(s);
}

static void on_part(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;

    s->part_at = w->tag;
    hall_want_rebuild(s->screen.hall);
}

static void on_place(void *ctx, struct widget *w)
{
    struct fill_screen *s = ctx;

    s->place_at = s->place_at == w->tag ? -1 : w->tag;
    store(s);
}

static void write_out(struct fill_screen *s, bool written_out)
{
    s->written_out = written_out;
    hall_want_rebuild(s->screen.hall);
}

static void on_other_way(void *ctx, struct widget *w)
{
    (void)w;
    write_out(ctx, true);
}

bool fill_address_has_numbers(struct fill_screen *s)
{
    struct fill *fill = fill_screen_fill(s);

    return take_apart(s, fill_answer(fill, fill->at));
}

void fill_address_by_numbers(struct fill_screen *s)
{
    write_out(s, false);
}

static void build_part(struct fill_screen *s, struct widget *row, int i)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *card = panel_card(view, row, PANEL_COLUMN);
    bool here = i == s->part_at;

    card->across = PANEL_STRETCH;
    card->pad_y = theme->unit;
    card->gap = 0;
    card->widget.grow = 1;
    if (here) {
        card->border = theme->hue[HUE_SELF];
        card->border_px = theme->border * 2;
        card->fill = theme_tint(theme, HUE_SELF);
    }
    label_create(view, &card->widget, view_word(view, part_words[i]), TYPE_NOTE, FONT_REGULAR,
                 theme->second_text);
    label_set_style(label_create(view, &card->widget, *s->part[i] != '\0' ? s->part[i] : " ", TYPE_TITLE,
                                 FONT_BOLD, theme->text),
                    TEXT_LEFT, 1, 0);
    panel_set_tap(card, on_part, s, i);
}

static void build_places(struct fill_screen *s, struct widget *parent, bool room)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    const struct text_list *places = &fill_screen_field(s)->phrases;
    struct panel *row = panel_stack(view, parent, PANEL_FLOW, theme->target_gap);

    row->row_gap = theme->target_gap;
    for (int i = 0; room && i < fill_phrases_shown(view, fill_screen_field(s), NULL); i++)
        part_chip(view, &row->widget, places->item[i], i == s->place_at, HUE_SELF, on_place, s, i);
    part_chip(view, &row->widget, view_word(view, WORD_ADDRESS_OTHER), false, HUE_SELF, on_other_way, s, 1);
}

static void build_parts(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->target_gap);
    char *address = compose(s);

    for (int i = 0; i < ADDRESS_PARTS; i++)
        build_part(s, &row->widget, i);
    label_set_style(label_create(view, parent, *address != '\0' ? address : " ", TYPE_HEADING, FONT_BOLD,
                                 theme->hue[HUE_SELF]),
                    TEXT_LEFT, 1, 0);
    mem_free(address);
}

/* The pad stands lowest: it is what is tapped most. Gives the height, px, that all of it would like. */
static int build_pad_and_parts(struct fill_screen *s, struct widget *parent, bool places)
{
    struct view *view = screen_view(&s->screen);
    struct widget *left, *right;

    shell_halves(&s->screen, parent, &left, &right);
    build_places(s, left, places);
    build_parts(s, left);
    struct widget *pad = keypad_create(view, right, &keypad_digits, on_key, s);
    /* Where even the least does not fit, lower keys are better than keys off the glass. */
    pad->clips = !places;
    if (right != parent)
        right->parent->clips = !places;
    pad->grow = view->theme.landscape || view->theme.mode == THEME_ELDER || !places;
    if (pad->grow == 0)
        pad->least.h = theme_px(&view->theme, 150);
    return widget_measure(parent, view->size.w - 2 * view->theme.margin).h;
}

/* Low glass and large keys leave no room for the places; writing it out offers them as well. */
static void build_numbers(struct fill_screen *s, struct widget *parent)
{
    if (build_pad_and_parts(s, parent, true) <= s->room_px)
        return;
    widget_destroy_children(parent);
    build_pad_and_parts(s, parent, false);
}

void fill_build_address(struct fill_screen *s, struct widget *parent)
{
    struct fill *fill = fill_screen_fill(s);

    if (!take_apart(s, fill_answer(fill, fill->at)))
        s->written_out = true;
    if (!s->written_out) {
        build_numbers(s, parent);
        return;
    }
    fill_build_writer(s, parent);
}
