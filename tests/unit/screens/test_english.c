/* SPDX-License-Identifier: MIT */
/* The switch on home: what is ours is English then, and stands whole in its place. */
#include "layout_rules.h"
#include "worst_hall.h"

#include "base/utf8.h"
#include "store/content_hall.h"

#include "pages.h"

static const struct worst_texts plain = {"Title", "Line of content"};

/* A hall whose staff wrote nothing but English. */
static void stage_english(struct stage *stage)
{
    stage_open(stage);
    stage_setting(stage, "社区英文名", "Community");
    stage_setting(stage, "会客厅英文名", "Hall");
    stage_setting(stage, "所属", "District");
    stage_setting(stage, "帮助电话说明", "Help line");
    stage_category(stage, "Health");
    struct service *s = plain_service("Health", 1);
    text_set(&s->name, "Service");
    text_set(&s->code, "s");
    text_set(&s->place, "Desk");
    text_set(&s->hours, "9:00-17:00");
    text_set(&s->time_limit, "5 days");
    text_set(&s->fee, "10 yuan");
    text_set(&s->basis, "Law");
    text_set(&s->first_responsible, "Li");
    text_set(&s->form_code, "f60");
    s->visits = 1;
    text_list_add(&s->conditions, "Over 60");
    text_list_add(&s->steps, "Come");
    text_list_add(&s->questions, "Why");
    text_list_add(&s->answers, "So");
    text_list_add(&s->phones, "12345");
    service_add_material(s, "Card", "Original", "1", "Note");
    stage_service(stage, s);
    for (int kind = 0; kind < NOTICE_KINDS; kind++) {
        char *code = str_format("n%d", kind);
        struct notice *n = plain_notice(code);
        text_set(&n->publisher, "Office");
        text_set(&n->body, "Words.");
        n->kind = (enum notice_kind)kind;
        n->weight = kind == NOTICE_NOTE ? NOTICE_URGENT : n->weight;
        n->pinned = kind == NOTICE_POLICY;
        n->publicity_until = n->published_day + 10;
        text_list_add(&n->stages, "First");
        text_list_add(&n->stages, "Second");
        n->stage = 1;
        stage_notice(stage, n);
        mem_free(code);
    }
    stage_worst_hall(stage, &plain, &plain);
    stage_finish(stage);
}

/* Content that is Chinese in the worst hall or made so by the reader, and the way back. */
static bool may_be_chinese(const char *text)
{
    static const char *const allowed[] = {"中文", "一楼", "二楼", "带Card", "欧阳娜娜", "医疗"};

    for (size_t i = 0; i < ARRAY_LEN(allowed); i++)
        if (strstr(text, allowed[i]) != NULL)
            return true;
    return false;
}

static bool has_chinese(const char *text)
{
    const char *end = text + strlen(text);

    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (c >= 0x3400 && c <= 0x9FFF)
            return true;
    }
    return false;
}

static int assert_english(const struct widget *w, const char *where)
{
    int count = 0;

    if (w->hidden)
        return 0;
    if (w->class->text != NULL) {
        const char *text = w->class->text(w);
        struct size wanted = widget_measure((struct widget *)w, max_int(w->box.w, 1));
        if (has_chinese(text) && !may_be_chinese(text))
            fail_msg("%s: “%s” is not English", where, text);
        if (strlen(text) > 1 && (wanted.w > w->box.w || wanted.h > w->box.h + 1))
            fail_msg("%s: “%s” wants %dx%d and has %dx%d", where, text, wanted.w, wanted.h, w->box.w,
                     w->box.h);
        count = 1;
    }
    list_for_each(link, &w->children)
        count += assert_english(CONTAINER_OF(link, const struct widget, siblings), where);
    return count;
}

static void look(struct world *w, struct page *page)
{
    char where[64];

    snprintf(where, sizeof where, "%s %dx%d %s", page->class->name, ui_view(w->ui)->size.w,
             ui_view(w->ui)->size.h, w->hall.mode == THEME_ELDER ? "elder" : "standard");
    nav_push(w->nav, page);
    world_round(w);
    assert_in_range(assert_english(ui_page_layer(w->ui), where), 6, 1000);
    nav_home(w->nav);
    world_round(w);
}

static void look_at_all(struct world *w)
{
    struct hall *hall = &w->hall;

    assert_in_range(assert_english(ui_page_layer(w->ui), "home"), 10, 1000);
    look(w, browse_page(hall, 0));
    look(w, service_page(hall, 1));
    look(w, copy_page(hall, 1));
    look(w, notices_page(hall));
    for (int id = 1; id <= NOTICE_KINDS; id++)
        look(w, notice_page(hall, id));
    look(w, calendar_page(hall));
    look(w, event_page(hall, 1, hall_today(hall)));
    look(w, event_page(hall, 2, hall_today(hall)));
    look(w, contacts_page(hall));
    look(w, contact_page(hall, 1));
    look(w, building_page(hall));
    look(w, map_page(hall));
    look(w, place_page(hall, 1));
    look(w, search_page(hall));
    look(w, forms_page(hall));
    look(w, zoom_page(hall, "一楼.png"));
    /* Pages that have nothing to show are told in English too. */
    look(w, service_page(hall, 999));
    look(w, notice_page(hall, 999));
    look(w, contact_page(hall, 999));
    look(w, place_page(hall, 999));
}

static void every_page(struct size size, double width_mm, double height_mm)
{
    struct stage stage;
    struct world w;

    stage_english(&stage);
    world_open(&w, &stage, size, "");
    for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++) {
        hall_want_mode(&w.hall, (enum theme_mode)mode);
        hall_want_language(&w.hall, LANGUAGE_EN);
        world_round(&w);
        world_resize(&w, size.w, size.h, width_mm, height_mm);
        nav_rebuild(w.nav);
        world_round(&w);
        assert_int_equal(ui_view(w.ui)->language, LANGUAGE_EN);
        look_at_all(&w);
    }
    world_close(&w);
}

static void upright(void **state)
{
    (void)state;
    every_page((struct size){1080, 1920}, 268, 476);
}

static void across(void **state)
{
    (void)state;
    every_page((struct size){1920, 1080}, 476, 268);
}

static void across_on_a_wall(void **state)
{
    (void)state;
    every_page((struct size){1920, 1080}, 952, 535);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(upright),
        cmocka_unit_test(across),
        cmocka_unit_test(across_on_a_wall),
    };

    return cmocka_run_group_tests_name("screens/english", tests, NULL, NULL);
}
