/* SPDX-License-Identifier: MIT */
/*
 * gen_hand OUT Unihan_OtherMappings.txt pinyin_simp.dict.yaml strokes.tsv FONT[:FACE] …: the templates of
 * the handwriting recogniser. Every character is thinned to lines in every font, drawn again SAMPLES times as
 * different hands would (so are the signs of strokes.tsv, which fonts do not draw as people do), and the mean
 * of what the recogniser makes of them is a template. How the samples of one character scatter says which of
 * the numbers to trust. All of it is a build product of the fonts and of what we drew; nothing was ever
 * collected from people.
 */
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "gen_hand_drawn.h"
#include "gen_hand_glyph.h"
#include "gen_hand_lda.h"
#include "gen_hand_vary.h"
#include "gen_hand_words.h"
#include "ime/hand_data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SAMPLES = 12,
    CHARACTERS_MAX = 30000,
    FONTS_MAX = 3,
    DRAWN_MAX = 200,
    WORKERS = 2,
    BLOCK = 64, /* rows that are added to the scatter at once */
    INPUT_MAX_BYTES = 64 * 1024 * 1024,
};

/* Shared by the workers. */
struct work {
    uint32_t code_points[CHARACTERS_MAX]; /* rising */
    bool rare[CHARACTERS_MAX]; /* one font is enough, and the others do not suffer for it */
    int character_count, font_count;
    bool has_template[FONTS_MAX][CHARACTERS_MAX];
    struct hand_mark marks[FONTS_MAX][CHARACTERS_MAX][HAND_MARKS];
    float means[FONTS_MAX][CHARACTERS_MAX][HAND_RAW];
    int drawn_count, drawn_of[DRAWN_MAX]; /* number of its character */
    struct hand_mark drawn_marks[DRAWN_MAX][HAND_MARKS];
    float drawn_means[DRAWN_MAX][HAND_RAW];
    float within[WORKERS][HAND_RAW * HAND_RAW];
    long samples[WORKERS];
};

struct font_name {
    char *path;
    int face;
};

static struct work *work;
static const double shrink = 0.3; /* how little the scatter of drawn samples is trusted */
static const double share_of_fonts = 0.5; /* how far two fonts differ as two people do */

KETING_NORETURN static void fail(const char *what, const char *name)
{
    fprintf(stderr, "gen_hand: %s %s\n", what, name);
    exit(1);
}

/* ---- characters ---------------------------------------------------------------------------------------- */

static void add_character(uint32_t code_point)
{
    if (work->character_count == CHARACTERS_MAX)
        fail("too many", "characters");
    work->code_points[work->character_count++] = code_point;
}

static int compare_code_points(const void *a, const void *b)
{
    uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;

    return p < q ? -1 : p > q;
}

/* What level 2 of GB 18030-2022 has besides. The first `common` code points are rising. */
static void add_rare_characters(int common)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x3400, 0x4DB5}, {0x4E00, 0x9FEF}};

    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        for (uint32_t c = ranges[i].first; c <= ranges[i].last; c++)
            if (bsearch(&c, work->code_points, (size_t)common, sizeof(c), compare_code_points) == NULL)
                add_character(c);
}

static void sort_characters(void)
{
    qsort(work->code_points, (size_t)work->character_count, sizeof(uint32_t), compare_code_points);
}

static void read_characters(const char *path)
{
    static const char others[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "，。、；：？！…—·“”（）《》+-=/@#%&*";
    size_t bytes;
    char *text = fs_read(path, INPUT_MAX_BYTES, &bytes);

    if (text == NULL)
        fail("cannot read", path);
    for (char *line = text; line != NULL && *line != '\0'; line = strchr(line, '\n'), line += line != NULL) {
        char *tab = strchr(line, '\t');
        if (str_starts(line, "U+") && tab != NULL && str_starts(tab, "\tkTGH\t"))
            add_character((uint32_t)strtoul(line + 2, NULL, 16));
    }
    mem_free(text);
    if (work->character_count < 8105)
        fail("no list of the 8105 characters in", path);
    const char *p = others, *end = others + sizeof(others) - 1;
    while (p < end)
        add_character(utf8_next(&p, end));
    sort_characters();
    int common = work->character_count;
    uint32_t *copy = mem_calloc((size_t)common, sizeof(uint32_t));
    memcpy(copy, work->code_points, (size_t)common * sizeof(uint32_t));
    add_rare_characters(common);
    sort_characters();
    for (int c = 0; c < work->character_count; c++)
        work->rare[c] = bsearch(&work->code_points[c], copy, (size_t)common, sizeof(uint32_t),
                                compare_code_points) == NULL;
    mem_free(copy);
}

/* ---- samples ------------------------------------------------------------------------------------------- */

static void draw_samples(const struct glyph_strokes *glyph, uint64_t seed, float rows[SAMPLES][HAND_RAW])
{
    static struct glyph_strokes varied;
    static struct hand_ink ink;
    struct vary_random random = {seed * 0x9E3779B97F4A7C15U + 0x1234567};

    for (int i = 0; i < SAMPLES; i++) {
        float strength = 0.4F + 1.4F * (float)i / SAMPLES, joined = i % 3 == 0 ? 0.5F : i % 3 == 1 ? 0.2F : 0;
        vary_glyph(glyph, strength, joined, &random, &varied);
        if (!hand_ink_prepare(&ink, varied.strokes, (size_t)varied.stroke_count))
            fail("a sample without ink", "");
        hand_feature(&ink, rows[i]);
    }
}

static void draw_marks(const struct glyph_strokes *glyph, struct hand_mark *marks)
{
    static struct hand_ink ink;

    if (!hand_ink_prepare(&ink, glyph->strokes, (size_t)glyph->stroke_count))
        fail("a glyph without ink", "");
    hand_marks(&ink, marks, HAND_MARKS);
}

static void take_mean(float rows[SAMPLES][HAND_RAW], float mean[HAND_RAW])
{
    for (int j = 0; j < HAND_RAW; j++) {
        float sum = 0;
        for (int i = 0; i < SAMPLES; i++)
            sum += rows[i][j];
        mean[j] = sum / SAMPLES;
        for (int i = 0; i < SAMPLES; i++)
            rows[i][j] -= mean[j];
    }
}

/* Every WORKERS-th character of a font, into work. */
static void draw_characters(const struct font_name *name, int font, int worker)
{
    static struct glyph_strokes glyph;
    static float rows[SAMPLES][HAND_RAW];
    struct glyph_font *face = glyph_font_open(name->path, name->face);

    for (int c = worker; c < work->character_count; c += WORKERS) {
        bool done = font > 0 && work->rare[c] && work->has_template[0][c];
        if (done || !glyph_trace(face, work->code_points[c], &glyph))
            continue;
        vary_tidy(&glyph);
        draw_marks(&glyph, work->marks[font][c]);
        draw_samples(&glyph, work->code_points[c], rows);
        take_mean(rows, work->means[font][c]);
        if (!work->rare[c]) {
            lda_add_products(work->within[worker], &rows[0][0], SAMPLES);
            work->samples[worker] += SAMPLES;
        }
        work->has_template[font][c] = true;
    }
    glyph_font_close(face);
}

static int number_of(uint32_t code_point)
{
    int c = 0;

    while (c < work->character_count && work->code_points[c] != code_point)
        c++;
    if (c == work->character_count)
        fail("a sign that is not to be recognised is in", "strokes.tsv");
    return c;
}

static void draw_signs(const char *path)
{
    static struct glyph_strokes glyph;
    static float rows[SAMPLES][HAND_RAW];
    uint32_t code_point;
    size_t bytes;
    char *text = fs_read(path, INPUT_MAX_BYTES, &bytes);
    const char *p = text;

    if (text == NULL)
        fail("cannot read", path);
    while (drawn_next(&p, &code_point, &glyph)) {
        int i = work->drawn_count++;
        if (i == DRAWN_MAX)
            fail("too many signs in", path);
        work->drawn_of[i] = number_of(code_point);
        draw_marks(&glyph, work->drawn_marks[i]);
        draw_samples(&glyph, (uint64_t)i + 1, rows);
        take_mean(rows, work->drawn_means[i]);
    }
    mem_free(text);
}

static void run_workers(const struct font_name *names)
{
    pid_t children[WORKERS];
    int status;

    for (int w = 0; w < WORKERS; w++) {
        children[w] = fork();
        if (children[w] < 0)
            fail("cannot start", "a worker");
        if (children[w] == 0) {
            for (int f = 0; f < work->font_count; f++)
                draw_characters(&names[f], f, w);
            _exit(0);
        }
    }
    for (int w = 0; w < WORKERS; w++)
        if (waitpid(children[w], &status, 0) < 0 || status != 0)
            fail("a worker", "failed");
}

/* ---- from means to templates --------------------------------------------------------------------------- */

struct result {
    float mean[HAND_RAW];
    float rows[HAND_DIMENSIONS][HAND_RAW];
    uint16_t *template_of;
    int8_t *coarse;
    uint8_t *fine;
    uint16_t *marks;
    int template_count;
    float steps;
};

static void find_mean(struct result *result)
{
    long count = 0;

    for (int f = 0; f < work->font_count; f++)
        for (int c = 0; c < work->character_count; c++)
            if (work->has_template[f][c] && !work->rare[c]) {
                count++;
                for (int j = 0; j < HAND_RAW; j++)
                    result->mean[j] += work->means[f][c][j];
            }
    for (int j = 0; j < HAND_RAW; j++)
        result->mean[j] /= (float)count;
}

/* Adds weight times the scatter of the means of a font about what another has (or about one mean, for -1). */
static void add_scatter(const struct result *result, int font, int about, double weight, double *out)
{
    static float rows[4][HAND_RAW];
    float *sums = mem_zalloc(sizeof(float) * HAND_RAW * HAND_RAW);
    int held = 0;
    long count = 0;

    for (int c = 0; c < work->character_count; c++) {
        if (work->rare[c] || !work->has_template[font][c] || (about >= 0 && !work->has_template[about][c]))
            continue;
        const float *origin = about >= 0 ? work->means[about][c] : result->mean;
        for (int j = 0; j < HAND_RAW; j++)
            rows[held][j] = work->means[font][c][j] - origin[j];
        count++;
        held = (held + 1) % 4;
        if (held == 0)
            lda_add_products(sums, &rows[0][0], 4);
    }
    for (int i = 0; i < HAND_RAW * HAND_RAW && count > 0; i++)
        out[i] += weight * sums[i] / (double)count;
    mem_free(sums);
}

/* A character differs from itself from one sample to the next, and from one font to the other. */
static void find_rows(struct result *result)
{
    double *within = mem_zalloc(sizeof(double) * HAND_RAW * HAND_RAW);
    double *between = mem_zalloc(sizeof(double) * HAND_RAW * HAND_RAW);
    long samples = 0;

    for (int w = 0; w < WORKERS; w++)
        samples += work->samples[w];
    for (int i = 0; i < HAND_RAW * HAND_RAW; i++)
        for (int w = 0; w < WORKERS; w++)
            within[i] += work->within[w][i] / (double)samples;
    for (int f = 0; f < work->font_count; f++) {
        add_scatter(result, f, -1, 1.0 / work->font_count, between);
        if (f > 0)
            add_scatter(result, f, 0, share_of_fonts / (work->font_count - 1), within);
    }
    lda_solve(within, between, shrink, HAND_DIMENSIONS, &result->rows[0][0]);
    mem_free(within);
    mem_free(between);
}

static void project(const struct result *result, const float *mean, float out[HAND_DIMENSIONS])
{
    for (int d = 0; d < HAND_DIMENSIONS; d++) {
        out[d] = 0;
        for (int j = 0; j < HAND_RAW; j++)
            out[d] += result->rows[d][j] * (mean[j] - result->mean[j]);
    }
}

static void add_template(struct result *result, int character, const float *v, const struct hand_mark *marks)
{
    int8_t *coarse = &result->coarse[result->template_count * HAND_COARSE];
    uint8_t *fine = &result->fine[result->template_count * HAND_FINE_BYTES];

    for (int i = 0; i < HAND_MARKS; i++)
        result->marks[result->template_count * HAND_MARKS + i] = hand_mark_pack(marks[i]);
    for (int d = 0; d < HAND_COARSE; d++)
        coarse[d] = (int8_t)fmaxf(fminf(roundf(v[d] * result->steps), 127), -127);
    for (int d = 0; d < HAND_DIMENSIONS - HAND_COARSE; d++) {
        float step = roundf(v[HAND_COARSE + d] * result->steps / HAND_FINE_STEP);
        int number = (int)fmaxf(fminf(step, HAND_FINE_MAX), -HAND_FINE_MAX);
        fine[d / 2] |= (uint8_t)((number + 8) << d % 2 * 4);
    }
    result->template_of[result->template_count++] = (uint16_t)character;
}

/* Signs that nobody can tell from a character by its lines alone: their templates are the character's too,
 * and what is likely decides. */
static const struct {
    uint32_t sign, character;
} twins[] = {{'-', 0x4E00}, {0x2014, 0x4E00}, {'=', 0x4E8C}, {'+', 0x5341}};

static void add_templates(struct result *result, int from, int character)
{
    float v[HAND_DIMENSIONS];

    for (int f = 0; f < work->font_count; f++) {
        if (!work->has_template[f][from])
            continue;
        project(result, work->means[f][from], v);
        add_template(result, character, v, work->marks[f][from]);
    }
}

static void make_templates(struct result *result)
{
    size_t most = ((size_t)work->character_count + ARRAY_LEN(twins)) * (size_t)work->font_count + DRAWN_MAX;
    float v[HAND_DIMENSIONS], far = 0;

    result->template_of = mem_calloc(most, sizeof(uint16_t));
    result->marks = mem_calloc(most, HAND_MARKS * sizeof(uint16_t));
    result->coarse = mem_calloc(most, HAND_COARSE);
    result->fine = mem_calloc(most, HAND_FINE_BYTES);
    for (int c = 0; c < work->character_count; c += 7) {
        project(result, work->means[0][c], v);
        for (int d = 0; d < HAND_DIMENSIONS; d++)
            far = fmaxf(far, fabsf(v[d]));
    }
    result->steps = fminf(127 / (0.7F * far), 12);
    for (int c = 0; c < work->character_count; c++)
        add_templates(result, c, c);
    for (size_t i = 0; i < ARRAY_LEN(twins); i++)
        add_templates(result, number_of(twins[i].sign), number_of(twins[i].character));
    for (int i = 0; i < work->drawn_count; i++) {
        project(result, work->drawn_means[i], v);
        add_template(result, work->drawn_of[i], v, work->drawn_marks[i]);
    }
    fprintf(stderr, "gen_hand: %d templates of %d characters, %.1f steps, farthest %.1f\n",
            result->template_count, work->character_count, (double)result->steps, (double)far);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static uint32_t add_part(struct str *file, const void *data, size_t bytes)
{
    while (file->len % 16 != 0)
        str_add_char(file, '\0');
    uint32_t at = (uint32_t)file->len;
    str_add_bytes(file, data, bytes);
    return at;
}

static void write_file(const char *path, const struct result *result, const struct words *words)
{
    struct str file;
    size_t templates = (size_t)result->template_count, characters = (size_t)work->character_count;
    struct hand_data header = {
        .magic = HAND_DATA_MAGIC,
        .version = HAND_DATA_VERSION,
        .character_count = (uint32_t)characters,
        .template_count = (uint32_t)templates,
        .pair_count = (uint32_t)words->pair_count,
        .dimensions = HAND_DIMENSIONS,
        .steps = result->steps,
    };

    str_init(&file);
    add_part(&file, &header, sizeof(header));
    header.code_points = add_part(&file, work->code_points, characters * sizeof(uint32_t));
    header.priors = add_part(&file, words->priors, sizeof(int16_t) * HAND_PRIORS * characters);
    header.mean = add_part(&file, result->mean, sizeof(result->mean));
    header.rows = add_part(&file, result->rows, sizeof(result->rows));
    header.template_of = add_part(&file, result->template_of, templates * sizeof(uint16_t));
    header.coarse = add_part(&file, result->coarse, templates * HAND_COARSE);
    header.fine = add_part(&file, result->fine, templates * HAND_FINE_BYTES);
    header.marks = add_part(&file, result->marks, templates * HAND_MARKS * sizeof(uint16_t));
    header.pairs = add_part(&file, words->pairs, (size_t)words->pair_count * sizeof(words->pairs[0]));
    header.bytes = (uint32_t)file.len;
    memcpy(file.data, &header, sizeof(header));
    if (!fs_write_whole(path, file.data, file.len))
        fail("cannot write", path);
    str_finish(&file);
}

/* "path:2" is the third face of a collection. */
static struct font_name parse_font(char *argument)
{
    char *colon = strrchr(argument, ':');
    struct font_name name = {argument, 0};

    if (colon != NULL) {
        long face;
        if (!str_to_int(colon + 1, 0, 99, &face))
            fail("no number of a face behind", argument);
        *colon = '\0';
        name.face = (int)face;
    }
    return name;
}

int main(int argc, char **argv)
{
    static struct result result;
    struct font_name names[FONTS_MAX];

    if (argc < 6 || argc > 5 + FONTS_MAX)
        fail("usage: gen_hand OUT Unihan_OtherMappings.txt pinyin_simp.dict.yaml strokes.tsv FONT[:FACE] …",
             "");
    work = mmap(NULL, sizeof(*work), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (work == MAP_FAILED)
        fail("no memory for", "the work");
    work->font_count = argc - 5;
    for (int f = 0; f < work->font_count; f++)
        names[f] = parse_font(argv[5 + f]);
    read_characters(argv[2]);
    draw_signs(argv[4]);
    run_workers(names);
    find_mean(&result);
    find_rows(&result);
    make_templates(&result);
    struct words words = words_read(argv[3], work->code_points, work->rare, work->character_count);
    write_file(argv[1], &result, &words);
    mem_free(words.priors);
    mem_free(words.pairs);
    return 0;
}
