/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_PICTURE_H
#define KETING_PACK_PICTURE_H

#include "base/error.h"
#include "base/macros.h"

#include <stdbool.h>
#include <sys/types.h>

/*
 * A foreign picture becomes one of ours: at most PICTURE_SIDE px a side, and of a larger one not less than
 * PICTURE_SIDE_LEAST (picture_decode.h), upright, JPEG of
 * quality 90 without colour subsampling. It is decoded in a child process with a limit on its time, so a file
 * that breaks a decoder costs a message, and a decoder that cannot go on simply ends. One child does one
 * picture after another until one ends it; the next gets a new child. One that took it over could spoil
 * the pictures behind it, which come from the same folder.
 */
enum { PICTURE_FILE_BYTES = 40 * 1024 * 1024, PICTURE_CPU_S = 20 };

struct picture {
    void *jpeg; /* owned */
    size_t bytes;
    int width, height; /* px */
    bool moves; /* the source is an animated PNG: this is its first picture */
};

struct picture_result;

struct picture_decoder {
    pid_t child; /* 0: there is none; started for the first picture and after one that ended it */
    int socket; /* to the child; valid while there is one */
    struct picture_result *result; /* shared with the child; NULL before the first picture */
};

void picture_decoder_init(struct picture_decoder *decoder);
void picture_decoder_finish(struct picture_decoder *decoder);
/* False with a Chinese error that says what to do. */
KETING_MUST_USE bool picture_convert(struct picture_decoder *decoder, const char *path, struct picture *out,
                                     struct error *error);
void picture_finish(struct picture *picture);

#endif
