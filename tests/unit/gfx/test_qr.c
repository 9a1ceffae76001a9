/* SPDX-License-Identifier: MIT */
#include "gfx/qr.h"

#include "base/mem.h"
#include "gfx/paint.h"
#include "gfx/surface.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

enum { SIDE = 400 };

static bool black(const struct pixels *px, int x, int y)
{
    return (pixels_row(px, y)[x] & 0xFFFFFF) == 0;
}

/* A finder pattern is 7 modules wide: black ring, white ring, black heart (ISO/IEC 18004, 6.3.3). */
static void expect_finder(const struct pixels *px, int left, int top, int module)
{
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++) {
            int ring = x < 6 - x ? x : 6 - x, down = y < 6 - y ? y : 6 - y, depth = ring < down ? ring : down;
            bool dark = black(px, left + x * module + module / 2, top + y * module + module / 2);
            assert_int_equal(dark, depth != 1);
        }
}

static void test_finders_and_quiet_zone(void **state)
{
    struct qr *qr = qr_create("高龄津贴申请：带老人身份证。电话 0374-233-6118");
    struct surface *surface = surface_create(SIDE, SIDE);
    struct painter p = painter_make(surface, rect_make(0, 0, SIDE, SIDE));
    struct pixels px = surface_pixels(surface);

    (void)state;
    assert_non_null(qr);
    paint_qr(&p, qr, rect_make(0, 0, SIDE, SIDE));
    int width = qr_modules(qr) - 2 * QR_QUIET_MODULES, module = SIDE / qr_modules(qr);
    int from = (SIDE - width * module) / 2, far = from + (width - 7) * module;
    expect_finder(&px, from, from, module);
    expect_finder(&px, far, from, module);
    expect_finder(&px, from, far, module);
    assert_true(from >= QR_QUIET_MODULES * module);
    for (int i = 0; i < SIDE; i++)
        assert_false(black(&px, i, from - 1));
    surface_destroy(surface);
    qr_destroy(qr);
}

static void test_refuses_what_does_not_fit(void **state)
{
    char *longest = mem_alloc(QR_MAX_BYTES + 2);

    (void)state;
    memset(longest, 'a', QR_MAX_BYTES + 1);
    longest[QR_MAX_BYTES + 1] = '\0';
    assert_null(qr_create(longest));
    longest[QR_MAX_BYTES] = '\0';
    struct qr *qr = qr_create(longest);
    assert_non_null(qr);
    qr_destroy(qr);
    assert_null(qr_create(""));
    mem_free(longest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finders_and_quiet_zone),
        cmocka_unit_test(test_refuses_what_does_not_fit),
    };

    return cmocka_run_group_tests_name("gfx/qr", tests, NULL, NULL);
}
