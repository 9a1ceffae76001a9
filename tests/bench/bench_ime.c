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

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_MAX_BYTES = 16 << 20,
    CHARACTERS_MAX = 4000,
    EVERY = 3, /* character of the text is written */
    EVERY_QUICK = 15,
    EVERY_RARE = 13,
    SHOWN = 10,
    ON_GLASS = 8, /* of these */
    LINES_MAX = 3000,
    PHRASES = 2000,
    KEY_ROUNDS = 5,
    OPEN_ROUNDS = 31,
    HOSTILE_LETTERS = 120,
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

/* What a hand does besides. */
enum twist { PLAIN, SWAPPED, SLANTED, TINY, LARGE };

struct manner {
    const char *what;
    bool other_font, rare;
    float strength, joined;
    enum twist twist;
    double goal, goal_first; /* % that are not among the first SHOWN, and not first */
};

static const struct manner manners[] = {
    {"with care", false, false, 0.8F, 0, PLAIN, 0.3, 5},
    {"two strokes swapped, others backwards", false, false, 0.8F, 0, SWAPPED, 0.3, 5},
    {"a third of the strokes run together", false, false, 1, 0.35F, PLAIN, 2, 18},
    {"run together in another order", false, false, 1, 0.35F, SWAPPED, 3, 18},
    {"slanted by 20 degrees", false, false, 0.8F, 0, SLANTED, 1, 5},
    {"16 dots high", false, false, 0.8F, 0, TINY, 0.3, 5},
    {"5000 dots high", false, false, 0.8F, 0, LARGE, 0.3, 5},
    {"a trembling hand in a hurry", false, false, 2, 0.1F, PLAIN, 16, 35},
    {"lines of an unseen font", true, false, 0.8F, 0, PLAIN, 1, 5},
    {"extension A, lines of an unseen font", true, true, 0.8F, 0, PLAIN, 4, 40},
};

/* Two of the middle change places, every second one is written from its end. */
static void swap_strokes(struct glyph_strokes *glyph)
{
    struct hand_stroke *a = &glyph->strokes[glyph->stroke_count / 3],
                       *b = &glyph->strokes[glyph->stroke_count * 2 / 3], held = *a;

    *a = *b;
    *b = held;
    for (int i = 0; i < glyph->stroke_count; i += 2) {
        struct hand_point *p = glyph->points + (glyph->strokes[i].points - glyph->points);
        for (size_t u = 0, v = glyph->strokes[i].count - 1; u < v; u++, v--) {
            struct hand_point point = p[u];
            p[u] = p[v];
            p[v] = point;
        }
    }
}

static void twist_points(struct glyph_strokes *glyph, enum twist twist)
{
    float scale = twist == TINY ? 16.0F / GLYPH_SIDE : twist == LARGE ? 5000.0F / GLYPH_SIDE : 1;

    for (int i = 0; i < glyph->point_count; i++) {
        struct hand_point *p = &glyph->points[i];
        p->x += twist == SLANTED ? -0.36F * p->y : 0;
        if (twist == TINY || twist == LARGE)
            *p = (struct hand_point){roundf(p->x * scale), roundf(p->y * scale)};
    }
}

static const struct glyph_strokes *write_character(struct glyph_font *font, uint32_t c,
                                                   const struct manner *manner)
{
    static struct glyph_strokes glyph, varied;
    struct vary_random random = {c * 0x9E3779B97F4A7C15U + 77};

    if (!glyph_trace(font, c, &glyph))
        return NULL;
    vary_tidy(&glyph);
    if (manner->twist == SWAPPED)
        swap_strokes(&glyph);
    vary_glyph(&glyph, manner->strength, manner->joined, &random, &varied);
    twist_points(&varied, manner->twist);
    return &varied;
}

struct score {
    int all, first, glass, shown;
    double took;
};

static void write_and_read(struct hand *hand, struct glyph_font *font, uint32_t c,
                           const struct manner *manner, struct score *score)
{
    static const struct hand_context context = {HAND_TEXT, 0};
    struct hand_candidate out[SHOWN];
    const struct glyph_strokes *ink = write_character(font, c, manner);

    if (ink == NULL)
        return;
    double began = bench_cpu_ms();
    int count = hand_recognise(hand, ink->strokes, (size_t)ink->stroke_count, &context, out, SHOWN);
    score->took += bench_cpu_ms() - began;
    score->all++;
    for (int k = 0; k < count; k++) {
        score->first += k == 0 && out[k].code_point == c;
        score->glass += k < ON_GLASS && out[k].code_point == c;
        score->shown += out[k].code_point == c;
    }
}

static bool measure_hand(struct hand *hand, struct glyph_font *font, const struct manner *manner,
                         double *slowest)
{
    int every = bench_quick() ? EVERY_QUICK : EVERY;
    struct score score = {0};
    char what[80], remark[120];

    if (manner->rare)
        for (uint32_t c = 0x3400; c < 0x4DB6; c += (uint32_t)(every / EVERY * EVERY_RARE))
            write_and_read(hand, font, c, manner, &score);
    for (int i = 0; !manner->rare && i < character_count; i += every)
        write_and_read(hand, font, characters[i], manner, &score);
    if (score.all == 0)
        return false;
    double all = score.all;
    *slowest = fmax(*slowest, score.took / all);
    snprintf(remark, sizeof remark, "%d characters, %.1f %% first, %.1f %% of the first %d, %.2f ms CPU each",
             score.all, 100 * score.first / all, 100 * score.glass / all, ON_GLASS, score.took / all);
    snprintf(what, sizeof what, "hand, %s: not of 10", manner->what);
    bool ok = bench_row(what, 100 * (all - score.shown) / all, manner->goal, "%", remark);
    return bench_row("  … not first", 100 * (all - score.first) / all, manner->goal_first, "%", "") && ok;
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

/* How large a file is, and how long it takes until it answers for the first time. */
static bool bench_start_up(const char *what, const char *data, double most_mb,
                           const struct bench_series *opened)
{
    char row[80];
    size_t bytes = 0;
    char *file = fs_read(data, INPUT_MAX_BYTES, &bytes);

    mem_free(file);
    snprintf(row, sizeof row, "%s, data", what);
    bool ok = bench_row(row, (double)bytes / 1e6, most_mb, "MB", "");
    snprintf(row, sizeof row, "%s, opened: CPU", what);
    return bench_row(row, bench_median(opened), 5, "ms", "") && ok && bytes > 0;
}

static bool bench_hand(const char *data, const char *usual, const char *other)
{
    struct glyph_font *fonts[2] = {open_font(usual), open_font(other)};
    struct bench_series opened = {.count = 0};
    struct hand *hand = NULL;
    double slowest = 0;

    for (int round = 0; round < OPEN_ROUNDS; round++) {
        hand_close(hand);
        double began = bench_cpu_ms();
        hand = hand_open(data);
        bench_add(&opened, bench_cpu_ms() - began);
    }
    bool ok = hand != NULL && bench_start_up("handwriting", data, 8, &opened);
    for (size_t i = 0; hand != NULL && i < ARRAY_LEN(manners); i++)
        ok &= measure_hand(hand, fonts[manners[i].other_font], &manners[i], &slowest);
    ok &= bench_row("handwriting, one character: CPU", slowest, 2, "ms", "of the slowest manner");
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
        for (int k = 0; k < result->count && k < ON_GLASS; k++) {
            first += k == 0 && str_same(result->candidates[k].text, lines[i].text);
            shown += str_same(result->candidates[k].text, lines[i].text);
        }
    }
    snprintf(remark, sizeof remark, "%d lines, %.1f %% first, %.1f %% of the first %d", line_count,
             100.0 * first / line_count, 100.0 * shown / line_count, ON_GLASS);
    return bench_row("pinyin, everyday lines", 100.0 * (line_count - first) / line_count, 21, "% not first",
                     remark);
}

/* Lines that nobody types, a hundred and twenty letters long; the dearest of all their keystrokes, each at
 * its best of a few, since others use the machine too. */
static double type_hostile(const struct pinyin *pinyin, struct pinyin_result *result, char worst[])
{
    static const char *const pieces[] = {"zh", "sh", "zhzhz", "xian", "xiangei", "gangan", "yi", "shsxzh"};
    static const struct pinyin_options options[] = {{0},
                                                    {.tolerant = PINYIN_TOLERANT, .previous = "我要报修"},
                                                    {.name = true, .tolerant = PINYIN_TOLERANT}};
    char letters[HOSTILE_LETTERS + 1];
    double dearest = 0;

    for (size_t i = 0; i < ARRAY_LEN(pieces) * ARRAY_LEN(options); i++) {
        const char *piece = pieces[i / ARRAY_LEN(options)];
        for (int k = 0; k <= HOSTILE_LETTERS; k++)
            letters[k] = k < HOSTILE_LETTERS ? piece[(size_t)k % strlen(piece)] : '\0';
        double best = 1e9;
        for (int round = 0; round < OPEN_ROUNDS; round++) {
            double began = bench_cpu_ms();
            pinyin_query(pinyin, letters, &options[i % ARRAY_LEN(options)], result);
            best = fmin(best, bench_cpu_ms() - began);
        }
        if (best > dearest)
            memcpy(worst, piece, strlen(piece) + 1);
        dearest = fmax(best, dearest);
    }
    return dearest;
}

static bool bench_keys(struct pinyin *pinyin, struct pinyin_result *result)
{
    struct bench_series plain = {.count = 0}, extended = {.count = 0}, worst = {.count = 0};
    char remark[80], piece[16] = "";
    double dearest;
    int taken = 0;

    for (int round = 0; round < (bench_quick() ? 1 : KEY_ROUNDS); round++) {
        pinyin_extend(pinyin, NULL, 0);
        bench_add(&plain, type_all(pinyin, result, &dearest));
        bench_add(&worst, dearest);
        taken = extend(pinyin);
        bench_add(&extended, type_all(pinyin, result, &dearest));
    }
    bool ok = bench_row("pinyin, one keystroke: CPU", bench_median(&plain), 0.3, "ms", "");
    ok &= bench_row("pinyin, the dearest keystroke: CPU", bench_median(&worst), 0.3, "ms", "");
    snprintf(remark, sizeof remark, "%d of them", taken);
    ok &= bench_row("pinyin, with the hall's phrases through without", bench_ratio(&extended, &plain), 1.5,
                    "x", remark);
    pinyin_extend(pinyin, NULL, 0);
    dearest = type_hostile(pinyin, result, piece);
    snprintf(remark, sizeof remark, "%s again and again, %d letters", piece, HOSTILE_LETTERS);
    return bench_row("pinyin, hostile letters, one keystroke: CPU", dearest, 0.3, "ms", remark) && ok;
}

static bool bench_pinyin(const char *data)
{
    struct pinyin_result *result = mem_zalloc(sizeof(*result));
    struct bench_series opened = {.count = 0};
    struct pinyin *pinyin = NULL;

    for (int round = 0; round < OPEN_ROUNDS; round++) {
        pinyin_close(pinyin);
        double began = bench_cpu_ms();
        pinyin = pinyin_open(data);
        bench_add(&opened, bench_cpu_ms() - began);
    }
    bool ok = pinyin != NULL && bench_start_up("pinyin", data, 2, &opened);
    ok = ok && bench_right(pinyin, result);
    ok = pinyin != NULL && bench_keys(pinyin, result) && ok;
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

    for (int round = 0; round < OPEN_ROUNDS; round++) {
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
