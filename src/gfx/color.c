/* SPDX-License-Identifier: MIT */
#include "gfx/color.h"

#include "base/macros.h"

#include <math.h>

static uint32_t mix_channel(color_t a, color_t b, int shift, int amount)
{
    int from = (int)((a >> shift) & 0xFFu), to = (int)((b >> shift) & 0xFFu);
    return (uint32_t)(from + ((to - from) * amount + (to >= from ? 127 : -127)) / 255) << shift;
}

color_t color_mix(color_t a, color_t b, int amount)
{
    amount = clamp_int(amount, 0, 255);
    return COLOR_OPAQUE(mix_channel(a, b, 16, amount) | mix_channel(a, b, 8, amount) |
                        mix_channel(a, b, 0, amount));
}

static double linear(uint32_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(color_t c)
{
    return 0.2126 * linear((c >> 16) & 0xFFu) + 0.7152 * linear((c >> 8) & 0xFFu) +
           0.0722 * linear(c & 0xFFu);
}

double color_contrast(color_t a, color_t b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}
