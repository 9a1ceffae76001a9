/* SPDX-License-Identifier: MIT */
/*
 * A touch panel with ten fingers, made with uinput inside the guest (protocol B, as real USB panels speak).
 *
 *     uinput_touch [tap X Y | fling X0 Y0 X1 Y1 MS | hold X Y]
 *
 * Places are percent of the panel. The command runs once the program `keting` has opened the device; further
 * commands come as lines on stdin, and the panel stays plugged until stdin closes: a finger that `hold` put
 * down is then torn off with the panel. Says "ready", and "up" the moment a finger leaves the glass.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PANEL_MAX 32767
#define UNITS_PER_MM 60
#define STEP_MS 8
#define OPEN_TRIES 500 /* of 20 ms */

static int panel = -1;
static int next_tracking_id = 1;

static void fail(const char *what)
{
    fprintf(stderr, "uinput_touch: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void wait_until(struct timespec *at, long ms)
{
    at->tv_nsec += ms * 1000000;
    while (at->tv_nsec >= 1000000000) {
        at->tv_nsec -= 1000000000;
        at->tv_sec++;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, at, NULL);
}

static struct timespec time_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now;
}

static void emit(int type, int code, int value)
{
    struct input_event event = {.type = type, .code = code, .value = value};
    if (write(panel, &event, sizeof event) != sizeof event)
        fail("write");
}

static int units(double percent)
{
    double at = percent * PANEL_MAX / 100;
    return at < 0 ? 0 : at > PANEL_MAX ? PANEL_MAX : (int)at;
}

static void finger_place(double x, double y)
{
    emit(EV_ABS, ABS_MT_POSITION_X, units(x));
    emit(EV_ABS, ABS_MT_POSITION_Y, units(y));
    emit(EV_ABS, ABS_X, units(x));
    emit(EV_ABS, ABS_Y, units(y));
    emit(EV_SYN, SYN_REPORT, 0);
}

static void finger_down(double x, double y)
{
    emit(EV_ABS, ABS_MT_SLOT, 0);
    emit(EV_ABS, ABS_MT_TRACKING_ID, next_tracking_id++);
    emit(EV_KEY, BTN_TOUCH, 1);
    finger_place(x, y);
}

static void finger_up(void)
{
    emit(EV_ABS, ABS_MT_TRACKING_ID, -1);
    emit(EV_KEY, BTN_TOUCH, 0);
    emit(EV_SYN, SYN_REPORT, 0);
    puts("up");
    fflush(stdout);
}

static void tap(double x, double y)
{
    struct timespec at = time_now();
    finger_down(x, y);
    wait_until(&at, 80);
    finger_up();
}

/* A finger at constant speed that leaves the glass while it still moves. */
static void fling(double x0, double y0, double x1, double y1, int ms)
{
    struct timespec at = time_now();
    int steps = ms / STEP_MS > 1 ? ms / STEP_MS : 1;
    finger_down(x0, y0);
    for (int i = 1; i <= steps; i++) {
        wait_until(&at, STEP_MS);
        finger_place(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps);
    }
    wait_until(&at, STEP_MS);
    finger_up();
}

static bool run_command(const char *line)
{
    double a, b, c, d;
    int ms;
    if (sscanf(line, "fling %lf%*[% ]%lf%*[% ]%lf%*[% ]%lf%*[% ]%d", &a, &b, &c, &d, &ms) == 5)
        fling(a, b, c, d, ms);
    else if (sscanf(line, "tap %lf%*[% ]%lf", &a, &b) == 2)
        tap(a, b);
    else if (sscanf(line, "hold %lf%*[% ]%lf", &a, &b) == 2)
        finger_down(a, b);
    else
        return false;
    return true;
}

static void axis_add(int code, int maximum, int resolution)
{
    struct uinput_abs_setup axis = {.code = code, .absinfo = {.maximum = maximum, .resolution = resolution}};
    if (ioctl(panel, UI_ABS_SETUP, &axis))
        fail("UI_ABS_SETUP");
}

static void panel_plug(void)
{
    struct uinput_setup setup = {.id = {.bustype = BUS_USB, .vendor = 0x1209, .product = 1},
                                 .name = "Keting test panel"};
    panel = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    if (panel < 0)
        fail("/dev/uinput");
    if (ioctl(panel, UI_SET_EVBIT, EV_KEY) || ioctl(panel, UI_SET_EVBIT, EV_ABS) ||
        ioctl(panel, UI_SET_KEYBIT, BTN_TOUCH) || ioctl(panel, UI_SET_PROPBIT, INPUT_PROP_DIRECT))
        fail("UI_SET_*BIT");
    axis_add(ABS_X, PANEL_MAX, UNITS_PER_MM);
    axis_add(ABS_Y, PANEL_MAX, UNITS_PER_MM);
    axis_add(ABS_MT_SLOT, 9, 0);
    axis_add(ABS_MT_TRACKING_ID, 65535, 0);
    axis_add(ABS_MT_POSITION_X, PANEL_MAX, UNITS_PER_MM);
    axis_add(ABS_MT_POSITION_Y, PANEL_MAX, UNITS_PER_MM);
    if (ioctl(panel, UI_DEV_SETUP, &setup) || ioctl(panel, UI_DEV_CREATE))
        fail("UI_DEV_CREATE");
}

/* The event node of our panel, as "/dev/input/eventN". */
static bool panel_node(char *out, size_t size)
{
    char name[64] = "", folder[128];
    if (ioctl(panel, UI_GET_SYSNAME(sizeof name), name) < 0)
        return false;
    snprintf(folder, sizeof folder, "/sys/devices/virtual/input/%s", name);
    DIR *dir = opendir(folder);
    if (!dir)
        return false;
    bool found = false;
    struct dirent *entry;
    while (!found && (entry = readdir(dir))) {
        found = strncmp(entry->d_name, "event", 5) == 0;
        if (found)
            snprintf(out, size, "/dev/input/%.32s", entry->d_name);
    }
    closedir(dir);
    return found;
}

static bool process_has_open(const char *pid, const char *node)
{
    char path[300], target[300] = "";
    snprintf(path, sizeof path, "/proc/%.32s/fd", pid);
    DIR *dir = opendir(path);
    if (!dir)
        return false;
    bool found = false;
    struct dirent *entry;
    while (!found && (entry = readdir(dir))) {
        snprintf(path, sizeof path, "/proc/%.32s/fd/%.32s", pid, entry->d_name);
        ssize_t length = readlink(path, target, sizeof target - 1);
        found = length > 0 && (size_t)length == strlen(node) && memcmp(target, node, length) == 0;
    }
    closedir(dir);
    return found;
}

/* Whether `keting` listens to the node; udev's helpers open it too, for an instant. */
static bool program_listens(const char *node)
{
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    bool found = false;
    while (proc && !found && (entry = readdir(proc))) {
        char path[64], name[32] = "";
        snprintf(path, sizeof path, "/proc/%.32s/comm", entry->d_name);
        FILE *file = entry->d_name[0] >= '0' && entry->d_name[0] <= '9' ? fopen(path, "r") : NULL;
        if (!file)
            continue;
        found = fgets(name, sizeof name, file) && strcmp(name, "keting\n") == 0 &&
                process_has_open(entry->d_name, node);
        fclose(file);
    }
    if (proc)
        closedir(proc);
    return found;
}

static bool wait_until_heard(void)
{
    char node[64];
    struct timespec at = time_now();
    for (int i = 0; i < OPEN_TRIES; i++) {
        if (panel_node(node, sizeof node) && program_listens(node))
            return true;
        wait_until(&at, 20);
    }
    return false;
}

int main(int argc, char **argv)
{
    char line[200] = "";
    size_t used = 0;
    for (int i = 1; i < argc && used < sizeof line; i++)
        used += (size_t)snprintf(line + used, sizeof line - used, "%s ", argv[i]);
    panel_plug();
    if (!wait_until_heard()) {
        fprintf(stderr, "uinput_touch: the program never opened the panel\n");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    bool more = argc > 1;
    while (more || fgets(line, sizeof line, stdin)) {
        if (!run_command(line)) {
            fprintf(stderr, "uinput_touch: not understood: %s\n", line);
            return 2;
        }
        more = false;
    }
    ioctl(panel, UI_DEV_DESTROY);
    return 0;
}
