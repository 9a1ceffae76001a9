/* SPDX-License-Identifier: MIT */
#ifndef KETING_FAKE_ALSA_FAKE_H
#define KETING_FAKE_ALSA_FAKE_H

#include <stdbool.h>
#include <stdint.h>

enum { ALSA_FAKE_HEARD = 16384 };

/*
 * Stands in for libasound and for one card under it. A stream that was written to plays until
 * alsa_fake_played() lets it run dry. One world, reset by each test.
 */
struct alsa_fake {
    /* The card; alsa_fake_reset() makes a good one: a buffer of 960 frames, four periods. */
    long buffer, period;

    /* Quirks: negative errno, 0 = none. */
    int open_error, params_error, get_params_error, avail_error, start_error, recover_error;
    int write_error; /* of every write */
    int write_error_once; /* of the next one */

    /* Asked of it since reset. */
    int opens; /* attempts */
    int writes; /* attempts */
    int starts, recovers;
    long frames; /* taken */
    int last_recovered; /* the error handed to snd_pcm_recover() */
    int misasked; /* calls that the real one answers with a fault of the program, or that would wait */
    char name[32];
    int mode, rate, channels;
    bool signed_16; /* interleaved, of this machine's byte order */
    int16_t heard[ALSA_FAKE_HEARD]; /* the first frames that were taken */

    /* Alive. */
    int streams;
    bool handler; /* of error texts */

    /* The stream. */
    bool set, running, dry;
    long queued; /* frames taken and not played */
};

extern struct alsa_fake alsa_fake;

void alsa_fake_reset(void);
/* The card plays all that waits and stops, as at an underrun. */
void alsa_fake_played(void);

/* Says it the way libasound does; nothing without a handler. */
void alsa_fake_say(const char *text);

#endif
