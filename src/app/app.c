/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "app"
#include "app.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "gfx/font.h"
#include "ime/hand.h"
#include "ime/pinyin.h"
#include "ime/rare.h"
#include "platform/clock.h"
#include "platform/display.h"
#include "platform/input.h"
#include "platform/loop.h"
#include "platform/sound.h"
#include "screens/hall.h"
#include "screens/session.h"
#include "store/content.h"
#include "store/requests.h"
#include "ui/nav.h"
#include "ui/ui.h"

#include "intake.h"
#include "options.h"
#include "phrases.h"
#include "places.h"

#include <signal.h>
#include <stdio.h>

/* Frames are paced here: drivers of virtual machines flip as fast as they are asked. */
enum { FRAME_US = 16667, SETTLE_MS = 5000, SETTLE_ROUNDS = 100000 };

/* Linux key codes (input-event-codes.h); the platform hands them through. */
enum { KEYCODE_ESC = 1, KEYCODE_HOME = 102 };

struct app {
    const struct options *options;
    struct clock *clock;
    struct loop *loop;
    struct display *display;
    struct input *input;
    struct sound *sound; /* NULL = not wanted */
    struct fonts *fonts;
    struct content *content;
    struct hand *hand; /* these three: NULL = the file is not there */
    struct pinyin *pinyin;
    struct rare *rare;
    struct requests *requests; /* NULL = none are taken here */
    struct ui *ui;
    struct nav *nav;
    struct session *session;
    struct hall hall;
    struct loop_source *hook, *timer, *signals[3];
    uint64_t next_frame_us; /* not earlier than this */
    int64_t shown_minute; /* of the wall, in the picture now */
    int32_t purged_day;
    uint64_t frames, touches;
    bool started; /* the first page is on the stack */
    bool first_frame_told;
};

static uint64_t min_u64(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static uint64_t now_us(const struct app *app)
{
    return clock_now_us(app->clock);
}

static void on_shown(void *ctx, const struct display_info *info)
{
    struct app *app = ctx;

    log_info("screen %dx%d px, %.0fx%.0f mm", info->width_px, info->height_px, info->width_mm,
             info->height_mm);
    if (!ui_resize(app->ui, (struct size){info->width_px, info->height_px}, info->width_mm,
                   info->height_mm)) {
        log_error("no memory for a picture of %dx%d", info->width_px, info->height_px);
        return;
    }
    input_set_area(app->input, info->width_px, info->height_px);
    if (!app->started) {
        nav_push(app->nav, hall_first_page(&app->hall));
        app->started = true;
    } else {
        nav_rebuild(app->nav);
    }
}

static void on_gone(void *ctx)
{
    struct app *app = ctx;

    log_warn("screen gone");
    input_cancel_all(app->input);
    ui_cancel_touch(app->ui, now_us(app));
}

static void on_frame_done(void *ctx, uint64_t time_us)
{
    struct app *app = ctx;

    (void)time_us;
    if (app->first_frame_told)
        return;
    app->first_frame_told = true;
    log_info("first frame");
    /* A seventh of the start: nobody writes before there is anything to see. */
    phrases_from_content(app->pinyin, app->content);
}

static void on_touch(void *ctx, const struct touch_event *event)
{
    struct app *app = ctx;

    app->touches++;
    session_touch(app->session, event);
    ui_touch(app->ui, event);
}

static void on_key(void *ctx, uint32_t key, bool down)
{
    struct app *app = ctx;

    if (!down || session_key(app->session, now_us(app)))
        return;
    if (key == KEYCODE_ESC)
        nav_press_back(app->nav);
    if (key == KEYCODE_HOME)
        nav_home(app->nav);
}

static void on_devices(void *ctx, int count)
{
    (void)ctx;
    log_info("touch devices: %d", count);
}

static void draw(struct app *app, uint64_t now)
{
    struct damage changed;
    struct pixels picture;

    ui_tick(app->ui, now);
    ui_paint(app->ui, &changed);
    /* Also when nothing has moved by a whole pixel yet: the next look at it is no sooner for that. */
    app->next_frame_us = now + FRAME_US;
    if (damage_empty(&changed))
        return;
    picture = ui_pixels(app->ui);
    if (display_present(app->display, &picture, &changed))
        app->frames++;
}

/* While nobody is in the middle of something: the database tidies up behind itself, and once a day, when
 * the day can be believed, what was to be deleted by now is. */
static void keep_promises(struct app *app)
{
    int32_t today = hall_today(&app->hall);

    if (app->requests == NULL || !hall_is_quiet(&app->hall))
        return;
    requests_idle(app->requests, now_us(app));
    if (today == DAY_NONE || today == app->purged_day)
        return;
    app->purged_day = today;
    if (requests_purge_daily(app->requests, today, app->hall.wall_s) < 0)
        log_error("what residents wrote long ago could not be deleted");
}

/* The wall's minute has changed: the clock in the band, and what is valid today. */
static void follow_wall(struct app *app)
{
    app->hall.wall_s = clock_wall_s(app->clock);
    if (app->requests != NULL)
        requests_doubt_clock(app->requests, !hall_clock_trusted(&app->hall));
    if (app->hall.wall_s / 60 == app->shown_minute)
        return;
    app->shown_minute = app->hall.wall_s / 60;
    nav_refresh(app->nav);
    keep_promises(app);
}

static void arm(struct app *app, uint64_t now)
{
    uint64_t ui = ui_deadline(app->ui), wanted = session_deadline(app->session);
    uint64_t minute = now + (uint64_t)(60 - app->hall.wall_s % 60) * 1000000u;

    if (ui == 0 || (ui_needs_paint(app->ui) && display_ready(app->display)))
        ui = app->next_frame_us;
    wanted = min_u64(min_u64(wanted, ui), minute);
    loop_timer_arm(app->timer, wanted);
}

/* Before every sleep: wishes are carried out, then at most one frame is drawn. */
static void before_sleep(void *ctx)
{
    struct app *app = ctx;
    uint64_t now = now_us(app);

    follow_wall(app);
    session_tick(app->session, now);
    hall_settle(&app->hall);
    bool due = now >= app->next_frame_us || clock_is_fake(app->clock);
    bool moving = ui_deadline(app->ui) == 0 && now >= app->next_frame_us;
    if (display_ready(app->display) && ((ui_needs_paint(app->ui) && due) || moving))
        draw(app, now);
    else if (!moving)
        ui_tick(app->ui, now);
    arm(app, now);
}

static void on_timer(void *ctx, uint64_t now)
{
    (void)ctx, (void)now; /* waking is all it is for: before_sleep does the rest */
}

/* SIGUSR1 and SIGUSR2 are the console's, for switching away and back. */
static int stats_signal(void)
{
    return SIGRTMIN;
}

static void on_signal(void *ctx, int signal_number)
{
    struct app *app = ctx;

    if (signal_number != stats_signal()) {
        loop_quit(app->loop, 0);
        return;
    }
    log_info("stats wakeups=%llu frames=%llu touches=%llu", (unsigned long long)loop_wakeups(app->loop),
             (unsigned long long)app->frames, (unsigned long long)app->touches);
}

static bool open_loop(struct app *app)
{
    const struct options *o = app->options;
    const int wanted[] = {SIGTERM, SIGINT, stats_signal()};

    app->clock = o->script != NULL ? clock_fake_create(1000000, o->now_s >= 0 ? o->now_s : 0)
                                   : clock_system_create(o->now_s >= 0 ? o->now_s : CLOCK_FOLLOW_SYSTEM);
    app->loop = loop_create(app->clock);
    if (app->loop == NULL)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        app->signals[i] = loop_add_signal(app->loop, "signal", wanted[i], on_signal, app);
        if (app->signals[i] == NULL)
            return false;
    }
    app->timer = loop_add_timer(app->loop, "app", on_timer, app);
    app->hook = loop_add_hook(app->loop, "frame", before_sleep, app);
    return app->timer != NULL && app->hook != NULL;
}

/* Each of them may be missing: then there is one way less to write. */
static void open_writing(struct app *app)
{
    char *hand = places_shared("hand.dat"), *pinyin = places_shared("pinyin.dat"),
         *rare = places_shared("rare.dat");

    app->hall.hand = app->hand = hand_open(hand);
    app->hall.pinyin = app->pinyin = pinyin_open(pinyin);
    app->hall.rare = app->rare = rare_open(rare);
    mem_free(hand);
    mem_free(pinyin);
    mem_free(rare);
}

static bool open_screens(struct app *app)
{
    struct error error = {0};
    char *manifest = places_fonts(app->options->fonts);
    char *content = places_content(app->options->content, app->options->data);

    app->fonts = fonts_open(manifest, &error);
    if (app->fonts == NULL)
        fprintf(stderr, "keting: %s\n", error.text);
    mem_free(manifest);
    error_clear(&error);
    app->content = content_open(content, &error);
    if (app->content == NULL)
        log_warn("no content from %s: %s", content, error.text);
    mem_free(content);
    if (app->fonts == NULL)
        return false;
    app->ui = ui_create(app->fonts);
    app->nav = nav_create(app->ui);
    hall_init(&app->hall, app->ui, app->nav, app->content, error.text);
    open_writing(app);
    app->hall.pinyin_tolerant =
        pinyin_tolerance(app->content != NULL ? content_setting(app->content, "模糊音") : "");
    app->hall.requests = app->requests =
        intake_open(app->options->data, app->hall.requests_problem, sizeof app->hall.requests_problem);
    app->hall.stored_s = app->requests != NULL ? requests_newest_s(app->requests) : 0;
    app->session = session_create(&app->hall, now_us(app));
    return true;
}

static void on_click(void *ctx)
{
    struct app *app = ctx;

    sound_click(app->sound, now_us(app));
}

static void open_sound(struct app *app)
{
    app->sound = sound_create(app->loop, now_us(app));
    app->hall.click = on_click;
    app->hall.click_ctx = app;
}

static bool open_devices(struct app *app)
{
    const struct options *o = app->options;
    struct display_config display = {.width_px = o->width_px,
                                     .height_px = o->height_px,
                                     .width_mm = o->width_mm,
                                     .height_mm = o->height_mm,
                                     .rotation = (enum display_rotation)o->rotation};
    struct input_config input = {
        .rotation = o->rotation, .calibration = INPUT_CALIBRATION_NONE, .keyboards = o->keyboards};
    static const struct display_listener on_display = {on_shown, on_gone, on_frame_done};
    static const struct input_listener on_input = {on_touch, on_key, on_devices};
    bool scripted_finger = !o->drm || (o->script != NULL && o->remote == NULL);

    app->input = scripted_finger ? input_script_create(app->loop, &input, &on_input, app)
                                 : input_libinput_create(app->loop, &input, &on_input, app);
    app->display = o->drm ? display_drm_create(app->loop, &display, &on_display, app)
                          : display_mem_create(app->loop, &display, &on_display, app);
    if (o->sound)
        open_sound(app);
    return app->input != NULL && app->display != NULL;
}

struct app *app_create(const struct options *options)
{
    struct app *app = mem_zalloc(sizeof *app);

    app->options = options;
    app->purged_day = DAY_NONE;
    if (!open_loop(app) || !open_screens(app) || !open_devices(app)) {
        app_destroy(app);
        return NULL;
    }
    app->hall.wall_s = clock_wall_s(app->clock);
    app->shown_minute = app->hall.wall_s / 60;
    return app;
}

int app_destroy(struct app *app)
{
    int forgotten = 0;

    if (app == NULL)
        return 0;
    display_destroy(app->display);
    input_destroy(app->input);
    session_destroy(app->session);
    nav_destroy(app->nav);
    hall_finish(&app->hall);
    sound_destroy(app->sound);
    ui_destroy(app->ui);
    content_close(app->content);
    requests_close(app->requests);
    rare_close(app->rare);
    pinyin_close(app->pinyin);
    hand_close(app->hand);
    fonts_destroy(app->fonts);
    loop_remove(app->hook);
    loop_remove(app->timer);
    for (size_t i = 0; i < ARRAY_LEN(app->signals); i++)
        loop_remove(app->signals[i]);
    if (app->loop != NULL)
        forgotten = loop_destroy(app->loop);
    clock_destroy(app->clock);
    mem_free(app);
    return forgotten;
}

int app_run(struct app *app)
{
    return loop_run(app->loop);
}

struct loop *app_loop(struct app *app)
{
    return app->loop;
}

struct input *app_input(struct app *app)
{
    return app->input;
}

struct ui *app_ui(struct app *app)
{
    return app->ui;
}

struct nav *app_nav(struct app *app)
{
    return app->nav;
}

uint64_t app_touches(const struct app *app)
{
    return app->touches;
}

bool app_settle(struct app *app)
{
    /* The screen may need real time (a modeset, a flip) even while the program's clock stands still. */
    for (int waited_ms = 0, rounds = 0; waited_ms < SETTLE_MS;) {
        bool busy = loop_step(app->loop, 0);
        if (busy && ++rounds < SETTLE_ROUNDS)
            continue;
        if (app->first_frame_told && !ui_needs_paint(app->ui) && display_ready(app->display))
            return true;
        loop_step(app->loop, 5);
        waited_ms += 5;
    }
    return false;
}

bool app_scanout(struct app *app, struct pixels *out)
{
    return display_mem_scanout(app->display, out);
}
