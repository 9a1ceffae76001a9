/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mem.h"
#include "ime/hand.h"

#include <float.h>
#include <libgen.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { HEAD_BYTES = 4, STROKES_MAX = 600, POINTS_MAX = 20000, PEN_UP = 255, AGAIN = 254, ODD = 246 };

static struct hand *hand;
static struct hand_point *points;
static struct hand_stroke strokes[STROKES_MAX];

/* hand.dat lies in the folder above the program's. */
static void open_once(void)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

    self[n > 0 ? n : 0] = '\0';
    char *file = fs_join(dirname(dirname(self)), "hand.dat");
    hand = hand_open(file);
    mem_free(file);
    if (hand == NULL)
        abort();
    points = mem_calloc(POINTS_MAX, sizeof(*points));
}

/* Most bytes are places; a few are what no panel should report. */
static float coordinate(uint8_t byte)
{
    static const float odd[] = {NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, FLT_MIN, 1e7F, -1e7F};

    return byte >= ODD && byte < ODD + (int)ARRAY_LEN(odd) ? odd[byte - ODD] : (float)byte;
}

/* Pairs of bytes are points, PEN_UP ends a stroke (which may have none), AGAIN and n repeats the last point
 * 64 n times a little further on. Returns how many strokes. */
static size_t read_strokes(const uint8_t *data, size_t bytes, float scale)
{
    size_t count = 0, used = 0;

    strokes[0] = (struct hand_stroke){points, 0};
    for (size_t i = 0; i + 1 < bytes && used < POINTS_MAX && count + 1 < STROKES_MAX; i += 2) {
        if (data[i] == PEN_UP) {
            strokes[++count] = (struct hand_stroke){points + used, 0};
            i--;
            continue;
        }
        size_t times = data[i] == AGAIN ? data[i + 1] * 64U : 1;
        struct hand_point p = {coordinate(data[i]) * scale, coordinate(data[i + 1]) * scale};
        if (data[i] == AGAIN && used > 0)
            p = points[used - 1];
        for (; times > 0 && used < POINTS_MAX; times--, p.x += scale) {
            points[used++] = p;
            strokes[count].count++;
        }
    }
    return count + 1;
}

/* The first bytes: mode, what stands before, the scale. Answers are the same twice, known and in order. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static const float scales[] = {1, 1e-30F, 1e-4F, 1e3F, 1e30F, 0, -1, NAN};
    struct hand_candidate out[HAND_CANDIDATES_MAX + 8], again[HAND_CANDIDATES_MAX];

    if (hand == NULL)
        open_once();
    if (bytes < HEAD_BYTES)
        return 0;
    struct hand_context context = {(enum hand_mode)(data[0] % 3),
                                   data[1] == 0 ? 0 : 0x4E00U + (uint32_t)(data[1] << 6 | data[2])};
    size_t count = read_strokes(data + HEAD_BYTES, bytes - HEAD_BYTES, scales[data[3] % ARRAY_LEN(scales)]);
    int found = hand_recognise(hand, strokes, count, &context, out, (int)ARRAY_LEN(out));
    if (found < 0 || found > HAND_CANDIDATES_MAX)
        abort();
    for (int i = 0; i < found; i++)
        if (out[i].code_point == 0 || (i > 0 && out[i].score > out[i - 1].score))
            abort();
    int max = data[2] % 16;
    int same = hand_recognise(hand, strokes, count, &context, again, max);
    if (same != min_int(found, max))
        abort();
    for (int i = 0; i < same; i++)
        if (again[i].code_point != out[i].code_point || again[i].score != out[i].score)
            abort();
    return 0;
}
