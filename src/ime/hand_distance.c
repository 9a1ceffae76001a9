/* SPDX-License-Identifier: MIT */
#include "hand_distance.h"

#if defined(__SSE2__)

#include <emmintrin.h>

int32_t hand_distance(const int16_t *query, const int8_t *pattern, int count)
{
    __m128i sum = _mm_setzero_si128();

    for (int i = 0; i < count; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)&pattern[i]);
        __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
        __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
        low = _mm_sub_epi16(low, _mm_loadu_si128((const __m128i *)(const void *)&query[i]));
        high = _mm_sub_epi16(high, _mm_loadu_si128((const __m128i *)(const void *)&query[i + 8]));
        sum = _mm_add_epi32(sum, _mm_madd_epi16(low, low));
        sum = _mm_add_epi32(sum, _mm_madd_epi16(high, high));
    }
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
    return _mm_cvtsi128_si32(sum);
}

#elif defined(__ARM_NEON)

#include <arm_neon.h>

int32_t hand_distance(const int16_t *query, const int8_t *pattern, int count)
{
    int32x4_t sum = vdupq_n_s32(0);

    for (int i = 0; i < count; i += 8) {
        int16x8_t d = vsubq_s16(vmovl_s8(vld1_s8(&pattern[i])), vld1q_s16(&query[i]));
        sum = vmlal_s16(sum, vget_low_s16(d), vget_low_s16(d));
        sum = vmlal_s16(sum, vget_high_s16(d), vget_high_s16(d));
    }
    int32x2_t half = vadd_s32(vget_low_s32(sum), vget_high_s32(sum));
    return vget_lane_s32(vpadd_s32(half, half), 0);
}

#else

int32_t hand_distance(const int16_t *query, const int8_t *pattern, int count)
{
    int32_t sum = 0;

    for (int i = 0; i < count; i++) {
        int32_t d = pattern[i] - query[i];
        sum += d * d;
    }
    return sum;
}

#endif
