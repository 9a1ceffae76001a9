/* SPDX-License-Identifier: MIT */
/* What somebody wrote is nowhere in the heap when the writer is gone: not in use, nor given back. */
#include "ui/writer.h"

#include "unit/ui/writing.h"

/* Under a sanitizer the heap is elsewhere, and memory that was given back may not be read. */
#ifdef __SANITIZE_ADDRESS__
enum { HEAP_CAN_BE_READ = 0 };
#else
enum { HEAP_CAN_BE_READ = 1 };
#endif

static bool heap_range(char **from, char **to)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512];
    bool found = false;

    assert_non_null(maps);
    while (!found && fgets(line, sizeof line, maps) != NULL) {
        void *a, *b;
        found = strstr(line, "[heap]") != NULL && sscanf(line, "%p-%p", &a, &b) == 2;
        if (found) {
            *from = a;
            *to = b;
        }
    }
    fclose(maps);
    return found;
}

static bool heap_holds(const char *needle)
{
    char *from, *to;

    return heap_range(&from, &to) && memmem(from, (size_t)(to - from), needle, strlen(needle)) != NULL;
}

/* Where the heap cannot be read, what is typed and wiped is at least looked at by the sanitizer. */
static void expect_held(const char *text, bool held)
{
    if (HEAP_CAN_BE_READ)
        assert_int_equal(heap_holds(text), held);
}

static void write_a_name(struct desk *d)
{
    desk_upright(d, WRITER_LONG_TEXT, WRITER_PINYIN, 200);
    type(d, "ouyang");
    choose(d, "欧阳");
    type(d, "zhen");
    choose(d, "震");
    press(d, "手写");
    press(d, "换拼音");
    type(d, "huaquan");
}

static void test_nothing_is_left_in_the_heap(void **state)
{
    static const char *const needles[] = {"欧阳震", "阳震", "huaqu", "ouyan", "欧阳震huaquan"};
    struct desk d;

    (void)state;
    write_a_name(&d);
    expect_held("欧阳震", true);
    expect_held("huaquan", true);
    desk_close(&d);
    for (size_t i = 0; i < ARRAY_LEN(needles); i++)
        if (heap_holds(needles[i]))
            fail_msg("%s is still there", needles[i]);
}

/* The page is built anew while the writer lives: its widgets go, and take nothing with them into the heap. */
static void test_keys_and_grids_are_wiped(void **state)
{
    struct desk d;

    (void)state;
    desk_upright(&d, WRITER_TEXT, WRITER_PINYIN, 200);
    type(&d, "zhonghuarenmin");
    press(&d, "▼");
    expect_held("中华人民", true);
    desk_close(&d);
    expect_held("中华人民", false);
    expect_held("zhonghuare", false);
}

static void test_strokes_are_wiped(void **state)
{
    struct desk d;
    struct point at;

    (void)state;
    desk_upright(&d, WRITER_NAME, WRITER_RARE, 20);
    press(&d, "请人帮忙");
    assert_true(desk_finds(&d, "撤销一笔", &at));
    for (int i = 0; i <= 20; i++) {
        finger(d.ui, i == 0 ? TOUCH_DOWN : TOUCH_MOVE, 100 + 20 * i, at.y + 7 * i, d.now_us);
        d.now_us += 8 * MS;
    }
    finger(d.ui, TOUCH_UP, 500, at.y + 140, d.now_us);
    press(&d, "就用这个字");
    char part[24] = "";
    assert_true(strlen(d.strokes) > 60);
    memcpy(part, d.strokes + 20, 20);
    expect_held(part, false);
    desk_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_left_in_the_heap),
        cmocka_unit_test(test_keys_and_grids_are_wiped),
        cmocka_unit_test(test_strokes_are_wiped),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
