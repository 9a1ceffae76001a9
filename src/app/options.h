/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_OPTIONS_H
#define KETING_APP_OPTIONS_H

#include "base/macros.h"

#include <stdbool.h>

/* The command line of keting. Strings point into argv, or are NULL where not given. */
struct options {
    bool drm; /* --display drm (default) or mem */
    int width_px, height_px;
    double width_mm, height_mm;
    int rotation; /* 0 90 180 270 */
    const char *content, *data, *fonts, *script, *remote, *shots;
    int64_t now_s; /* -1 = not given */
    bool keyboards;
    bool sound;
    bool help, version;
};

/* False with a line on stderr (what was wrong, what to write). */
KETING_MUST_USE bool options_parse(struct options *options, int argc, char **argv);
void options_print_help(void);

#endif
