/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_CONTENT_WRITER_H
#define KETING_STORE_CONTENT_WRITER_H

#include "base/error.h"
#include "base/macros.h"
#include "store/model.h"
#include "store/model_form.h"
#include "store/model_place.h"
#include "store/model_series.h"
#include "store/search_key.h"

#include <stdbool.h>

/*
 * Makes a content database: written beside the target, checked, synced and renamed over it at the end, so the
 * target is the old one or the whole new one at any instant. One transaction; the same input gives the same
 * rows.
 */
struct content_writer;

KETING_MUST_USE struct content_writer *content_writer_create(const char *path, struct error *error);

/* False when the database refuses (full disk ...): the error of the writer is set, further calls do
 * nothing. */
bool content_writer_setting(struct content_writer *writer, const char *key, const char *value);
/* Categories first, in the order to show; then services; positions are dense per category and over all. */
bool content_writer_category(struct content_writer *writer, const struct category *category);
bool content_writer_service(struct content_writer *writer, const struct service *service);
bool content_writer_notice(struct content_writer *writer, const struct notice *notice);
bool content_writer_picture(struct content_writer *writer, const char *name, const void *bytes, size_t count,
                            int width_px, int height_px);

/*
 * Each of these gets the id 1, 2, 3 ... in the order of writing: series_id of a session, contact_id of a
 * grid or place and the id of what search finds are those, and must have been written before. The ids in
 * the records are not looked at.
 */
bool content_writer_series(struct content_writer *writer, const struct series *series);
bool content_writer_session(struct content_writer *writer, const struct session_entry *entry);
bool content_writer_holiday(struct content_writer *writer, int32_t day, bool work, const char *name);
bool content_writer_contact(struct content_writer *writer, const struct contact *contact);
bool content_writer_grid(struct content_writer *writer, const struct grid *grid);
bool content_writer_place(struct content_writer *writer, const struct place *place);
bool content_writer_form(struct content_writer *writer, const struct form *form);
/* reading: "xi he lu", or "" */
bool content_writer_word(struct content_writer *writer, const char *text, const char *reading);
/* keys: lines of key texts, the first of them the title's; a capital letter begins a word (search_index.h).
 * */
bool content_writer_search(struct content_writer *writer, enum search_kind kind, int64_t id,
                           const char *title, const char *note, const char *keys);

/* Publishes and frees the writer. False with the first error: the target is untouched. */
KETING_MUST_USE bool content_writer_finish(struct content_writer *writer, struct error *error);
/* Gives up: removes what was written beside. Accepts NULL. */
void content_writer_cancel(struct content_writer *writer);

#endif
