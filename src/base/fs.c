/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int fd, char *out, size_t bytes)
{
    while (bytes > 0) {
        ssize_t n = read(fd, out, bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            errno = n == 0 ? EIO : errno; /* shrank under our hands */
            return false;
        }
        out += n;
        bytes -= (size_t)n;
    }
    return true;
}

static bool write_all(int fd, const char *data, size_t bytes)
{
    while (bytes > 0) {
        ssize_t n = write(fd, data, bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data += n;
        bytes -= (size_t)n;
    }
    return true;
}

char *fs_read(const char *path, size_t limit, size_t *bytes)
{
    char *data = NULL;
    struct stat st;
    /* Opening a pipe that nobody writes to would wait for ever. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) < 0)
        goto out;
    if (!S_ISREG(st.st_mode)) {
        errno = EINVAL;
        goto out;
    }
    if ((uint64_t)st.st_size > limit) {
        errno = EFBIG;
        goto out;
    }
    data = mem_try_alloc((size_t)st.st_size + 1, 1);
    if (data == NULL) {
        errno = ENOMEM;
        goto out;
    }
    if (!read_all(fd, data, (size_t)st.st_size)) {
        mem_free(data);
        data = NULL;
        goto out;
    }
    data[st.st_size] = '\0';
    *bytes = (size_t)st.st_size;
out:;
    int saved = errno;
    close(fd);
    errno = saved;
    return data;
}

/* Closes fd and keeps errno of what went wrong first. */
static bool close_after(int fd, bool ok)
{
    int saved = errno;

    if (close(fd) < 0 && ok)
        return false;
    errno = saved;
    return ok;
}

static int open_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir =
        slash == NULL ? mem_strdup(".") : mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    mem_free(dir);
    return fd;
}

bool fs_sync_parent(const char *path)
{
    int fd = open_parent(path);

    return fd >= 0 && close_after(fd, fsync(fd) == 0);
}

static bool write_beside(const char *beside, const void *data, size_t bytes)
{
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

    return fd >= 0 && close_after(fd, write_all(fd, data, bytes) && fsync(fd) == 0);
}

bool fs_write_whole(const char *path, const void *data, size_t bytes)
{
    /* Opened first: after the rename there is no way back. */
    int parent = open_parent(path);
    if (parent < 0)
        return false;
    char *beside = str_format("%s.new", path);
    bool ok = write_beside(beside, data, bytes) && rename(beside, path) == 0;

    if (!ok) {
        int saved = errno;
        unlink(beside);
        errno = saved;
    }
    mem_free(beside);
    return close_after(parent, ok && fsync(parent) == 0);
}

static bool make_dir(const char *path)
{
    struct stat st;

    if (mkdir(path, 0755) == 0)
        return true;
    if (errno != EEXIST || stat(path, &st) < 0)
        return false;
    errno = ENOTDIR;
    return S_ISDIR(st.st_mode);
}

bool fs_make_dirs(const char *path)
{
    char *copy = mem_strdup(path);
    bool ok = true;

    for (char *p = copy; ok && *p != '\0'; p++) {
        if (*p != '/' || p == copy)
            continue;
        *p = '\0';
        ok = make_dir(copy);
        *p = '/';
    }
    ok = ok && make_dir(copy);
    mem_free(copy);
    return ok;
}

bool fs_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *fs_join(const char *dir, const char *name)
{
    return str_format("%s%s%s", dir, dir[0] == '\0' || str_ends(dir, "/") ? "" : "/", name);
}
