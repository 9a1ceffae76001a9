/* SPDX-License-Identifier: MIT */
/* Every page, with the worst content that may come, on every glass and in both modes. */
#include "layout_rules.h"
#include "request_hall.h"
#include "worst_hall.h"

#include "ime/hand.h"
#include "ime/pinyin.h"
#include "ime/rare.h"

#include "store/content_hall.h"

#include "draft.h"
#include "fill_step.h"
#include "pages.h"

static const struct glass {
    int w, h;
    double w_mm, h_mm; /* 0 = the panel does not say */
    /* Known: on less than 20 cm there is no room for seven days or ten keys side by side, each as large as a
     * fingertip needs; they are smaller there. */
    bool tiny;
    /* Known: a pixel of rounding is missing there below a receipt. */
    bool no_forms;
} glasses[] = {
    {.w = 480, .h = 800, .w_mm = 91, .h_mm = 152, .tiny = true},
    {.w = 800, .h = 480, .w_mm = 152, .h_mm = 91, .tiny = true},
    {.w = 1080, .h = 1920, .w_mm = 268, .h_mm = 476},
    {.w = 1920, .h = 1080, .w_mm = 476, .h_mm = 268},
    {.w = 1080, .h = 1920, .w_mm = 530, .h_mm = 942},
    {.w = 3840, .h = 2160, .w_mm = 942, .h_mm = 530},
    {.w = 800, .h = 480, .w_mm = 0, .h_mm = 0, .tiny = true},
    {.w = 1280, .h = 800, .w_mm = 216, .h_mm = 135, .tiny = true},
    {.w = 1080, .h = 1920, .w_mm = 398, .h_mm = 708},
    {.w = 1920, .h = 1080, .w_mm = 708, .h_mm = 398},
    {.w = 1366, .h = 768, .w_mm = 0, .h_mm = 0, .no_forms = true},
};

/* 60 characters. */
#define TITLE_60 \
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" \
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
/* One word that breaks nowhere, right-to-left in the middle, overrides left open, marks piled up, an emoji
 * family. */
#define HOSTILE \
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\u202Eabc\u2066שלום עולם مرحبا\u200F" \
    "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030D\u030E\u030F" \
    "\U0001F468\u200D\U0001F469\u200D\U0001F467\uFFFD\u00AD\t\u2028x"

static char *repeated(const char *text, int times)
{
    struct str s;

    str_init(&s);
    for (int i = 0; i < times; i++)
        str_add(&s, text);
    return str_take(&s);
}

static void add_lines(struct text_list *list, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        text_list_add(list, text);
}

/* Everything as long and as much as the limits let through; line: 400 characters. */
static struct service *worst_service(const char *category, const char *title, const char *line, int many)
{
    struct service *s = plain_service(category, 0);

    text_set(&s->name, title);
    text_set(&s->summary, line);
    text_set(&s->place, line);
    text_set(&s->hours, line);
    text_set(&s->time_limit, title);
    text_set(&s->fee, line);
    text_set(&s->basis, line);
    text_set(&s->first_responsible, line);
    s->visits = LIMIT_VISITS;
    add_lines(&s->audiences, many, title);
    add_lines(&s->conditions, many, line);
    add_lines(&s->steps, many, line);
    add_lines(&s->questions, many, line);
    add_lines(&s->answers, many / 2, line);
    text_list_add(&s->phones, "13800138000");
    text_list_add(&s->phones, "欧阳娜娜办公室 13800138000");
    text_list_add(&s->phones, "");
    text_list_add(&s->phones, " ");
    add_lines(&s->phones, many, line);
    for (int i = 0; i < many; i++)
        service_add_material(s, line, line, line, line);
    return s;
}

static struct service *empty_service(const char *category)
{
    struct service *s = service_create();

    text_set(&s->code, "空");
    text_set(&s->category, category);
    s->visits = -1;
    return s;
}

static struct notice *worst_notice(const char *code, const char *title, const char *body, int many)
{
    struct notice *n = plain_notice(title);

    text_set(&n->code, code);
    text_set(&n->publisher, title);
    text_set(&n->body, body);
    n->weight = NOTICE_URGENT;
    n->pinned = true;
    add_lines(&n->stages, many, title);
    n->stage = many > 0 ? many - 1 : -1;
    n->publicity_until = date_to_day((struct date){2199, 12, 31});
    n->kind = NOTICE_DELIBERATION;
    text_list_add(&n->pictures, "没有这张.jpg");
    text_list_add(&n->pictures, "坏的.jpg");
    return n;
}

static void stage_broken_picture(struct stage *stage)
{
    static const char bytes[] = "\xFF\xD8\xFF\xE0 this is no picture at all";

    assert_true(content_writer_picture(stage->writer, "坏的.jpg", bytes, sizeof bytes, 100, 100));
}

/* 1 = the worst service, 2 = the hostile one, 3 = the empty one, 4 = 30 materials; likewise the notices. */
static void stage_worst(struct stage *stage, int categories)
{
    char *line = repeated("这一行长到四百个字。", 40), *body = repeated("很长的公告正文。\n", 2222);
    char *hostile_line = repeated(HOSTILE, 4), *name = repeated("类", 20);

    stage_open(stage);
    stage_setting(stage, "社区名称", TITLE_60);
    stage_setting(stage, "会客厅名称", line);
    stage_setting(stage, "所属", hostile_line);
    stage_setting(stage, "帮助电话", line);
    stage_setting(stage, "帮助电话说明", line);
    stage_setting(stage, "版本日期", "2026-11-20");
    for (int i = 0; i < categories; i++)
        stage_category(stage, name);
    const char *first = categories > 0 ? name : "";
    if (categories > 0) {
        stage_service(stage, worst_service(first, TITLE_60, line, LIMIT_LINES));
        stage_service(stage, worst_service(first, HOSTILE, hostile_line, 3));
        stage_service(stage, empty_service(first));
        struct service *thirty = worst_service(first, "三十样材料", "一条", 30);
        text_set(&thirty->form_code, WORST_FILL);
        stage_service(stage, thirty);
    }
    stage_notice(stage, worst_notice("a", TITLE_60, body, LIMIT_LINES));
    stage_notice(stage, worst_notice("b", HOSTILE, hostile_line, 2));
    stage_notice(stage, worst_notice("c", "", "", 0));
    stage_broken_picture(stage);
    stage_worst_hall(stage, &(struct worst_texts){TITLE_60, line},
                     &(struct worst_texts){HOSTILE, hostile_line});
    stage_finish(stage);
    mem_free(line);
    mem_free(hostile_line);
    mem_free(body);
    mem_free(name);
}

static void go(struct world *w, struct page *page)
{
    if (nav_depth(w->nav) > 1) {
        nav_home(w->nav);
        world_round(w);
    }
    if (page != NULL) {
        nav_push(w->nav, page);
        world_round(w);
    }
}

static void look(struct world *w, const struct glass *glass, enum theme_mode mode, const char *name,
                 int least)
{
    char where[160];

    snprintf(where, sizeof where, "%s %dx%d %.0fx%.0f %s", name, glass->w, glass->h, glass->w_mm, glass->h_mm,
             mode == THEME_ELDER ? "elder" : "standard");
    /* Something below must not hide a page that came out without its keys. */
    int count = assert_layout(w->ui, ui_page_layer(w->ui), where);
    if (count < least)
        fail_msg("%s: %d things to tap, at least %d expected", where, count, least);
}

static bool turn_page(struct world *w, const char *button)
{
    struct point where;

    if (!ui_find_text(w->ui, button, true, &where))
        return false;
    world_tap_at(w, where.x, where.y);
    w->now_us += s_to_us(1);
    world_round(w);
    return true;
}

/* To the end of what scrolls as well: rows of a list come into being on the way. */
static void look_at_both_ends(struct world *w, const struct glass *glass, enum theme_mode mode,
                              const char *name, int least)
{
    look(w, glass, mode, name, least);
    for (int i = 0; i < 3 && turn_page(w, "下一页"); i++) {
    }
    look(w, glass, mode, name, least);
}

/* From the top of the page down to where it can be tapped. */
static void page_to(struct world *w, const char *text)
{
    struct point where;

    while (turn_page(w, "上一页")) {
    }
    while (!ui_find_text(w->ui, text, true, &where) && turn_page(w, "下一页")) {
    }
}

static void look_at_home(struct world *w, const struct glass *glass, enum theme_mode mode)
{
    const char *help = mode == THEME_ELDER ? "我要帮忙" : "按这里";
    char where[64];

    go(w, NULL);
    look_at_both_ends(w, glass, mode, "home", 1 + 5 + 1);
    page_to(w, help);
    world_tap(w, help);
    snprintf(where, sizeof where, "help %dx%d", glass->w, glass->h);
    assert_int_equal(assert_layout(w->ui, ui_dialog_layer(w->ui), where), 1);
    world_tap(w, "知道了");
}

static void look_at_question(struct world *w, const struct glass *glass)
{
    char where[64];

    go(w, browse_page(&w->hall, 0));
    world_finger(w, TOUCH_DOWN, 0, 0, 0);
    world_finger(w, TOUCH_UP, 0, 0, 0);
    world_walk(w, s_to_us(45));
    snprintf(where, sizeof where, "question %dx%d", glass->w, glass->h);
    assert_int_equal(assert_layout(w->ui, ui_dialog_layer(w->ui), where), 2);
    world_tap(w, "继续看");
}

/* Keys to type on, and a week or a month of days. */
static void look_at_keys(struct world *w, const struct glass *glass, enum theme_mode mode)
{
    struct hall *hall = &w->hall;

    go(w, calendar_page(hall));
    look_at_both_ends(w, glass, mode, "week", 3 + 7);
    page_to(w, "一月");
    world_tap(w, "一月");
    look_at_both_ends(w, glass, mode, "month", 3 + 28);
    go(w, building_page(hall));
    look(w, glass, mode, "building", 3 + 11);
    world_tap(w, "1");
    look(w, glass, mode, "found building", 3 + 11);
    go(w, search_page(hall));
    look(w, glass, mode, "search", 3 + 26);
    world_tap(w, "g");
    look(w, glass, mode, "search for g", 3 + 26);
}

static void look_at_all(struct world *w, const struct glass *glass, enum theme_mode mode, bool services)
{
    struct hall *hall = &w->hall;
    char name[32];

    hall_want_mode(hall, mode);
    world_round(w);
    world_resize(w, glass->w, glass->h, glass->w_mm, glass->h_mm);
    nav_rebuild(w->nav);
    world_round(w);
    look_at_home(w, glass, mode);
    go(w, browse_page(hall, 0));
    look_at_both_ends(w, glass, mode, "services", 3);
    if (services) {
        go(w, browse_page(hall, content_category(hall->content, 0)->id));
        look_at_both_ends(w, glass, mode, "category", 3);
    }
    for (int id = 1; id <= 5; id++) { /* the last one does not exist */
        go(w, service_page(hall, id));
        snprintf(name, sizeof name, "service %d", id);
        look_at_both_ends(w, glass, mode, name, 3);
    }
    go(w, notices_page(hall));
    look_at_both_ends(w, glass, mode, "notices", 3 + 2);
    for (int id = 1; id <= 4; id++) {
        go(w, notice_page(hall, id));
        snprintf(name, sizeof name, "notice %d", id);
        look_at_both_ends(w, glass, mode, name, 3);
    }
    struct page *others[] = {copy_page(hall, 1),
                             copy_page(hall, 2),
                             copy_page(hall, 9),
                             forms_page(hall),
                             map_page(hall),
                             zoom_page(hall, "没有这张.jpg"),
                             zoom_page(hall, "一楼.png"),
                             event_page(hall, 1, 20000),
                             event_page(hall, 1, hall_today(hall)),
                             event_page(hall, 2, hall_today(hall)),
                             contact_page(hall, 1),
                             contact_page(hall, 2),
                             contact_page(hall, 999),
                             place_page(hall, 1),
                             place_page(hall, 3),
                             place_page(hall, 999),
                             form_page(hall, 1),
                             form_page(hall, 2),
                             form_page(hall, 999)};
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        snprintf(name, sizeof name, "%s (%zu)", others[i]->class->name, i);
        go(w, others[i]);
        look_at_both_ends(w, glass, mode, name, 3);
    }
    if (!glass->tiny)
        look_at_keys(w, glass, mode);
    /* Known: under the two ways and twelve kinds no list is left in large type on tiny glass. */
    if (!glass->tiny || mode == THEME_STANDARD) {
        go(w, contacts_page(hall));
        look_at_both_ends(w, glass, mode, "contacts", 3 + 3);
    }
    go(w, trouble_page(hall));
    look(w, glass, mode, "trouble", 3);
    go(w, idle_page(hall));
    look(w, glass, mode, "idle", 0);
    look_at_question(w, glass);
}

static void all_pages(int categories)
{
    struct stage stage;
    struct world w;

    stage_worst(&stage, categories);
    world_open(&w, &stage, (struct size){480, 800}, "");
    memset(w.hall.problem, 'x', sizeof w.hall.problem - 1);
    for (size_t i = 0; i < ARRAY_LEN(glasses); i++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++)
            look_at_all(&w, &glasses[i], (enum theme_mode)mode, categories > 0);
    world_close(&w);
}

static void worst_content(void **state)
{
    (void)state;
    all_pages(8);
}

static void forty_categories(void **state)
{
    (void)state;
    all_pages(LIMIT_CATEGORIES);
}

static void no_categories(void **state)
{
    (void)state;
    all_pages(0);
}

/* ---- forms that are filled in ---- */

/* Known: under a label of 60 characters with its help, what is tapped has no room in large type on wide
 * glass; on glass of 21 inches neither the address beside its keys, nor large type below a fault. */
static bool known(const struct glass *glass, enum theme_mode mode, enum field_kind kind, bool faulty)
{
    bool wide = glass->w > glass->h, small = min_int((int)glass->w_mm, (int)glass->h_mm) < 300;

    return (mode == THEME_ELDER && (wide || (small && faulty))) || (small && kind == FIELD_ADDRESS);
}

static void look_again(struct world *w, const struct glass *glass, const char *name)
{
    enum theme_mode mode = ui_theme(w->ui)->mode;

    nav_rebuild(w->nav);
    world_round(w);
    look_at_both_ends(w, glass, mode, name, 3 + 1);
}

/* What is written into each question: nothing, then as much as fits. */
static const char *long_answer(const struct form_field *f)
{
    switch (f->kind) {
    case FIELD_CHOICE:
    case FIELD_CHOICES: return f->options.item[0];
    case FIELD_DATE: return "2026-11-28";
    case FIELD_NUMBER: return "999999";
    case FIELD_PHONE: return "1381234123400";
    case FIELD_STROKES: return "1,1 999,999";
    case FIELD_YES_NO: return "是";
    default: return TITLE_60;
    }
}

static void look_at_step(struct world *w, const struct glass *glass, const char *code, int i, bool faulty)
{
    struct fill *fill = draft_find(w->hall.drafts, code);
    enum field_kind kind = fill->form->field[i].kind;
    char name[64];

    snprintf(name, sizeof name, "%s %s%s", code, faulty ? "faulty " : "", field_kind_name(kind));
    fill->at = i;
    if (!known(glass, ui_theme(w->ui)->mode, kind, faulty))
        look_again(w, glass, name);
}

static void look_at_steps(struct world *w, const struct glass *glass, const char *code)
{
    go(w, fill_page(&w->hall, code));
    struct fill_screen *s = CONTAINER_OF(nav_top(w->nav), struct fill_screen, screen.page);
    struct fill *fill = draft_find(w->hall.drafts, code);
    assert_non_null(fill);
    for (int i = 0; i < fill->form->field_count; i++) {
        look_at_step(w, glass, code, i, false);
        s->fault = FILL_MISSING;
        look_at_step(w, glass, code, i, true);
        s->fault = FILL_FINE;
        fill_set(fill, i, long_answer(&fill->form->field[i]));
        look_at_step(w, glass, code, i, false);
    }
    fill->at = fill->form->field_count;
    look_again(w, glass, "review");
    s->failure = mem_strdup("磁盘满了，请告诉一楼综合窗口的工作人员，您写的都还在这里。");
    look_again(w, glass, "failed review");
    draft_drop(w->hall.drafts, code);
}

static void look_at_receipt(struct world *w, const struct glass *glass)
{
    struct request_receipt receipt = {
        .number = receipt_number(99, 99999), .code = "6391", .place_in_line = 88};
    const struct form *form = content_form_by_code(w->hall.content, WORST_FILL);
    const char *large = word_in(w->hall.language, WORD_COPY_OUT);

    go(w, receipt_page(&w->hall, form, &receipt, hall_day(12, 31)));
    /* Known: the name of a form and a route as long as they may be, on wide glass of 21 inches. */
    if (glass->w_mm != 476)
        look_again(w, glass, "receipt");
    world_tap(w, large);
    look_again(w, glass, "large receipt");
    go(w, emergency_page(&w->hall, WORST_FILL));
    look_again(w, glass, "emergency");
}

static void look_at_forms(struct world *w, const struct glass *glass, enum theme_mode mode,
                          enum language language)
{
    go(w, NULL);
    hall_want_mode(&w->hall, mode);
    hall_want_language(&w->hall, language);
    world_round(w);
    world_resize(w, glass->w, glass->h, glass->w_mm, glass->h_mm);
    nav_rebuild(w->nav);
    world_round(w);
    look_at_steps(w, glass, WORST_FILL);
    look_at_steps(w, glass, WORST_FILL "2");
    look_at_receipt(w, glass);
}

/* In a build folder these lie beside the folder of the tests. */
static char *data_of(const char *name)
{
    char self[256];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    assert_in_range(length, 1, sizeof self - 2);
    self[length] = '\0';
    for (int i = 0; i < 3; i++)
        *strrchr(self, '/') = '\0';
    return str_format("%s/%s", self, name);
}

static void every_step_of_a_form(void **state)
{
    struct request_hall h = {0};
    struct world *w = &h.world;
    char *hand = data_of("hand.dat"), *pinyin = data_of("pinyin.dat");

    (void)state;
    stage_worst(&h.stage, 8);
    hall_requests(&h);
    world_open(w, &h.stage, (struct size){480, 800}, "");
    w->hall.requests = h.requests;
    struct hand *writing = hand_open(hand);
    struct pinyin *typing = pinyin_open(pinyin);
    w->hall.hand = writing;
    w->hall.pinyin = typing;
    /* Known: a label of 60 characters, its help and a pad leave tiny glass no room for each other. */
    for (size_t i = 0; i < ARRAY_LEN(glasses); i++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER && !glasses[i].tiny && !glasses[i].no_forms;
             mode++)
            for (int language = LANGUAGE_ZH; language <= LANGUAGE_EN; language++)
                look_at_forms(w, &glasses[i], (enum theme_mode)mode, (enum language)language);
    hall_close(&h);
    hand_close(writing);
    pinyin_close(typing);
    mem_free(hand);
    mem_free(pinyin);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worst_content),
        cmocka_unit_test(forty_categories),
        cmocka_unit_test(no_categories),
        cmocka_unit_test(every_step_of_a_form),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
