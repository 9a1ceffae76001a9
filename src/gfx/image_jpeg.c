/* SPDX-License-Identifier: MIT */
/*
 * libjpeg reports errors by calling a function that must not return, so the only way out of it is longjmp:
 * this file is the one place where that is allowed. Everything that must survive the jump lives in struct
 * reader, which is not a local variable of the function that jumps.
 */
#include "image_data.h"

#include "base/log.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>
#include <jerror.h>

enum { WARNINGS_MAX = 64, SCANS_MAX = 100 };

struct reader {
    struct jpeg_decompress_struct jpeg; /* client_data points back here */
    struct jpeg_error_mgr manager;
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    char message[JMSG_LENGTH_MAX];
    struct image *image;
    struct error *error;
};

static void fail(j_common_ptr jpeg)
{
    struct reader *r = jpeg->client_data;
    jpeg->err->format_message(jpeg, r->message);
    longjmp(r->out, 1);
}

/* Damaged entropy data is only a warning to libjpeg and shows as odd patches: a few are let pass. Where
 * data ends too early the rest of the picture would be grey. */
static void warn(j_common_ptr jpeg, int level)
{
    if (level >= 0)
        return;
    bool short_of_data = jpeg->err->msg_code == JWRN_JPEG_EOF || jpeg->err->msg_code == JWRN_HIT_MARKER;
    if (short_of_data || ++jpeg->err->num_warnings > WARNINGS_MAX)
        fail(jpeg);
}

/* A few kilobytes can ask for thousands of passes over a large picture. */
static void watch_scans(j_common_ptr jpeg)
{
    if (((j_decompress_ptr)jpeg)->input_scan_number > SCANS_MAX) {
        jpeg->err->msg_code = JERR_BAD_PROGRESSION;
        fail(jpeg);
    }
}

static void quiet(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* The smallest of libjpeg's own scales that is still no smaller than what is wanted: it saves most of the
 * work and memory of a photo. Of the eighths only these four are quick: the others take longer than all. */
static void choose_scale(struct jpeg_decompress_struct *jpeg, struct size wanted)
{
    jpeg->scale_denom = 8;
    for (jpeg->scale_num = 1; jpeg->scale_num < 8; jpeg->scale_num *= 2) {
        jpeg_calc_output_dimensions(jpeg);
        if ((int)jpeg->output_width >= wanted.w && (int)jpeg->output_height >= wanted.h)
            return;
    }
}

static bool read_header(struct reader *r, struct size fit)
{
    struct jpeg_decompress_struct *jpeg = &r->jpeg;

    jpeg_read_header(jpeg, TRUE);
    if (!image_size_allowed(jpeg->image_width, jpeg->image_height, r->error))
        return false;
    if (jpeg->num_components != 1 && jpeg->num_components != 3) {
        error_set(r->error, ERROR_INPUT, "这是印刷用的 CMYK 图片，屏幕不能显示，请另存为 RGB 的 JPEG 或 PNG");
        return false;
    }
    choose_scale(jpeg, image_fit((int)jpeg->image_width, (int)jpeg->image_height, fit));
    jpeg->out_color_space = JCS_EXT_BGRX; /* bytes of XRGB words; libjpeg sets X to 255 */
    return true;
}

static void read_rows(struct reader *r)
{
    while (r->jpeg.output_scanline < r->jpeg.output_height) {
        JSAMPROW row = (JSAMPROW)(r->image->data + (size_t)r->jpeg.output_scanline * (size_t)r->image->width);
        jpeg_read_scanlines(&r->jpeg, &row, 1);
    }
    for (size_t i = 0; i < (size_t)r->image->width * (size_t)r->image->height; i++)
        r->image->data[i] |= 0xFF000000u;
    r->image->opaque = true;
}

static bool run(struct reader *r, const void *bytes, size_t count, struct size fit)
{
    if (setjmp(r->out) != 0) {
        error_set(r->error, ERROR_INPUT, "JPEG 图片已损坏（%s），请重新保存", r->message);
        return false;
    }
    jpeg_create_decompress(&r->jpeg);
    r->progress.progress_monitor = watch_scans;
    r->jpeg.progress = &r->progress;
    jpeg_mem_src(&r->jpeg, bytes, count);
    if (!read_header(r, fit))
        return false;
    jpeg_start_decompress(&r->jpeg);
    r->image = image_alloc((int)r->jpeg.output_width, (int)r->jpeg.output_height, r->error);
    if (r->image == NULL)
        return false;
    read_rows(r);
    jpeg_finish_decompress(&r->jpeg);
    return true;
}

struct image *image_jpeg_decode(const void *bytes, size_t count, struct size fit, struct error *error)
{
    struct reader *r = mem_zalloc(sizeof(*r));

    r->error = error;
    r->jpeg.err = jpeg_std_error(&r->manager);
    r->jpeg.client_data = r;
    r->manager.error_exit = fail;
    r->manager.emit_message = warn;
    r->manager.output_message = quiet;
    if (!run(r, bytes, count, fit)) {
        image_destroy(r->image);
        r->image = NULL;
    }
    jpeg_destroy_decompress(&r->jpeg);
    struct image *image = r->image;
    mem_free(r);
    return image;
}
