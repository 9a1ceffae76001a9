/* SPDX-License-Identifier: MIT */
#include "store/seal.h"

#include "base/mem.h"
#include "seal_secret.h"

#include <sodium.h>
#include <string.h>

enum { PAD_BYTES = 64 };
_Static_assert(SEAL_KEY_BYTES == crypto_box_PUBLICKEYBYTES && SEAL_KEY_BYTES == crypto_box_SECRETKEYBYTES,
               "both halves are of one size");

bool seal_init(void)
{
    return sodium_init() >= 0;
}

struct seal_secret *seal_secret_create(void)
{
    struct seal_secret *secret = sodium_malloc(sizeof *secret);

    if (secret != NULL)
        sodium_memzero(secret, sizeof *secret);
    return secret;
}

void seal_close_secret(struct seal_secret *secret)
{
    sodium_free(secret); /* wipes it; accepts NULL */
}

void seal_secret_public(const struct seal_secret *secret, unsigned char key[SEAL_KEY_BYTES])
{
    memcpy(key, secret->key, SEAL_KEY_BYTES);
}

/* At least one byte longer: the first one of the padding marks the end of the message. */
static size_t padded_bytes(size_t bytes)
{
    return (bytes / PAD_BYTES + 1) * PAD_BYTES;
}

size_t seal_sealed_bytes(size_t bytes)
{
    return padded_bytes(bytes) + crypto_box_SEALBYTES;
}

bool seal_box(const struct seal_public *key, const void *message, size_t bytes, unsigned char *out)
{
    size_t space = padded_bytes(bytes), padded = 0;
    unsigned char *plain = mem_try_alloc(space, 1);

    if (plain == NULL)
        return false;
    if (bytes > 0)
        memcpy(plain, message, bytes);
    bool ok = sodium_pad(&padded, plain, bytes, PAD_BYTES, space) == 0 && padded == space &&
              crypto_box_seal(out, plain, padded, key->key) == 0;
    sodium_memzero(plain, space);
    mem_free(plain);
    return ok;
}

void *seal_open_box(const struct seal_secret *secret, const void *sealed, size_t sealed_bytes, size_t *bytes)
{
    size_t plain_bytes = sealed_bytes - crypto_box_SEALBYTES;

    *bytes = 0;
    if (sealed_bytes <= crypto_box_SEALBYTES || plain_bytes % PAD_BYTES != 0)
        return NULL;
    unsigned char *plain = mem_try_alloc(plain_bytes, 1);
    if (plain == NULL)
        return NULL;
    if (crypto_box_seal_open(plain, sealed, sealed_bytes, secret->key, secret->secret) != 0 ||
        sodium_unpad(bytes, plain, plain_bytes, PAD_BYTES) != 0) {
        sodium_memzero(plain, plain_bytes);
        mem_free(plain);
        *bytes = 0;
        return NULL;
    }
    plain[*bytes] = '\0'; /* where the padding began */
    return plain;
}
