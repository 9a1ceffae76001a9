/* SPDX-License-Identifier: MIT */
#ifndef KETING_IME_RARE_RADICAL_H
#define KETING_IME_RARE_RADICAL_H

#include <stdbool.h>
#include <stdint.h>

/* The 214 radicals of Kangxi and the shapes they take: 氵 and 氺 of 水. */
enum {
    RARE_RADICALS = 214,
    RARE_RADICAL_STROKES_MAX = 17,
    RARE_SHAPES_MAX = 5, /* of one radical */
    RARE_SAME_MAX = 12,
};

/* One shape of a radical. */
struct rare_radical {
    uint32_t code_point;
    int radical; /* 1..214 */
    int strokes; /* of this shape, as counted in China today: 辶 is 3 */
};

/* All shapes in one text, 氵 beside 水, the first names the radical. Static; "" and 0 for other numbers. */
const char *rare_radical_name(int radical);
int rare_radical_strokes(int radical); /* of the first shape */
/* The shapes of so many strokes, -1 = all, by strokes and then in the order of the radicals: 讠 stands under 2
 * and 言 under 7. Gives how many, at most max. */
int rare_radical_shapes(int strokes, struct rare_radical *out, int max);

/* The shapes of one radical, the first one first. Gives how many. */
int rare_shapes(int radical, struct rare_radical out[RARE_SHAPES_MAX]);
bool rare_is_shape_of(uint32_t code_point, int radical);
/* What counts as the same part: all shapes of the radicals that have this one, itself first. 氵 and 水 are one,
 * so are 月 and 肉. What is no radical stands alone, with radical and strokes 0. */
int rare_same_part(uint32_t code_point, struct rare_radical out[RARE_SAME_MAX]);

#endif
