/* SPDX-License-Identifier: MIT */
#include "writer_rare.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/label.h"
#include "ui/view.h"

#include <string.h>

static struct rare_pad *pad_of(struct widget *w)
{
    return CONTAINER_OF(w, struct rare_pad, widget);
}

static bool has_tab(const struct writer *w, enum rare_tab tab)
{
    switch (tab) {
    case RARE_RADICAL: return w->config.rare != NULL;
    case RARE_PARTS: return w->config.rare != NULL && (w->config.hand != NULL || w->config.pinyin != NULL);
    case RARE_UNFOUND: return w->config.unfound != NULL;
    case RARE_BACK: return true;
    case RARE_TABS: break;
    }
    return false;
}

bool writer_rare_possible(const struct writer *w)
{
    return w->config.kind != WRITER_PHONE && w->config.kind != WRITER_NUMBER &&
           (has_tab(w, RARE_RADICAL) || has_tab(w, RARE_UNFOUND));
}

void rare_say(struct rare_pad *pad, enum word prompt)
{
    label_set_text(pad->prompt, view_word(pad->widget.view, prompt));
}

void rare_close_grid(struct rare_pad *pad)
{
    widget_destroy(pad->grid);
    pad->grid = NULL;
}

/* The pad goes with it. */
void rare_choose(struct rare_pad *pad, uint32_t code_point)
{
    struct writer *w = pad->writer;
    char text[5] = "";

    text[utf8_put(code_point, text)] = '\0';
    writer_append(w, text);
    explicit_bzero(text, sizeof text);
    writer_choose_pad(w, w->back);
}

/* ---- what was found ---- */

static void found_label(void *ctx, int index, char *out)
{
    const struct rare_pad *pad = ctx;

    out[utf8_put(pad->found[index].code_point, out)] = '\0';
}

static void found_chosen(void *ctx, int index)
{
    struct rare_pad *pad = ctx;

    rare_choose(pad, pad->found[index].code_point);
}

static void found_close(void *ctx)
{
    struct rare_pad *pad = ctx;

    rare_close_grid(pad);
    if (pad->tab == RARE_RADICAL) {
        pad->stage = STAGE_RADICAL;
        rare_radical_build(pad);
    } else {
        rare_say(pad, WORD_RARE_ASK_PARTS);
    }
}

static void found_clicked(void *ctx)
{
    writer_click(((struct rare_pad *)ctx)->writer);
}

void rare_show_found(struct rare_pad *pad)
{
    struct grid_source source = {.count = pad->found_count,
                                 .label = found_label,
                                 .chosen = found_chosen,
                                 .close = found_close,
                                 .close_word = WORD_WRITE_ONE_BACK,
                                 .clicked = found_clicked,
                                 .ctx = pad,
                                 .hue = pad->writer->config.hue,
                                 .squares = true};

    rare_close_grid(pad);
    pad->grid = writer_grid_create(pad->widget.view, pad->body, &source);
    rare_say(pad, WORD_RARE_ASK_CHARACTER);
}

/* ---- 请人帮忙 ---- */

static void keep_drawing(struct rare_pad *pad)
{
    struct writer *w = pad->writer;
    struct str strokes;

    if (handpad_empty(pad->cell))
        return;
    str_init(&strokes);
    handpad_strokes(pad->cell, &strokes);
    if (writer_append(w, WRITER_UNFOUND))
        w->config.unfound(w->config.ctx, str_text(&strokes));
    if (strokes.data != NULL)
        explicit_bzero(strokes.data, strokes.space);
    str_finish(&strokes);
    writer_choose_pad(w, w->back);
}

static void on_unfound_key(void *ctx, const struct keyboard_key *key, const char *text)
{
    struct rare_pad *pad = ctx;

    (void)text;
    writer_click(pad->writer);
    if (key->does == KEYBOARD_UNDO)
        handpad_undo(pad->cell);
    else if (key->does == KEYBOARD_REWRITE)
        handpad_clear(pad->cell);
    else
        keep_drawing(pad);
}

static void on_drawn(void *ctx, const uint32_t *code_points, int count)
{
    (void)ctx, (void)code_points, (void)count;
}

static void build_unfound(struct rare_pad *pad)
{
    pad->cell = handpad_create(pad->widget.view, pad->body, NULL, on_drawn, pad);
    pad->keys = keyboard_create(pad->widget.view, pad->body, &keyboard_unfound, 0, pad->writer->config.hue,
                                on_unfound_key, pad);
    rare_say(pad, WORD_RARE_ASK_DRAWING);
}

static void place_unfound(struct rare_pad *pad, struct rect body)
{
    const struct theme *theme = &pad->widget.view->theme;
    int cell = min_int(body.h, body.w * 7 / 10),
        width = min_int(body.w - cell - theme->gap, theme_px(theme, 110));

    widget_place(handpad_widget(pad->cell), rect_make(0, 0, cell, cell));
    widget_place(pad->keys, rect_make(cell + theme->gap, 0, width, min_int(cell, theme_px(theme, 100))));
}

/* ---- the tabs ---- */

static void build_tab(struct rare_pad *pad)
{
    pad->grid = pad->keys = NULL;
    pad->cell = NULL;
    widget_destroy_children(pad->body);
    pad->found_count = 0;
    for (int i = 0; i < RARE_TABS; i++)
        if (pad->tab_key[i] != NULL)
            key_set_look(pad->tab_key[i], i == (int)pad->tab ? KEY_CHOSEN : KEY_WORD);
    if (pad->tab == RARE_RADICAL)
        rare_radical_build(pad);
    else if (pad->tab == RARE_PARTS)
        rare_split_build(pad);
    else
        build_unfound(pad);
}

static void on_tab(void *ctx, struct widget *key)
{
    struct rare_pad *pad = ctx;

    writer_click(pad->writer);
    if (key->tag == RARE_BACK) {
        writer_choose_pad(pad->writer, pad->writer->back);
        return;
    }
    pad->tab = (enum rare_tab)key->tag;
    pad->stage = STAGE_COUNT;
    build_tab(pad);
}

static void place_tabs(struct rare_pad *pad, int height)
{
    int gap = pad->widget.view->theme.target_gap, whole = pad->widget.box.w + gap, count = 0, at = 0;

    for (int i = 0; i < RARE_TABS; i++)
        count += pad->tab_key[i] != NULL;
    for (int i = 0; i < RARE_TABS; i++) {
        if (pad->tab_key[i] == NULL)
            continue;
        int x = whole * at / count, end = whole * ++at / count - gap;
        widget_place(&pad->tab_key[i]->widget, rect_make(x, 0, end - x, height));
    }
}

static void pad_layout(struct widget *widget)
{
    struct rare_pad *pad = pad_of(widget);
    const struct theme *theme = &widget->view->theme;
    int gap = theme->target_gap, tabs = min_int(theme->target, widget->box.h / 5);
    int line = widget->box.h > theme_px(theme, 110) ? widget_measure(pad->prompt, widget->box.w).h : 0;
    int y = tabs + gap + (line > 0 ? line + gap : 0);
    struct rect body = rect_make(0, 0, widget->box.w, max_int(0, widget->box.h - y));

    place_tabs(pad, tabs);
    pad->prompt->hidden = line == 0;
    widget_place(pad->prompt, rect_make(0, tabs + gap, widget->box.w, line));
    widget_place(pad->body, rect_make(0, y, body.w, body.h));
    if (pad->tab == RARE_PARTS)
        rare_split_place(pad, body);
    else if (pad->tab == RARE_UNFOUND)
        place_unfound(pad, body);
    if (pad->grid != NULL)
        widget_place(pad->grid, body);
}

/* Which character was looked for is nobody else's business. */
static void pad_finish(struct widget *widget)
{
    struct rare_pad *pad = pad_of(widget);

    explicit_bzero(pad->found, sizeof pad->found);
    explicit_bzero(pad->part, sizeof pad->part);
    explicit_bzero(pad->offered, sizeof pad->offered);
    explicit_bzero(pad->letters, sizeof pad->letters);
    explicit_bzero(pad->choice, sizeof pad->choice);
    pad->strokes = pad->radical = 0;
}

static const struct widget_class pad_class = {.name = "rare", .layout = pad_layout, .finish = pad_finish};
static const struct widget_class body_class = {.name = "rare body"};

struct widget *writer_rare_create(struct writer *w, struct widget *parent)
{
    static const enum word words[RARE_TABS] = {WORD_RARE_RADICAL, WORD_RARE_PARTS, WORD_RARE_UNFOUND,
                                               WORD_RARE_BACK};
    struct view *view = w->widget.view;
    struct rare_pad *pad = widget_create(&pad_class, sizeof *pad, view, parent);

    pad->writer = w;
    for (int i = 0; i < RARE_TABS; i++) {
        if (!has_tab(w, (enum rare_tab)i))
            continue;
        pad->tab_key[i] = key_create(view, &pad->widget, KEY_WORD, w->config.hue);
        pad->tab_key[i]->type = TYPE_BODY;
        pad->tab_key[i]->widget.on_tap = on_tab;
        pad->tab_key[i]->widget.ctx = pad;
        pad->tab_key[i]->widget.tag = i;
        key_set_label(pad->tab_key[i], view_word(view, words[i]));
    }
    pad->prompt = label_create(view, &pad->widget, "", TYPE_BODY, FONT_BOLD, view->theme.text);
    label_set_style(pad->prompt, TEXT_LEFT, 1, 0);
    pad->body = widget_create(&body_class, sizeof *pad->body, view, &pad->widget);
    pad->tab = has_tab(w, RARE_RADICAL) ? RARE_RADICAL : RARE_UNFOUND;
    build_tab(pad);
    return &pad->widget;
}
