/* SPDX-License-Identifier: MIT */
#include "text_item.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "linebreak.h"

#include <string.h>

/* The ink of full-width punctuation fills one half of its em; the blank half may go. */
enum blank { BLANK_NONE, BLANK_LEFT, BLANK_RIGHT };

static enum blank blank_half(uint32_t c)
{
    switch (c) {
    case 0x2018: /* ‘ */
    case 0x201C: /* “ */
    case 0x3008: /* 〈 */
    case 0x300A: /* 《 */
    case 0x300C: /* 「 */
    case 0x300E: /* 『 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0x3016: /* 〖 */
    case 0xFF08: /* （ */
    case 0xFF3B: /* ［ */
    case 0xFF5B: /* ｛ */ return BLANK_LEFT;
    case 0x2019: /* ’ */
    case 0x201D: /* ” */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x3009: /* 〉 */
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x3017: /* 〗 */
    case 0xFF01: /* ！ */
    case 0xFF09: /* ） */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF1F: /* ？ */
    case 0xFF3D: /* ］ */
    case 0xFF5D: /* ｝ */ return BLANK_RIGHT;
    default: return BLANK_NONE;
    }
}

static bool is_wide(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE50) ||
           (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c < 0x40000);
}

/* Ideographs and kana, beside which Latin gets a quarter em; punctuation has blank enough of its own. */
static bool is_han(uint32_t c)
{
    return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FA) ||
           (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

static bool is_latin(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               strchr("%+#@&$=", (int)c) != NULL;
    return (c >= 0xC0 && c < 0x530 && c != 0xD7 && c != 0xF7) || c == 0xA3 || c == 0xB0 || c == 0x20AC;
}

/* Controls, selectors of emoji shape, joiners, tags and everything that turns the direction of text. */
static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xAD ||
           c == 0x61C || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2061 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_newline(uint32_t c)
{
    return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static enum text_item_kind kind_of(uint32_t c)
{
    if (is_newline(c))
        return ITEM_NEWLINE;
    if (c == 0x200B || c == 0x2060 || c == 0xFEFF)
        return ITEM_EMPTY;
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F
               ? ITEM_SPACE
               : ITEM_GLYPH;
}

static int32_t scaled(int advance, int size_px)
{
    return (int32_t)(((int64_t)advance * size_px * 64 + 512) / 1024);
}

/* Decodes; returns how many items. code_points gets the same number. */
static size_t decode(struct text_items *items, uint32_t *code_points, const char *text, size_t bytes)
{
    const char *p = text, *end = bytes > 0 ? text + bytes : text; /* text may be NULL when there is none */
    size_t n = 0;

    while (p < end) {
        size_t from = (size_t)(p - text);
        uint32_t c = utf8_next(&p, end);
        if (is_dropped(c))
            continue;
        code_points[n] = c == '\t' ? ' ' : is_newline(c) ? '\n' : c;
        items->item[n] = (struct text_item){.from = (uint32_t)from, .kind = (uint8_t)kind_of(c)};
        n++;
    }
    return n;
}

static void set_glyphs(struct text_items *items, struct faces *faces, const uint32_t *code_points,
                       enum font_weight weight, int size_px)
{
    for (size_t i = 0; i < items->count; i++) {
        struct text_item *it = &items->item[i];
        if (it->kind == ITEM_NEWLINE || it->kind == ITEM_EMPTY)
            continue;
        struct face_char c = faces_resolve(faces, weight, code_points[i]);
        it->glyph = c.glyph;
        it->face = c.face;
        it->full = c.full;
        it->advance = scaled(c.advance, size_px);
        it->wide = is_wide(code_points[i]);
    }
}

/* 破折号: two — of most fonts leave a hole between them, so one long dash stands for both. */
static void join_dashes(struct text_items *items, struct faces *faces, const uint32_t *code_points,
                        enum font_weight weight, int size_px)
{
    for (size_t i = 0; i + 1 < items->count; i++) {
        if (code_points[i] != 0x2014 || code_points[i + 1] != 0x2014)
            continue;
        struct face_char dash = faces_resolve(faces, weight, 0x2E3A);
        struct text_item *first = &items->item[i], *second = &items->item[i + 1];
        if (dash.face != FACE_NONE) {
            first->glyph = dash.glyph;
            first->face = dash.face;
            first->advance = 2 * size_px * 64;
            first->shift = (first->advance - scaled(dash.advance, size_px)) / 2;
            second->kind = ITEM_EMPTY;
            second->advance = 0;
        }
        i++;
    }
}

/* Two full-width marks side by side keep one blank half between them, not two. */
static void squeeze(struct text_items *items, const uint32_t *code_points, int size_px)
{
    enum blank before = BLANK_NONE;

    for (size_t i = 0; i < items->count; i++) {
        struct text_item *it = &items->item[i];
        enum blank here = it->full ? blank_half(code_points[i]) : BLANK_NONE;
        if (here == BLANK_LEFT)
            it->open = (uint16_t)(size_px * 32);
        if (here == BLANK_RIGHT)
            it->close = (uint16_t)(size_px * 32);
        if ((before == BLANK_RIGHT && here != BLANK_NONE) || (before == BLANK_LEFT && here == BLANK_LEFT))
            it->gap = -size_px * 32;
        before = here;
    }
}

static void space_latin(struct text_items *items, const uint32_t *code_points, int size_px)
{
    int32_t quarter = size_px * 16;

    for (size_t i = 1; i < items->count; i++) {
        struct text_item *it = &items->item[i], *last = &items->item[i - 1];
        uint32_t right = code_points[i], left = code_points[i - 1];
        bool typed = left == ' ' && i >= 2;
        if (typed)
            left = code_points[i - 2];
        if (!(is_han(left) && is_latin(right)) && !(is_latin(left) && is_han(right)))
            continue;
        if (typed)
            last->advance = quarter; /* the typed space is the gap */
        else
            it->gap = quarter;
    }
}

void text_items_init(struct text_items *items, struct faces *faces, const char *text, size_t bytes,
                     enum font_weight weight, int size_px)
{
    if (bytes > TEXT_MAX_BYTES)
        bytes = TEXT_MAX_BYTES;
    /* One block for three arrays; no more characters than bytes. */
    items->item = mem_alloc(bytes * (sizeof(*items->item) + sizeof(uint32_t) + 1));
    items->bytes = bytes;
    uint32_t *code_points = (uint32_t *)(void *)(items->item + bytes);
    uint8_t *breaks = (uint8_t *)(code_points + bytes);

    items->count = decode(items, code_points, text, bytes);
    set_glyphs(items, faces, code_points, weight, size_px);
    linebreak_find(code_points, items->count, breaks);
    for (size_t i = 0; i < items->count; i++)
        items->item[i].brk = breaks[i];
    join_dashes(items, faces, code_points, weight, size_px);
    squeeze(items, code_points, size_px);
    space_latin(items, code_points, size_px);
}

void text_items_finish(struct text_items *items)
{
    mem_free(items->item);
}
