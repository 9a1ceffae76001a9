/* SPDX-License-Identifier: MIT */
#include "gfx/image.h"
#include "gfx/paint.h"
#include "gfx/surface.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { GLASS = 64 };

/*
 * The last byte chooses the size to fit; what stands before it is the file. Either a picture within
 * that size, or a sentence that says why not.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static struct surface *glass;
    struct error error = {0};

    if (glass == NULL)
        glass = surface_create(GLASS, GLASS);
    if (glass == NULL)
        abort();
    int side = bytes > 0 ? data[bytes - 1] : 0;
    struct size fit = {side, side}, size;
    struct image *image = image_decode(data, bytes, fit, &error);

    if (image == NULL) {
        if (error.text[0] == '\0')
            abort();
        return 0;
    }
    size = image_size(image);
    if (size.w < 1 || size.h < 1 || (side > 0 && (size.w > side || size.h > side)))
        abort();
    struct painter p = painter_make(glass, rect_make(0, 0, GLASS, GLASS));
    paint_image(&p, image, rect_make(-3, 5, GLASS, GLASS), 7);
    image_destroy(image);
    return 0;
}
