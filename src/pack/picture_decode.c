/* SPDX-License-Identifier: MIT */
#include "picture_decode.h"

#include "base/mem.h"
#include "exif.h"
#include "shrink.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jpeglib.h>
#include <jerror.h>
#include <spng.h>

/*
 * All of this runs in a child: libjpeg cannot be told to return from an error, so the process is the unit
 * that fails, and only what went well is freed.
 */
enum { SIDE_LIMIT = 20000, SCAN_LIMIT = 200, CHUNK_BYTES = 8 * 1024 * 1024 };

static KETING_NORETURN void end_with(enum picture_verdict verdict)
{
    _exit(verdict);
}

static void check_size(uint32_t w, uint32_t h, struct picture_result *result)
{
    if (w == 0 || h == 0)
        end_with(PICTURE_DAMAGED);
    result->width = (int)(w < INT32_MAX ? w : INT32_MAX);
    result->height = (int)(h < INT32_MAX ? h : INT32_MAX);
    if (w > SIDE_LIMIT || h > SIDE_LIMIT || (uint64_t)w * h > PICTURE_PIXELS)
        end_with(PICTURE_TOO_LARGE);
}

static void begin_shrinking(struct shrink *shrink, uint32_t w, uint32_t h)
{
    if (!shrink_init(shrink, (int)w, (int)h, PICTURE_SIDE))
        end_with(PICTURE_NO_MEMORY);
}

/* ---- JPEG ---------------------------------------------------------------------------------------------- */

static void jpeg_fail(j_common_ptr info)
{
    end_with(info->err->msg_code == JERR_OUT_OF_MEMORY ? PICTURE_NO_MEMORY : PICTURE_DAMAGED);
}

/* Half a picture with a grey rest is damage; other warnings are quirks of cameras. */
static void jpeg_warn(j_common_ptr info, int level)
{
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF)
        end_with(PICTURE_DAMAGED);
}

/* A small file may ask for thousands of passes over the whole picture. */
static void jpeg_watch_scans(j_common_ptr info)
{
    if (info->is_decompressor && ((j_decompress_ptr)info)->input_scan_number > SCAN_LIMIT)
        end_with(PICTURE_DAMAGED);
}

static void set_handlers(struct jpeg_error_mgr *handlers)
{
    jpeg_std_error(handlers);
    handlers->error_exit = jpeg_fail;
    handlers->emit_message = jpeg_warn;
}

static int orientation_of(const struct jpeg_decompress_struct *info)
{
    for (jpeg_saved_marker_ptr m = info->marker_list; m != NULL; m = m->next)
        if (m->marker == JPEG_APP0 + 1)
            return exif_orientation(m->data, m->data_length);
    return 1;
}

/*
 * The transform itself can leave out what shrinking would throw away, in steps of an eighth. The largest
 * that gives at most PICTURE_SIDE needs no shrinking after it; a half or a quarter is twice as fast as its
 * neighbours and goes before them while it leaves PICTURE_SIDE_LEAST. What would fall below that is shrunk
 * from the next step up.
 */
static int eighths_for(int side)
{
    int most = 8;

    while (most > 1 && (side * most + 7) / 8 > PICTURE_SIDE)
        most--;
    for (int fast = 4; fast >= 2; fast /= 2)
        if (fast < most && side * fast / 8 >= PICTURE_SIDE_LEAST)
            return fast;
    return most < 8 && side * most / 8 < PICTURE_SIDE_LEAST ? most + 1 : most;
}

static int decode_jpeg(const void *data, size_t bytes, struct shrink *shrink, struct picture_result *result)
{
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr handlers;
    struct jpeg_progress_mgr watch = {.progress_monitor = jpeg_watch_scans};

    set_handlers(&handlers);
    info.err = &handlers;
    jpeg_create_decompress(&info);
    info.progress = &watch;
    jpeg_mem_src(&info, data, bytes);
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    check_size(info.image_width, info.image_height, result);
    if (info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK)
        end_with(PICTURE_CMYK);
    info.out_color_space = JCS_RGB;
    info.scale_denom = 8;
    info.scale_num = (unsigned)eighths_for(max_int((int)info.image_width, (int)info.image_height));
    jpeg_start_decompress(&info);
    begin_shrinking(shrink, info.output_width, info.output_height);
    uint8_t *row = mem_alloc((size_t)info.output_width * 3);
    while (info.output_scanline < info.output_height) {
        JSAMPROW rows[1] = {row};
        jpeg_read_scanlines(&info, rows, 1);
        shrink_add_row(shrink, row);
    }
    int orientation = orientation_of(&info);
    mem_free(row);
    jpeg_destroy_decompress(&info);
    return orientation;
}

static void encode_jpeg(const uint8_t *rgb, int w, int h, int quality, struct picture_result *result)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr handlers;
    /* Written where the parent reads it; what does not fit there goes to memory of the library. */
    unsigned char *out = result->jpeg;
    unsigned long bytes = sizeof result->jpeg;

    set_handlers(&handlers);
    info.err = &handlers;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &bytes);
    info.image_width = (JDIMENSION)w;
    info.image_height = (JDIMENSION)h;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    /* Tables made for each picture would save 5 % of the bytes and cost twice the time. 4:4:4, so that red
     * letters keep their edges. */
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW rows[1] = {(JSAMPROW)(rgb + (size_t)info.next_scanline * (size_t)w * 3)};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    result->bytes = bytes;
    if (out != result->jpeg)
        mem_free(out);
    jpeg_destroy_compress(&info);
}

/* ---- PNG ----------------------------------------------------------------------------------------------- */

/* What shows through is white, as on paper. */
static void add_rgba_row(struct shrink *shrink, const uint8_t *rgba, uint8_t *rgb)
{
    for (int x = 0; x < shrink->in_w; x++)
        for (int c = 0; c < 3; c++)
            rgb[3 * x + c] =
                (uint8_t)((rgba[4 * x + c] * rgba[4 * x + 3] + 255 * (255 - rgba[4 * x + 3]) + 127) / 255);
    shrink_add_row(shrink, rgb);
}

static void or_damaged(int rc)
{
    if (rc == SPNG_EMEM)
        end_with(PICTURE_NO_MEMORY);
    if (rc != SPNG_OK)
        end_with(PICTURE_DAMAGED);
}

/* Interlaced rows come in passes: only then the whole picture is in memory. */
static void decode_interlaced(spng_ctx *png, struct shrink *shrink, uint8_t *rgb)
{
    size_t bytes = 0;

    or_damaged(spng_decoded_image_size(png, SPNG_FMT_RGBA8, &bytes));
    uint8_t *whole = mem_try_alloc(bytes, 1);
    if (whole == NULL)
        end_with(PICTURE_NO_MEMORY);
    or_damaged(spng_decode_image(png, whole, bytes, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS));
    for (int y = 0; y < shrink->in_h; y++)
        add_rgba_row(shrink, whole + (size_t)y * (size_t)shrink->in_w * 4, rgb);
    mem_free(whole);
}

static void decode_rows(spng_ctx *png, struct shrink *shrink, uint8_t *rgb)
{
    size_t bytes = (size_t)shrink->in_w * 4;
    uint8_t *rgba = mem_alloc(bytes);

    or_damaged(spng_decode_image(png, NULL, 0, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE));
    for (int y = 0; y < shrink->in_h; y++) {
        int rc = spng_decode_row(png, rgba, bytes);
        or_damaged(rc == SPNG_EOI && y == shrink->in_h - 1 ? SPNG_OK : rc);
        add_rgba_row(shrink, rgba, rgb);
    }
    mem_free(rgba);
}

static void decode_png(const void *data, size_t bytes, struct shrink *shrink, struct picture_result *result)
{
    spng_ctx *png = spng_ctx_new(0);
    struct spng_ihdr header;

    if (png == NULL)
        end_with(PICTURE_NO_MEMORY);
    or_damaged(spng_set_chunk_limits(png, CHUNK_BYTES, 2 * CHUNK_BYTES));
    or_damaged(spng_set_png_buffer(png, data, bytes));
    or_damaged(spng_get_ihdr(png, &header));
    check_size(header.width, header.height, result);
    begin_shrinking(shrink, header.width, header.height);
    uint8_t *rgb = mem_alloc((size_t)header.width * 3);
    if (header.interlace_method != SPNG_INTERLACE_NONE)
        decode_interlaced(png, shrink, rgb);
    else
        decode_rows(png, shrink, rgb);
    mem_free(rgb);
    spng_ctx_free(png);
}

/* ---- the child ----------------------------------------------------------------------------------------- */

/* An animated PNG says so by a chunk acTL before its pixels (PNG 3rd edition, 11.3.6.1). */
static bool moves(const uint8_t *data, size_t bytes)
{
    const uint8_t *p = data + 8, *end = data + bytes;

    if (bytes < 8 || data[0] == 0xFF)
        return false;
    while (end - p >= 12 && memcmp(p + 4, "IDAT", 4) != 0) {
        size_t length = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
        if (memcmp(p + 4, "acTL", 4) == 0)
            return true;
        if (length > (size_t)(end - p) - 12)
            return false;
        p += length + 12;
    }
    return false;
}

/* Mapped, not read: copying a photograph into memory costs a twentieth of the time it takes as a whole. */
static const uint8_t *map_file(const char *path, size_t *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;

    if (fd < 0 || fstat(fd, &st) < 0 || st.st_size <= 0)
        end_with(PICTURE_UNREADABLE);
    *bytes = (size_t)st.st_size;
    void *data = mmap(NULL, *bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED)
        end_with(PICTURE_NO_MEMORY);
    madvise(data, *bytes, MADV_SEQUENTIAL);
    close(fd);
    return data;
}

/* The best quality that fits. */
static void encode(const uint8_t *rgb, struct picture_result *result)
{
    static const int qualities[] = {90, 75, 50};

    for (size_t i = 0; i < ARRAY_LEN(qualities); i++) {
        encode_jpeg(rgb, result->width, result->height, qualities[i], result);
        if (result->bytes <= sizeof result->jpeg)
            return;
    }
    end_with(PICTURE_TOO_FULL);
}

void picture_decode(const char *path, struct picture_result *result)
{
    struct shrink shrink;
    size_t bytes = 0;
    const uint8_t *data = map_file(path, &bytes);
    int orientation = 1;

    if (*data == 0xFF)
        orientation = decode_jpeg(data, bytes, &shrink, result);
    else
        decode_png(data, bytes, &shrink, result);
    result->moves = moves(data, bytes);
    munmap((void *)data, bytes);
    result->width = shrink.out_w;
    result->height = shrink.out_h;
    uint8_t *turned = NULL;
    if (orientation != 1) {
        turned = exif_upright(shrink.out, &result->width, &result->height, orientation);
        if (turned == NULL)
            end_with(PICTURE_NO_MEMORY);
    }
    encode(turned != NULL ? turned : shrink.out, result);
    mem_free(turned);
    shrink_finish(&shrink);
}
