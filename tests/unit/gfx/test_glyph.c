/* SPDX-License-Identifier: MIT */
#include "glyph.h"

#include "face.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char noto[] = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
static const char hana[] = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf";

static struct faces *faces;

static int open_faces(void **state)
{
    struct error error = {0};
    (void)state;
    faces = faces_create(&error);
    return faces == NULL || !faces_add(faces, FONT_REGULAR, noto, 2, "fonts-noto-cjk", &error) ||
           !faces_add(faces, FONT_REGULAR, hana, 0, "fonts-hanazono", &error);
}

static int close_faces(void **state)
{
    (void)state;
    faces_destroy(faces);
    return 0;
}

static long ink(const struct glyph *g)
{
    long sum = 0;
    for (int i = 0; i < g->w * g->h; i++)
        sum += g->bits[i];
    return sum;
}

static void finds_characters_along_the_chain(void **state)
{
    (void)state;
    struct face_char han = faces_resolve(faces, FONT_REGULAR, 0x4E2D);
    struct face_char digit = faces_resolve(faces, FONT_REGULAR, '5');
    struct face_char rare = faces_resolve(faces, FONT_REGULAR, 0x2A6A5); /* 𪚥 is in HanaMinB only */
    struct face_char none = faces_resolve(faces, FONT_REGULAR, 0xF0001);

    assert_int_equal(han.face, 0);
    assert_true(han.full && han.advance == 1024);
    assert_int_equal(digit.face, 0);
    assert_false(digit.full);
    assert_int_equal(rare.face, 1);
    assert_int_equal(none.face, FACE_NONE);
    assert_int_equal(none.glyph, 0xF0001);
    /* the answer is remembered, the miss too */
    assert_int_equal(faces_resolve(faces, FONT_REGULAR, 0x2A6A5).glyph, rare.glyph);
    assert_int_equal(faces_resolve(faces, FONT_REGULAR, 0xF0001).face, FACE_NONE);
}

static void draws_and_remembers(void **state)
{
    struct glyph_cache *cache = glyph_cache_create(faces, 1 << 20);
    struct face_char han = faces_resolve(faces, FONT_REGULAR, 0x4E2D);
    (void)state;

    const struct glyph *g = glyph_cache_get(cache, han.face, 32, han.glyph, 0);
    assert_in_range(g->w, 24, 32);
    assert_in_range(g->h, 24, 34);
    assert_true(ink(g) > 10000);
    long before = ink(g);
    g = glyph_cache_get(cache, han.face, 32, han.glyph, 0);
    assert_int_equal(ink(g), before);
    assert_int_equal(glyph_cache_stats(cache).misses, 1);
    assert_int_equal(glyph_cache_stats(cache).hits, 1);

    /* another size, another phase: other pictures */
    assert_int_not_equal(glyph_cache_get(cache, han.face, 33, han.glyph, 0)->w, 0);
    g = glyph_cache_get(cache, han.face, 32, han.glyph, 2);
    assert_int_not_equal(ink(g), 0);
    assert_int_equal(glyph_cache_stats(cache).misses, 3);
    glyph_cache_destroy(cache);
}

static void remembers_blanks(void **state)
{
    struct glyph_cache *cache = glyph_cache_create(faces, 1 << 20);
    struct face_char space = faces_resolve(faces, FONT_REGULAR, ' ');
    (void)state;

    assert_int_equal(glyph_cache_get(cache, space.face, 32, space.glyph, 0)->w, 0);
    assert_int_equal(glyph_cache_get(cache, space.face, 32, space.glyph, 0)->w, 0);
    assert_int_equal(glyph_cache_get(cache, 0, 32, 0xFFFFFF, 0)->w, 0); /* no such glyph */
    assert_int_equal(glyph_cache_get(cache, 0, 32, 0xFFFFFF, 0)->w, 0);
    assert_int_equal(glyph_cache_stats(cache).misses, 2);
    assert_int_equal(glyph_cache_stats(cache).hits, 2);
    glyph_cache_destroy(cache);
}

static void gives_up_the_oldest(void **state)
{
    enum { BUDGET = 20000 };
    struct glyph_cache *cache = glyph_cache_create(faces, BUDGET);
    struct face_char first = faces_resolve(faces, FONT_REGULAR, 0x4E00);
    (void)state;

    for (uint32_t c = 0x4E00; c < 0x4E80; c++) {
        struct face_char f = faces_resolve(faces, FONT_REGULAR, c);
        assert_int_not_equal(glyph_cache_get(cache, f.face, 32, f.glyph, 0)->w, 0);
        glyph_cache_get(cache, first.face, 32, first.glyph, 0); /* stays young */
        assert_true(glyph_cache_stats(cache).bytes <= BUDGET);
    }
    struct glyph_stats s = glyph_cache_stats(cache);
    assert_int_equal(s.misses, 0x80);
    assert_true(s.evicted > 64 && s.evicted < 0x80);

    struct face_char last = faces_resolve(faces, FONT_REGULAR, 0x4E7F);
    struct face_char old = faces_resolve(faces, FONT_REGULAR, 0x4E01);
    glyph_cache_get(cache, last.face, 32, last.glyph, 0);
    assert_int_equal(glyph_cache_stats(cache).misses, s.misses);
    glyph_cache_get(cache, old.face, 32, old.glyph, 0);
    assert_int_equal(glyph_cache_stats(cache).misses, s.misses + 1);
    glyph_cache_destroy(cache);
}

/* One picture larger than the whole budget is still drawn. */
static void takes_a_glyph_beyond_the_budget(void **state)
{
    struct glyph_cache *cache = glyph_cache_create(faces, 1000);
    struct face_char han = faces_resolve(faces, FONT_REGULAR, 0x4E2D);
    (void)state;

    assert_true(glyph_cache_get(cache, han.face, 1024, han.glyph, 0)->w > 700);
    assert_true(glyph_cache_get(cache, han.face, 900, han.glyph, 0)->w > 600);
    assert_int_equal(glyph_cache_stats(cache).evicted, 1);
    glyph_cache_destroy(cache);
}

/* What is drawn again afterwards is drawn anew, the character of no font as well. */
static void forgets_what_was_drawn(void **state)
{
    struct glyph_cache *cache = glyph_cache_create(faces, 1 << 20);
    struct face_char han = faces_resolve(faces, FONT_REGULAR, 0x4E2D);
    (void)state;

    glyph_cache_clear(cache);
    long drawn = ink(glyph_cache_get(cache, han.face, 40, han.glyph, 0));
    glyph_cache_get(cache, FACE_NONE, 40, 0xE001, 0);
    glyph_cache_clear(cache);
    faces_forget(faces);
    assert_int_equal(glyph_cache_stats(cache).bytes, 0);
    assert_int_equal(glyph_cache_stats(cache).evicted, 2);
    assert_int_equal(faces_resolve(faces, FONT_REGULAR, 0x4E2D).glyph, han.glyph);
    assert_int_equal(ink(glyph_cache_get(cache, han.face, 40, han.glyph, 0)), drawn);
    assert_int_equal(glyph_cache_stats(cache).misses, 3);
    assert_int_equal(glyph_cache_stats(cache).hits, 0);
    glyph_cache_destroy(cache);
}

static void draws_a_box_with_the_code_point(void **state)
{
    struct glyph_cache *cache = glyph_cache_create(faces, 1 << 20);
    (void)state;

    const struct glyph *a = glyph_cache_get(cache, FACE_NONE, 40, 0xE001, 0);
    assert_int_equal(a->w, a->h);
    assert_in_range(a->w, 30, 40);
    assert_int_equal(a->bits[0], 255);
    assert_int_equal(a->bits[a->w * a->h - 1], 255);
    long ink_a = ink(a);
    assert_int_not_equal(ink(glyph_cache_get(cache, FACE_NONE, 40, 0xE888, 0)), ink_a);
    /* six digits, and sizes too small for any */
    assert_true(glyph_cache_get(cache, FACE_NONE, 40, 0x10FFFD, 0)->w > 0);
    for (int size = 6; size < 60; size++)
        assert_true(glyph_cache_get(cache, FACE_NONE, size, 0x10FFFD, 0)->w > 0);
    glyph_cache_destroy(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_characters_along_the_chain),
        cmocka_unit_test(draws_and_remembers),
        cmocka_unit_test(remembers_blanks),
        cmocka_unit_test(gives_up_the_oldest),
        cmocka_unit_test(takes_a_glyph_beyond_the_budget),
        cmocka_unit_test(forgets_what_was_drawn),
        cmocka_unit_test(draws_a_box_with_the_code_point),
    };
    return cmocka_run_group_tests_name("gfx/glyph", tests, open_faces, close_faces);
}
