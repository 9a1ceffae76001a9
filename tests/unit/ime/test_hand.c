/* SPDX-License-Identifier: MIT */
#include "ime/hand.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/log.h"
#include "base/utf8.h"
#include "ime/hand_data.h"
#include "ime/hand_ink.h"

#include <libgen.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { POINTS_MAX = 12000, STROKES_MAX = 300, SHOWN = 10 };

struct drawing {
    struct hand_point points[POINTS_MAX];
    struct hand_stroke strokes[STROKES_MAX];
    size_t point_count, stroke_count;
};

/* Corners of strokes on a square of 100, y down; drawn for these tests. */
static const struct {
    const char *character, *strokes;
} drawn[] = {
    {"一", "8,52 92,48"},
    {"二", "24,28 76,25;8,78 92,75"},
    {"三", "20,20 80,17;26,50 74,47;8,82 92,80"},
    {"十", "8,46 92,43;50,8 51,94"},
    {"人", "50,8 47,35 34,65 8,92;48,38 62,66 92,92"},
    {"八", "38,22 32,50 10,82;56,16 66,48 92,80"},
    {"大", "10,38 90,34;50,8 48,38 36,66 8,92;50,38 64,68 93,92"},
    {"天", "22,18 78,15;10,46 90,43;50,17 48,46 36,70 8,94;50,46 64,72 93,94"},
    {"口", "18,22 21,84;18,22 82,18 78,82;21,80 78,78"},
    {"日", "26,10 26,92;26,10 76,9 75,92;26,50 75,49;26,89 75,88"},
    {"目", "28,8 28,94;28,8 74,7 73,94;28,35 73,34;28,62 73,61;28,90 73,89"},
    {"田", "14,14 16,88;14,14 86,12 84,88;15,50 85,48;50,13 50,86;16,86 84,85"},
    {"中", "16,30 20,64;16,30 84,27 79,62;20,62 79,60;50,6 51,96"},
    {"王", "16,16 84,13;22,48 78,46;50,15 50,84;8,86 92,84"},
    {"土", "20,42 80,39;50,10 50,86;8,88 92,86"},
    {"上", "50,8 50,86;51,44 82,42;8,88 92,86"},
    {"下", "8,14 92,12;48,13 48,94;50,38 76,56"},
    {"山", "50,8 50,84;16,38 16,86 85,84;84,36 85,90"},
    {"木", "10,34 90,31;50,6 50,95;49,35 34,62 8,82;51,35 66,62 92,80"},
    {"本", "10,32 90,29;50,6 50,95;49,33 34,58 8,76;51,33 66,58 92,74;32,74 68,72"},
    {"水", "50,6 50,90 38,82;12,36 38,34 26,62 8,80;82,22 56,44;55,42 70,64 93,82"},
    {"女", "42,8 30,50 72,90;72,32 54,68 14,92;8,40 92,37"},
    {"子", "22,14 76,12 50,36;50,36 56,60 50,92 36,84;8,50 92,47"},
    {"小", "50,8 50,90 38,82;28,36 12,68;72,34 90,64"},
    {"禾", "72,10 28,22;10,40 90,37;50,18 50,95;49,40 32,68 8,86;51,40 68,66 92,84"},
    {"千", "74,10 24,24;8,50 92,47;50,19 50,95"},
    {"工", "18,18 82,15;50,17 50,84;8,85 92,83"},
    {"林", "6,36 46,33;27,8 27,94;26,38 8,70;28,40 44,62;50,36 94,33;72,8 72,94;71,38 50,76;73,38 95,74"},
    {"明", "12,20 12,74;12,20 40,18 40,72;12,46 40,45;12,70 40,69;56,10 56,60 44,92;56,10 88,8 88,90 78,84;"
           "57,34 88,33;57,58 88,57"},
    {"秀", "68,6 34,14;12,26 90,23;50,11 50,48;49,27 32,42 10,50;51,27 68,40 92,48;"
           "26,58 66,55 58,72 76,72 70,92 56,86;42,58 36,78 12,95"},
    {"英", "10,18 90,15;34,6 34,28;66,5 65,27;26,38 28,62;26,38 74,36 72,60;8,64 92,61;"
           "50,28 49,62 36,80 10,94;51,63 64,80 92,94"},
    {"李",
     "14,18 86,15;50,4 50,48;49,19 34,36 10,46;51,19 66,34 90,44;28,54 68,52 50,66;50,66 54,82 48,95 36,90;"
     "8,74 92,71"},
};

static struct hand *hand;

static void draw(struct drawing *out, const char *text)
{
    out->point_count = out->stroke_count = 0;
    while (*text != '\0') {
        char *end;
        struct hand_stroke *stroke = &out->strokes[out->stroke_count++];
        struct hand_point previous = {0, 0};
        stroke->points = &out->points[out->point_count];
        for (stroke->count = 0; *text != ';' && *text != '\0'; text = end) {
            struct hand_point p;
            p.x = strtof(text, &end);
            p.y = strtof(end + 1, &end);
            /* A panel reports many points on the way. */
            for (int i = stroke->count == 0 ? 8 : 1; i <= 8; i++) {
                float t = (float)i / 8;
                out->points[out->point_count++] = (struct hand_point){previous.x + t * (p.x - previous.x),
                                                                      previous.y + t * (p.y - previous.y)};
                stroke->count++;
            }
            previous = p;
        }
        text += *text == ';';
    }
}

static uint32_t code_point(const char *text)
{
    return utf8_next(&text, text + strlen(text));
}

static int recognise(const struct drawing *d, struct hand_candidate out[SHOWN])
{
    memset(out, 0, SHOWN * sizeof(out[0]));
    return hand_recognise(hand, d->strokes, d->stroke_count, NULL, out, SHOWN);
}

static void assert_same(const struct drawing *d, const struct hand_candidate *wanted)
{
    struct hand_candidate found[SHOWN];

    assert_int_equal(recognise(d, found), SHOWN);
    for (int i = 0; i < SHOWN; i++)
        assert_int_equal(found[i].code_point, wanted[i].code_point);
}

/* ---- what is written ----------------------------------------------------------------------------------- */

static void drawn_characters_come_first(void **state)
{
    static struct drawing d;
    struct hand_candidate found[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
        draw(&d, drawn[i].strokes);
        assert_int_equal(recognise(&d, found), SHOWN);
        if (found[0].code_point != code_point(drawn[i].character))
            print_message("%s is taken for U+%04X\n", drawn[i].character, (unsigned)found[0].code_point);
        assert_int_equal(found[0].code_point, code_point(drawn[i].character));
        for (int k = 1; k < SHOWN; k++) {
            assert_true(found[k - 1].score >= found[k].score);
            for (int m = 0; m < k; m++)
                assert_int_not_equal(found[m].code_point, found[k].code_point);
        }
    }
}

/* Those that were compared in detail and those behind them. */
static void scores_fall_to_the_last(void **state)
{
    static struct drawing d;
    struct hand_candidate found[HAND_CANDIDATES_MAX];

    (void)state;
    draw(&d, "16,64 128,64;64,16 64,128");
    int count = hand_recognise(hand, d.strokes, d.stroke_count, NULL, found, HAND_CANDIDATES_MAX);
    assert_true(count > 40);
    for (int i = 1; i < count; i++)
        assert_true(found[i - 1].score >= found[i].score);
}

static void order_of_strokes_does_not_matter(void **state)
{
    static struct drawing d;
    struct hand_candidate wanted[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
        draw(&d, drawn[i].strokes);
        recognise(&d, wanted);
        for (size_t turn = 1; turn < d.stroke_count; turn++) {
            struct hand_stroke first = d.strokes[0];
            memmove(&d.strokes[0], &d.strokes[1], (d.stroke_count - 1) * sizeof(first));
            d.strokes[d.stroke_count - 1] = first;
            assert_same(&d, wanted);
        }
    }
}

static void direction_of_strokes_does_not_matter(void **state)
{
    static struct drawing d;
    struct hand_candidate wanted[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
        draw(&d, drawn[i].strokes);
        recognise(&d, wanted);
        for (size_t s = 0; s < d.stroke_count; s++) {
            struct hand_point *p = d.points + (d.strokes[s].points - d.points);
            for (size_t a = 0, b = d.strokes[s].count - 1; a < b; a++, b--) {
                struct hand_point t = p[a];
                p[a] = p[b];
                p[b] = t;
            }
        }
        assert_same(&d, wanted);
    }
}

static void place_and_size_do_not_matter(void **state)
{
    static const struct {
        float scale, x, y;
    } changes[] = {{1, 300, -70}, {0.25F, 0, 0}, {16, 0, 0}, {8, 1024, 512}, {0.5F, -40, 12}};
    static struct drawing d;
    struct hand_candidate wanted[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
        for (size_t c = 0; c < ARRAY_LEN(changes); c++) {
            draw(&d, drawn[i].strokes);
            recognise(&d, wanted);
            for (size_t k = 0; k < d.point_count; k++) {
                d.points[k].x = d.points[k].x * changes[c].scale + changes[c].x;
                d.points[k].y = d.points[k].y * changes[c].scale + changes[c].y;
            }
            assert_same(&d, wanted);
        }
    }
}

static void same_strokes_give_the_same_scores(void **state)
{
    static struct drawing d, other;
    struct hand_candidate first[SHOWN], second[SHOWN];

    (void)state;
    draw(&d, drawn[0].strokes);
    draw(&other, drawn[5].strokes);
    recognise(&d, first);
    for (int i = 0; i < 5; i++) {
        recognise(&other, second);
        recognise(&d, second);
        assert_memory_equal(first, second, sizeof(first));
    }
}

static int rank(const struct hand_candidate *found, int count, const char *character)
{
    int i = 0;

    while (i < count && found[i].code_point != code_point(character))
        i++;
    return i;
}

/* The pen stays down through the whole character. */
static void joined_strokes_are_among_the_first(void **state)
{
    static const char *const characters[] = {"三", "王", "口", "日", "天", "木", "林", "李"};
    static struct drawing d;
    struct hand_candidate found[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(characters); i++) {
        size_t which = 0;
        while (strcmp(drawn[which].character, characters[i]) != 0)
            which++;
        draw(&d, drawn[which].strokes);
        /* The last two strokes run together. */
        d.strokes[d.stroke_count - 2].count += d.strokes[d.stroke_count - 1].count;
        d.stroke_count--;
        assert_in_range(rank(found, recognise(&d, found), characters[i]), 0, 7);
    }
}

static void slanted_and_stretched_writing_is_among_the_first(void **state)
{
    static struct drawing d;
    struct hand_candidate found[SHOWN];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
        draw(&d, drawn[i].strokes);
        for (size_t k = 0; k < d.point_count; k++) {
            d.points[k].x = 1.15F * d.points[k].x - 0.15F * d.points[k].y;
            d.points[k].y = d.points[k].y - 0.06F * d.points[k].x;
        }
        assert_in_range(rank(found, recognise(&d, found), drawn[i].character), 0, 3);
    }
}

/* The sides of a box that leans by 20 degrees stand nearly upright afterwards, its lines that rise lie flat;
 * what leans because it should (人) goes on leaning. */
static void leaning_writing_is_straightened(void **state)
{
    static struct drawing d;
    static struct hand_ink ink;

    (void)state;
    for (int side = -1; side <= 1; side += 2) {
        draw(&d, "28,8 28,94;74,8 74,94;28,8 74,8;28,50 74,50;28,94 74,94");
        for (size_t k = 0; k < d.point_count; k++) {
            d.points[k].x += 0.36F * (float)side * d.points[k].y;
            d.points[k].y -= 0.15F * d.points[k].x;
        }
        assert_true(hand_ink_prepare(&ink, d.strokes, d.stroke_count));
        for (int i = 0; i < ink.stroke_count; i++) {
            const struct hand_point *a = &ink.points[ink.first[i]], *b = &ink.points[ink.first[i + 1] - 1];
            float dx = fabsf(b->x - a->x), dy = fabsf(b->y - a->y);
            assert_true(dx > dy ? dy < 0.1F * dx : dx < 0.16F * dy);
        }
    }
    draw(&d, "50,8 47,35 34,65 8,92");
    assert_true(hand_ink_prepare(&ink, d.strokes, d.stroke_count));
    assert_true(fabsf(ink.points[ink.first[1] - 1].x - ink.points[0].x) > 0.2F);
}

/* ---- what is known besides ----------------------------------------------------------------------------- */

static int rank_in(const char *strokes, enum hand_mode mode, const char *previous, const char *character)
{
    static struct drawing d;
    const struct hand_context context = {mode, previous != NULL ? code_point(previous) : 0};
    struct hand_candidate found[SHOWN];

    draw(&d, strokes);
    int count = hand_recognise(hand, d.strokes, d.stroke_count, &context, found, SHOWN);
    return rank(found, count, character);
}

static void context_never_outvotes_clear_ink(void **state)
{
    static const enum hand_mode modes[] = {HAND_TEXT, HAND_NAME, HAND_ADDRESS};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++)
        for (size_t m = 0; m < ARRAY_LEN(modes); m++) {
            assert_in_range(rank_in(drawn[i].strokes, modes[m], NULL, drawn[i].character), 0, 2);
            assert_in_range(rank_in(drawn[i].strokes, modes[m], "漏", drawn[i].character), 0, 2);
        }
}

static void mode_and_neighbour_decide_between_look_alikes(void **state)
{
    static const char ring[] = "50,8 26,20 14,50 24,80 50,92 76,80 86,50 74,20 51,8";
    /* Half way between 己 and 已. */
    static const char half_closed[] = "20,14 76,12 74,46;22,46 74,46;21,36 20,84 82,86 84,70";

    (void)state;
    assert_int_equal(rank_in(ring, HAND_ADDRESS, NULL, "0"), 0);
    assert_int_not_equal(rank_in(ring, HAND_NAME, NULL, "0"), 0);
    assert_int_equal(rank_in(half_closed, HAND_TEXT, "自", "己"), 0);
    assert_int_equal(rank_in(half_closed, HAND_TEXT, "早", "已"), 0);
}

/* As people write them, not as fonts print them. */
static void digits_and_letters_are_among_the_first(void **state)
{
    static const struct {
        const char *sign, *strokes;
    } signs[] = {
        {"0", "54,10 36,16 26,40 26,66 40,88 58,88 72,66 72,36 62,14 50,10"},
        {"1", "38,26 52,12 53,92;36,91 70,90"},
        {"2", "28,30 38,12 58,12 68,30 52,58 28,86 76,86"},
        {"2", "28,26 40,10 60,12 66,34 44,68 26,86 34,76 54,84 78,78"},
        {"3", "28,14 60,10 66,28 46,46 68,58 68,80 46,92 26,82"},
        {"4", "44,10 26,58 80,56;60,34 60,92"},
        {"5", "34,12 30,44 54,42 70,60 60,86 30,88;34,12 72,10"},
        {"6", "64,10 40,32 28,62 36,88 58,90 68,72 54,58 32,66"},
        {"7", "24,16 74,12 48,92;34,50 66,48"},
        {"8", "66,20 48,10 34,24 46,44 66,62 62,86 42,90 32,72 48,48 66,30 64,18"},
        {"9", "66,26 48,12 32,28 38,48 56,46 66,26 64,60 58,92"},
        {"A", "48,10 22,90;50,10 80,90;32,60 70,58"},
        {"B", "28,12 29,90;27,12 56,12 62,30 48,46 29,48;50,48 70,62 66,84 30,90"},
        {"E", "28,12 28,88;28,12 70,11;28,50 62,48;28,88 72,86"},
        {"f", "20,58 44,38 54,14 44,10 38,34 38,90 48,86 44,60 68,54"},
        {"k", "24,58 42,32 44,14 36,12 30,34 30,92 36,60 54,48 56,58 44,66 56,86 74,82"},
        {"x", "26,38 44,44 46,80 30,86;74,38 56,44 54,80 72,86"},
        {"z", "28,38 68,38 30,86 72,86;38,62 64,60"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        bool digit = signs[i].sign[0] <= '9';
        assert_in_range(rank_in(signs[i].strokes, HAND_ADDRESS, NULL, signs[i].sign), 0, digit ? 0 : 7);
        assert_in_range(rank_in(signs[i].strokes, HAND_TEXT, NULL, signs[i].sign), 0, 7);
    }
}

/* Beyond the 8105: as older people learned to write, and what names keep. They never come before those. */
static void characters_of_level_2_are_offered(void **state)
{
    static const struct {
        const char *character, *strokes;
    } others[] = {
        {"門",
         "14,8 14,94;14,8 42,8 42,46;14,27 42,27;14,46 42,46;58,8 58,46;58,8 88,8 88,94 78,88;58,27 88,27;"
         "58,46 88,46"},
        {"車", "8,16 92,14;26,30 26,68;26,30 76,29 75,67;26,49 76,48;26,67 75,66;6,82 94,80;50,4 50,98"},
        {"囯", "10,8 10,94;10,8 90,7 89,93;28,26 72,25;32,48 68,47;50,26 50,72;26,73 76,72;10,92 89,91"},
        {"東",
         "10,18 90,16;26,32 28,62;26,32 74,31 72,61;27,46 73,46;28,61 72,60;50,4 50,96;49,62 32,78 8,90;"
         "51,62 70,78 93,90"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        assert_in_range(rank_in(others[i].strokes, HAND_TEXT, NULL, others[i].character), 0, 7);
        assert_in_range(rank_in(others[i].strokes, HAND_NAME, "王", others[i].character), 0, 3);
    }
}

/* ---- insane input -------------------------------------------------------------------------------------- */

static void nothing_gives_nothing(void **state)
{
    const struct hand_point nowhere[] = {{NAN, 1}, {1, INFINITY}, {-INFINITY, NAN}, {1e30F, 0}};
    const struct hand_stroke strokes[] = {{NULL, 0}, {nowhere, ARRAY_LEN(nowhere)}};
    struct hand_candidate found[SHOWN];

    (void)state;
    assert_int_equal(hand_recognise(hand, NULL, 0, NULL, found, SHOWN), 0);
    assert_int_equal(hand_recognise(hand, strokes, 1, NULL, found, SHOWN), 0);
    assert_int_equal(hand_recognise(hand, strokes, 2, NULL, found, SHOWN), 0);
}

static void one_point_is_a_dot(void **state)
{
    const struct hand_point point = {7, 9}, same[] = {{7, 9}, {7, 9}, {7, 9}};
    const struct hand_stroke strokes[] = {{&point, 1}, {same, 3}};
    struct hand_candidate found[SHOWN];

    (void)state;
    assert_int_equal(hand_recognise(hand, strokes, 1, NULL, found, SHOWN), SHOWN);
    assert_int_equal(hand_recognise(hand, strokes, 2, NULL, found, SHOWN), SHOWN);
}

static void bad_points_are_left_out(void **state)
{
    static struct drawing d, spoilt;
    struct hand_candidate wanted[SHOWN];

    (void)state;
    draw(&d, drawn[13].strokes);
    recognise(&d, wanted);
    spoilt.stroke_count = d.stroke_count;
    for (size_t s = 0; s < d.stroke_count; s++) {
        spoilt.strokes[s] = (struct hand_stroke){&spoilt.points[spoilt.point_count], d.strokes[s].count * 2};
        for (size_t i = 0; i < d.strokes[s].count; i++) {
            spoilt.points[spoilt.point_count++] = d.strokes[s].points[i];
            spoilt.points[spoilt.point_count++] = (struct hand_point){i % 2 ? NAN : 3, i % 2 ? 3 : INFINITY};
        }
    }
    assert_same(&spoilt, wanted);
}

static void scribble_ends(void **state)
{
    static struct drawing d;
    struct hand_candidate found[SHOWN];
    uint32_t random = 12345;

    (void)state;
    for (size_t i = 0; i < 10000; i++) {
        random = random * 1664525 + 1013904223;
        d.points[i] = (struct hand_point){(float)(random >> 16 & 1023), (float)(random >> 8 & 1023)};
    }
    d.strokes[0] = (struct hand_stroke){d.points, 10000};
    assert_int_equal(hand_recognise(hand, d.strokes, 1, NULL, found, SHOWN), SHOWN);
    for (size_t s = 0; s < STROKES_MAX; s++)
        d.strokes[s] = (struct hand_stroke){&d.points[s * 30], 30};
    assert_int_equal(hand_recognise(hand, d.strokes, STROKES_MAX, NULL, found, SHOWN), SHOWN);
    for (size_t i = 0; i < 10000; i++)
        d.points[i].x *= 1e4F, d.points[i].y *= 1e-6F;
    assert_int_equal(hand_recognise(hand, d.strokes, STROKES_MAX, NULL, found, SHOWN), SHOWN);
}

static void max_is_kept(void **state)
{
    static struct drawing d;
    struct hand_candidate found[HAND_CANDIDATES_MAX + 1];

    (void)state;
    draw(&d, drawn[13].strokes);
    assert_int_equal(hand_recognise(hand, d.strokes, d.stroke_count, NULL, found, 0), 0);
    assert_int_equal(hand_recognise(hand, d.strokes, d.stroke_count, NULL, found, -3), 0);
    found[3].code_point = 0xABCDEF;
    assert_int_equal(hand_recognise(hand, d.strokes, d.stroke_count, NULL, found, 3), 3);
    assert_int_equal(found[3].code_point, 0xABCDEF);
    assert_in_range(hand_recognise(hand, d.strokes, d.stroke_count, NULL, found, 100000), 20,
                    HAND_CANDIDATES_MAX);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static void swallow(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)level;
    (void)module;
    (void)text;
    ++*(int *)ctx;
}

static struct hand *open_bytes(const void *bytes, size_t count)
{
    char path[] = "/tmp/keting-hand-XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, count), (ssize_t)count);
    close(fd);
    struct hand *opened = hand_open(path);
    unlink(path);
    return opened;
}

static void a_bad_file_is_refused_with_one_line(void **state)
{
    struct hand_data data = {
        .magic = HAND_DATA_MAGIC, .version = HAND_DATA_VERSION + 1, .bytes = sizeof(data)};
    int lines = 0;

    (void)state;
    log_set_sink(swallow, &lines);
    assert_null(hand_open("/nonexistent/hand.dat"));
    assert_null(open_bytes("", 0));
    assert_null(open_bytes("KTHAND1", 7));
    assert_null(open_bytes(&data, sizeof(data)));
    data.version = HAND_DATA_VERSION;
    data.dimensions = HAND_DIMENSIONS;
    data.template_count = 1;
    data.character_count = 0x7FFFFFFF;
    data.steps = 1;
    data.code_points = data.priors = data.mean = data.rows = data.template_of = data.coarse = data.fine = 128;
    assert_null(open_bytes(&data, sizeof(data)));
    log_set_sink(NULL, NULL);
    assert_int_equal(lines, 5);
    hand_close(NULL);
}

/* Level 2 of GB 18030-2022, digits, letters and signs. */
static void all_characters_are_there(void **state)
{
    (void)state;
    assert_in_range(hand_character_count(hand), 27754 + 10 + 52 + 10, 28000);
}

/* The templates of the build this test belongs to: build/test/ime/test_hand beside build/hand.dat. */
static int open_templates(void **state)
{
    char self[PATH_MAX], path[PATH_MAX + 32];
    ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);

    (void)state;
    self[length > 0 ? length : 0] = '\0';
    snprintf(path, sizeof(path), "%s/../../hand.dat", dirname(self));
    hand = hand_open(path);
    return hand != NULL ? 0 : -1;
}

static int close_templates(void **state)
{
    (void)state;
    hand_close(hand);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_characters_come_first),
        cmocka_unit_test(scores_fall_to_the_last),
        cmocka_unit_test(order_of_strokes_does_not_matter),
        cmocka_unit_test(direction_of_strokes_does_not_matter),
        cmocka_unit_test(place_and_size_do_not_matter),
        cmocka_unit_test(same_strokes_give_the_same_scores),
        cmocka_unit_test(joined_strokes_are_among_the_first),
        cmocka_unit_test(slanted_and_stretched_writing_is_among_the_first),
        cmocka_unit_test(leaning_writing_is_straightened),
        cmocka_unit_test(context_never_outvotes_clear_ink),
        cmocka_unit_test(mode_and_neighbour_decide_between_look_alikes),
        cmocka_unit_test(digits_and_letters_are_among_the_first),
        cmocka_unit_test(characters_of_level_2_are_offered),
        cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(one_point_is_a_dot),
        cmocka_unit_test(bad_points_are_left_out),
        cmocka_unit_test(scribble_ends),
        cmocka_unit_test(max_is_kept),
        cmocka_unit_test(a_bad_file_is_refused_with_one_line),
        cmocka_unit_test(all_characters_are_there),
    };

    return cmocka_run_group_tests_name("hand", tests, open_templates, close_templates);
}
