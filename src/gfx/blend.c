/* SPDX-License-Identifier: MIT */
#include "blend.h"

#include <string.h>
#include <wchar.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static uint32_t blend_pixel(uint32_t under, color_t color, uint32_t alpha)
{
    uint32_t keep = 255 - alpha;
    uint32_t r = blend_div255(((under >> 16) & 0xFFu) * keep + ((color >> 16) & 0xFFu) * alpha);
    uint32_t g = blend_div255(((under >> 8) & 0xFFu) * keep + ((color >> 8) & 0xFFu) * alpha);
    uint32_t b = blend_div255((under & 0xFFu) * keep + (color & 0xFFu) * alpha);
    return COLOR_OPAQUE(r << 16 | g << 8 | b);
}

#ifdef __SSE2__
/* Rounded x / 255 of eight 16-bit numbers. */
static inline __m128i div255(__m128i x)
{
    x = _mm_add_epi16(x, _mm_set1_epi16(128));
    return _mm_srli_epi16(_mm_add_epi16(x, _mm_srli_epi16(x, 8)), 8);
}

/* Two pixels as 16-bit channels; alpha holds each pixel's in all its four channels. */
static inline __m128i mix(__m128i under, __m128i color, __m128i alpha)
{
    __m128i keep = _mm_sub_epi16(_mm_set1_epi16(255), alpha);
    return div255(_mm_add_epi16(_mm_mullo_epi16(under, keep), _mm_mullo_epi16(color, alpha)));
}

/* Four pixels at once through `alphas`, one byte for each. */
static inline void blend_four(uint32_t *row, uint32_t alphas, __m128i color, uint32_t opacity)
{
    const __m128i zero = _mm_setzero_si128();
    __m128i under = _mm_loadu_si128((const __m128i *)(const void *)row);
    __m128i a = _mm_cvtsi32_si128((int)alphas);

    a = _mm_unpacklo_epi8(a, a); /* a0a0 a1a1 a2a2 a3a3 */
    a = _mm_unpacklo_epi16(a, a); /* each four times */
    __m128i low = _mm_unpacklo_epi8(a, zero), high = _mm_unpackhi_epi8(a, zero);
    if (opacity != 255) {
        __m128i o = _mm_set1_epi16((short)opacity);
        low = div255(_mm_mullo_epi16(low, o));
        high = div255(_mm_mullo_epi16(high, o));
    }
    low = mix(_mm_unpacklo_epi8(under, zero), color, low);
    high = mix(_mm_unpackhi_epi8(under, zero), color, high);
    __m128i result = _mm_or_si128(_mm_packus_epi16(low, high), _mm_set1_epi32((int)0xFF000000u));
    _mm_storeu_si128((__m128i *)(void *)row, result);
}

/* Returns how many of n it did. */
static int mask_fast(uint32_t *row, const uint8_t *mask, int n, color_t color, uint32_t opacity)
{
    const __m128i zero = _mm_setzero_si128();
    const __m128i solid = _mm_set1_epi32((int)COLOR_OPAQUE(color));
    const __m128i channels = _mm_unpacklo_epi8(solid, zero);
    int i;

    for (i = 0; i + 4 <= n; i += 4) {
        uint32_t four;
        memcpy(&four, mask + i, 4);
        if (four == 0)
            continue;
        if (four == 0xFFFFFFFFu && opacity == 255)
            _mm_storeu_si128((__m128i *)(void *)(row + i), solid);
        else
            blend_four(row + i, four, channels, opacity);
    }
    return i;
}

static int span_fast(uint32_t *row, int n, color_t color, uint32_t opacity)
{
    const __m128i channels = _mm_unpacklo_epi8(_mm_set1_epi32((int)COLOR_OPAQUE(color)), _mm_setzero_si128());
    int i;

    for (i = 0; i + 4 <= n; i += 4)
        blend_four(row + i, 0xFFFFFFFFu, channels, opacity);
    return i;
}
#else
static int mask_fast(uint32_t *row, const uint8_t *mask, int n, color_t color, uint32_t opacity)
{
    (void)row, (void)mask, (void)n, (void)color, (void)opacity;
    return 0;
}

static int span_fast(uint32_t *row, int n, color_t color, uint32_t opacity)
{
    (void)row, (void)n, (void)color, (void)opacity;
    return 0;
}
#endif

void blend_span(uint32_t *row, int n, color_t color)
{
    uint32_t opacity = color >> 24;

    if (n <= 0 || opacity == 0)
        return;
    if (opacity == 255) {
        wmemset((wchar_t *)row, (wchar_t)color,
                (size_t)n); /* as fast as memset in glibc, for 32-bit values */
        return;
    }
    for (int i = span_fast(row, n, color, opacity); i < n; i++)
        row[i] = blend_pixel(row[i], color, opacity);
}

void blend_mask(uint32_t *row, const uint8_t *mask, int n, color_t color)
{
    uint32_t opacity = color >> 24;

    for (int i = mask_fast(row, mask, n, color, opacity); i < n; i++) {
        uint32_t alpha = blend_div255(mask[i] * opacity);
        if (mask[i] != 0)
            row[i] = blend_pixel(row[i], color, alpha);
    }
}
