/* SPDX-License-Identifier: MIT */
/* What the pages do: keys that stand still, halls with little in them, files that break while one reads. */
#include "hall_world.h"

#include "pages.h"
#include "worst_hall.h"

#include <fcntl.h>
#include <sys/stat.h>

static const struct size portrait = {540, 960}, landscape = {960, 540};

static void show(struct world *w, struct page *page)
{
    if (nav_depth(w->nav) > 1) {
        nav_home(w->nav);
        world_round(w);
    }
    nav_push(w->nav, page);
    world_round(w);
}

/* Every kind of page but home, by number; NULL past the last. */
static struct page *page_number(struct hall *hall, int number)
{
    switch (number) {
    case 0: return browse_page(hall, 0);
    case 1: return browse_page(hall, 2);
    case 2: return service_page(hall, 1);
    case 3: return service_page(hall, 999);
    case 4: return notices_page(hall);
    case 5: return notice_page(hall, 1);
    case 6: return notice_page(hall, 999);
    case 7: return trouble_page(hall);
    case 8: return copy_page(hall, 1);
    case 9: return calendar_page(hall);
    case 10: return contacts_page(hall);
    case 11: return forms_page(hall);
    case 12: return search_page(hall);
    case 13: return map_page(hall);
    case 14: return building_page(hall);
    default: return NULL;
    }
}

enum { PAGES = 15 };

/* ---- the dock ---- */

static struct rect key_box(struct world *w, const char *text)
{
    struct point middle;

    if (!ui_find_text(w->ui, text, false, &middle))
        fail_msg("no key %s on %s", text, world_page(w));
    /* The key is the last thing in the tree with this text: a page may say the same word. */
    struct widget *root = nav_top(w->nav)->root;
    struct widget *dock = CONTAINER_OF(root->children.prev, struct widget, siblings);
    struct rect found = {0, 0, 0, 0};
    list_for_each(link, &dock->children) {
        struct widget *key = CONTAINER_OF(link, struct widget, siblings);
        list_for_each(inner, &key->children) {
            struct widget *label = CONTAINER_OF(inner, struct widget, siblings);
            if (label->class->text != NULL && str_same(label->class->text(label), text))
                found = widget_screen_box(key);
        }
    }
    assert_false(rect_empty(found));
    return found;
}

static void assert_same_box(struct world *w, const char *key, struct rect expected)
{
    struct rect box = key_box(w, key);

    if (!rect_same(box, expected))
        fail_msg("%s on %s stands at %d,%d %dx%d, not at %d,%d %dx%d", key, world_page(w), box.x, box.y,
                 box.w, box.h, expected.x, expected.y, expected.w, expected.h);
}

static void keys_stand_still_on(struct size size)
{
    struct stage stage;
    struct world w;

    stage_usual(&stage, 3);
    world_open(&w, &stage, size, "");
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        const char *mode_key = mode == THEME_ELDER ? "退出大字" : "长辈模式";
        nav_home(w.nav);
        hall_want_mode(&w.hall, (enum theme_mode)mode);
        world_round(&w);
        struct rect back = key_box(&w, "返回"), home = key_box(&w, "首页"), elder = key_box(&w, mode_key);
        for (int i = 0; i < PAGES; i++) {
            show(&w, page_number(&w.hall, i));
            assert_same_box(&w, "返回", back);
            assert_same_box(&w, "首页", home);
            assert_same_box(&w, mode_key, elder);
        }
    }
    world_close(&w);
}

static void keys_stand_still(void **state)
{
    (void)state;
    keys_stand_still_on(portrait);
    keys_stand_still_on(landscape);
}

static void keys_do_what_they_say(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 3);
    world_open(&w, &stage, portrait, "");
    for (int i = 0; i < PAGES; i++) {
        show(&w, browse_page(&w.hall, 0));
        nav_push(w.nav, page_number(&w.hall, i));
        world_round(&w);
        assert_int_equal(nav_depth(w.nav), 3);
        world_tap(&w, "返回");
        assert_int_equal(nav_depth(w.nav), 2);
        assert_string_equal(world_page(&w), "services");
        nav_push(w.nav, page_number(&w.hall, i));
        world_round(&w);
        world_tap(&w, "长辈模式");
        assert_int_equal(nav_depth(w.nav), 3);
        assert_int_equal(ui_theme(w.ui)->mode, THEME_ELDER);
        world_tap(&w, "退出大字");
        world_tap(&w, "首页");
        assert_int_equal(nav_depth(w.nav), 1);
        assert_string_equal(world_page(&w), "home");
    }
    world_close(&w);
}

/* ---- the same again ---- */

static uint32_t *picture_of(struct world *w)
{
    struct pixels p = ui_pixels(w->ui);
    uint32_t *copy = test_malloc((size_t)p.width * (size_t)p.height * sizeof *copy);

    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            copy[(size_t)y * (size_t)p.width + (size_t)x] = pixels_row(&p, y)[x] & 0xFFFFFFu;
    return copy;
}

static void assert_same_picture(struct world *w, const uint32_t *before)
{
    uint32_t *now = picture_of(w);
    struct pixels p = ui_pixels(w->ui);

    if (memcmp(before, now, (size_t)p.width * (size_t)p.height * sizeof *now) != 0)
        fail_msg("%s looks different when it is built again", world_page(w));
    test_free(now);
}

static void built_again(struct world *w)
{
    uint32_t *before = picture_of(w);

    nav_rebuild(w->nav);
    world_round(w);
    assert_same_picture(w, before);
    test_free(before);
}

static void built_twice_is_the_same(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 3);
    world_open(&w, &stage, portrait, "");
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        nav_home(w.nav);
        hall_want_mode(&w.hall, (enum theme_mode)mode);
        world_round(&w);
        built_again(&w);
        for (int i = 0; i < PAGES; i++) {
            show(&w, page_number(&w.hall, i));
            built_again(&w);
            uint32_t *first = picture_of(&w);
            show(&w, page_number(&w.hall, i)); /* by way of home, as a new page */
            assert_same_picture(&w, first);
            test_free(first);
        }
        show(&w, idle_page(&w.hall));
        built_again(&w);
    }
    world_close(&w);
}

/* A negative control of the above: another minute is another picture. */
static void pictures_can_differ(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 3);
    world_open(&w, &stage, portrait, "");
    uint32_t *before = picture_of(&w);
    w.hall.wall_s += 60;
    nav_refresh(w.nav);
    world_round(&w);
    uint32_t *now = picture_of(&w);
    assert_memory_not_equal(before, now, (size_t)portrait.w * (size_t)portrait.h * sizeof *now);
    test_free(before);
    test_free(now);
    world_close(&w);
}

/* ---- walking about ---- */

static void category_from_home(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 3);
    world_open(&w, &stage, (struct size){1080, 1920}, "");
    world_tap(&w, "住房");
    assert_string_equal(world_page(&w), "services");
    assert_true(world_shows(&w, "13 项"));
    assert_true(world_shows(&w, "第2件"));
    assert_false(world_shows(&w, "第1件"));
    world_tap(&w, "全部");
    assert_true(world_shows(&w, "40 项"));
    world_tap(&w, "救助");
    assert_true(world_shows(&w, "第3件"));
    world_tap(&w, "第3件");
    assert_string_equal(world_page(&w), "service");
    assert_true(world_shows(&w, "办事 › 救助"));
    /* Back where one was, the choice too. */
    world_tap(&w, "返回");
    assert_true(world_shows(&w, "13 项"));
    world_close(&w);
}

/* Where the reader was in a list is where 返回 leads. */
static void back_to_the_same_row(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_usual(&stage, 3);
    world_open(&w, &stage, portrait, "");
    world_tap(&w, "办事");
    assert_true(world_shows(&w, "第2件"));
    for (int i = 0; i < 3; i++) {
        world_tap(&w, "下一页");
        w.now_us += s_to_us(1);
        world_round(&w);
    }
    assert_false(world_shows(&w, "第2件"));
    uint32_t *before = picture_of(&w);
    world_tap(&w, "件事");
    assert_string_equal(world_page(&w), "service");
    world_tap(&w, "返回");
    assert_same_picture(&w, before);
    test_free(before);
    world_close(&w);
}

static void stage_categories(struct stage *stage, int count)
{
    stage_open(stage);
    for (int i = 0; i < count; i++) {
        char *name = str_format("第%d类事", i + 1);
        stage_category(stage, name);
        stage_service(stage, plain_service(name, i + 1));
        mem_free(name);
    }
    stage_finish(stage);
}

/* More categories than the glass holds: 更多 leads round, and every one of them can be chosen. */
static void every_category_can_be_chosen(struct size size)
{
    struct stage stage;
    struct world w;
    int rounds = 0;

    stage_categories(&stage, LIMIT_CATEGORIES);
    world_open(&w, &stage, size, "");
    show(&w, browse_page(&w.hall, 0));
    for (int i = 0; i < LIMIT_CATEGORIES; i++) {
        char name[32], service[32];
        struct point where;
        snprintf(name, sizeof name, "第%d类", i + 1);
        snprintf(service, sizeof service, "第%d件", i + 1);
        for (int k = 0; !ui_find_text(w.ui, name, true, &where); k++, rounds++) {
            if (k > LIMIT_CATEGORIES)
                fail_msg("%s never comes", name);
            world_tap(&w, "更多");
            /* What is chosen goes on being shown. */
            assert_true(world_shows(&w, i == 0 ? "40 项" : "1 项"));
        }
        world_tap(&w, name);
        assert_true(world_shows(&w, service));
        assert_true(world_shows(&w, "1 项"));
    }
    assert_true(rounds > 0);
    /* Round to the beginning. */
    for (int k = 0; !world_shows(&w, "全部"); k++) {
        assert_true(k < 2);
        world_tap(&w, "更多");
    }
    /* A category chosen elsewhere is in sight from the beginning. */
    show(&w, browse_page(&w.hall, content_category(w.content, 30)->id));
    assert_true(world_shows(&w, "第31类"));
    assert_true(world_shows(&w, "第31件"));
    world_close(&w);
}

static void forty_categories(void **state)
{
    (void)state;
    every_category_can_be_chosen(portrait);
    every_category_can_be_chosen(landscape);
    every_category_can_be_chosen((struct size){800, 480});
}

/* ---- little content ---- */

/* ---- what is on today and after it ---- */

static void open_with(struct world *w, struct stage *stage, const char *rule, int hour, const char *signup)
{
    struct series *s = series_create();
    const char *advice;

    stage_open(stage);
    assert_true(recurrence_parse(rule, &s->rule, &advice));
    text_set(&s->code, "x");
    text_set(&s->name, "晨练");
    text_set(&s->place, "小广场");
    text_set(&s->signup, signup);
    s->start_minute = hour * 60;
    s->end_minute = hour * 60 + 60;
    assert_true(content_writer_series(stage->writer, s));
    series_destroy(s);
    stage_finish(stage);
    world_open(w, stage, (struct size){1080, 1920}, ""); /* at 9:24 */
}

static void idle_shows_what_is_still_to_come(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    open_with(&w, &stage, "每天", 16, "");
    show(&w, idle_page(&w.hall));
    assert_true(world_shows(&w, "今天的活动"));
    assert_true(world_shows(&w, "明天"));
    world_close(&w);
    open_with(&w, &stage, "每天", 7, "");
    show(&w, idle_page(&w.hall));
    assert_false(world_shows(&w, "今天的活动")); /* it is over */
    assert_true(world_shows(&w, "明天"));
    assert_true(world_shows(&w, "晨练"));
    world_close(&w);
}

/* What is opened counts, not by whom: it is still there for the next visitor. */
static void what_is_often_read_stands_on_the_search_page(void **state)
{
    struct stage stage;
    struct world w;
    struct point often, once;

    (void)state;
    stage_usual(&stage, 0);
    world_open(&w, &stage, (struct size){1080, 1920}, "");
    show(&w, search_page(&w.hall));
    assert_true(world_shows(&w, "想找什么？"));
    assert_false(world_shows(&w, "最近常看"));
    show(&w, service_page(&w.hall, 3));
    show(&w, service_page(&w.hall, 7));
    show(&w, service_page(&w.hall, 7));
    hall_forget_visitor(&w.hall);
    world_round(&w);
    show(&w, search_page(&w.hall));
    assert_true(world_shows(&w, "最近常看"));
    assert_false(world_shows(&w, "想找什么？"));
    assert_true(ui_find_text(w.ui, "第7件事", true, &often));
    assert_true(ui_find_text(w.ui, "第3件事", true, &once));
    assert_true(often.y < once.y);
    assert_false(world_shows(&w, "第1件事"));
    world_close(&w);
}

static void a_day_without_activities(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    open_with(&w, &stage, "每周六", 16, ""); /* it is Tuesday */
    assert_true(world_shows(&w, "今天没有 · 本周 1 场"));
    show(&w, calendar_page(&w.hall));
    assert_true(world_shows(&w, "这一天没有活动"));
    assert_true(world_shows(&w, "有圆点的那天有活动"));
    world_close(&w);
}

static void a_day_is_followed_by_the_next_ones(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    open_with(&w, &stage, "每天", 16, "需要报名，请带照片");
    for (int wide = 0; wide < 2; wide++) {
        world_resize(&w, wide ? 1920 : 1080, wide ? 1080 : 1920, wide ? 476 : 268, wide ? 268 : 476);
        show(&w, calendar_page(&w.hall));
        assert_true(world_shows(&w, "后面几场"));
        assert_true(world_shows(&w, "明天 16:00"));
        assert_true(world_shows(&w, "需要报名"));
        assert_false(world_shows(&w, "请带照片"));
        assert_false(world_shows(&w, "下一页")); /* they fill the page, never more */
        world_tap(&w, "明天 16:00");
        assert_string_equal(world_page(&w), "event");
        assert_true(world_shows(&w, "11月25日"));
        nav_home(w.nav);
        world_round(&w);
    }
    world_close(&w);
}

/* A title of two lines parts where the words do; one that fits is left alone. */
static void a_long_title_parts_at_a_sign(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_open(&stage);
    stage_notice(&stage, plain_notice("2027年度城乡居民医保开始缴费，12月31日前请缴完"));
    stage_notice(&stage, plain_notice("短的，放得下"));
    stage_notice(&stage, plain_notice("没有标点没有标点没有标点没有标点没有标点没有标点"));
    stage_finish(&stage);
    world_open(&w, &stage, (struct size){1080, 1920}, "");
    show(&w, notices_page(&w.hall));
    assert_true(world_shows(&w, "开始缴费，\n12月31日"));
    assert_true(world_shows(&w, "短的，放得下"));
    assert_true(world_shows(&w, "没有标点没有标点没有标点没有标点没有标点没有标点"));
    assert_true(world_shows(&w, "通知 · ") || world_shows(&w, "政策 · ")); /* the note has its place */
    world_close(&w);
}

/* ---- a topic and the form that asks about it ---- */

static void stage_topic(struct stage *stage, enum notice_kind kind, int32_t until)
{
    struct notice *n = plain_notice("议题");

    n->kind = kind;
    n->publicity_until = until;
    stage_notice(stage, n);
}

static bool asks(enum notice_kind kind, int32_t until, enum field_source source)
{
    struct stage stage;
    struct world w;

    stage_open(&stage);
    stage_topic(&stage, kind, until);
    struct form *form = form_create();
    text_set(&form->code, "yj");
    text_set(&form->name, "议事意见");
    struct form_field *field = form_add_field(form);
    text_set(&field->name, "哪件事");
    text_set(&field->label, "哪件事");
    field->kind = FIELD_CHOICE;
    field->source = source;
    text_list_add(&field->options, "别的事");
    assert_true(content_writer_form(stage.writer, form));
    form_destroy(form);
    stage_finish(&stage);
    world_open(&w, &stage, (struct size){1080, 1920}, "");
    show(&w, notice_page(&w.hall, 1));
    bool asked = world_shows(&w, "我要提意见");
    if (asked) {
        world_tap(&w, "我要提意见");
        assert_string_equal(world_page(&w), "form");
        assert_true(world_shows(&w, "议事意见"));
    }
    world_close(&w);
    return asked;
}

static void an_open_topic_can_be_answered(void **state)
{
    int32_t today = date_to_day((struct date){2026, 11, 24});

    (void)state;
    assert_true(asks(NOTICE_PUBLICITY, today, SOURCE_DELIBERATIONS));
    assert_true(asks(NOTICE_DELIBERATION, DAY_NONE, SOURCE_DELIBERATIONS));
    assert_false(asks(NOTICE_PUBLICITY, today - 1, SOURCE_DELIBERATIONS)); /* it has ended */
    assert_false(asks(NOTICE_POLICY, DAY_NONE, SOURCE_DELIBERATIONS));
    assert_false(asks(NOTICE_PUBLICITY, today, SOURCE_OPTIONS)); /* nobody would read it */
}

static void empty_hall(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_open(&stage);
    stage_finish(&stage);
    world_open(&w, &stage, portrait, "");
    assert_string_equal(world_page(&w), "home");
    assert_true(world_shows(&w, "社区 · 居民会客厅"));
    assert_true(world_shows(&w, "0 项服务指南"));
    assert_true(world_shows(&w, "现在没有公告"));
    assert_true(world_shows(&w, "这几天没有活动"));
    assert_false(world_shows(&w, "按类办事"));
    world_tap(&w, "按这里");
    assert_true(world_shows(&w, "请拨打 12345"));
    world_tap(&w, "知道了");
    world_tap(&w, "办事");
    assert_true(world_shows(&w, "这一类还没有内容"));
    world_tap(&w, "首页");
    world_tap(&w, "公告");
    assert_true(world_shows(&w, "这里暂时没有公告"));
    world_tap(&w, "政策");
    assert_true(world_shows(&w, "这里暂时没有公告"));
    show(&w, calendar_page(&w.hall));
    assert_true(world_shows(&w, "后面的活动还没有排"));
    session_sleep(w.session, w.now_us);
    world_round(&w);
    assert_true(world_shows(&w, "欢迎来到居民会客厅"));
    world_close(&w);
}

static void no_content(void **state)
{
    struct world w;

    (void)state;
    world_open(&w, NULL, portrait, "没有找到内容文件 /data/keting/content/current");
    assert_string_equal(world_page(&w), "trouble");
    assert_true(world_shows(&w, "正在准备内容"));
    assert_true(world_shows(&w, "没有找到内容文件 /data/keting/content/current"));
    world_tap(&w, "长辈模式");
    assert_true(world_shows(&w, "没有找到内容文件"));
    world_close(&w);
}

/* ---- files that break ---- */

/* Everything that reads, one after the other. Nothing may crash; what is shown is up to what is left. */
static void wander(struct world *w)
{
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        nav_home(w->nav);
        hall_want_mode(&w->hall, (enum theme_mode)mode);
        world_round(w);
        for (int i = 0; i < PAGES; i++) {
            show(w, page_number(&w->hall, i));
            for (int k = 0; k < 3; k++) {
                struct point next;
                if (!ui_find_text(w->ui, "下一页", true, &next))
                    break;
                world_tap_at(w, next.x, next.y);
                w->now_us += s_to_us(1);
                world_round(w);
            }
        }
        session_sleep(w->session, w->now_us);
        world_round(w);
        world_walk(w, s_to_us(5 * SESSION_SLIDE_S));
        world_tap_at(w, 5, 5);
        assert_string_equal(world_page(w), "home");
        w->now_us += s_to_us(1);
    }
}

/* A hall that does not fit into SQLite's cache of pages by itself, so that browsing goes to the file. */
static void stage_large(struct stage *stage)
{
    stage_open(stage);
    stage_category(stage, "老年");
    stage_category(stage, "住房");
    char *line = mem_alloc(1201);
    for (int i = 0; i < 400; i++)
        memcpy(line + 3 * i, "长", 3);
    line[1200] = '\0';
    for (int i = 0; i < 1500; i++) {
        struct service *s = plain_service(i % 2 ? "住房" : "老年", i + 1);
        text_list_add(&s->steps, line);
        text_set(&s->basis, line);
        stage_service(stage, s);
    }
    for (int i = 0; i < 300; i++) {
        char *title = str_format("公告%d", i);
        struct notice *n = plain_notice(title);
        text_set(&n->body, line);
        stage_notice(stage, n);
        mem_free(title);
    }
    mem_free(line);
    stage_finish(stage);
}

static void overwrite(const char *path, long from, long to, int byte)
{
    FILE *f = fopen(path, "r+b");

    assert_non_null(f);
    fseek(f, from, SEEK_SET);
    for (long at = from; at < to; at++)
        fputc(byte, f);
    fclose(f);
}

static long size_of(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    return (long)st.st_size;
}

static void file_truncated_while_browsing(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_large(&stage);
    world_open(&w, &stage, portrait, "");
    assert_true(world_shows(&w, "1500 项服务指南"));
    world_tap(&w, "办事");
    assert_true(world_shows(&w, "第2件"));
    assert_int_equal(truncate(stage.path, 4096), 0);
    /* What the database remembers can still be read; further down it must go to the file. */
    for (int i = 0; i < 60 && !world_shows(&w, "这一项读不出来"); i++) {
        world_tap(&w, "下一页");
        w.now_us += s_to_us(1);
        world_round(&w);
    }
    assert_true(world_shows(&w, "这一项读不出来"));
    struct point nowhere;
    assert_false(ui_find_text(w.ui, "这一项读不出来", true, &nowhere));
    show(&w, service_page(&w.hall, 1400));
    assert_true(world_shows(&w, "这一页读不出来"));
    show(&w, notice_page(&w.hall, 290));
    assert_true(world_shows(&w, "这一页读不出来"));
    wander(&w);
    world_close(&w);
}

static void file_emptied_while_browsing(void **state)
{
    struct stage stage;
    struct world w;

    (void)state;
    stage_large(&stage);
    world_open(&w, &stage, portrait, "");
    assert_int_equal(truncate(stage.path, 0), 0);
    wander(&w);
    world_close(&w);
}

/* All pages but the first hold another byte than before. */
static void pages_corrupted_while_browsing(void **state)
{
    static const int bytes[] = {0x00, 0xFF, 0x0D, 0x41};

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bytes); i++) {
        struct stage stage;
        struct world w;
        stage_large(&stage);
        world_open(&w, &stage, portrait, "");
        overwrite(stage.path, 4096, size_of(stage.path), bytes[i]);
        wander(&w);
        show(&w, service_page(&w.hall, 1400));
        assert_true(world_shows(&w, "这一页读不出来"));
        world_close(&w);
    }
}

/* One byte here and there: whatever the database makes of it, the screen stays. */
static void bytes_flipped_while_browsing(void **state)
{
    unsigned long random = 88172645463325252ul;

    (void)state;
    for (int turn = 0; turn < 12; turn++) {
        struct stage stage;
        struct world w;
        stage_usual(&stage, 9);
        world_open(&w, &stage, portrait, "");
        for (int i = 0; i < 200; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            long at = 4096 + (long)(random % (unsigned long)(size_of(stage.path) - 4096));
            overwrite(stage.path, at, at + 1, (int)(random >> 24 & 0xFF));
        }
        wander(&w);
        world_close(&w);
    }
}

/* On the plan a room has its first name only, so the whole one is found below, in the list. */
static void a_room_has_a_short_name_on_the_plan(void **state)
{
    struct place *place = place_create();
    struct point on_plan, in_list;
    struct stage stage;
    struct world w;

    (void)state;
    stage_open(&stage);
    stage_plan(&stage);
    text_set(&place->name, "调解室（谈心室）");
    text_set(&place->floor, "一楼");
    text_set(&place->plan, "一楼.png");
    place->on_plan = true;
    place->x = place->y = 500;
    place->w = place->h = 9000;
    assert_true(content_writer_place(stage.writer, place));
    place_destroy(place);
    stage_finish(&stage);
    world_open(&w, &stage, portrait, "");
    show(&w, map_page(&w.hall));
    assert_true(ui_find_text(w.ui, "调解室", true, &on_plan));
    assert_true(ui_find_text(w.ui, "调解室（谈心室）", true, &in_list));
    assert_true(in_list.y > on_plan.y);
    world_tap_at(&w, on_plan.x, on_plan.y);
    assert_string_equal(world_page(&w), "place");
    assert_true(world_shows(&w, "调解室（谈心室）"));
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_room_has_a_short_name_on_the_plan),
        cmocka_unit_test(keys_stand_still),
        cmocka_unit_test(keys_do_what_they_say),
        cmocka_unit_test(built_twice_is_the_same),
        cmocka_unit_test(pictures_can_differ),
        cmocka_unit_test(category_from_home),
        cmocka_unit_test(back_to_the_same_row),
        cmocka_unit_test(forty_categories),
        cmocka_unit_test(idle_shows_what_is_still_to_come),
        cmocka_unit_test(what_is_often_read_stands_on_the_search_page),
        cmocka_unit_test(a_day_without_activities),
        cmocka_unit_test(a_day_is_followed_by_the_next_ones),
        cmocka_unit_test(a_long_title_parts_at_a_sign),
        cmocka_unit_test(an_open_topic_can_be_answered),
        cmocka_unit_test(empty_hall),
        cmocka_unit_test(no_content),
        cmocka_unit_test(file_truncated_while_browsing),
        cmocka_unit_test(file_emptied_while_browsing),
        cmocka_unit_test(pages_corrupted_while_browsing),
        cmocka_unit_test(bytes_flipped_while_browsing),
    };

    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
