/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CLEAN_H
#define KETING_PACK_CLEAN_H

#include "base/macros.h"

/* What clean_text took away, ored. */
enum {
    CLEAN_CONTROL = 1, /* control characters */
    CLEAN_BIDI = 2, /* marks that turn the direction of writing */
    CLEAN_EMOJI = 4, /* no font of the screen has them */
    CLEAN_BROKEN = 8, /* U+FFFD: what another program could not read */
};

/*
 * A cell as it is shown: blanks at the ends of each line and empty lines go, tabs and hard blanks become
 * blanks, what cannot be shown goes (*removed says so); zero-width characters go without a word. The caller
 * owns the result.
 */
KETING_MUST_USE char *clean_text(const char *text, int *removed);
/* Full-width letters, digits and signs (U+FF01..FF5E) as plain ones. The caller owns the result. */
KETING_MUST_USE char *clean_to_narrow(const char *text);
/* Line ends as blanks. */
void clean_to_one_line(char *text);

#endif
