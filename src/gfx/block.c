/* SPDX-License-Identifier: MIT */
#include "block.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where the kernel's large pages are of another size, the advice is of no use and does no harm. */
static const size_t large_page = (size_t)2 * 1024 * 1024;

/* Cuts off what was asked for to find a start at a large page. */
static void *align(char *map, size_t mapped, size_t bytes)
{
    size_t before = (large_page - (uintptr_t)map % large_page) % large_page;

    if (before > 0)
        munmap(map, before);
    if (mapped > before + bytes)
        munmap(map + before + bytes, mapped - before - bytes);
    madvise(map + before, bytes, MADV_HUGEPAGE);
    return map + before;
}

/* 0 = more than there can be. */
static size_t whole_pages(size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    return bytes > PTRDIFF_MAX - large_page - page ? 0 : (bytes + page - 1) / page * page;
}

void *block_try_alloc(size_t bytes)
{
    size_t needed = whole_pages(bytes), mapped = needed + (needed >= large_page ? large_page : 0);

    if (needed == 0)
        return NULL;
    char *map = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return NULL;
    return mapped > needed ? align(map, mapped, needed) : map;
}

void block_free(void *block, size_t bytes)
{
    if (block != NULL)
        munmap(block, whole_pages(bytes));
}
