/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_PICTURES_H
#define KETING_PACK_PICTURES_H

#include "names.h"
#include "picture.h"
#include "sheet.h"
#include "store/content_writer.h"
#include "store/model.h"

/*
 * The folder 图片/ of a pack. A picture is converted at its first use and goes straight into the database, so
 * only one is in memory.
 */
#define PICTURES_FOLDER "图片"

struct pictures {
    char *folder;
    struct names files; /* every name in the folder → index into state */
    struct names any_case; /* the same in lower case */
    char *state; /* enum picture_state of each */
    char **file; /* the names again, by index; owned by files */
    struct content_writer *writer; /* NULL: check only */
    struct findings *findings;
    struct picture_decoder decoder;
    int written;
};

void pictures_init(struct pictures *pictures, const char *pack_folder, struct content_writer *writer,
                   struct findings *findings);
void pictures_finish(struct pictures *pictures);
/* Converts and writes what a row names; complaints are about that cell. */
void pictures_use(struct pictures *pictures, const struct cell *cell, const struct text_list *names);
/* The same for one; "" is none. */
void pictures_use_one(struct pictures *pictures, const struct cell *cell, const char *name);
/* Warns about those that no row names. */
void pictures_warn_unused(struct pictures *pictures);

#endif
