/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SEAL_SECRET_H
#define KETING_STORE_SEAL_SECRET_H

#include "store/seal.h"

/* Only ever in memory of sodium_malloc. */
struct seal_secret {
    unsigned char secret[SEAL_KEY_BYTES], key[SEAL_KEY_BYTES /* the public half */];
};

/* Zeroed; NULL when memory is short. */
KETING_MUST_USE struct seal_secret *seal_secret_create(void);

#endif
