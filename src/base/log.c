/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <stdio.h>

static log_sink_fn sink;
static void *sink_ctx;
static enum log_level limit = LOG_LEVEL_INFO;

void log_set_sink(log_sink_fn fn, void *ctx)
{
    sink = fn;
    sink_ctx = ctx;
}

void log_set_level(enum log_level most_talkative)
{
    limit = most_talkative;
}

void log_write(enum log_level level, const char *module, const char *format, ...)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    char text[1024];
    int saved = errno;
    va_list args;

    if (level > limit)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (sink != NULL)
        sink(sink_ctx, level, module, text);
    else
        fprintf(stderr, "%s %s: %s\n", names[level], module, text);
    errno = saved;
}
