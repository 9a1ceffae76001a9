/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_KETING_CTL_COPY_H
#define KETING_APP_KETING_CTL_COPY_H

#include "base/macros.h"

/*
 * A disk that is full, or that the kernel has made read-only because it fails, is the very one from which
 * the requests must still be taken home; but SQLite has to write in order to read. So it is given a copy in
 * memory. What residents wrote is sealed there as well.
 */

/* The folder of a copy of the requests of data; NULL when they cannot be read. The caller removes it. */
KETING_MUST_USE char *ctl_copy_make(const char *data);
/* And frees the name. Accepts NULL. */
void ctl_copy_remove(char *folder);

#endif
