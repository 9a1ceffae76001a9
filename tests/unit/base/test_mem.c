/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include "base/log.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* Asked by the address sanitizer, which would otherwise end the program before malloc can say no. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void never_null(void **state)
{
    char *empty = mem_alloc(0), *zeroed = mem_zalloc(1000), *counted = mem_calloc(10, 100);

    (void)state;
    assert_non_null(empty);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(zeroed[i], 0);
        assert_int_equal(counted[i], 0);
    }
    empty = mem_realloc(empty, 100);
    memset(empty, 'x', 100);
    empty = mem_realloc(empty, 0);
    assert_non_null(empty);
    mem_free(empty);
    mem_free(zeroed);
    mem_free(counted);
    mem_free(mem_realloc(NULL, 10));
    mem_free(NULL);
}

static void copies_of_strings(void **state)
{
    static const char no_end[3] = {'a', 'b', 'c'};
    char *all = mem_strdup("会客厅"), *part = mem_strndup(no_end, 3), *less = mem_strndup("ab", 100);

    (void)state;
    assert_string_equal(all, "会客厅");
    assert_string_equal(part, "abc");
    assert_string_equal(less, "ab");
    mem_free(all);
    mem_free(part);
    mem_free(less);
}

static void outside_sizes_may_fail(void **state)
{
    (void)state;
    assert_null(mem_try_alloc(SIZE_MAX, 2));
    assert_null(mem_try_alloc((size_t)1 << 33, (size_t)1 << 33));
    assert_null(mem_try_alloc(SIZE_MAX, 1)); /* past PTRDIFF_MAX */
    void *none = mem_try_alloc(0, 100), *some = mem_try_alloc(100, 4);
    assert_non_null(none);
    assert_non_null(some);
    memset(some, 1, 400);
    mem_free(none);
    mem_free(some);
}

static void tell_parent(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)module;
    if (level == LOG_LEVEL_ERROR && strstr(text, "out of memory") != NULL)
        (void)!write(*(int *)ctx, "!", 1);
}

/* Our own sizes: one line in the log, then the end, so that the service manager starts anew. */
static void running_out_aborts(void **state)
{
    int ends[2], status;
    char byte = 0;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit no_core = {0, 0};
        volatile size_t too_much = PTRDIFF_MAX;
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        log_set_sink(tell_parent, &ends[1]);
        mem_free(mem_calloc(too_much, 16));
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_null),
        cmocka_unit_test(copies_of_strings),
        cmocka_unit_test(outside_sizes_may_fail),
        cmocka_unit_test(running_out_aborts),
    };

    return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
