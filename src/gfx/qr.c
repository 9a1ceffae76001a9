/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "qr"
#include "gfx/qr.h"

#include "base/log.h"
#include "base/mem.h"
#include "gfx/paint.h"

#include <qrencode.h>
#include <string.h>

struct qr {
    QRcode *code;
};

struct qr *qr_create(const char *text)
{
    size_t bytes = strlen(text);

    if (bytes == 0 || bytes > QR_MAX_BYTES) {
        log_error("%zu bytes do not fit", bytes);
        return NULL;
    }
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL) {
        log_error("cannot encode %zu bytes", bytes);
        return NULL;
    }
    struct qr *qr = mem_alloc(sizeof *qr);
    qr->code = code;
    return qr;
}

void qr_destroy(struct qr *qr)
{
    if (qr == NULL)
        return;
    QRcode_free(qr->code);
    mem_free(qr);
}

int qr_modules(const struct qr *qr)
{
    return qr->code->width + 2 * QR_QUIET_MODULES;
}

void paint_qr(const struct painter *p, const struct qr *qr, struct rect box)
{
    int width = qr->code->width, side = min_int(box.w, box.h), module = side / qr_modules(qr);
    int x0 = box.x + (box.w - module * width) / 2, y0 = box.y + (box.h - module * width) / 2;

    paint_fill(p, box, 0xFFFFFFFF);
    for (int y = 0; y < width; y++)
        for (int x = 0; x < width; x++)
            /* Bit 0 is the colour of the module (qrencode.h); 1 is black. */
            if (qr->code->data[y * width + x] & 1)
                paint_fill(p, rect_make(x0 + x * module, y0 + y * module, module, module), 0xFF000000);
}
