/* SPDX-License-Identifier: MIT */
#ifndef KETING_TOOLS_GEN_HAND_DRAWN_H
#define KETING_TOOLS_GEN_HAND_DRAWN_H

#include "gen_hand_strokes.h"

#include "base/macros.h"

#include <stdbool.h>
#include <stdint.h>

/* The next sign of assets/strokes.tsv, its corners joined by soft lines; *text moves behind it. False at the
 * end. Exits with a line when one is not of the form that the file says. */
KETING_MUST_USE bool drawn_next(const char **text, uint32_t *code_point, struct glyph_strokes *out);

#endif
