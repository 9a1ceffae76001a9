/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static char dir[64];

static int enter(void **state)
{
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/keting-fs-XXXXXX");
    return mkdtemp(dir) == NULL ? -1 : chdir(dir);
}

static int leave(void **state)
{
    static const char *const left[] = {"a", "a.new", "b", "empty", "d/e/f", "d/e", "d", "pipe", "link"};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(left); i++)
        if (unlink(left[i]) < 0)
            rmdir(left[i]);
    return chdir("/") == 0 ? rmdir(dir) : -1;
}

static void expect_content(const char *path, const char *want)
{
    size_t bytes = 99;
    char *data = fs_read(path, 1000, &bytes);

    assert_non_null(data);
    assert_int_equal(bytes, strlen(want));
    assert_string_equal(data, want);
    mem_free(data);
}

static void expect_refusal(const char *path, size_t limit, int why)
{
    size_t bytes = 99;

    errno = 0;
    char *data = fs_read(path, limit, &bytes);
    assert_null(data);
    assert_int_equal(errno, why);
    assert_int_equal(bytes, 99);
}

static void written_and_read(void **state)
{
    (void)state;
    assert_true(fs_write_whole("a", "旧内容", strlen("旧内容")));
    expect_content("a", "旧内容");
    assert_true(fs_write_whole("a", "新", strlen("新")));
    expect_content("a", "新");
    assert_false(fs_exists("a.new"));
    assert_true(fs_write_whole("empty", "", 0));
    expect_content("empty", "");
}

static void binary_and_limit(void **state)
{
    static const char data[5] = {0, 1, 0, 2, 0};
    size_t bytes;

    (void)state;
    assert_true(fs_write_whole("a", data, 5));
    char *back = fs_read("a", 5, &bytes); /* exactly the limit */
    assert_non_null(back);
    assert_int_equal(bytes, 5);
    assert_memory_equal(back, "\0\1\0\2\0\0", 6); /* and one NUL past the end */
    mem_free(back);
    expect_refusal("a", 4, EFBIG);
    expect_refusal("a", 0, EFBIG);
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    expect_refusal("missing", 100, ENOENT);
    expect_refusal(dir, 100, EINVAL);
    expect_refusal("/dev/zero", 100, EINVAL);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    expect_refusal("pipe", 100, EINVAL); /* and does not wait for a writer */
}

static void full_disk_leaves_the_old(void **state)
{
    struct rlimit before, small;
    char big[20000];

    (void)state;
    assert_true(fs_write_whole("a", "old", 3));
    memset(big, 'x', sizeof big);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 8192;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    errno = 0;
    bool written = fs_write_whole("a", big, sizeof big);
    int why = errno;
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(written);
    assert_int_equal(why, EFBIG);
    expect_content("a", "old");
    assert_false(fs_exists("a.new"));
    /* The file beside it is the full device. */
    assert_int_equal(symlink("/dev/full", "a.new"), 0);
    errno = 0;
    assert_false(fs_write_whole("a", "new", 3));
    assert_int_equal(errno, ENOSPC);
    expect_content("a", "old");
    assert_true(fs_exists("/dev/full"));
}

static void no_place_to_write(void **state)
{
    (void)state;
    errno = 0;
    assert_false(fs_write_whole("missing/a", "x", 1));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(mkdir("d", 0755), 0);
    assert_false(fs_write_whole("d", "x", 1)); /* a folder is not replaced */
    assert_false(fs_exists("d.new"));
    assert_false(fs_sync_parent("missing/a"));
    assert_true(fs_sync_parent("a") && fs_sync_parent("/a") && fs_sync_parent("./d/a"));
}

static void folders(void **state)
{
    (void)state;
    assert_true(fs_make_dirs("d/e/f"));
    assert_true(fs_make_dirs("d/e/f"));
    assert_true(fs_make_dirs("d/e/"));
    assert_true(fs_exists("d/e/f"));
    assert_true(fs_make_dirs("/"));
    assert_false(fs_make_dirs(""));
    assert_true(fs_write_whole("a", "x", 1));
    errno = 0;
    assert_false(fs_make_dirs("a")); /* there, but no folder */
    assert_int_equal(errno, ENOTDIR);
    assert_false(fs_make_dirs("a/b"));
    expect_content("a", "x");
}

static void expect_join(const char *a, const char *b, const char *want)
{
    char *joined = fs_join(a, b);

    assert_string_equal(joined, want);
    mem_free(joined);
}

static void joins(void **state)
{
    (void)state;
    expect_join("/data/keting", "内容.db", "/data/keting/内容.db");
    expect_join("/", "a", "/a");
    expect_join("a/", "b", "a/b");
    expect_join("", "b", "b"); /* not the root */
    assert_false(fs_exists("missing"));
    assert_true(fs_exists("."));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(written_and_read),
        TEST(binary_and_limit),
        TEST(what_cannot_be_read),
        TEST(full_disk_leaves_the_old),
        TEST(no_place_to_write),
        TEST(folders),
        TEST(joins),
    };

    return cmocka_run_group_tests_name("fs", tests, NULL, NULL);
}
