/* SPDX-License-Identifier: MIT */
#include "gfx/font.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "gfx/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define NOTO "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define HANA "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"
#define GOOD_BOLD "bold " NOTO " 2 fonts-noto-cjk OFL-1.1\n"

static char manifest[64];
static int log_lines;

static void count_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx, (void)level, (void)module, (void)text;
    log_lines++;
}

static int make_manifest(void **state)
{
    (void)state;
    snprintf(manifest, sizeof(manifest), "/tmp/keting-test-font-XXXXXX");
    int fd = mkstemp(manifest);
    log_set_sink(count_log, NULL);
    return fd < 0 || close(fd) != 0;
}

static int remove_manifest(void **state)
{
    (void)state;
    return unlink(manifest);
}

static struct fonts *open_with(const char *text, struct error *error)
{
    FILE *f = fopen(manifest, "we");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    *error = (struct error){0};
    return fonts_open(manifest, error);
}

static void refuse(const char *text, enum error_code code, const char *said)
{
    struct error error;
    assert_null(open_with(text, &error));
    assert_int_equal(error.code, code);
    if (strstr(error.text, said) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", error.text, said);
}

static void opens_what_the_manifest_names(void **state)
{
    struct error error;
    (void)state;

    struct fonts *fonts =
        open_with("# comment\n\nregular " NOTO " 2 fonts-noto-cjk OFL-1.1 # more\r\n" GOOD_BOLD, &error);
    assert_non_null(fonts);
    assert_int_equal(error.code, ERROR_NONE);
    assert_int_equal(fonts_get_stats(fonts).misses, 0);
    fonts_destroy(fonts);
    fonts_destroy(NULL);
}

static void opens_the_real_one(void **state)
{
    struct error error = {0};
    (void)state;
    struct fonts *fonts = fonts_open("fonts/manifest", &error);
    assert_string_equal(error.text, "");
    assert_non_null(fonts);
    fonts_destroy(fonts);
}

static void refuses_clearly(void **state)
{
    struct error error = {0};
    (void)state;

    assert_null(fonts_open("/nonexistent/manifest", &error));
    assert_int_equal(error.code, ERROR_MISSING);
    assert_null(fonts_open("/nonexistent/manifest", NULL));

    refuse("regular /nonexistent.ttc 2 fonts-noto-cjk OFL-1.1\n" GOOD_BOLD, ERROR_MISSING, "fonts-noto-cjk");
    refuse("regular /etc/passwd 0 some-package OFL-1.1\n" GOOD_BOLD, ERROR_INPUT, "some-package");
    refuse("regular " NOTO " 77 fonts-noto-cjk OFL-1.1\n" GOOD_BOLD, ERROR_INPUT, "77");
    refuse("regular " HANA " 0 fonts-hanazono OFL-1.1\n" GOOD_BOLD, ERROR_INPUT, "缺少界面用字");
    refuse("", ERROR_INPUT, "常规");
    refuse("regular " NOTO " 2 fonts-noto-cjk OFL-1.1\n", ERROR_INPUT, "粗体");
    refuse("regular " NOTO " two fonts-noto-cjk OFL-1.1\n", ERROR_INPUT, "第 1 行");
    refuse("\nthin " NOTO " 2 fonts-noto-cjk OFL-1.1\n", ERROR_INPUT, "第 2 行");
    refuse("regular " NOTO "\n", ERROR_INPUT, "第 1 行");
    refuse(GOOD_BOLD GOOD_BOLD GOOD_BOLD GOOD_BOLD GOOD_BOLD, ERROR_LIMIT, "太多");
}

/* A fallback is not looked at before a character needs it, and its loss costs one log line and boxes. */
static void lives_without_a_fallback(void **state)
{
    const struct text_style style = {.size_px = 40};
    struct error error;
    (void)state;

    struct fonts *fonts = open_with("regular " NOTO " 2 fonts-noto-cjk OFL-1.1\n"
                                    "regular /nonexistent.ttf 0 fonts-hanazono OFL-1.1\n" GOOD_BOLD,
                                    &error);
    assert_non_null(fonts);
    log_lines = 0;
    assert_int_equal(text_width(fonts, "办事", &style), 80);
    assert_int_equal(log_lines, 0);
    assert_int_equal(text_width(fonts, "𪚥𪚥", &style), 80);
    assert_int_equal(log_lines, 1);
    fonts_destroy(fonts);
}

/* A file named without a folder lies beside the manifest. */
static void finds_files_beside_the_manifest(void **state)
{
    struct error error;
    (void)state;
    assert_null(open_with("regular none.ttf 0 some-package OFL-1.1\n" GOOD_BOLD, &error));
    assert_non_null(strstr(error.text, "/tmp/none.ttf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_what_the_manifest_names),
        cmocka_unit_test(opens_the_real_one),
        cmocka_unit_test(refuses_clearly),
        cmocka_unit_test(lives_without_a_fallback),
        cmocka_unit_test(finds_files_beside_the_manifest),
    };
    return cmocka_run_group_tests_name("gfx/font", tests, make_manifest, remove_manifest);
}
