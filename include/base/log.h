/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_LOG_H
#define KETING_BASE_LOG_H

#include "base/macros.h"

#include <stdarg.h>

/* Never pass what a person typed to the log: names and phones do not belong there. */
enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARN, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

typedef void (*log_sink_fn)(void *ctx, enum log_level level, const char *module, const char *text);

/* A NULL sink brings back the default: one line on stderr, "level module: text". */
void log_set_sink(log_sink_fn sink, void *ctx);
void log_set_level(enum log_level most_talkative);

void log_write(enum log_level level, const char *module, const char *format, ...) KETING_PRINTF(3, 4);

#ifndef LOG_MODULE
#define LOG_MODULE "keting"
#endif

#define log_error(...) log_write(LOG_LEVEL_ERROR, LOG_MODULE, __VA_ARGS__)
#define log_warn(...) log_write(LOG_LEVEL_WARN, LOG_MODULE, __VA_ARGS__)
#define log_info(...) log_write(LOG_LEVEL_INFO, LOG_MODULE, __VA_ARGS__)
#define log_debug(...) log_write(LOG_LEVEL_DEBUG, LOG_MODULE, __VA_ARGS__)

#endif
