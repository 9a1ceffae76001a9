/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "remote"
#include "tour_remote.h"

#include "base/log.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_MS = 30000 };

struct tour_remote {
    int fd;
};

struct tour_remote *tour_remote_open(const char *port)
{
    int fd = open(port, O_RDWR | O_CLOEXEC | O_NOCTTY);

    if (fd < 0) {
        log_error("%s: %s", port, strerror(errno));
        return NULL;
    }
    struct tour_remote *r = mem_zalloc(sizeof *r);
    r->fd = fd;
    return r;
}

static bool say(struct tour_remote *r, const char *line)
{
    size_t left = strlen(line);

    while (left > 0) {
        ssize_t n = write(r->fd, line, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            log_error("write: %s", strerror(errno));
            return false;
        }
        line += n;
        left -= (size_t)n;
    }
    return true;
}

static bool hear_ok(struct tour_remote *r)
{
    char line[128];
    size_t n = 0;

    while (n < sizeof line - 1) {
        struct pollfd wait = {r->fd, POLLIN, 0};
        if (poll(&wait, 1, ANSWER_MS) <= 0 || read(r->fd, line + n, 1) != 1) {
            log_error("no answer");
            return false;
        }
        if (line[n] == '\n')
            break;
        n++;
    }
    line[n] = '\0';
    if (strcmp(line, "ok") != 0)
        log_error("answer: %s", line);
    return strcmp(line, "ok") == 0;
}

bool tour_remote_touch(struct tour_remote *r, enum touch_kind kind, int slot, float x, float y)
{
    static const char *const kinds[] = {"down", "move", "up", "up"};
    char line[128];

    snprintf(line, sizeof line, "touch %s %d %.3f %.3f\n", kinds[kind], slot, (double)x, (double)y);
    return say(r, line) && hear_ok(r);
}

bool tour_remote_shot(struct tour_remote *r, const char *name)
{
    char line[128];

    snprintf(line, sizeof line, "shot %s\n", name);
    return say(r, line) && hear_ok(r);
}

void tour_remote_close(struct tour_remote *r, bool passed)
{
    if (r == NULL)
        return;
    if (!say(r, passed ? "done 0\n" : "done 1\n"))
        log_warn("the verdict was not heard");
    close(r->fd);
    mem_free(r);
}
