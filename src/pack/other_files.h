/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_OTHER_FILES_H
#define KETING_PACK_OTHER_FILES_H

#include "pack/findings.h"

/* Warns about tables in the folder that nobody reads, with the name that was probably meant. */
void other_files_warn(const char *folder, struct findings *findings);

#endif
