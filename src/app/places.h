/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_PLACES_H
#define KETING_APP_PLACES_H

#include "base/macros.h"

/* Where things lie when the command line does not say. The caller owns the results (mem_free); never NULL. */

/* The manifest beside the program: in a build tree, in an installed tree, or in /usr/share. */
KETING_MUST_USE char *places_fonts(const char *given);
/* The database given, or DATA/content/current. */
KETING_MUST_USE char *places_content(const char *given, const char *data);

/* hand.dat, pinyin.dat, rare.dat: beside the program, or installed with it. */
KETING_MUST_USE char *places_shared(const char *name);

/* The folder of what is stored here. */
KETING_MUST_USE char *places_data(const char *given);

#endif
