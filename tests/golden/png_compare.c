/* SPDX-License-Identifier: MIT */
/*
 * png_compare A B [--tolerance N] [--diff OUT]: 0 = the same, 1 = they differ, 2 = cannot tell. N (default
 * 0) is how far a channel may be off. OUT shows A faded, with every pixel that differs in red.
 */
#include "golden_image.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

struct options {
    const char *a, *b, *diff;
    long tolerance;
};

static bool read_options(int argc, char **argv, struct options *o)
{
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (str_same(argv[i], "--tolerance") && more) {
            if (!str_to_int(argv[++i], 0, 255, &o->tolerance))
                return false;
        } else if (str_same(argv[i], "--diff") && more) {
            o->diff = argv[++i];
        } else if (o->a == NULL) {
            o->a = argv[i];
        } else if (o->b == NULL) {
            o->b = argv[i];
        } else {
            return false;
        }
    }
    return o->b != NULL;
}

static bool same_pixel(uint32_t a, uint32_t b, long tolerance)
{
    for (int shift = 0; shift < 24; shift += 8) {
        if (labs((long)((a >> shift) & 0xFFu) - (long)((b >> shift) & 0xFFu)) > tolerance)
            return false;
    }
    return true;
}

static uint32_t faded(uint32_t c)
{
    return ((c >> 2) & 0x3F3F3Fu) + 0xC0C0C0u;
}

/* Counts differing pixels; a is turned into the picture of the difference. */
static long compare(struct pixels a, struct pixels b, long tolerance, struct rect *where)
{
    long differing = 0;

    for (int y = 0; y < a.height; y++) {
        uint32_t *pa = pixels_row(&a, y);
        const uint32_t *pb = pixels_row(&b, y);
        for (int x = 0; x < a.width; x++) {
            bool same = same_pixel(pa[x], pb[x], tolerance);
            pa[x] = same ? faded(pa[x]) : 0xFF0000u;
            if (same)
                continue;
            differing++;
            *where = rect_union(*where, rect_make(x, y, 1, 1));
        }
    }
    return differing;
}

int main(int argc, char **argv)
{
    struct options o = {0};
    struct surface *a = NULL, *b = NULL;
    struct rect where = {0, 0, 0, 0};
    int result = 2;

    if (!read_options(argc, argv, &o)) {
        fputs("usage: png_compare A B [--tolerance N] [--diff OUT]\n", stderr);
        return 2;
    }
    a = golden_load(o.a);
    b = golden_load(o.b);
    if (a == NULL || b == NULL)
        goto out;
    struct pixels pa = surface_pixels(a), pb = surface_pixels(b);
    if (pa.width != pb.width || pa.height != pb.height) {
        printf("%s is %d x %d, %s is %d x %d\n", o.a, pa.width, pa.height, o.b, pb.width, pb.height);
        result = 1;
        goto out;
    }
    long differing = compare(pa, pb, o.tolerance, &where);
    result = differing > 0;
    if (differing > 0) {
        printf("%s and %s: %ld pixels differ, within %d,%d %dx%d\n", o.a, o.b, differing, where.x, where.y,
               where.w, where.h);
        if (o.diff != NULL && !pixels_save_png(&pa, o.diff))
            result = 2;
    }
out:
    surface_destroy(a);
    surface_destroy(b);
    return result;
}
