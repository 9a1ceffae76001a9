/* SPDX-License-Identifier: MIT */
#include "base/damage.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { SIDE = 96 };

static uint32_t seed;

static int random_below(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)n);
}

static struct rect random_box(void)
{
    return rect_make(random_below(SIDE) - 8, random_below(SIDE) - 8, random_below(20) - 2,
                     random_below(20) - 2);
}

static void mark(char map[SIDE][SIDE], struct rect box)
{
    struct rect r = rect_intersect(box, rect_make(0, 0, SIDE, SIDE));

    for (int y = r.y; y < r.y + r.h; y++)
        memset(&map[y][r.x], 1, (size_t)r.w);
}

static void assert_covers(const struct damage *damage, char map[SIDE][SIDE])
{
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            bool covered = false;
            for (int i = 0; i < damage->count; i++)
                covered = covered || rect_has(damage->box[i], x, y);
            if (map[y][x] && !covered)
                fail_msg("%d,%d was forgotten (seed %u)", x, y, seed);
        }
}

static void never_forgets(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 400; round++) {
        struct damage damage = {0}, other = {0};
        char map[SIDE][SIDE] = {{0}};
        struct rect around = {0, 0, 0, 0};
        seed = round;
        int boxes = random_below(60);
        for (int i = 0; i < boxes; i++) {
            struct rect box = random_box();
            mark(map, box);
            around = rect_union(around, box);
            damage_add(random_below(4) ? &damage : &other, box);
            assert_in_range(damage.count, 0, DAMAGE_BOXES);
        }
        damage_add_all(&damage, &other);
        assert_in_range(damage.count, 0, DAMAGE_BOXES);
        for (int i = 0; i < damage.count; i++)
            assert_false(rect_empty(damage.box[i]));
        assert_covers(&damage, map);
        assert_true(rect_same(damage_bounds(&damage), around));
    }
}

static void clip_keeps_the_inside(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 200; round++) {
        struct damage damage = {0};
        char map[SIDE][SIDE] = {{0}};
        struct rect bounds = {10, 20, 50, 30};
        seed = round + 1000;
        for (int i = 0; i < 25; i++) {
            struct rect box = random_box();
            mark(map, rect_intersect(box, bounds));
            damage_add(&damage, box);
        }
        damage_clip(&damage, bounds);
        assert_covers(&damage, map);
        for (int i = 0; i < damage.count; i++)
            assert_true(rect_covers(bounds, damage.box[i]) && !rect_empty(damage.box[i]));
        damage_clip(&damage, rect_make(0, 0, 0, 0));
        assert_true(damage_empty(&damage));
    }
}

static void wastes_nothing(void **state)
{
    struct damage damage = {0};

    (void)state;
    assert_true(damage_empty(&damage));
    damage_add(&damage, rect_make(0, 0, 0, 5));
    damage_add(&damage, rect_make(0, 0, 5, -1));
    assert_true(damage_empty(&damage));
    assert_true(rect_same(damage_bounds(&damage), rect_make(0, 0, 0, 0)));
    damage_add(&damage, rect_make(0, 0, 10, 10));
    damage_add(&damage, rect_make(2, 2, 3, 3)); /* inside */
    damage_add(&damage, rect_make(10, 0, 10, 10)); /* beside, same height */
    assert_int_equal(damage.count, 1);
    assert_true(rect_same(damage.box[0], rect_make(0, 0, 20, 10)));
    damage_add(&damage, rect_make(30, 30, 1, 1));
    assert_int_equal(damage.count, 2);
    damage_add(&damage, rect_make(-5, -5, 100, 100)); /* swallows both */
    assert_int_equal(damage.count, 1);
    damage_clear(&damage);
    assert_true(damage_empty(&damage));
}

/* The seventeenth lies beside one of sixteen far ones: those two are joined, whichever of them came last. */
static void joins_the_nearest(void **state)
{
    for (int near = 0; near < DAMAGE_BOXES; near++) {
        struct damage damage = {0};
        long area = 0;
        (void)state;
        for (int i = 0; i < DAMAGE_BOXES; i++)
            damage_add(&damage, rect_make(1000 * i, 700 * (i % 5), 10, 10));
        assert_int_equal(damage.count, DAMAGE_BOXES);
        damage_add(&damage, rect_make(1000 * near + 11, 700 * (near % 5), 10, 10));
        assert_int_equal(damage.count, DAMAGE_BOXES);
        for (int i = 0; i < damage.count; i++)
            area += (long)damage.box[i].w * damage.box[i].h;
        assert_int_equal(area, 17 * 100 + 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_forgets),
        cmocka_unit_test(clip_keeps_the_inside),
        cmocka_unit_test(wastes_nothing),
        cmocka_unit_test(joins_the_nearest),
    };

    return cmocka_run_group_tests_name("damage", tests, NULL, NULL);
}
