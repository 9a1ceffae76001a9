/* SPDX-License-Identifier: MIT */
#include "store/content_writer.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/keting-test-writer-XXXXXX";
static char path[128], beside[128];

static void no_log(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)text;
}

static void fill(struct content_writer *w, const char *hall, int services)
{
    struct category category = {
        .name = mem_strdup("养老"), .icon = mem_strdup(""), .summary = mem_strdup("")};

    content_writer_setting(w, "名称", hall);
    content_writer_category(w, &category);
    for (int i = 0; i < services; i++) {
        struct service *s = service_create();
        text_set(&s->category, "养老");
        text_set(&s->name, "高龄津贴申领高龄津贴申领高龄津贴申领");
        text_list_add(&s->steps, "到一楼窗口");
        content_writer_service(w, s);
        service_destroy(s);
    }
    category_finish(&category);
}

static void write_hall(const char *hall, int services)
{
    struct error error = {0};
    struct content_writer *w = content_writer_create(path, &error);

    assert_non_null(w);
    fill(w, hall, services);
    bool ok = content_writer_finish(w, &error);
    assert_string_equal(error.text, "");
    assert_true(ok);
}

static void expect_hall(const char *hall)
{
    struct content *content = content_open(path, NULL);

    assert_non_null(content);
    assert_string_equal(content_setting(content, "名称"), hall);
    content_close(content);
}

static void a_new_one_takes_the_place_of_the_old(void **state)
{
    (void)state;
    write_hall("旧", 3);
    expect_hall("旧");
    write_hall("新", 3);
    expect_hall("新");
    assert_false(fs_exists(beside));
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    size_t first_bytes = 0, second_bytes = 0;

    (void)state;
    write_hall("同", 300);
    char *first = fs_read(path, 1 << 24, &first_bytes);
    write_hall("同", 300);
    char *second = fs_read(path, 1 << 24, &second_bytes);
    assert_int_equal(first_bytes, second_bytes);
    assert_memory_equal(first, second, first_bytes);
    mem_free(first);
    mem_free(second);
}

static void giving_up_leaves_the_old(void **state)
{
    struct error error = {0};

    (void)state;
    write_hall("旧", 3);
    struct content_writer *w = content_writer_create(path, &error);
    assert_non_null(w);
    fill(w, "新", 3);
    assert_true(fs_exists(beside));
    content_writer_cancel(w);
    assert_false(fs_exists(beside));
    expect_hall("旧");
    content_writer_cancel(NULL);
}

/* In a child, so that its limit is not ours. Ends with 0 when the writer failed as it should. */
static void write_under_limit(rlim_t bytes)
{
    struct error error = {0};

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, bytes});
    struct content_writer *w = content_writer_create(path, &error);
    if (w == NULL)
        _exit(error.code == ERROR_SYSTEM ? 0 : 1);
    fill(w, "新", 20000);
    bool ok = content_writer_finish(w, &error);
    bool told = error.code == ERROR_SYSTEM && strstr(error.text, "文件超过了系统允许的大小") != NULL;
    if (!told)
        fprintf(stderr, "%s\n", error.text);
    _exit(ok ? 2 : told ? 0 : 3);
}

static void a_disk_that_refuses_leaves_the_old(void **state)
{
    static const rlim_t limits[] = {0, 1000, 5000, 100 * 1024, 1000 * 1024};

    (void)state;
    write_hall("旧", 3);
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        int status = -1;
        pid_t child = fork();
        if (child == 0)
            write_under_limit(limits[i]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
        expect_hall("旧");
        assert_false(fs_exists(beside));
    }
}

static void being_killed_leaves_the_old(void **state)
{
    (void)state;
    write_hall("旧", 3);
    for (int rows = 0; rows <= 4000; rows += 1000) {
        int status = -1;
        pid_t child = fork();
        if (child == 0) {
            struct content_writer *w = content_writer_create(path, NULL);
            fill(w, "新", rows);
            kill(getpid(), SIGKILL);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_true(fs_exists(beside));
        expect_hall("旧");
    }
    /* What was left beside does not disturb the next one. */
    write_hall("新", 3);
    expect_hall("新");
    assert_false(fs_exists(beside));
}

static void what_does_not_fit_together_is_refused(void **state)
{
    struct error error = {0};
    struct service *s = service_create();

    (void)state;
    write_hall("旧", 1);
    struct content_writer *w = content_writer_create(path, &error);
    text_set(&s->category, "没有");
    assert_false(content_writer_service(w, s));
    assert_false(content_writer_setting(w, "后来", "的"));
    assert_false(content_writer_finish(w, &error));
    assert_non_null(strstr(error.text, "没有“没有”这个分类"));
    service_destroy(s);

    error_clear(&error);
    w = content_writer_create(path, &error);
    assert_true(content_writer_setting(w, "甲", "1"));
    assert_false(content_writer_setting(w, "甲", "2"));
    assert_false(content_writer_finish(w, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    expect_hall("旧");
}

static void limits_are_kept(void **state)
{
    struct category category = {.name = mem_strdup("a"), .icon = mem_strdup(""), .summary = mem_strdup("")};
    struct error error = {0};
    char *big = mem_zalloc(LIMIT_PICTURE_BYTES + 1);

    (void)state;
    struct content_writer *w = content_writer_create(path, &error);
    for (int i = 0; i < LIMIT_CATEGORIES; i++)
        assert_true(content_writer_category(w, &category));
    assert_false(content_writer_category(w, &category));
    assert_false(content_writer_finish(w, &error));
    assert_int_equal(error.code, ERROR_LIMIT);

    error_clear(&error);
    w = content_writer_create(path, &error);
    assert_true(content_writer_picture(w, "fits", big, LIMIT_PICTURE_BYTES, 1, 1));
    assert_false(content_writer_picture(w, "big", big, LIMIT_PICTURE_BYTES + 1, 1, 1));
    assert_false(content_writer_finish(w, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    category_finish(&category);
    mem_free(big);
}

static void a_place_that_is_not_there_is_told(void **state)
{
    struct error error = {0};

    (void)state;
    assert_null(content_writer_create("/tmp/keting-no-such-folder/x.db", &error));
    assert_int_equal(error.code, ERROR_SYSTEM);
    assert_non_null(strstr(error.text, "没有这个文件夹"));
}

static int prepare(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/content.db", folder);
    snprintf(beside, sizeof beside, "%s/content.db.new", folder);
    log_set_sink(no_log, NULL);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(path);
    unlink(beside);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_one_takes_the_place_of_the_old),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(giving_up_leaves_the_old),
        cmocka_unit_test(a_disk_that_refuses_leaves_the_old),
        cmocka_unit_test(being_killed_leaves_the_old),
        cmocka_unit_test(what_does_not_fit_together_is_refused),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(a_place_that_is_not_there_is_told),
    };

    return cmocka_run_group_tests_name("content_writer", tests, prepare, clear);
}
