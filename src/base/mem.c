/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "mem"
#include "base/mem.h"

#include "base/log.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *or_abort(void *p, size_t bytes)
{
    if (p == NULL) {
        log_error("out of memory: %zu bytes", bytes);
        abort();
    }
    return p;
}

void *mem_alloc(size_t bytes)
{
    return or_abort(malloc(bytes ? bytes : 1), bytes);
}

void *mem_zalloc(size_t bytes)
{
    return or_abort(calloc(1, bytes ? bytes : 1), bytes);
}

void *mem_calloc(size_t count, size_t bytes)
{
    return or_abort(calloc(count ? count : 1, bytes ? bytes : 1), bytes);
}

/* Nothing that is written here is half as large (ANSWERS_BYTES_MAX). Larger ones are pictures: to overwrite
 * those as well made a page of photographs late. */
enum { WIPED_BYTES = 128 * 1024 };

/* As mem_free() does: the old place keeps nothing. */
void *mem_realloc(void *old, size_t bytes)
{
    size_t room = old != NULL ? malloc_usable_size(old) : 0;

    if (old != NULL && bytes > 0 && bytes <= room && bytes >= room / 2)
        return old;
    if (room > WIPED_BYTES)
        return or_abort(realloc(old, bytes ? bytes : 1), bytes);
    void *new = mem_alloc(bytes);
    if (old != NULL)
        memcpy(new, old, bytes < room ? bytes : room);
    mem_free(old);
    return new;
}

char *mem_strdup(const char *s)
{
    return mem_strndup(s, strlen(s));
}

char *mem_strndup(const char *s, size_t bytes)
{
    size_t n = strnlen(s, bytes);
    char *copy = mem_alloc(n + 1);
    memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

void *mem_try_alloc(size_t a, size_t b)
{
    size_t bytes;
    if (__builtin_mul_overflow(a, b, &bytes) || bytes > PTRDIFF_MAX)
        return NULL;
    return malloc(bytes ? bytes : 1);
}

void mem_free(void *p)
{
    if (p == NULL)
        return;
    if (malloc_usable_size(p) <= WIPED_BYTES)
        explicit_bzero(p, malloc_usable_size(p));
    free(p);
}
