/* SPDX-License-Identifier: MIT */
#include "base/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

struct item {
    char name;
    struct list siblings; /* list of the test's head */
};

static struct item items[5];
static struct list head;

static int fill(void **state)
{
    (void)state;
    list_init(&head);
    for (int i = 0; i < 5; i++) {
        items[i].name = (char)('a' + i);
        list_append(&head, &items[i].siblings);
    }
    return 0;
}

static void expect(const char *forwards)
{
    char there[16] = "", back[16] = "";
    size_t n = 0, m = 0;

    list_for_each(item, &head)
        there[n++] = CONTAINER_OF(item, struct item, siblings)->name;
    list_for_each_reverse(item, &head)
        back[m++] = CONTAINER_OF(item, struct item, siblings)->name;
    assert_string_equal(there, forwards);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(there[i], back[n - 1 - i]);
    assert_int_equal(list_empty(&head), n == 0);
}

static void order(void **state)
{
    struct item more = {.name = 'x'};

    (void)state;
    expect("abcde");
    list_insert(&items[1].siblings, &more.siblings);
    expect("abxcde");
    list_remove(&more.siblings);
    list_insert(&head, &more.siblings); /* to the front */
    expect("xabcde");
}

static void removed_twice(void **state)
{
    (void)state;
    list_remove(&items[0].siblings);
    list_remove(&items[0].siblings);
    list_remove(&items[4].siblings);
    expect("bcd");
    assert_true(list_empty(&items[0].siblings));
    list_append(&head, &items[0].siblings);
    expect("bcda");
}

static void removed_in_the_walk(void **state)
{
    (void)state;
    list_for_each_safe(item, &head)
        if (CONTAINER_OF(item, struct item, siblings)->name % 2)
            list_remove(item);
    expect("bd");
    list_for_each_safe(item, &head)
        list_remove(item);
    expect("");
    list_for_each_safe(item, &head)
        fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(order, fill),
        cmocka_unit_test_setup(removed_twice, fill),
        cmocka_unit_test_setup(removed_in_the_walk, fill),
    };

    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
