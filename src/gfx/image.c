/* SPDX-License-Identifier: MIT */
#include "gfx/image.h"

#include "base/fs.h"
#include "base/mem.h"
#include "block.h"
#include "image_data.h"

#include <errno.h>
#include <string.h>

enum { FILE_MAX_BYTES = 64 * 1024 * 1024 };

struct image *image_alloc(int width, int height, struct error *error)
{
    uint32_t *data = block_try_alloc((size_t)width * (size_t)height * sizeof(uint32_t));
    if (data == NULL) {
        error_set(error, ERROR_SYSTEM, "图片太大，内存不够");
        return NULL;
    }
    struct image *image = mem_zalloc(sizeof(*image));
    image->width = width;
    image->height = height;
    image->data = data;
    return image;
}

void image_destroy(struct image *image)
{
    if (image == NULL)
        return;
    image_destroy(image->scaled);
    block_free(image->data, (size_t)image->width * (size_t)image->height * sizeof(uint32_t));
    mem_free(image);
}

struct size image_size(const struct image *image)
{
    return (struct size){image->width, image->height};
}

bool image_size_allowed(unsigned long width, unsigned long height, struct error *error)
{
    if (width == 0 || height == 0) {
        error_set(error, ERROR_INPUT, "图片没有宽度或高度");
        return false;
    }
    if (width > IMAGE_MAX_SIDE_PX || height > IMAGE_MAX_SIDE_PX || width * height > IMAGE_MAX_PIXELS) {
        error_set(error, ERROR_LIMIT, "图片太大（%lu×%lu），请缩小到 4000 万像素、每边 %d 以内再用", width,
                  height, IMAGE_MAX_SIDE_PX);
        return false;
    }
    return true;
}

struct size image_fit(int width, int height, struct size fit)
{
    if (fit.w <= 0 || fit.h <= 0 || (width <= fit.w && height <= fit.h))
        return (struct size){width, height};
    if ((int64_t)width * fit.h >= (int64_t)height * fit.w) {
        int h = (int)(((int64_t)height * fit.w + width / 2) / width);
        return (struct size){fit.w, max_int(h, 1)};
    }
    int w = (int)(((int64_t)width * fit.h + height / 2) / height);
    return (struct size){max_int(w, 1), fit.h};
}

static struct image *decode_any(const uint8_t *bytes, size_t count, struct size fit, struct error *error)
{
    static const uint8_t png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    if (count >= sizeof(png) && memcmp(bytes, png, sizeof(png)) == 0)
        return image_png_decode(bytes, count, error);
    if (count >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        return image_jpeg_decode(bytes, count, fit, error);
    error_set(error, ERROR_INPUT, count == 0 ? "图片文件是空的" : "不是 PNG 或 JPEG 图片，请另存为其中一种");
    return NULL;
}

/* Takes the image over. */
static struct image *in_size(struct image *image, struct size size, struct error *error)
{
    if (size.w == image->width && size.h == image->height)
        return image;
    struct image *other = image_scale(image, size.w, size.h, error);
    image_destroy(image);
    return other;
}

struct image *image_decode(const void *bytes, size_t count, struct size fit, struct error *error)
{
    struct image *image = decode_any(bytes, count, fit, error);

    return image != NULL ? in_size(image, image_fit(image->width, image->height, fit), error) : NULL;
}

struct image *image_decode_to(const void *bytes, size_t count, struct size size, struct error *error)
{
    if (!image_size_allowed((unsigned long)max_int(0, size.w), (unsigned long)max_int(0, size.h), error))
        return NULL;
    struct image *image = decode_any(bytes, count, size, error);
    return image != NULL ? in_size(image, size, error) : NULL;
}

struct image *image_load(const char *path, struct size fit, struct error *error)
{
    size_t count;
    char *bytes = fs_read(path, FILE_MAX_BYTES, &count);

    if (bytes == NULL) {
        if (errno == EFBIG)
            error_set(error, ERROR_LIMIT, "图片文件 %s 超过 64 MB", path);
        else
            error_set(error, ERROR_MISSING, "读不到图片 %s：%s", path, strerror(errno));
        return NULL;
    }
    struct image *image = image_decode(bytes, count, fit, error);
    mem_free(bytes);
    return image;
}
