/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_CONTENT_H
#define KETING_STORE_CONTENT_H

#include "base/error.h"
#include "base/macros.h"
#include "base/rect.h"
#include "store/model.h"

#include <stdbool.h>

/*
 * The content database: immutable, made by keting-pack, opened read-only. Every length and number is bounded
 * again when read, so a damaged or hostile file costs a message, never a crash.
 */
struct content;

enum { CONTENT_APPLICATION_ID = 0x4B544E47 /* "KTNG" */, CONTENT_SCHEMA_VERSION = 4 };

/* NULL with a Chinese error: missing, not ours, truncated, of a newer schema. */
KETING_MUST_USE struct content *content_open(const char *path, struct error *error);
void content_close(struct content *content);

/* Value of 设置.csv; "" when there is none. Valid while the content is open. */
const char *content_setting(const struct content *content, const char *key);

/* Categories in the order staff gave them. Valid while the content is open. */
int content_category_count(const struct content *content);
const struct category *content_category(const struct content *content, int index);

/* category_id 0 = all of them. Constant time, also for 10,000 rows. */
int content_service_count(const struct content *content, int64_t category_id);

/* Row `position` of that list into *out (finish with service_brief_finish); reads only this row, by index.
 * False when there is no such row or the file is damaged there (logged). */
KETING_MUST_USE bool content_service_brief(struct content *content, int64_t category_id, int position,
                                           struct service_brief *out);
/* NULL when there is none or it is damaged (logged). The caller owns the result. */
KETING_MUST_USE struct service *content_service(struct content *content, int64_t id);
/* 0 when there is none. */
int64_t content_service_by_code(struct content *content, const char *code);

/* Notices that may be shown on `today`, pinned first, then weight, then the newest; kind -1 = all kinds;
 * replaced and out-of-date ones are left out. DAY_NONE as today (clock not trusted): nothing is left out
 * for its dates. The ids are the caller's (mem_free); *count is 0 and NULL returned when there are none. */
KETING_MUST_USE int64_t *content_notices(struct content *content, int32_t today, int kind, int *count);
KETING_MUST_USE bool content_notice_brief(struct content *content, int64_t id, struct notice_brief *out);
KETING_MUST_USE struct notice *content_notice(struct content *content, int64_t id);

/* Encoded bytes (JPEG made by keting-pack) of a picture by the name rows use. The caller owns them; NULL
 * if none. */
KETING_MUST_USE void *content_picture(struct content *content, const char *name, size_t *bytes);
/* In px, without reading it. False: there is none. */
KETING_MUST_USE bool content_picture_size(struct content *content, const char *name, struct size *out);

/* Words of 词语.csv in the order staff gave them, and how each is read ("xi he lu", "" = as it usually is). The
 * caller finishes both lists, which begin empty. */
void content_words(struct content *content, struct text_list *texts, struct text_list *readings);

#endif
