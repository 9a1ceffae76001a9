/* SPDX-License-Identifier: MIT */
/* Every pad on every glass: nothing overlaps, nothing leaves the box, and fingers find room. */
#include "ui/writer.h"

#include "unit/ui/writing.h"

struct glass {
    int w, h;
    double width_mm, height_mm;
    double top, bottom; /* of the height, that the page keeps for itself */
};

static const struct glass glasses[] = {
    {1080, 1920, 268, 476, 0.22, 0.13}, {1920, 1080, 476, 268, 0.25, 0.25},
    {3840, 2160, 941, 529, 0.25, 0.25}, {800, 480, 154, 86, 0.25, 0.22},
    {480, 800, 56, 94, 0.22, 0.13},     {1280, 800, 217, 136, 0.25, 0.25},
    {1366, 768, 344, 194, 0.25, 0.25},  {1080, 1920, 398, 708, 0.22, 0.13},
    {1920, 1080, 708, 398, 0.25, 0.25}, {2160, 3840, 529, 941, 0.22, 0.13},
};

static const enum writer_pad pads[] = {WRITER_HAND,   WRITER_PINYIN,  WRITER_LATIN,
                                       WRITER_DIGITS, WRITER_SYMBOLS, WRITER_RARE};

static void open_on(struct desk *d, const struct glass *g, enum theme_mode mode, enum writer_kind kind,
                    enum writer_pad pad)
{
    static const char *const phrases[] = {"漏水", "没有电", "门锁坏了", "路灯不亮", "下水道堵", NULL};
    int margin = g->w / 22, top = (int)(g->h * g->top), bottom = (int)(g->h * g->bottom);

    desk_open(d, (struct size){g->w, g->h}, g->width_mm, g->height_mm, mode, kind, pad, 200);
    d->room->box = rect_make(margin, top, g->w - 2 * margin, g->h - top - bottom);
    if (kind == WRITER_LONG_TEXT)
        d->config.phrases = phrases;
    desk_write(d, "厨房");
}

/* ---- what is on the glass ---- */

enum { SEEN_MAX = 256 };

struct seen {
    struct desk *desk;
    struct widget *key[SEEN_MAX];
    int count;
    struct rect field;
};

static bool note(void *ctx, struct widget *w)
{
    struct seen *s = ctx;
    struct rect all = widget_screen_box(w), visible = widget_visible_box(w);

    if (strcmp(w->class->name, "field") == 0) {
        s->field = visible;
        return true;
    }
    if (w->on_tap == NULL && w->class->touch == NULL)
        return true;
    if (!rect_covers(s->desk->room->box, visible))
        fail_msg("%s leaves the box", w->class->text != NULL ? w->class->text(w) : w->class->name);
    if (rect_same(all, visible) && s->count < SEEN_MAX)
        s->key[s->count++] = w;
    return true;
}

static const char *name_of(struct widget *w)
{
    return w->class->text != NULL ? w->class->text(w) : w->class->name;
}

static bool inside(struct widget *w, const char *class_name)
{
    for (; w != NULL; w = w->parent)
        if (strcmp(w->class->name, class_name) == 0)
            return true;
    return false;
}

static void look(struct desk *d, struct seen *s)
{
    struct damage changed;

    *s = (struct seen){.desk = d};
    ui_paint(d->ui, &changed);
    widget_walk_visible(ui_page_layer(d->ui), note, s);
}

/* grid: keys under the page of all candidates are covered and do not count. */
static void assert_apart(const struct seen *s, bool grid)
{
    assert_false(rect_empty(s->field));
    for (int i = 0; i < s->count; i++) {
        struct rect a = widget_screen_box(s->key[i]);
        if (grid && !inside(s->key[i], "grid"))
            continue;
        if (rect_empty(a))
            fail_msg("%s has no place", name_of(s->key[i]));
        if (!rect_empty(rect_intersect(a, s->field)))
            fail_msg("%s covers the field", name_of(s->key[i]));
        for (int k = i + 1; k < s->count; k++) {
            if (grid && !inside(s->key[k], "grid"))
                continue;
            if (!rect_empty(rect_intersect(a, widget_screen_box(s->key[k]))))
                fail_msg("%s and %s overlap", name_of(s->key[i]), name_of(s->key[k]));
        }
    }
}

static void assert_for_fingers(struct desk *d, const struct seen *s, const struct glass *g, bool grid)
{
    double px_per_mm = g->w / g->width_mm;

    if ((g->width_mm < g->height_mm ? g->width_mm : g->height_mm) < 260)
        return;
    for (int i = 0; i < s->count; i++) {
        struct rect box = widget_screen_box(s->key[i]);
        if (grid && !inside(s->key[i], "grid"))
            continue;
        if (box.w < 14 * px_per_mm - 1 || box.h < 14 * px_per_mm - 1)
            fail_msg("%s is %.1f x %.1f mm in pad %d of kind %d, mode %d, glass %d", name_of(s->key[i]),
                     box.w / px_per_mm, box.h / px_per_mm, d->config.pad, d->config.kind, d->view->theme.mode,
                     g->w);
    }
}

static void check(struct desk *d, const struct glass *g, bool grid)
{
    struct seen s;

    look(d, &s);
    assert_true(s.count > 3);
    assert_apart(&s, grid);
    assert_for_fingers(d, &s, g, grid);
}

static void for_all(void (*fn)(const struct glass *g, enum theme_mode mode, enum writer_kind kind))
{
    for (size_t g = 0; g < ARRAY_LEN(glasses); g++)
        for (int mode = THEME_STANDARD; mode <= THEME_ELDER; mode++)
            for (int kind = WRITER_TEXT; kind <= WRITER_NUMBER; kind++)
                fn(&glasses[g], (enum theme_mode)mode, (enum writer_kind)kind);
}

static void every_pad(const struct glass *g, enum theme_mode mode, enum writer_kind kind)
{
    for (size_t i = 0; i < ARRAY_LEN(pads); i++) {
        struct desk d;
        open_on(&d, g, mode, kind, pads[i]);
        check(&d, g, false);
        desk_close(&d);
    }
}

static void test_every_pad_on_every_glass(void **state)
{
    (void)state;
    for_all(every_pad);
}

static void with_candidates(const struct glass *g, enum theme_mode mode, enum writer_kind kind)
{
    struct desk d;

    if (kind == WRITER_PHONE || kind == WRITER_NUMBER)
        return;
    open_on(&d, g, mode, kind, WRITER_PINYIN);
    type(&d, "shi");
    check(&d, g, false);
    press(&d, "▼");
    check(&d, g, true);
    press(&d, "下一页");
    check(&d, g, true);
    press(&d, "上一页");
    press(&d, "收起");
    check(&d, g, false);
    desk_close(&d);
}

static void test_candidates_on_every_glass(void **state)
{
    (void)state;
    for_all(with_candidates);
}

/* A stroke across the cell, and what it may be: all eight, as wide as two fingers. */
static void eight_candidates(const struct glass *g, enum theme_mode mode, enum writer_kind kind)
{
    double px_per_mm = g->w / g->width_mm, short_mm = g->width_mm < g->height_mm ? g->width_mm : g->height_mm;
    struct desk d;
    struct rect cell;
    struct seen s;
    int candidates = 0;

    if (kind == WRITER_PHONE || kind == WRITER_NUMBER)
        return;
    open_on(&d, g, mode, kind, WRITER_HAND);
    look(&d, &s);
    assert_true(ui_find_class(d.ui, "handpad", &cell));
    for (int i = 0; i <= 10; i++) {
        enum touch_kind touch = i == 0 ? TOUCH_DOWN : i == 10 ? TOUCH_UP : TOUCH_MOVE;
        finger(d.ui, touch, cell.x + cell.w * (i + 1) / 12, cell.y + cell.h / 2, d.now_us);
        d.now_us += 8 * MS;
    }
    d.now_us += 400 * MS;
    ui_tick(d.ui, d.now_us);
    check(&d, g, false);
    look(&d, &s);
    for (int i = 0; i < s.count; i++) {
        struct rect box = widget_screen_box(s.key[i]);
        if (!inside(s.key[i], "bar"))
            continue;
        candidates++;
        if (short_mm >= 190 && (box.w < 20 * px_per_mm - 1 || box.h < 15.5 * px_per_mm))
            fail_msg("%s is %.1f x %.1f mm, mode %d, kind %d, glass %.0f", name_of(s.key[i]),
                     box.w / px_per_mm, box.h / px_per_mm, mode, kind, g->width_mm);
    }
    if (candidates != 8)
        fail_msg("%d candidates, mode %d, kind %d, glass %.0f", candidates, mode, kind, g->width_mm);
    desk_close(&d);
}

static void test_eight_candidates_on_every_glass(void **state)
{
    (void)state;
    for_all(eight_candidates);
}

static void rare_tabs(const struct glass *g, enum theme_mode mode, enum writer_kind kind)
{
    struct desk d;

    if (kind != WRITER_NAME)
        return;
    open_on(&d, g, mode, kind, WRITER_RARE);
    press(&d, "4 画");
    check(&d, g, true);
    press(&d, "拆字");
    check(&d, g, false);
    press(&d, "换拼音");
    type(&d, "mu");
    check(&d, g, false);
    press(&d, "请人帮忙");
    check(&d, g, false);
    press(&d, "不找了");
    check(&d, g, false);
    desk_close(&d);
}

static void test_rare_tabs_on_every_glass(void **state)
{
    (void)state;
    for_all(rare_tabs);
}

/* All candidates of a syllable can be reached, page by page, and each is there once. */
static void test_pages_have_all_candidates(void **state)
{
    static struct pinyin_result all;
    struct pinyin_options options = {.tolerant = PINYIN_TOLERANT, .previous = "厨房"};
    struct desk d;
    int at = 0;

    (void)state;
    pinyin_query(pinyin, "shi", &options, &all);
    open_on(&d, &glasses[0], THEME_STANDARD, WRITER_LONG_TEXT, WRITER_PINYIN);
    type(&d, "shi");
    press(&d, "▼");
    for (bool more = true; more;) {
        struct seen s;
        look(&d, &s);
        for (int i = 0; i < s.count; i++) {
            if (!inside(s.key[i], "grid") || at == all.count)
                continue;
            if (strcmp(name_of(s.key[i]), all.candidates[at].text) == 0)
                at++;
        }
        more = desk_shows(&d, "下一页");
        if (more)
            press(&d, "下一页");
    }
    assert_true(all.count > 100);
    assert_int_equal(at, all.count);
    desk_close(&d);
}

/* The end is in sight, however much stands there: the cursor is inside the field. */
static void test_end_of_long_text_is_seen(void **state)
{
    struct desk d;
    char text[200 * 3 + 1] = "";

    (void)state;
    for (int i = 0; i < 190; i++)
        memcpy(text + 3 * i, i % 9 == 8 ? "，" : "水", 4);
    desk_open(&d, (struct size){1080, 1920}, 268, 476, THEME_ELDER, WRITER_LONG_TEXT, WRITER_PINYIN, 200);
    d.room->box = rect_make(48, 480, 984, 900);
    desk_write(&d, text);
    struct seen s;
    look(&d, &s);
    uint32_t hue = d.view->theme.hue[HUE_SELF] & 0xFFFFFF;
    int found = 0, border = 4 * d.view->theme.border;
    for (int y = s.field.y + border; y < s.field.y + s.field.h - border; y++)
        for (int x = s.field.x + border; x < s.field.x + s.field.w - border; x++)
            found += pixel(d.ui, x, y) == hue;
    assert_true(found > 100);
    desk_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pad_on_every_glass),
        cmocka_unit_test(test_candidates_on_every_glass),
        cmocka_unit_test(test_eight_candidates_on_every_glass),
        cmocka_unit_test(test_rare_tabs_on_every_glass),
        cmocka_unit_test(test_pages_have_all_candidates),
        cmocka_unit_test(test_end_of_long_text_is_seen),
    };

    return cmocka_run_group_tests(tests, writing_start, writing_stop);
}
