/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SEAL_H
#define KETING_STORE_SEAL_H

#include "base/error.h"
#include "base/macros.h"
#include "store/receipt.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What residents write is sealed to the staff's public key (libsodium crypto_box_seal: X25519,
 * XSalsa20-Poly1305) before it reaches SQLite. The kiosk has the public half only and cannot read it again.
 * The secret half lives on the staff's stick, wrapped by a PIN (Argon2id, XSalsa20-Poly1305).
 */
enum { SEAL_KEY_BYTES = 32, SEAL_PIN_LEAST = 6 /* characters */, SEAL_PIN_MOST = 64 /* bytes */ };

/* DATA/staff.pub, a short text file: what a kiosk needs to take requests. */
struct seal_public {
    unsigned char key[SEAL_KEY_BYTES];
    char prefix[RECEIPT_PREFIX_BYTES]; /* of this kiosk's receipts */
};
struct seal_secret; /* wiped and out of swap (sodium_malloc) */

/* Once, before all others; false when the machine gives no randomness. */
KETING_MUST_USE bool seal_init(void);

/* False with a Chinese error: missing (ERROR_MISSING), damaged (ERROR_INPUT), of a newer program
 * (ERROR_VERSION), not to be read (ERROR_SYSTEM). */
KETING_MUST_USE bool seal_read_public(const char *path, struct seal_public *out, struct error *error);
/* A new pair; about 0.1 s. A PIN that is easily guessed is refused (ERROR_INPUT). Neither file may exist yet
 * (ERROR_INPUT); both are written whole and synced, the secret one mode 0600, or neither is there. prefix ""
 * = three letters drawn at random. */
KETING_MUST_USE bool seal_make_keys(const char *public_path, const char *secret_path, const char *prefix,
                                    const char *pin, struct seal_public *out, struct error *error);
/* Another kiosk of the same staff: the same public key, another prefix (ERROR_INPUT when it is none). Takes
 * the place of a file that is there, whole and synced. */
KETING_MUST_USE bool seal_write_public(const char *path, const struct seal_public *key, struct error *error);
/* About 0.1 s and 64 MiB. NULL with a Chinese error: ERROR_INPUT is a wrong PIN and nothing else; missing,
 * newer and damaged (ERROR_SYSTEM) are not mended by another try. */
KETING_MUST_USE struct seal_secret *seal_open_secret(const char *path, const char *pin, struct error *error);
/* Accepts NULL. */
void seal_close_secret(struct seal_secret *secret);
/* The public half that belongs to it. */
void seal_secret_public(const struct seal_secret *secret, unsigned char key[SEAL_KEY_BYTES]);

/* Of a message of that length: padded to a multiple of 64, so that its length tells little. */
size_t seal_sealed_bytes(size_t bytes);
/* out: seal_sealed_bytes(bytes). False when memory is short, or the key is none that was read or made. */
KETING_MUST_USE bool seal_box(const struct seal_public *key, const void *message, size_t bytes,
                              unsigned char *out);
/* The message and a NUL past its end, the caller's (wipe it, mem_free it); NULL when it was not sealed to
 * this key or was changed. */
KETING_MUST_USE void *seal_open_box(const struct seal_secret *secret, const void *sealed, size_t sealed_bytes,
                                    size_t *bytes);

#endif
