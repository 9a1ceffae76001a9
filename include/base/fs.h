/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_FS_H
#define KETING_BASE_FS_H

#include "base/macros.h"

#include <stdbool.h>

/* Whole file into memory, one NUL added past the end; *bytes without it. NULL with errno set: EFBIG when it
 * is larger than limit. The caller owns the result. */
KETING_MUST_USE char *fs_read(const char *path, size_t limit, size_t *bytes);

/* Written beside, synced, renamed over path, folder synced: after true the new file survives a power cut,
 * after false the old one is untouched. errno says why. */
KETING_MUST_USE bool fs_write_whole(const char *path, const void *data, size_t bytes);

/* Syncs the folder that holds path, so that a rename in it survives a power cut. */
KETING_MUST_USE bool fs_sync_parent(const char *path);
KETING_MUST_USE bool fs_make_dirs(const char *path);
bool fs_exists(const char *path);
/* "a" + "b" → "a/b". The caller owns the result. */
KETING_MUST_USE char *fs_join(const char *dir, const char *name);

#endif
