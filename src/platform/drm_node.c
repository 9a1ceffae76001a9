/* SPDX-License-Identifier: MIT */
#include "drm_node.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int drm_node_open(int number)
{
    char path[32];

    snprintf(path, sizeof(path), "/dev/dri/card%d", number);
    return open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
}

void drm_node_close(int fd)
{
    close(fd);
}

void *drm_node_map(int fd, uint64_t offset, size_t bytes)
{
    void *map = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)offset);

    return map == MAP_FAILED ? NULL : map;
}

void drm_node_unmap(void *map, size_t bytes)
{
    munmap(map, bytes);
}
