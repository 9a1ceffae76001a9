/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CHARSET_H
#define KETING_PACK_CHARSET_H

#include "base/error.h"
#include "base/macros.h"

/*
 * What office programs save as "CSV": UTF-8 or UTF-16 with a byte order mark, UTF-8 without, GB18030 (GBK).
 * The result is UTF-8 without mark and without NUL, with one NUL added past the end; the caller owns it.
 * NULL with a Chinese error that names the line when the bytes are none of these.
 */
KETING_MUST_USE char *charset_decode(const char *data, size_t bytes, size_t *out_bytes, struct error *error);

#endif
