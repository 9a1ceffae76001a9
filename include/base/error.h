/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_ERROR_H
#define KETING_BASE_ERROR_H

#include "base/macros.h"

enum error_code {
    ERROR_NONE,
    ERROR_MISSING,  /* not there */
    ERROR_INPUT,    /* there, but not what it should be */
    ERROR_VERSION,  /* made by a newer program */
    ERROR_LIMIT,    /* larger or more than we take */
    ERROR_SYSTEM,   /* the machine refused: disk, memory, permission */
};

/* What a person must read: Chinese, says what to do. */
struct error {
    enum error_code code;
    char text[512];
};

/* Accepts a NULL error. The first cause stays: a set error is not overwritten. */
void error_set(struct error *error, enum error_code code, const char *format, ...) KETING_PRINTF(3, 4);
void error_clear(struct error *error);

#endif
