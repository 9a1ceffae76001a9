/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_SOUND_H
#define KETING_PLATFORM_SOUND_H

#include "base/macros.h"

/*
 * The click of a key. A card is a comfort: where none is, where it is busy or goes away, one line is logged,
 * the clicks are silent, and the card is tried again at a click, at most once a minute. Nothing here waits.
 * The card is let go of when nobody has typed for a second, so that neither it nor this program wakes up for
 * silence.
 *
 * The card is the first one, or what ALSA_CARD in the environment or defaults.pcm.card in /etc/asound.conf
 * names.
 */
struct loop;
struct sound;

/* Tries the card at once, so that the log tells of a missing one at the start and not at the first key. The
 * loop must outlive the result; now_us is its clock's. Never NULL. */
KETING_MUST_USE struct sound *sound_create(struct loop *loop, uint64_t now_us);
/* Accepts NULL. */
void sound_destroy(struct sound *sound);

void sound_click(struct sound *sound, uint64_t now_us);

#endif
