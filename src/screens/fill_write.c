/* SPDX-License-Identifier: MIT */
/* What is written: texts, names, telephone numbers, numbers, and addresses that have no numbers. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/writer.h"

#include "draft.h"
#include "fill_step.h"

#include <string.h>

enum {
    NAME_CHARS = 20,
    ADDRESS_CHARS = 60,
    PHONE_DIGITS = 13,
    NUMBER_DIGITS = 9,
    LINE_CHARS = 60,
    PAGE_CHARS = 600,
    CHIP_CHARS = 3
};

static void on_changed(void *ctx, const char *text)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    if (fill == NULL)
        return;
    fill_set(fill, fill->at, text);
    fill_screen_changed(s);
}

static void on_pad(void *ctx, enum writer_pad pad)
{
    struct fill_screen *s = ctx;

    if (pad == WRITER_HAND || pad == WRITER_PINYIN)
        s->screen.hall->drafts->pad = (int)pad + 1;
}

static void on_clicked(void *ctx)
{
    const struct fill_screen *s = ctx;
    const struct hall *hall = s->screen.hall;

    if (hall->click != NULL)
        hall->click(hall->click_ctx);
}

static void on_way(void *ctx)
{
    fill_address_by_numbers(ctx);
}

/* The strokes of the character that nobody could find travel with the name, for the staff to read. */
static void on_unfound(void *ctx, const char *strokes)
{
    struct fill_screen *s = ctx;
    struct fill *fill = fill_screen_asked(s);

    if (fill != NULL)
        fill_add_drawing(fill, fill->at, strokes);
}

void fill_settle_writer(struct fill_screen *s)
{
    struct writer *writer = s->writer;

    s->writer = NULL;
    if (writer != NULL)
        writer_settle(writer);
}

/* Chips flow in rows, each as wide as its characters and about three more; wide glass has half a row. */
int fill_phrases_shown(const struct view *view, const struct form_field *f, const char *before)
{
    const struct theme *theme = &view->theme;
    int most = min_int(f->phrases.count, LIMIT_OPTIONS), rows = 2, shown = 0;
    int used = before != NULL ? (int)utf8_count(before, strlen(before)) + CHIP_CHARS : 0;
    int row = (view->size.w - 2 * theme->margin) / theme->type_px[TYPE_BODY] / (theme->landscape ? 2 : 1);

    if (f->kind == FIELD_PHONE || f->kind == FIELD_NUMBER)
        return 0;
    for (; shown < most; shown++) {
        const char *phrase = f->phrases.item[shown];
        int chars = (int)utf8_count(phrase, strlen(phrase)) + CHIP_CHARS;
        rows -= used + chars > row && used > 0;
        used = used + chars > row ? chars : used + chars;
        if (rows <= 0)
            break;
    }
    return shown;
}

static enum writer_kind kind_of(const struct form_field *f)
{
    switch (f->kind) {
    case FIELD_LONG_TEXT: return WRITER_LONG_TEXT;
    case FIELD_NAME: return WRITER_NAME;
    case FIELD_ADDRESS: return WRITER_ADDRESS;
    case FIELD_PHONE: return WRITER_PHONE;
    case FIELD_NUMBER: return WRITER_NUMBER;
    default: return WRITER_TEXT;
    }
}

static int most_chars(const struct form_field *f)
{
    switch (f->kind) {
    case FIELD_NAME: return NAME_CHARS;
    case FIELD_ADDRESS: return ADDRESS_CHARS;
    case FIELD_PHONE: return PHONE_DIGITS;
    case FIELD_NUMBER: return NUMBER_DIGITS;
    case FIELD_LONG_TEXT: return f->most > 0 ? (int)f->most : PAGE_CHARS;
    default: return f->most > 0 ? (int)f->most : LINE_CHARS;
    }
}

/* Handwriting first for elders, pinyin for the others, and what this visitor chose last for both. */
static enum writer_pad first_pad(const struct fill_screen *s, enum writer_kind kind)
{
    const struct hall *hall = s->screen.hall;

    if (kind == WRITER_PHONE || kind == WRITER_NUMBER)
        return WRITER_DIGITS;
    if (hall->drafts->pad > 0)
        return (enum writer_pad)(hall->drafts->pad - 1);
    return screen_theme(&s->screen)->mode == THEME_ELDER || hall->pinyin == NULL ? WRITER_HAND
                                                                                 : WRITER_PINYIN;
}

void fill_build_writer(struct fill_screen *s, struct widget *parent)
{
    struct view *view = screen_view(&s->screen);
    struct fill *fill = fill_screen_fill(s);
    const struct form_field *f = fill_screen_field(s);
    struct hall *hall = s->screen.hall;
    enum writer_kind kind = kind_of(f);

    mem_free(s->hint);
    s->hint =
        *f->example != '\0' ? str_format(view_word(view, WORD_FILL_EXAMPLE), f->example) : mem_strdup("");
    bool numbers = kind == WRITER_ADDRESS && fill_address_has_numbers(s);
    const char *way = numbers ? view_word(view, WORD_ADDRESS_DIGITS) : NULL;
    int phrases = fill_phrases_shown(view, f, way);
    for (int i = 0; i < phrases; i++)
        s->phrases[i] = f->phrases.item[i];
    s->phrases[phrases] = NULL;
    struct writer_config config = {.kind = kind,
                                   .pad = first_pad(s, kind),
                                   .hand = hall->hand,
                                   .pinyin = hall->pinyin,
                                   .tolerant = hall->pinyin_tolerant,
                                   .rare = hall->rare,
                                   .hue = HUE_SELF,
                                   .max_chars = most_chars(f),
                                   .hint = s->hint,
                                   .phrases = phrases > 0 ? s->phrases : NULL,
                                   .way = way,
                                   .way_chosen = on_way,
                                   .changed = on_changed,
                                   .pad_chosen = on_pad,
                                   .unfound = on_unfound,
                                   .clicked = on_clicked,
                                   .ctx = s};
    s->writer = writer_create(view, parent, &config, fill_answer(fill, fill->at));
}
