/* SPDX-License-Identifier: MIT */
#include "ime/rare.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ime/rare_file.h"
#include "rare_names.h"

#include <libgen.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

enum { SHOWN = 24, TURNS = 50 };

static struct rare *rare;
static struct rare_character out[RARE_RESULTS_MAX];
static char data_path[PATH_MAX];

static int open_data(void **state)
{
    (void)state;
    ssize_t bytes = readlink("/proc/self/exe", data_path, sizeof(data_path) - 32);
    if (bytes <= 0)
        return -1;
    data_path[bytes] = '\0';
    char *build = dirname(dirname(dirname(data_path)));
    memmove(data_path, build, strlen(build) + 1);
    memcpy(data_path + strlen(data_path), "/rare.dat", sizeof("/rare.dat"));
    rare = rare_open(data_path);
    return rare != NULL ? 0 : -1;
}

static int close_data(void **state)
{
    (void)state;
    rare_close(rare);
    return 0;
}

static uint32_t first_of(const char *text)
{
    return utf8_next(&text, text + strlen(text));
}

static int ask(const char *parts, int max)
{
    uint32_t part[8];
    int count = 0;

    for (const char *p = parts, *end = p + strlen(p); p < end && count < 8;)
        part[count++] = utf8_next(&p, end);
    return rare_by_parts(rare, part, count, out, max);
}

/* From 1; 0 when it is not there. */
static int place_of(uint32_t code_point, int count)
{
    for (int i = 0; i < count; i++)
        if (out[i].code_point == code_point)
            return i + 1;
    return 0;
}

static int place_by_parts(const char *parts, const char *text)
{
    return place_of(first_of(text), ask(parts, RARE_RESULTS_MAX));
}

static int place_by_radical(int radical, int strokes, const char *text)
{
    return place_of(first_of(text), rare_by_radical(rare, radical, strokes, out, RARE_RESULTS_MAX));
}

/* ---- by parts ------------------------------------------------------------------------------------------ */

static void parts_as_people_say_them(void **state)
{
    static const char *const cases[][2] = {
        {"土口", "𠮷"},   {"土口", "吉"},   {"口土", "吉"},   {"木子", "李"}, {"弓长", "张"},
        {"王奇", "琦"},   {"火韦", "炜"},   {"立束", "竦"},   {"吉吉", "喆"}, {"牛牛牛", "犇"},
        {"水水水", "淼"}, {"金金金", "鑫"}, {"土土土", "垚"}, {"女㓞", "㛃"}, {"钅杜", "𬭊"},
        {"金杜", "𬭊"}, {"口天", "吴"},   {"立早", "章"},   {"古月", "胡"}, {"水每", "海"},
        {"氵每", "海"},   {"人言", "信"},   {"肉要", "腰"},   {"月要", "腰"}, {"阝东", "陈"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int place = place_by_parts(cases[i][0], cases[i][1]);
        if (place == 0 || place > 8)
            fail_msg("%s: %s at %d", cases[i][0], cases[i][1], place);
    }
}

static void what_holds_nothing_else_comes_first(void **state)
{
    (void)state;
    assert_int_equal(place_by_parts("木木", "林"), 1);
    int more = place_by_parts("木木", "森");
    assert_true(more > 1);
    assert_int_equal(place_by_parts("木木木", "森"), 1);
    /* One part: what holds it, not itself. */
    assert_int_equal(place_by_parts("喆", "喆"), 0);
    assert_true(place_by_parts("喆", "嚞") > 0 || place_by_parts("鑫", "鑫") == 0);
    assert_true(place_by_parts("奇", "琦") > 0);
    /* A part of a part: 口 is in 吉. */
    assert_true(place_by_parts("木口", "桔") > 0);
}

static void all_parts_must_be_there(void **state)
{
    (void)state;
    assert_int_equal(place_by_parts("吉吉", "吉"), 0);
    assert_int_equal(place_by_parts("吉吉", "桔"), 0);
    assert_int_equal(place_by_parts("王奇", "玮"), 0);
}

static void questions_without_an_answer(void **state)
{
    static const uint32_t latin[] = {'a', 'b'}, beyond[] = {0x571F, 0x10FFFF, UINT32_MAX};

    (void)state;
    assert_int_equal(rare_by_parts(rare, latin, 2, out, SHOWN), 0);
    assert_int_equal(rare_by_parts(rare, beyond, 3, out, SHOWN), 0);
    assert_int_equal(rare_by_parts(rare, beyond, 0, out, SHOWN), 0);
    assert_int_equal(rare_by_parts(rare, beyond, -1, out, SHOWN), 0);
    assert_int_equal(rare_by_parts(rare, beyond, 1, out, 0), 0);
    assert_int_equal(rare_by_parts(rare, beyond, 1, out, -5), 0);
    assert_int_equal(ask("土口", 3), 3);
    /* Of more parts than fit the first ones count. */
    assert_true(ask("木木木木木木木木", SHOWN) >= 0);
}

static void names_are_found_by_two_parts(void **state)
{
    int all = 0, found = 0, first = 0;

    (void)state;
    for (const char *p = rare_names; *p != '\0';) {
        size_t bytes = strcspn(p, " ");
        char *word = mem_strndup(p, bytes);
        size_t whole = utf8_prefix(word, bytes, 1);
        int place = place_of(first_of(word), ask(word + whole, SHOWN));
        all++;
        found += place > 0;
        first += place == 1;
        mem_free(word);
        p += bytes + strspn(p + bytes, " ");
    }
    print_message("%d characters of names: %d first, %d among the first %d\n", all, first, found, SHOWN);
    assert_int_equal(all, 230);
    assert_true(found * 100 >= all * 95);
    assert_true(first * 100 >= all * 75);
}

/* ---- by radical ---------------------------------------------------------------------------------------- */

static void radicals_and_strokes(void **state)
{
    (void)state;
    assert_true(place_by_radical(30, 3, "𠮷") > 0);
    assert_true(place_by_radical(30, 3, "吉") > 0);
    assert_int_equal(place_by_radical(30, 4, "吉"), 0);
    assert_true(place_by_radical(149, 2, "计") > 0);
    assert_true(place_by_radical(149, 2, "計") > 0);
    /* 骨 is 10 strokes to Kangxi and 9 to people. */
    assert_true(place_by_radical(85, 10, "滑") > 0);
    assert_true(place_by_radical(85, 9, "滑") > 0);
    /* Ends of the blocks: Ext A, B, C, D, E, F. */
    assert_true(place_by_radical(1, 4, "㐀") > 0);
    assert_true(place_by_radical(-1, 4, "一") == 0 && place_by_radical(215, 4, "一") == 0);
}

static void common_before_rare(void **state)
{
    (void)state;
    int count = rare_by_radical(rare, 85, 5, out, RARE_RESULTS_MAX);
    assert_true(place_of(first_of("河"), count) < place_of(first_of("泇"), count));
    assert_true(place_of(first_of("泇"), count) < place_of(first_of("㳋"), count) ||
                place_of(first_of("㳋"), count) == 0);
    for (int i = 0; i < count; i++)
        assert_int_equal(out[i].strokes, 5);
}

static void any_strokes_names_nobody_twice(void **state)
{
    (void)state;
    for (int r = 1; r <= RARE_RADICALS; r++) {
        int count = rare_by_radical(rare, r, -1, out, RARE_RESULTS_MAX);
        assert_true(count > 0);
        for (int i = 1; i < count; i++) {
            assert_true(out[i].strokes >= out[i - 1].strokes);
            assert_int_equal(place_of(out[i].code_point, count), i + 1);
        }
    }
}

static void shapes_of_radicals(void **state)
{
    static const struct {
        const char *shape;
        int radical, strokes;
    } cases[] = {{"讠", 149, 2}, {"言", 149, 7}, {"氵", 85, 3},  {"水", 85, 4},  {"阝", 163, 2},
                 {"阝", 170, 2}, {"钅", 167, 5}, {"辶", 162, 3}, {"龠", 214, 17}};
    struct rare_radical radicals[RARE_RESULTS_MAX];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        bool found = false;
        int count = rare_radical_shapes(cases[i].strokes, radicals, RARE_RESULTS_MAX);
        for (int k = 0; k < count; k++)
            found |=
                radicals[k].code_point == first_of(cases[i].shape) && radicals[k].radical == cases[i].radical;
        if (!found)
            fail_msg("%s is not under %d strokes", cases[i].shape, cases[i].strokes);
    }
    assert_true(rare_radical_shapes(-1, radicals, RARE_RESULTS_MAX) > RARE_RADICALS);
    assert_int_equal(rare_radical_shapes(-1, radicals, 7), 7);
    assert_int_equal(rare_radical_shapes(0, radicals, 7), 0);
    for (int r = 1; r <= RARE_RADICALS; r++)
        assert_true(rare_radical_strokes(r) >= 1 && rare_radical_strokes(r) <= RARE_RADICAL_STROKES_MAX);
    assert_string_equal(rare_radical_name(85), "水氵氺");
    assert_string_equal(rare_radical_name(0), "");
    assert_int_equal(rare_radical_strokes(215), 0);
}

/* Every Han character up to Ext F has a radical under which it is found. */
static void all_of_level_3(void **state)
{
    static const uint32_t blocks[][2] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FEF},   {0x20000, 0x2A6D6},
                                         {0x2A700, 0x2B734}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
                                         {0x2CEB0, 0x2EBE0}};
    uint8_t *seen = mem_zalloc(0x2EBF0);

    (void)state;
    for (int r = 1; r <= RARE_RADICALS; r++) {
        for (int strokes = 0; strokes < 80; strokes++) {
            int count = rare_by_radical(rare, r, strokes, out, RARE_RESULTS_MAX);
            for (int i = 0; i < count; i++)
                seen[out[i].code_point] = 1;
            assert_true(count < RARE_RESULTS_MAX);
        }
    }
    for (size_t b = 0; b < ARRAY_LEN(blocks); b++)
        for (uint32_t c = blocks[b][0]; c <= blocks[b][1]; c++)
            if (!seen[c])
                fail_msg("U+%04X has no place", (unsigned)c);
    mem_free(seen);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static int lines_told;

static void count_line(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    lines_told += *text != '\0';
}

/* Refused, in one line. */
static struct rare *open_told(const char *path)
{
    lines_told = 0;
    log_set_sink(count_line, NULL);
    struct rare *opened = rare_open(path);
    log_set_sink(NULL, NULL);
    assert_int_equal(lines_told, opened == NULL ? 1 : 0);
    return opened;
}

/* The file changed at one byte, or cut; its checksum made good when `sealed`. */
static struct rare *open_changed(size_t at, uint8_t flip, size_t keep, bool sealed)
{
    size_t bytes;
    char *data = fs_read(data_path, 64 * 1024 * 1024, &bytes), *path = mem_strdup("/tmp/keting-rare-XXXXXX");
    int fd = mkstemp(path);

    assert_non_null(data);
    assert_true(fd >= 0);
    keep = keep > 0 ? keep : bytes;
    if (at < keep)
        data[at] = (char)(data[at] ^ flip);
    if (sealed) {
        struct rare_file *file = (struct rare_file *)(void *)data;
        file->checksum = pinyin_file_checksum((const uint64_t *)(const void *)(data + RARE_CHECKED_FROM),
                                              (keep - RARE_CHECKED_FROM) / 8);
    }
    assert_int_equal(write(fd, data, keep), (ssize_t)keep);
    close(fd);
    struct rare *opened = open_told(path);
    unlink(path);
    mem_free(path);
    mem_free(data);
    return opened;
}

static void bad_files_are_refused(void **state)
{
    (void)state;
    assert_null(open_told("/nowhere/rare.dat"));
    assert_null(open_told("/dev/null"));
    assert_null(open_changed(0, 1, 0, true));
    assert_null(open_changed(8, 1, 0, true));
    assert_null(open_changed(12, 1, 0, true));
    assert_null(open_changed(500000, 1, 0, false));
    assert_null(open_changed(0, 0, 4096, true));
    assert_null(open_changed(0, 0, 100, false));
    /* A sound checksum over nonsense: places and numbers that are outside. */
    assert_null(open_changed(offsetof(struct rare_file, at) + 2, 0xFF, 0, true));
    assert_null(open_changed(offsetof(struct rare_file, count) + 2, 0xFF, 0, true));
    assert_null(open_changed(offsetof(struct rare_file, radical_at) + 43, 0xFF, 0, true));
    struct rare *same = open_changed(0, 0, 0, true);
    assert_non_null(same);
    rare_close(same);
    rare_close(NULL);
}

static void numbers_outside_are_refused(void **state)
{
    struct rare_file head;
    size_t bytes;
    char *data = fs_read(data_path, 64 * 1024 * 1024, &bytes);
    uint32_t far = 0;

    (void)state;
    memcpy(&head, data, sizeof(head));
    const uint32_t *entry = (const uint32_t *)(void *)(data + head.at[RARE_ENTRY]);
    while (!(entry[far] & 0x10000))
        far++;
    uint8_t flip = (uint8_t) ~(entry[far] >> 8);
    mem_free(data);
    assert_null(open_changed(head.at[RARE_ENTRY] + far * 4 + 1, flip, 0, true));
    assert_null(open_changed(head.at[RARE_MADE_OF] + 2, 0x02, 0, true));
    assert_null(open_changed(head.at[RARE_MADE_OF] + 3, 0x80, 0, true));
    assert_null(open_changed(head.at[RARE_INFO], 0xFF, 0, true));
}

static double milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

/* The bounds are for a plain build on any machine; sanitizers only need to come to an end. */
static void small_and_quick(void **state)
{
    size_t bytes;
    char *data = fs_read(data_path, 64 * 1024 * 1024, &bytes);

    (void)state;
    mem_free(data);
    assert_true(bytes <= 2 * 1024 * 1024);
    double start = milliseconds();
    for (int i = 0; i < TURNS; i++) {
        struct rare *again = rare_open(data_path);
        assert_non_null(again);
        rare_close(again);
    }
    double opened = milliseconds();
    for (int i = 0; i < TURNS; i++)
        ask("土口", SHOWN);
    double asked = milliseconds();
    print_message("%zu bytes, opened in %.2f ms, two parts in %.2f ms\n", bytes, (opened - start) / TURNS,
                  (asked - opened) / TURNS);
#if !defined(__SANITIZE_ADDRESS__)
    assert_true((opened - start) / TURNS <= 5);
    assert_true((asked - opened) / TURNS <= 2);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_as_people_say_them),
        cmocka_unit_test(what_holds_nothing_else_comes_first),
        cmocka_unit_test(all_parts_must_be_there),
        cmocka_unit_test(questions_without_an_answer),
        cmocka_unit_test(names_are_found_by_two_parts),
        cmocka_unit_test(radicals_and_strokes),
        cmocka_unit_test(common_before_rare),
        cmocka_unit_test(any_strokes_names_nobody_twice),
        cmocka_unit_test(shapes_of_radicals),
        cmocka_unit_test(all_of_level_3),
        cmocka_unit_test(bad_files_are_refused),
        cmocka_unit_test(numbers_outside_are_refused),
        cmocka_unit_test(small_and_quick),
    };

    return cmocka_run_group_tests_name("rare", tests, open_data, close_data);
}
