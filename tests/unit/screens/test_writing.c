/* SPDX-License-Identifier: MIT */
/* Writing on the pages of a form as residents see them, on panels of every size: what is tapped is large
 * enough, and the field that is filled is in sight. */
#include "fill_hall.h"
#include "layout_rules.h"

#include "ime/hand.h"
#include "ime/pinyin.h"
#include "ime/rare.h"

#include "fill_step.h"

#include <unistd.h>

static const struct glass {
    int w, h;
    double w_mm, h_mm;
    double candidate_mm; /* height of a candidate: 15.6 inches are low */
} glasses[] = {
    {1080, 1920, 268, 476, 16}, {1920, 1080, 476, 268, 16}, {1080, 1920, 398, 708, 16},
    {1920, 1080, 708, 398, 16}, {2160, 3840, 529, 941, 16}, {3840, 2160, 941, 529, 16},
    {768, 1366, 194, 344, 14},  {1366, 768, 344, 194, 14},
};

enum { ASK_NAME, ASK_PLACE, ASK_STORY_LONG, ASK_LINE, ASK_NUMBER, ASK_WRITTEN };

static struct form *writing_form(void)
{
    struct form *form = form_of_code("baoxiu", "我要报修", FORM_PLAIN);

    text_set(&ask(form, "怎么称呼您", FIELD_NAME, false)->help, "不写也派人去修");
    struct form_field *place = ask(form, "在什么地方", FIELD_ADDRESS, true);
    text_set(&place->help, "写楼号和位置，修的人照着找");
    offer(&place->phrases, "楼道里", "单元门口", "小广场");
    struct form_field *story = ask(form, "具体什么样", FIELD_LONG_TEXT, false);
    text_set(&story->help, "点一句就行，不说也行");
    offer(&story->phrases, "漏水", "没有电", "门锁坏了");
    ask(form, "还有什么要说的", FIELD_SHORT_TEXT, false);
    ask(form, "回您哪个电话", FIELD_PHONE, true);
    return form;
}

struct desk {
    struct request_hall h;
    struct hand *hand;
    struct pinyin *pinyin;
    struct rare *rare;
};

/* In a build folder these lie beside the folder of the tests. */
static void data_of(char path[300], const char *name)
{
    char self[256];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    assert_in_range(length, 1, sizeof self - 2);
    self[length] = '\0';
    for (int i = 0; i < 3; i++)
        *strrchr(self, '/') = '\0';
    snprintf(path, 300, "%s/%s", self, name);
}

static int begin(void **state)
{
    struct desk *d = mem_zalloc(sizeof *d);
    char path[300];

    fill_content(&d->h.stage, writing_form());
    hall_requests(&d->h);
    world_open(&d->h.world, &d->h.stage, (struct size){1080, 1920}, "");
    d->h.world.hall.requests = d->h.requests;
    data_of(path, "hand.dat");
    d->h.world.hall.hand = d->hand = hand_open(path);
    data_of(path, "pinyin.dat");
    d->h.world.hall.pinyin = d->pinyin = pinyin_open(path);
    data_of(path, "rare.dat");
    d->h.world.hall.rare = d->rare = rare_open(path);
    assert_true(d->hand != NULL && d->pinyin != NULL && d->rare != NULL);
    *state = d;
    return 0;
}

static int end(void **state)
{
    struct desk *d = *state;

    hall_close(&d->h);
    hand_close(d->hand);
    pinyin_close(d->pinyin);
    rare_close(d->rare);
    mem_free(d);
    return 0;
}

/* The question, as it is asked by itself; an address is written out. */
static void open_step(struct desk *d, const struct glass *g, enum theme_mode mode, int field)
{
    struct world *w = &d->h.world;

    nav_home(w->nav);
    draft_drop(w->hall.drafts, "baoxiu");
    hall_want_mode(&w->hall, mode);
    world_round(w);
    world_resize(w, g->w, g->h, g->w_mm, g->h_mm);
    hall_go(&d->h, fill_page(&w->hall, "baoxiu"));
    draft(&d->h, "baoxiu")->at = field;
    nav_rebuild(w->nav);
    world_round(w);
    if (field == ASK_PLACE) {
        struct fill_screen *s = CONTAINER_OF(nav_top(w->nav), struct fill_screen, screen.page);
        s->written_out = true;
        nav_rebuild(w->nav);
        world_round(w);
    }
    w->now_us += s_to_us(2);
}

static void key(struct desk *d, const char *says)
{
    struct point at;

    if (ui_find_key(d->h.world.ui, says, &at))
        world_tap_at(&d->h.world, at.x, at.y);
    d->h.world.now_us += s_to_us(1);
    world_round(&d->h.world);
}

static bool in_a(const struct widget *w, const char *class_name)
{
    for (; w != NULL; w = w->parent)
        if (str_same(w->class->name, class_name))
            return true;
    return false;
}

/* What can be tapped within the writer: 14 mm at least, not cut off, nothing over the field. */
static int look(struct desk *d, const struct glass *g, const char *what)
{
    static struct survey s;
    struct ui *ui = d->h.world.ui;
    const struct view *view = ui_view(ui);
    double px_per_mm = g->w / g->w_mm;
    struct rect field;
    int candidates = 0;
    char where[128];

    snprintf(where, sizeof where, "%s, %.0f x %.0f mm, %s", what, g->w_mm, g->h_mm,
             view->theme.mode == THEME_ELDER ? "elder" : "standard");
    s = (struct survey){.ui = ui, .where = where};
    survey_walk(&s, ui_page_layer(ui), NULL, false);
    assert_true(ui_find_class(ui, "field", &field) && !rect_empty(field));
    assert_true(field.h >= view->theme.type_px[TYPE_BODY]);
    for (int i = 0; i < s.count; i++) {
        const struct target *t = &s.target[i];
        /* Phrases are left out, whole rows of them, where there is little height. */
        if (!in_a(t->widget, "writer") || (in_a(t->widget, "panel") && rect_empty(t->seen)))
            continue;
        bool candidate = in_a(t->widget, "bar");
        rule_of_place(&s, t);
        RULE(&s, t, rect_empty(rect_intersect(t->box, field)), "lies over the field");
        RULE(&s, t,
             in_a(t->widget, "panel") || (t->box.w >= 14 * px_per_mm - 1 && t->box.h >= 14 * px_per_mm - 1),
             "is smaller than 14 mm");
        candidates += candidate;
    }
    return candidates;
}

static void look_at_candidates(struct desk *d, const struct glass *g, const char *what)
{
    static struct survey s;
    double px_per_mm = g->w / g->w_mm;

    s = (struct survey){.ui = d->h.world.ui, .where = what};
    survey_walk(&s, ui_page_layer(s.ui), NULL, false);
    for (int i = 0; i < s.count; i++) {
        const struct target *t = &s.target[i];
        if (in_a(t->widget, "bar"))
            RULE(&s, t, t->box.w >= 20 * px_per_mm - 1 && t->box.h >= g->candidate_mm * px_per_mm - 1,
                 "is smaller than two fingers");
    }
}

static void write_one(struct desk *d)
{
    struct world *w = &d->h.world;
    struct rect cell;

    assert_true(ui_find_class(w->ui, "handpad", &cell));
    for (int i = 0; i <= 10; i++) {
        world_finger(w, i == 0 ? TOUCH_DOWN : TOUCH_MOVE, 0, cell.x + cell.w * (i + 1) / 12,
                     cell.y + cell.h / 2);
        w->now_us += ms_to_us(8);
    }
    world_finger(w, TOUCH_UP, 0, cell.x + cell.w * 11 / 12, cell.y + cell.h / 2);
    w->now_us += ms_to_us(350);
    world_round(w);
    world_round(w);
}

static void for_all(struct desk *d, void (*fn)(struct desk *d, const struct glass *g))
{
    for (size_t g = 0; g < ARRAY_LEN(glasses); g++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++)
            for (int field = ASK_NAME; field < ASK_WRITTEN; field++) {
                open_step(d, &glasses[g], (enum theme_mode)mode, field);
                fn(d, &glasses[g]);
            }
}

static void by_hand(struct desk *d, const struct glass *g)
{
    if (draft(&d->h, "baoxiu")->at == ASK_NUMBER) {
        assert_int_equal(look(d, g, "digits alone"), 0);
        return;
    }
    key(d, "手写");
    look(d, g, "an empty cell");
    write_one(d);
    assert_int_equal(look(d, g, "a stroke"), 8);
    look_at_candidates(d, g, "a stroke");
}

static void the_cell_and_its_eight_candidates(void **state)
{
    for_all(*state, by_hand);
}

static void by_letters(struct desk *d, const struct glass *g)
{
    static const char *const pads[] = {"123", "拼音", "中/英", "中/英", "123", "标点", "更多"};

    if (draft(&d->h, "baoxiu")->at == ASK_NUMBER)
        return;
    key(d, "换拼音");
    look(d, g, "letters");
    key(d, "s");
    key(d, "h");
    key(d, "i");
    assert_true(look(d, g, "shi") > 2);
    key(d, "退格");
    key(d, "退格");
    key(d, "退格");
    for (size_t i = 0; i < ARRAY_LEN(pads); i++) {
        key(d, pads[i]);
        look(d, g, pads[i]);
    }
}

static void every_keyboard(void **state)
{
    for_all(*state, by_letters);
}

static void count_click(void *ctx)
{
    (*(int *)ctx)++;
}

/* With the sound on, each key of a form and of the search clicks once, and each candidate. */
static void every_key_clicks(void **state)
{
    struct desk *d = *state;
    struct world *w = &d->h.world;
    int clicks = 0;

    w->hall.click = count_click;
    w->hall.click_ctx = &clicks;
    open_step(d, &glasses[0], THEME_STANDARD, ASK_NAME);
    key(d, "w");
    assert_int_equal(clicks, 1);
    key(d, "手写");
    assert_int_equal(clicks, 2);
    hall_go(&d->h, search_page(&w->hall));
    key(d, "w");
    assert_int_equal(clicks, 3);
    key(d, word_in(LANGUAGE_ZH, WORD_BY_HAND));
    write_one(d);
    key(d, "一");
    assert_int_equal(clicks, 4);
    key(d, word_in(LANGUAGE_ZH, WORD_TAKE_BACK));
    key(d, word_in(LANGUAGE_ZH, WORD_UNDO_STROKE));
    assert_int_equal(clicks, 6);
    w->hall.click = NULL;
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        CASE(the_cell_and_its_eight_candidates),
        CASE(every_keyboard),
        CASE(every_key_clicks),
    };
    return cmocka_run_group_tests_name("writing", tests, NULL, NULL);
}
