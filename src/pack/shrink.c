/* SPDX-License-Identifier: MIT */
#include "shrink.h"

#include "base/mem.h"

#include <string.h>

bool shrink_init(struct shrink *shrink, int in_w, int in_h, int most)
{
    int longest = max_int(in_w, in_h);

    *shrink = (struct shrink){.in_w = in_w, .in_h = in_h, .out_w = in_w, .out_h = in_h};
    if (longest > most) {
        shrink->out_w = max_int(1, (int)((int64_t)in_w * most / longest));
        shrink->out_h = max_int(1, (int)((int64_t)in_h * most / longest));
    }
    size_t row = (size_t)shrink->out_w * 3;
    shrink->out = mem_try_alloc(row, (size_t)shrink->out_h);
    shrink->row = mem_try_alloc(row, sizeof *shrink->row);
    shrink->sum = mem_try_alloc(row, sizeof *shrink->sum);
    if (shrink->out == NULL || shrink->row == NULL || shrink->sum == NULL) {
        shrink_finish(shrink);
        return false;
    }
    memset(shrink->sum, 0, row * sizeof *shrink->sum);
    return true;
}

void shrink_finish(struct shrink *shrink)
{
    mem_free(shrink->out);
    mem_free(shrink->row);
    mem_free(shrink->sum);
    shrink->out = NULL;
    shrink->row = shrink->sum = NULL;
}

/* In units of 1/out_w of a pixel a source pixel is out_w wide and a result pixel in_w: the weights are
 * whole. */
static void shrink_row(struct shrink *shrink, const uint8_t *rgb)
{
    uint64_t *to = shrink->row;
    int64_t room = shrink->in_w;

    memset(to, 0, (size_t)shrink->out_w * 3 * sizeof *to);
    for (int x = 0; x < shrink->in_w; x++, rgb += 3) {
        int64_t left = shrink->out_w;
        while (left > 0) {
            int64_t part = left < room ? left : room;
            for (int c = 0; c < 3; c++)
                to[c] += (uint64_t)part * rgb[c];
            left -= part;
            room -= part;
            if (room == 0) {
                to += 3;
                room = shrink->in_w;
            }
        }
    }
}

static void put_row(struct shrink *shrink)
{
    uint64_t area = (uint64_t)shrink->in_w * (uint64_t)shrink->in_h;
    size_t count = (size_t)shrink->out_w * 3;
    uint8_t *out = shrink->out + count * (size_t)shrink->out_y++;

    for (size_t i = 0; i < count; i++) {
        out[i] = (uint8_t)((shrink->sum[i] + area / 2) / area);
        shrink->sum[i] = 0;
    }
}

void shrink_add_row(struct shrink *shrink, const uint8_t *rgb)
{
    int64_t left = shrink->out_h;

    if (shrink_is_whole(shrink))
        return;
    if (shrink->in_h == shrink->out_h && shrink->in_w == shrink->out_w) {
        size_t row = (size_t)shrink->out_w * 3;
        memcpy(shrink->out + row * (size_t)shrink->out_y++, rgb, row);
        return;
    }
    shrink_row(shrink, rgb);
    while (left > 0) {
        int64_t room = (int64_t)(shrink->out_y + 1) * shrink->in_h - shrink->at;
        int64_t part = left < room ? left : room;
        for (int i = 0; i < shrink->out_w * 3; i++)
            shrink->sum[i] += (uint64_t)part * shrink->row[i];
        left -= part;
        shrink->at += part;
        if (part == room)
            put_row(shrink);
    }
}

bool shrink_is_whole(const struct shrink *shrink)
{
    return shrink->out_y == shrink->out_h;
}
