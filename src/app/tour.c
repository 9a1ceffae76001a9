/* SPDX-License-Identifier: MIT */
#include "tour.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "gfx/surface.h"
#include "platform/input.h"
#include "platform/loop.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include "app.h"
#include "tour_remote.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    WORDS = 8,
    NOTES = 8,
    NOTE_BYTES = 64,
    STROKE_UNITS = 1000, /* the side of the square that strokes are written in */
    HOLD_MS = 900,
    BETWEEN_TAPS_MS = 350, /* faster, two are a double tap */
    SCRIPT_LIMIT = 1024 * 1024,
    STEP_MS = 8,
    FLING_MS = 72,
    ARRIVAL_MS = 5000,
    SEEK_PAGES = 60,
    SEEK_GLIDE_MS = 400
};

struct tour {
    struct app *app;
    const char *path;
    const char *shots; /* folder; NULL = nowhere */
    struct tour_remote *remote; /* NULL = the finger is our own */
    uint64_t since_tap_us; /* that something took */
    int line;
    char *word[WORDS]; /* of the line; into its text */
    int words;
    struct {
        char name[NOTE_BYTES], digits[NOTE_BYTES];
    } note[NOTES];
    int notes;
    struct point at[TOUCH_SLOTS]; /* hundredths of a percent; last place of each finger */
};

static bool fail(struct tour *t, const char *what, const char *detail)
{
    struct str seen;

    str_init(&seen);
    ui_dump_text(app_ui(t->app), &seen);
    fprintf(stderr, "%s:%d: %s%s\n屏幕上是“%s”页：\n%s", t->path, t->line, what, detail,
            nav_top(app_nav(t->app)) != NULL ? nav_top(app_nav(t->app))->class->name : "空", str_text(&seen));
    str_finish(&seen);
    return false;
}

static bool settle(struct tour *t)
{
    return app_settle(t->app) || fail(t, "画面没有停下来", "");
}

/* Waits in real time until a finger that was moved elsewhere has come through the kernel. */
static bool wait_for_touch(struct tour *t, uint64_t before)
{
    for (int waited_ms = 0; app_touches(t->app) == before; waited_ms += 5) {
        if (waited_ms >= ARRIVAL_MS)
            return fail(t, "触摸没有传到程序", "");
        loop_step(app_loop(t->app), 5);
    }
    return true;
}

static bool touch(struct tour *t, enum touch_kind kind, int slot, double x_percent, double y_percent)
{
    uint64_t before = app_touches(t->app);

    t->at[slot] = (struct point){(int)(x_percent * 100), (int)(y_percent * 100)};
    if (t->remote == NULL) {
        input_script_touch(app_input(t->app), kind, slot, (float)x_percent, (float)y_percent);
        return true;
    }
    struct size size = ui_view(app_ui(t->app))->size;
    float px, py;
    input_panel_percent(app_input(t->app), (float)(x_percent * size.w / 100),
                        (float)(y_percent * size.h / 100), &px, &py);
    if (!tour_remote_touch(t->remote, kind, slot, px, py))
        return fail(t, "远处的手指没有回应", "");
    return wait_for_touch(t, before);
}

static bool percent(const char *word, double *out)
{
    char *end;

    *out = strtod(word, &end);
    return end != word && end[0] == '%' && end[1] == '\0' && *out >= 0 && *out <= 100;
}

static bool slot_of(const char *word, int *slot)
{
    long value;

    if (!str_to_int(word, 0, TOUCH_SLOTS - 1, &value))
        return false;
    *slot = (int)value;
    return true;
}

/* Words from..from+count-1 as percentages. */
static bool percents(struct tour *t, int from, int count, double *out)
{
    for (int i = 0; i < count; i++)
        if (from + i >= t->words || !percent(t->word[from + i], &out[i]))
            return false;
    return true;
}

static void walk(struct tour *t, uint64_t us)
{
    t->since_tap_us += us;
    loop_run_for(app_loop(t->app), us);
}

/* As long after the last thing that was tapped that the two are no double tap. */
static bool press_and_lift(struct tour *t, double x, double y)
{
    const struct view *view = ui_view(app_ui(t->app));

    if (t->since_tap_us < BETWEEN_TAPS_MS * 1000)
        walk(t, BETWEEN_TAPS_MS * 1000 - t->since_tap_us);
    uint64_t before_us = view->tapped.us;
    if (!settle(t) || !touch(t, TOUCH_DOWN, 0, x, y) || !settle(t) || !touch(t, TOUCH_UP, 0, x, y) ||
        !settle(t))
        return false;
    if (view->tapped.us != before_us)
        t->since_tap_us = 0;
    return true;
}

static bool do_tap(struct tour *t)
{
    struct size size = ui_view(app_ui(t->app))->size;
    struct point where;
    double at[2];

    if (t->words == 3 && percents(t, 1, 2, at))
        return press_and_lift(t, at[0], at[1]);
    if (t->words != 2)
        return fail(t, "看不懂，请写 tap \"文字\" 或 tap 50% 50%", "");
    /* The thing that says exactly this, else the first that contains it. */
    if (!ui_find_key(app_ui(t->app), t->word[1], &where) &&
        !ui_find_text(app_ui(t->app), t->word[1], true, &where))
        return fail(t, "屏幕上没有可以点的：", t->word[1]);
    return press_and_lift(t, (where.x + 0.5) * 100 / size.w, (where.y + 0.5) * 100 / size.h);
}

/* What one mode shows and the other has no need of: tapped when it is there. */
static bool do_tap_if(struct tour *t)
{
    struct point where;

    if (t->words != 2)
        return fail(t, "看不懂，请写 tap-if \"文字\"", "");
    return !ui_find_key(app_ui(t->app), t->word[1], &where) || do_tap(t);
}

static bool press_key(struct tour *t, const char *label)
{
    struct size size = ui_view(app_ui(t->app))->size;
    struct point where;

    if (!ui_find_key(app_ui(t->app), label, &where))
        return fail(t, "键盘上没有：", label);
    return press_and_lift(t, (where.x + 0.5) * 100 / size.w, (where.y + 0.5) * 100 / size.h);
}

/* Presses the keys of the pad that is on the screen, one for each character. */
static bool press_keys(struct tour *t, const char *text)
{
    for (const char *p = text, *end = p + strlen(p); p < end;) {
        const char *from = p;
        utf8_next(&p, end);
        char *key = mem_strndup(from, (size_t)(p - from));
        bool pressed = press_key(t, key);
        mem_free(key);
        if (!pressed)
            return false;
    }
    return true;
}

static bool do_type(struct tour *t)
{
    return t->words == 2 ? press_keys(t, t->word[1]) : fail(t, "看不懂，请写 type \"ylbx\"", "");
}

static bool do_hold(struct tour *t)
{
    struct size size = ui_view(app_ui(t->app))->size;
    struct point where;

    if (t->words != 2 || !ui_find_key(app_ui(t->app), t->word[1], &where))
        return fail(t, "没有可以按住的：", t->words == 2 ? t->word[1] : "");
    double x = (where.x + 0.5) * 100 / size.w, y = (where.y + 0.5) * 100 / size.h;
    if (!touch(t, TOUCH_DOWN, 0, x, y) || !settle(t))
        return false;
    walk(t, HOLD_MS * 1000);
    return settle(t) && touch(t, TOUCH_UP, 0, x, y) && settle(t);
}

/* The digits of what stands below that label, e.g. of a receipt: for `enter`, and for whoever reads our
 * output. */
static bool do_note(struct tour *t)
{
    struct str seen;
    size_t digits = 0;

    if (t->words != 2 || t->notes == NOTES || strlen(t->word[1]) >= NOTE_BYTES)
        return fail(t, "看不懂，请写 note \"受理编号\"", "");
    str_init(&seen);
    ui_dump_text(app_ui(t->app), &seen);
    char *label = str_format("\n%s\n", t->word[1]);
    const char *at = strstr(str_text(&seen), label), *p = at != NULL ? at + strlen(label) : "";
    for (; *p != '\0' && *p != '\n' && digits + 1 < NOTE_BYTES; p++)
        if (*p >= '0' && *p <= '9')
            t->note[t->notes].digits[digits++] = *p;
    t->note[t->notes].digits[digits] = '\0';
    memcpy(t->note[t->notes].name, t->word[1], strlen(t->word[1]) + 1);
    str_finish(&seen);
    mem_free(label);
    if (digits == 0)
        return fail(t, "下面没有数字：", t->word[1]);
    printf("note %s %s\n", t->note[t->notes].name, t->note[t->notes].digits);
    fflush(stdout); /* also when the machine is about to be killed */
    t->notes++;
    return true;
}

/* The newest note of that name, typed on the keys in sight. */
static bool do_enter(struct tour *t)
{
    for (int i = t->notes - 1; t->words == 2 && i >= 0; i--)
        if (str_same(t->note[i].name, t->word[1]))
            return press_keys(t, t->note[i].digits);
    return fail(t, "没有记过：", t->words == 2 ? t->word[1] : "");
}

/* "x,y x,y;x,y …" in a square of STROKE_UNITS, into the writing cell. */
static bool do_write(struct tour *t)
{
    struct size size = ui_view(app_ui(t->app))->size;
    struct rect box;
    char *p = t->words == 2 ? t->word[1] : NULL;

    if (p == NULL || !ui_find_class(app_ui(t->app), "handpad", &box))
        return fail(t, "没有写字的格子", "");
    int side = min_int(box.w, box.h), left = box.x + (box.w - side) / 2, top = box.y + (box.h - side) / 2;
    enum touch_kind kind = TOUCH_DOWN;
    while (*p != '\0') {
        double x = strtod(p, &p);
        double y = *p == ',' ? strtod(p + 1, &p) : 0;
        double at_x = (left + x * side / STROKE_UNITS) * 100 / size.w;
        double at_y = (top + y * side / STROKE_UNITS) * 100 / size.h;
        bool last = *p == ';' || *p == '\0';
        walk(t, STEP_MS * 1000);
        if ((*p != ' ' && !last) || !touch(t, kind, 0, at_x, at_y) || !settle(t))
            return fail(t, "笔画看不懂：", p);
        if (last && !(touch(t, TOUCH_UP, 0, at_x, at_y) && settle(t)))
            return false;
        kind = last ? TOUCH_DOWN : TOUCH_MOVE;
        p += *p != '\0';
    }
    walk(t, SEEK_GLIDE_MS * 1000);
    return settle(t);
}

/* The same visit is played on glass of any size: what is in sight on one is further down on the other. */
static bool do_seek(struct tour *t)
{
    struct size size = ui_view(app_ui(t->app))->size;
    struct point where;

    if (t->words != 2)
        return fail(t, "看不懂，请写 seek \"文字\"", "");
    for (int turns = 0; !ui_find_text(app_ui(t->app), t->word[1], false, &where); turns++) {
        if (turns == SEEK_PAGES || !ui_find_text(app_ui(t->app), "下一页", true, &where))
            return fail(t, "翻到底也没有：", t->word[1]);
        if (!press_and_lift(t, (where.x + 0.5) * 100 / size.w, (where.y + 0.5) * 100 / size.h))
            return false;
        walk(t, SEEK_GLIDE_MS * 1000);
        if (!settle(t))
            return false;
    }
    return true;
}

static bool swipe(struct tour *t, const double at[4], int duration_ms)
{
    int steps = duration_ms / STEP_MS > 0 ? duration_ms / STEP_MS : 1;

    if (!touch(t, TOUCH_DOWN, 0, at[0], at[1]))
        return false;
    for (int i = 1; i <= steps; i++) {
        walk(t, STEP_MS * 1000);
        if (!touch(t, TOUCH_MOVE, 0, at[0] + (at[2] - at[0]) * i / steps,
                   at[1] + (at[3] - at[1]) * i / steps))
            return false;
    }
    return touch(t, TOUCH_UP, 0, at[2], at[3]) && settle(t);
}

static bool do_drag(struct tour *t)
{
    double at[4];
    long ms;

    if (t->words != 6 || !percents(t, 1, 4, at) || !str_to_int(t->word[5], 1, 60000, &ms))
        return fail(t, "看不懂，请写 drag 50% 80% 50% 20% 400", "");
    return swipe(t, at, (int)ms);
}

static bool do_fling(struct tour *t)
{
    double at[4];

    if (t->words != 5 || !percents(t, 1, 4, at))
        return fail(t, "看不懂，请写 fling 50% 80% 50% 20%", "");
    return swipe(t, at, FLING_MS);
}

static bool do_finger(struct tour *t)
{
    enum touch_kind kind = str_same(t->word[0], "down") ? TOUCH_DOWN : TOUCH_MOVE;
    double at[2];
    int slot;

    if (t->words != 4 || !slot_of(t->word[1], &slot) || !percents(t, 2, 2, at))
        return fail(t, "看不懂，请写 down 0 50% 50%", "");
    return touch(t, kind, slot, at[0], at[1]) && settle(t);
}

static bool do_up(struct tour *t)
{
    int slot;

    if (t->words != 2 || !slot_of(t->word[1], &slot))
        return fail(t, "看不懂，请写 up 0", "");
    return touch(t, TOUCH_UP, slot, t->at[slot].x / 100.0, t->at[slot].y / 100.0) && settle(t);
}

static bool do_wait(struct tour *t)
{
    long ms;

    if (t->words != 2 || !str_to_int(t->word[1], 0, 24L * 3600 * 1000, &ms))
        return fail(t, "看不懂，请写 wait 500", "");
    walk(t, (uint64_t)ms * 1000);
    return settle(t);
}

/* Somebody outside looks at the living program; the end of the input goes on as well. */
static bool do_pause(struct tour *t)
{
    char c = '\0';

    if (t->words != 1)
        return fail(t, "看不懂，请写 pause", "");
    puts("paused");
    fflush(stdout);
    while (c != '\n') {
        ssize_t n = read(STDIN_FILENO, &c, 1);
        if (n == 0 || (n < 0 && errno != EINTR))
            break;
    }
    return true;
}

static bool do_shot(struct tour *t)
{
    struct pixels picture;

    if (t->words != 2 || strchr(t->word[1], '/') != NULL)
        return fail(t, "看不懂，请写 shot 名字", "");
    if (t->remote != NULL)
        return tour_remote_shot(t->remote, t->word[1]) || fail(t, "远处的照相机没有回应", "");
    if (t->shots == NULL)
        return true;
    char *file = str_format("%s/%s.png", t->shots, t->word[1]);
    bool ok = app_scanout(t->app, &picture) && pixels_save_png(&picture, file);
    mem_free(file);
    return ok || fail(t, "截图存不下来：", t->word[1]);
}

static bool do_expect(struct tour *t)
{
    bool wanted = str_same(t->word[0], "expect");
    struct point where;

    if (t->words != 2)
        return fail(t, "看不懂，请写 expect \"文字\"", "");
    if (ui_find_text(app_ui(t->app), t->word[1], false, &where) == wanted)
        return true;
    return fail(t, wanted ? "屏幕上应该有：" : "屏幕上不该有：", t->word[1]);
}

static bool do_expect_screen(struct tour *t)
{
    struct page *top = nav_top(app_nav(t->app));

    if (t->words != 2)
        return fail(t, "看不懂，请写 expect-screen home", "");
    return (top != NULL && str_same(top->class->name, t->word[1])) || fail(t, "应该是这一页：", t->word[1]);
}

static const struct {
    const char *name;
    bool (*run)(struct tour *t);
} steps[] = {
    {"tap", do_tap},
    {"tap-if", do_tap_if},
    {"seek", do_seek},
    {"type", do_type},
    {"hold", do_hold},
    {"note", do_note},
    {"enter", do_enter},
    {"write", do_write},
    {"drag", do_drag},
    {"fling", do_fling},
    {"down", do_finger},
    {"move", do_finger},
    {"up", do_up},
    {"wait", do_wait},
    {"pause", do_pause},
    {"shot", do_shot},
    {"expect", do_expect},
    {"expect-not", do_expect},
    {"expect-screen", do_expect_screen},
};

/* Splits at blanks; "…" is one word. False: a quote is not closed, or too many words. */
static bool split(struct tour *t, char *line)
{
    t->words = 0;
    for (char *p = line; *p != '\0';) {
        p += strspn(p, " \t\r");
        if (*p == '\0' || *p == '#')
            break;
        if (t->words == WORDS)
            return false;
        bool quoted = *p == '"';
        p += quoted;
        t->word[t->words++] = p;
        p += strcspn(p, quoted ? "\"" : " \t\r");
        if (quoted && *p == '\0')
            return false;
        if (*p != '\0')
            *p++ = '\0';
    }
    return true;
}

static bool run_line(struct tour *t, char *line)
{
    if (!split(t, line))
        return fail(t, "引号没有成对，或词太多", "");
    if (t->words == 0)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(steps); i++)
        if (str_same(steps[i].name, t->word[0]))
            return steps[i].run(t);
    return fail(t, "没有这个命令：", t->word[0]);
}

static bool run_all(struct tour *t, char *text)
{
    if (!settle(t))
        return false;
    for (char *line = text; line != NULL;) {
        char *next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        size_t bytes = strlen(line);
        t->line++;
        bool ok = run_line(t, line);
        /* What was typed must be nowhere afterwards, in the script neither. */
        explicit_bzero(line, bytes);
        if (!ok)
            return false;
        line = next;
    }
    return true;
}

bool tour_play(struct app *app, const char *path, const char *remote, const char *shots)
{
    struct tour t = {.app = app, .path = path, .shots = shots, .since_tap_us = BETWEEN_TAPS_MS * 1000};
    size_t bytes;
    char *text = fs_read(path, SCRIPT_LIMIT, &bytes);
    bool ok = false;

    if (text == NULL) {
        fprintf(stderr, "%s：脚本读不出来：%s\n", path, strerror(errno));
        return false;
    }
    if (shots != NULL && !fs_make_dirs(shots)) {
        fprintf(stderr, "%s：截图目录建不起来：%s\n", shots, strerror(errno));
        goto out;
    }
    if (remote != NULL && (t.remote = tour_remote_open(remote)) == NULL)
        goto out;
    ok = run_all(&t, text);
    tour_remote_close(t.remote, ok);
out:
    mem_free(text);
    return ok;
}
