/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_DRAWING_H
#define KETING_PACK_EXPORT_DRAWING_H

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>

/* SVG 1.1 of strokes as answers hold them ("x,y x,y;x,y …" in 0..999), black on white, 1000 units square.
 * False, and nothing is added, when they are anything else: only numbers that we read reach the file. */
KETING_MUST_USE bool export_add_drawing(struct str *out, const char *strokes);

#endif
