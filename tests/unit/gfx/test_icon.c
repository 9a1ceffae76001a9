/* SPDX-License-Identifier: MIT */
#include "gfx/icon.h"

#include "icon_table.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void finds_every_drawing(void **state)
{
    int drawings = 0;
    DIR *d = opendir("assets/icons");
    struct dirent *e;
    (void)state;

    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        char name[256];
        size_t n = strlen(e->d_name);
        if (n <= 4 || n >= sizeof(name) || strcmp(e->d_name + n - 4, ".svg") != 0)
            continue;
        memcpy(name, e->d_name, n - 4);
        name[n - 4] = '\0';
        if (icon_find(name) == NULL)
            fail_msg("no icon %s", name);
        drawings++;
    }
    closedir(d);
    assert_int_equal(icon_count(), drawings);
    assert_true(drawings >= 20);
}

static void knows_its_names(void **state)
{
    (void)state;
    for (int i = 0; i < icon_count(); i++) {
        assert_non_null(icon_name(i));
        assert_ptr_equal(icon_find(icon_name(i)), &icon_table[i]);
        if (i > 0)
            assert_true(strcmp(icon_name(i - 1), icon_name(i)) < 0);
    }
    assert_null(icon_name(-1));
    assert_null(icon_name(icon_count()));
    assert_null(icon_find(""));
    assert_null(icon_find("no-such-icon"));
    assert_null(icon_find("zzz"));
}

/* Each size of each drawing has ink, and none reaches the outermost pixels: it was not cut off. */
static void every_mask_is_whole(void **state)
{
    (void)state;
    for (int i = 0; i < icon_count(); i++) {
        for (int s = 0; s < ICON_SIZES; s++) {
            static uint8_t mask[512 * 512];
            int side = icon_sizes[s];
            icon_unpack(mask, side, icon_bits + icon_table[i].start[s]);
            long ink = 0, edge = 0;
            for (int k = 0; k < side * side; k++)
                ink += mask[k];
            for (int k = 0; k < side; k++)
                edge += mask[k] + mask[(side - 1) * side + k] + mask[k * side] + mask[k * side + side - 1];
            if (ink < 255L * side * side / 100 || edge > 0)
                fail_msg("%s at %d px: ink %ld, at the edge %ld", icon_name(i), side, ink, edge);
        }
    }
}

/* Single bytes, a run, and a run that would reach past the mask. */
static void runs_are_unpacked(void **state)
{
    const unsigned char packed[] = {1, 7, 9, ICON_SAME | 2, 5, ICON_SAME | ICON_RUN_MOST, 8};
    uint8_t mask[17] = {0};

    (void)state;
    mask[16] = 1;
    icon_unpack(mask, 4, packed);
    const uint8_t wanted[17] = {7, 9, 5, 5, 5, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 1};
    assert_memory_equal(mask, wanted, sizeof mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_drawing),
        cmocka_unit_test(knows_its_names),
        cmocka_unit_test(every_mask_is_whole),
        cmocka_unit_test(runs_are_unpacked),
    };
    return cmocka_run_group_tests_name("gfx/icon", tests, NULL, NULL);
}
