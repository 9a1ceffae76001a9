/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_INTAKE_H
#define KETING_APP_INTAKE_H

#include "base/macros.h"

#include <stddef.h>

struct requests;

/* The requests database in the data folder (NULL = the usual one), with the staff's public key that lies
 * beside it. NULL: none are taken here, and `problem` says in Chinese why and what to do; everything else
 * goes on working. */
KETING_MUST_USE struct requests *intake_open(const char *data, char *problem, size_t problem_bytes);

/* What residents write must not lie about: no core file, nothing of this process for a debugger, nothing of
 * it in the swap. Before anything large is opened. */
void intake_keep_private(void);

#endif
