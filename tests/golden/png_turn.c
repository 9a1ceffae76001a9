/* SPDX-License-Identifier: MIT */
/* png_turn IN OUT 90|180|270: the picture turned clockwise by so many degrees. 0 = written, 2 = cannot. */
#include "golden_image.h"

#include "base/str.h"

#include <stdio.h>

/* Where the pixel that comes to x, y was before; w, h: of the picture before. */
static struct point origin_of(long degrees, int w, int h, int x, int y)
{
    switch (degrees) {
    case 90: return (struct point){y, h - 1 - x};
    case 180: return (struct point){w - 1 - x, h - 1 - y};
    default: return (struct point){w - 1 - y, x};
    }
}

static void turn(struct pixels in, struct pixels out, long degrees)
{
    for (int y = 0; y < out.height; y++)
        for (int x = 0; x < out.width; x++) {
            struct point from = origin_of(degrees, in.width, in.height, x, y);
            pixels_row(&out, y)[x] = pixels_row(&in, from.y)[from.x];
        }
}

int main(int argc, char **argv)
{
    struct surface *in = NULL, *out = NULL;
    long degrees = 0;
    int result = 2;

    if (argc != 4 || !str_to_int(argv[3], 90, 270, &degrees) || degrees % 90 != 0) {
        fputs("usage: png_turn IN OUT 90|180|270\n", stderr);
        return 2;
    }
    in = golden_load(argv[1]);
    if (in == NULL)
        goto out;
    struct pixels before = surface_pixels(in);
    bool upright = degrees == 180;
    out = surface_create(upright ? before.width : before.height, upright ? before.height : before.width);
    if (out == NULL)
        goto out;
    struct pixels after = surface_pixels(out);
    turn(before, after, degrees);
    if (pixels_save_png(&after, argv[2]))
        result = 0;
out:
    surface_destroy(in);
    surface_destroy(out);
    return result;
}
