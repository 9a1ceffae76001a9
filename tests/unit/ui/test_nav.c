/* SPDX-License-Identifier: MIT */
#include "ui/nav.h"

#include "unit/ui/probe.h"

enum { PAGES = 40 };

/* Pages that count what is done to them. */
struct leaf {
    struct page page;
    int built, left, refreshed, destroyed;
    struct leaf *push_when_tapped;
    bool back_when_tapped;
};

struct bench {
    struct ui *ui;
    struct nav *nav;
    struct leaf leaf[PAGES];
    uint64_t now_us;
};

static struct leaf *leaf_of(struct page *page)
{
    return CONTAINER_OF(page, struct leaf, page);
}

static void on_tap(void *ctx, struct widget *w)
{
    struct leaf *leaf = ctx;

    (void)w;
    if (leaf->push_when_tapped != NULL)
        nav_push(leaf->page.nav, &leaf->push_when_tapped->page);
    if (leaf->back_when_tapped)
        nav_back(leaf->page.nav);
}

static void build(struct page *page, struct widget *parent)
{
    struct probe *p = probe_create(parent->view, parent, 10, 10);

    leaf_of(page)->built++;
    p->widget.grow = 1;
    p->widget.on_tap = on_tap;
    p->widget.ctx = leaf_of(page);
}

static void leave(struct page *page)
{
    assert_non_null(page->root); /* the widgets are still there */
    leaf_of(page)->left++;
}

static void refresh(struct page *page)
{
    leaf_of(page)->refreshed++;
}

static void destroy(struct page *page)
{
    assert_null(page->root);
    leaf_of(page)->destroyed++;
}

static const struct page_class plain_class = {
    .name = "plain", .build = build, .leave = leave, .destroy = destroy};
static const struct page_class fresh_class = {
    .name = "fresh", .build = build, .refresh = refresh, .destroy = destroy};

static bool steps_left;

static bool back(struct page *page)
{
    (void)page;
    return steps_left;
}

static const struct page_class steps_class = {
    .name = "steps", .build = build, .back = back, .destroy = destroy};

static int start(void **state)
{
    struct bench *b = test_calloc(1, sizeof *b);

    b->ui = ui_create(NULL);
    assert_true(ui_resize(b->ui, (struct size){100, 100}, 100, 100));
    b->nav = nav_create(b->ui);
    for (int i = 0; i < PAGES; i++)
        b->leaf[i].page.class = i == 5 ? &fresh_class : &plain_class;
    nav_push(b->nav, &b->leaf[0].page);
    assert_int_equal(nav_depth(b->nav), 0);
    assert_null(nav_top(b->nav));
    assert_true(nav_settle(b->nav));
    *state = b;
    return 0;
}

static int stop(void **state)
{
    struct bench *b = *state;

    nav_destroy(b->nav);
    ui_destroy(b->ui);
    test_free(b);
    return 0;
}

static void push(struct bench *b, int i)
{
    nav_push(b->nav, &b->leaf[i].page);
    assert_true(nav_settle(b->nav));
    assert_ptr_equal(nav_top(b->nav), &b->leaf[i].page);
}

static int children(struct bench *b)
{
    int count = 0;

    list_for_each(link, &ui_page_layer(b->ui)->children)
        count++;
    return count;
}

static void test_push_and_back(void **state)
{
    struct bench *b = *state;

    push(b, 1);
    push(b, 2);
    assert_int_equal(nav_depth(b->nav), 3);
    assert_int_equal(b->leaf[1].built, 1);
    assert_int_equal(b->leaf[1].left, 1);
    assert_null(b->leaf[1].page.root);
    assert_non_null(b->leaf[2].page.root);
    assert_int_equal(children(b), 1);
    nav_back(b->nav);
    assert_int_equal(b->leaf[2].destroyed, 0); /* not before settling */
    assert_true(nav_settle(b->nav));
    assert_int_equal(b->leaf[2].left, 1);
    assert_int_equal(b->leaf[2].destroyed, 1);
    assert_ptr_equal(nav_top(b->nav), &b->leaf[1].page);
    assert_int_equal(b->leaf[1].built, 2);
    assert_int_equal(children(b), 1);
    assert_false(nav_settle(b->nav));
}

static void test_home(void **state)
{
    struct bench *b = *state;

    for (int i = 1; i < 5; i++)
        push(b, i);
    nav_home(b->nav);
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
    for (int i = 1; i < 5; i++) {
        assert_int_equal(b->leaf[i].destroyed, 1);
        assert_int_equal(b->leaf[i].left, 1); /* only while it was in sight */
    }
    assert_int_equal(b->leaf[0].destroyed, 0);
    nav_home(b->nav);
    assert_false(nav_settle(b->nav));
    nav_back(b->nav); /* home stays */
    assert_false(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
    assert_int_equal(b->leaf[0].built, 2);
}

static void test_last_wish_counts(void **state)
{
    struct bench *b = *state;

    push(b, 1);
    nav_push(b->nav, &b->leaf[2].page);
    nav_push(b->nav, &b->leaf[3].page);
    assert_int_equal(b->leaf[2].destroyed, 1);
    nav_push(b->nav, &b->leaf[3].page); /* the same again */
    assert_int_equal(b->leaf[3].destroyed, 0);
    nav_back(b->nav); /* takes the push back */
    assert_int_equal(b->leaf[3].destroyed, 1);
    assert_false(nav_settle(b->nav));
    assert_ptr_equal(nav_top(b->nav), &b->leaf[1].page);
    nav_push(b->nav, &b->leaf[4].page);
    nav_home(b->nav); /* e.g. the visitor is gone */
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
    assert_int_equal(b->leaf[4].destroyed, 1);
    assert_int_equal(b->leaf[4].built, 0);
    nav_home(b->nav);
    nav_push(b->nav, &b->leaf[5].page); /* home, and from there to the idle page */
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 2);
    nav_back(b->nav);
    nav_back(b->nav); /* one tap that bounced */
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
}

static void test_depth_limit_drops_the_oldest(void **state)
{
    struct bench *b = *state;

    for (int i = 1; i < PAGES; i++)
        push(b, i);
    assert_int_equal(nav_depth(b->nav), NAV_DEPTH);
    int gone = PAGES - NAV_DEPTH;
    for (int i = 1; i < PAGES; i++)
        assert_int_equal(b->leaf[i].destroyed, i <= gone);
    for (int i = PAGES - 2; i > gone; i--) {
        nav_back(b->nav);
        assert_true(nav_settle(b->nav));
        assert_ptr_equal(nav_top(b->nav), &b->leaf[i].page);
    }
    nav_back(b->nav);
    assert_true(nav_settle(b->nav));
    assert_ptr_equal(nav_top(b->nav), &b->leaf[0].page);
    assert_int_equal(b->leaf[0].destroyed, 0);
}

static void test_rebuild_and_refresh(void **state)
{
    struct bench *b = *state;

    nav_rebuild(b->nav);
    assert_int_equal(b->leaf[0].built, 2);
    assert_int_equal(b->leaf[0].left, 1);
    nav_refresh(b->nav); /* has none: built anew */
    assert_int_equal(b->leaf[0].built, 3);
    push(b, 5);
    nav_refresh(b->nav);
    assert_int_equal(b->leaf[5].refreshed, 1);
    assert_int_equal(b->leaf[5].built, 1);
    nav_rebuild(b->nav);
    assert_int_equal(b->leaf[5].built, 2);
    assert_int_equal(children(b), 1);
}

static void test_from_a_tap_handler(void **state)
{
    struct bench *b = *state;

    b->leaf[0].push_when_tapped = &b->leaf[1];
    b->leaf[1].back_when_tapped = true;
    for (int i = 0; i < 3; i++) {
        b->leaf[1].destroyed = 0;
        paint_now(b->ui);
        tap(b->ui, 50, 50, &b->now_us);
        assert_true(nav_settle(b->nav));
        assert_int_equal(nav_depth(b->nav), 2);
        paint_now(b->ui);
        tap(b->ui, 50, 50, &b->now_us);
        assert_true(nav_settle(b->nav));
        assert_int_equal(nav_depth(b->nav), 1);
        assert_int_equal(b->leaf[1].destroyed, 1);
    }
}

/* The finger is on a page that goes away: it belongs to nothing on the next one. */
static void test_page_goes_under_the_finger(void **state)
{
    struct bench *b = *state;

    b->leaf[0].push_when_tapped = &b->leaf[2];
    paint_now(b->ui);
    finger(b->ui, TOUCH_DOWN, 50, 50, 10);
    push(b, 1);
    paint_now(b->ui);
    finger(b->ui, TOUCH_UP, 50, 50, 20);
    assert_false(nav_settle(b->nav));
    assert_int_equal(b->leaf[2].built, 0);
}

static void test_back_within_a_page(void **state)
{
    struct bench *b = *state;

    b->leaf[1].page.class = &steps_class;
    push(b, 1);
    steps_left = true;
    nav_press_back(b->nav);
    assert_false(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 2);
    steps_left = false;
    nav_press_back(b->nav);
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
}

static void test_replace_leaves_nothing_behind(void **state)
{
    struct bench *b = *state;

    push(b, 1);
    push(b, 2);
    nav_replace(b->nav, &b->leaf[3].page);
    /* Taps that were on their way undo nothing. */
    nav_back(b->nav);
    nav_home(b->nav);
    nav_press_back(b->nav);
    nav_push(b->nav, &b->leaf[4].page);
    assert_int_equal(b->leaf[4].destroyed, 1);
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 2);
    assert_ptr_equal(nav_top(b->nav), &b->leaf[3].page);
    assert_int_equal(b->leaf[1].destroyed + b->leaf[2].destroyed, 2);
    nav_back(b->nav);
    assert_true(nav_settle(b->nav));
    assert_ptr_equal(nav_top(b->nav), &b->leaf[0].page);
    /* Only the end of the visit does. */
    push(b, 5);
    nav_replace(b->nav, &b->leaf[6].page);
    nav_start_over(b->nav);
    assert_int_equal(b->leaf[6].destroyed, 1);
    assert_true(nav_settle(b->nav));
    assert_int_equal(nav_depth(b->nav), 1);
}

static void test_everything_is_destroyed_once(void **state)
{
    struct bench *b = *state;

    (void)state;
    push(b, 1);
    push(b, 2);
    nav_push(b->nav, &b->leaf[3].page); /* never settled */
    nav_destroy(b->nav);
    for (int i = 0; i < 4; i++)
        assert_int_equal(b->leaf[i].destroyed, 1);
    assert_int_equal(b->leaf[3].built, 0);
    assert_int_equal(children(b), 0);
    nav_destroy(NULL);
    b->nav = nav_create(b->ui);
    nav_rebuild(b->nav); /* nothing in sight */
    nav_refresh(b->nav);
    nav_back(b->nav);
    assert_false(nav_settle(b->nav));
}

int main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_push_and_back),
        TEST(test_home),
        TEST(test_last_wish_counts),
        TEST(test_depth_limit_drops_the_oldest),
        TEST(test_rebuild_and_refresh),
        TEST(test_from_a_tap_handler),
        TEST(test_page_goes_under_the_finger),
        TEST(test_back_within_a_page),
        TEST(test_replace_leaves_nothing_behind),
        TEST(test_everything_is_destroyed_once),
    };

    return cmocka_run_group_tests_name("ui/nav", tests, NULL, NULL);
}
