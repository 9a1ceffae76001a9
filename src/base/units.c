/* SPDX-License-Identifier: MIT */
#include "base/units.h"

#include <math.h>

int mm_to_px(struct px_scale scale, double mm)
{
    int px = (int)lround(mm * scale.px_per_mm);

    return px == 0 && mm > 0 ? 1 : px;
}
