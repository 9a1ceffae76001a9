/* SPDX-License-Identifier: MIT */
#include "block.h"

#include "base/macros.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* How much of the address space is taken, kB. */
static long mapped_kb(void)
{
    FILE *file = fopen("/proc/self/status", "re");
    char line[200];
    long kb = -1;

    while (fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "VmSize: %ld", &kb) == 1)
            break;
    fclose(file);
    return kb;
}

static bool all_are(const uint8_t *bytes, size_t count, uint8_t value)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

static void is_zero_and_ours_to_the_last_byte(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 4095, 4096, 4097, (1 << 21) - 1, 1 << 21, (1 << 21) + 1, 9000001};
    uint8_t *block[ARRAY_LEN(sizes)];

    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        block[i] = block_try_alloc(sizes[i]);
        assert_non_null(block[i]);
        assert_int_equal((uintptr_t)block[i] % 64, 0);
        assert_true(all_are(block[i], sizes[i], 0));
        memset(block[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        assert_true(all_are(block[i], sizes[i], (uint8_t)(i + 1)));
        block_free(block[i], sizes[i]);
    }
}

static void goes_back_whole(void **state)
{
    (void)state;
    long before = mapped_kb();

    for (int i = 0; i < 200; i++) {
        size_t bytes = (size_t)i * 54321 + 1;
        void *block = block_try_alloc(bytes);
        assert_non_null(block);
        block_free(block, bytes);
    }
    assert_true(mapped_kb() - before < 1024);
    void *block = block_try_alloc(9000001);
    assert_true(mapped_kb() - before < 9000001 / 1024 + 1024); /* nothing more than asked for is kept */
    block_free(block, 9000001);
    block_free(NULL, 100);
}

static void refuses_what_there_cannot_be(void **state)
{
    (void)state;
    assert_null(block_try_alloc(0));
    assert_null(block_try_alloc(SIZE_MAX));
    assert_null(block_try_alloc(PTRDIFF_MAX));
    assert_null(block_try_alloc((size_t)1 << 62));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_zero_and_ours_to_the_last_byte),
        cmocka_unit_test(goes_back_whole),
        cmocka_unit_test(refuses_what_there_cannot_be),
    };
    return cmocka_run_group_tests_name("gfx/block", tests, NULL, NULL);
}
