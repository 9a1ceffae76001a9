/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_PICTURE_DECODE_H
#define KETING_PACK_PICTURE_DECODE_H

#include "base/macros.h"
#include "store/model.h"

enum { PICTURE_SIDE = 1600, PICTURE_SIDE_LEAST = 1200, PICTURE_PIXELS = 40 * 1000 * 1000 };

/* What the child says with its exit status. */
enum picture_verdict {
    PICTURE_GOOD,
    PICTURE_DAMAGED,
    PICTURE_TOO_LARGE, /* pixels */
    PICTURE_CMYK,
    PICTURE_NO_MEMORY,
    PICTURE_TOO_FULL, /* its JPEG is past LIMIT_PICTURE_BYTES */
    PICTURE_UNREADABLE, /* the file ends before its end, or its disk is gone */
    PICTURE_VERDICTS
};

/* Shared between the child, which fills it, and its parent. */
struct picture_result {
    int width, height; /* px; of the source too large, else of the JPEG */
    int moves; /* not 0: the source is an animated PNG */
    size_t bytes;
    uint8_t jpeg[LIMIT_PICTURE_BYTES];
};

/* For the child: returns when it is good, else ends the process with the verdict. The file begins as PNG or
 * JPEG does. What of its bytes cannot be read ends the process with SIGBUS. */
void picture_decode(const char *path, struct picture_result *result);

#endif
