/* SPDX-License-Identifier: MIT */
/*
 * bench_ime BUILD EVERYDAY FONT[:FACE] OTHER-FONT[:FACE] — how good and how fast input is. The strokes are
 * made here: the lines of a font's glyphs, drawn once more by a shaking hand. FONT is one of those that the
 * templates come from, so that its rows only tell when something broke; OTHER-FONT is new to them.
 */
#include "bench.h"

#include "base/fs.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "gen_hand_glyph.h"
#include "gen_hand_vary.h"
#include "ime/hand.h"
#include "ime/pinyin.h"
#include "ime/rare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_MAX_BYTES = 16 << 20,
    CHARACTERS_MAX = 4000,
    EVERY = 3, /* character of the text is written */
    EVERY_QUICK = 15,
    SHOWN = 8, /* candidates on the glass */
    LINES_MAX = 3000,
    PHRASES = 2000,
    KEY_ROUNDS = 5,
};

struct line {
    char *text, letters[256]; /* letters without blanks */
};

static struct line lines[LINES_MAX];
static int line_count;
static uint32_t characters[CHARACTERS_MAX];
static int character_count;

/* ---- the text ------------------------------------------------------------------------------------------ */

static void take_characters(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = utf8_next(&text, end);
        int i = 0;
        while (i < character_count && characters[i] != c)
            i++;
        if (i == character_count && i < CHARACTERS_MAX && c >= 0x4E00)
            characters[character_count++] = c;
    }
}

/* "今天<TAB>jin tian" */
static void take_line(char *line)
{
    char *tab = strchr(line, '\t');

    if (*line == '#' || tab == NULL || line_count == LINES_MAX)
        return;
    *tab = '\0';
    struct line *to = &lines[line_count++];
    size_t length = 0;
    to->text = line;
    for (const char *p = tab + 1; *p != '\0' && length + 1 < sizeof(to->letters); p++)
        if (*p != ' ')
            to->letters[length++] = *p;
    take_characters(line);
}

static void read_lines(char *text)
{
    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");
        char *next = text + bytes + (text[bytes] == '\n');
        text[bytes] = '\0';
        take_line(text);
        text = next;
    }
}

/* ---- handwriting --------------------------------------------------------------------------------------- */

struct manner {
    const char *what;
    bool other_font;
    float strength, joined;
    double goal; /* % of the characters that are not among the first SHOWN */
};

static const struct manner manners[] = {
    {"handwriting, with care", false, 0.8F, 0, 1},
    {"handwriting, strokes run together", false, 1, 0.35F, 2},
    {"handwriting, a trembling hand", false, 2, 0.1F, 22},
    {"handwriting, lines of an unseen font", true, 0.8F, 0, 3},
};

static const struct glyph_strokes *write_character(struct glyph_font *font, uint32_t c,
                                                   const struct manner *manner)
{
    static struct glyph_strokes glyph, varied;
    struct vary_random random = {c * 0x9E3779B97F4A7C15U + 77};

    if (!glyph_trace(font, c, &glyph))
        return NULL;
    vary_tidy(&glyph);
    vary_glyph(&glyph, manner->strength, manner->joined, &random, &varied);
    return &varied;
}

static bool measure_hand(struct hand *hand, struct glyph_font *font, const struct manner *manner)
{
    static const struct hand_context context = {HAND_TEXT, 0};
    struct hand_candidate out[SHOWN];
    int every = bench_quick() ? EVERY_QUICK : EVERY, all = 0, first = 0, shown = 0;
    double took = 0;
    char remark[120];

    for (int i = 0; i < character_count; i += every) {
        const struct glyph_strokes *ink = write_character(font, characters[i], manner);
        if (ink == NULL)
            continue;
        double began = bench_cpu_ms();
        int count = hand_recognise(hand, ink->strokes, (size_t)ink->stroke_count, &context, out, SHOWN);
        took += bench_cpu_ms() - began;
        all++;
        for (int k = 0; k < count; k++) {
            first += k == 0 && out[k].code_point == characters[i];
            shown += out[k].code_point == characters[i];
        }
    }
    if (all == 0)
        return false;
    snprintf(remark, sizeof remark, "%d characters, %.1f %% first, %.1f %% of the first %d, %.2f ms CPU each",
             all, 100.0 * first / all, 100.0 * shown / all, SHOWN, took / all);
    return bench_row(manner->what, 100.0 * (all - shown) / all, manner->goal, "% missed", remark);
}

/* "path:2" is the third face of a collection. */
static struct glyph_font *open_font(const char *name)
{
    const char *colon = strrchr(name, ':');
    long face = 0;

    if (colon != NULL && !str_to_int(colon + 1, 0, 99, &face))
        colon = NULL;
    char *path = mem_strndup(name, colon != NULL ? (size_t)(colon - name) : strlen(name));
    struct glyph_font *font = glyph_font_open(path, (int)face);
    mem_free(path);
    return font;
}

static bool bench_hand(const char *data, const char *usual, const char *other)
{
    struct hand *hand = hand_open(data);
    struct glyph_font *fonts[2] = {open_font(usual), open_font(other)};
    bool ok = hand != NULL;

    for (size_t i = 0; hand != NULL && i < ARRAY_LEN(manners); i++)
        ok &= measure_hand(hand, fonts[manners[i].other_font], &manners[i]);
    glyph_font_close(fonts[0]);
    glyph_font_close(fonts[1]);
    hand_close(hand);
    return ok;
}

/* ---- pinyin -------------------------------------------------------------------------------------------- */

/* All keystrokes of all lines; CPU of one of them, and of the dearest. */
static double type_all(const struct pinyin *pinyin, struct pinyin_result *result, double *dearest)
{
    char typed[sizeof(lines[0].letters)];
    double began = bench_cpu_ms();
    long keys = 0;

    *dearest = 0;
    for (int i = 0; i < line_count; i += bench_quick() ? 10 : 1) {
        for (size_t k = 1; k <= strlen(lines[i].letters); k++, keys++) {
            memcpy(typed, lines[i].letters, k);
            typed[k] = '\0';
            double key_began = bench_cpu_ms();
            pinyin_query(pinyin, typed, NULL, result);
            double took = bench_cpu_ms() - key_began;
            *dearest = took > *dearest ? took : *dearest;
        }
    }
    return keys > 0 ? (bench_cpu_ms() - began) / (double)keys : 0;
}

/* As many phrases as there may be: two lines together. */
static int extend(struct pinyin *pinyin)
{
    struct pinyin_phrase *phrases = mem_calloc(PHRASES, sizeof(*phrases));

    for (int i = 0; i < PHRASES; i++)
        phrases[i].text =
            str_format("%s%s", lines[i % line_count].text, lines[(i * 7 + 1) % line_count].text);
    int taken = pinyin_extend(pinyin, phrases, PHRASES);
    for (int i = 0; i < PHRASES; i++)
        mem_free((void *)(uintptr_t)phrases[i].text);
    mem_free(phrases);
    return taken;
}

static bool bench_right(const struct pinyin *pinyin, struct pinyin_result *result)
{
    char remark[80];
    int first = 0, shown = 0;

    for (int i = 0; i < line_count; i++) {
        pinyin_query(pinyin, lines[i].letters, NULL, result);
        for (int k = 0; k < result->count && k < SHOWN; k++) {
            first += k == 0 && str_same(result->candidates[k].text, lines[i].text);
            shown += str_same(result->candidates[k].text, lines[i].text);
        }
    }
    snprintf(remark, sizeof remark, "%d lines, %.1f %% first, %.1f %% of the first %d", line_count,
             100.0 * first / line_count, 100.0 * shown / line_count, SHOWN);
    return bench_row("pinyin, everyday lines", 100.0 * (line_count - first) / line_count, 21, "% not first",
                     remark);
}

static bool bench_pinyin(const char *data)
{
    struct pinyin *pinyin = pinyin_open(data);
    struct pinyin_result *result = mem_zalloc(sizeof(*result));
    struct bench_series plain = {.count = 0}, extended = {.count = 0}, worst = {.count = 0};
    char remark[80];
    double dearest;
    int taken = 0;
    bool ok = pinyin != NULL && bench_right(pinyin, result);

    for (int round = 0; pinyin != NULL && round < (bench_quick() ? 1 : KEY_ROUNDS); round++) {
        pinyin_extend(pinyin, NULL, 0);
        bench_add(&plain, type_all(pinyin, result, &dearest));
        bench_add(&worst, dearest);
        taken = extend(pinyin);
        bench_add(&extended, type_all(pinyin, result, &dearest));
    }
    if (pinyin != NULL) {
        snprintf(remark, sizeof remark, "the dearest %.2f ms", bench_median(&worst));
        ok &= bench_row("pinyin, one keystroke: CPU", bench_median(&plain), 1, "ms", remark);
        snprintf(remark, sizeof remark, "%d of them", taken);
        ok &= bench_row("pinyin, with the hall's phrases through without", bench_ratio(&extended, &plain),
                        1.5, "x", remark);
    }
    mem_free(result);
    pinyin_close(pinyin);
    return ok;
}

/* ---- rare characters ----------------------------------------------------------------------------------- */

static bool bench_rare(const char *data)
{
    static const uint32_t parts[] = {0x571F, 0x53E3};
    static struct rare_character out[RARE_RESULTS_MAX];
    struct bench_series opened = {.count = 0}, asked = {.count = 0};

    for (int round = 0; round < 31; round++) {
        double began = bench_cpu_ms();
        struct rare *rare = rare_open(data);
        bench_add(&opened, bench_cpu_ms() - began);
        if (rare == NULL)
            return false;
        began = bench_cpu_ms();
        rare_by_parts(rare, parts, ARRAY_LEN(parts), out, RARE_RESULTS_MAX);
        bench_add(&asked, bench_cpu_ms() - began);
        rare_close(rare);
    }
    bool ok = bench_row("rare characters, opened: CPU", bench_median(&opened), 5, "ms", "");
    return bench_row("rare characters, by two parts: CPU", bench_median(&asked), 2, "ms", "") && ok;
}

int main(int argc, char **argv)
{
    size_t bytes;

    if (argc != 5) {
        fprintf(stderr, "usage: bench_ime BUILD EVERYDAY FONT[:FACE] OTHER-FONT[:FACE]\n");
        return 2;
    }
    char *text = fs_read(argv[2], INPUT_MAX_BYTES, &bytes);
    char *hand = fs_join(argv[1], "hand.dat"), *pinyin = fs_join(argv[1], "pinyin.dat");
    char *rare = fs_join(argv[1], "rare.dat");
    bool ok = text != NULL;
    if (ok) {
        read_lines(text);
        ok = bench_hand(hand, argv[3], argv[4]);
        ok &= bench_pinyin(pinyin);
        ok &= bench_rare(rare);
    }
    mem_free(rare);
    mem_free(pinyin);
    mem_free(hand);
    mem_free(text);
    return !ok;
}
