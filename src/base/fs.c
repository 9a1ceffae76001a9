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
    int fd = open(path, O_RDONLY | O_CLOEXEC);

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

bool fs_sync_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir =
        slash == NULL ? mem_strdup(".") : mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    mem_free(dir);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    int saved = errno;
    close(fd);
    errno = saved;
    return ok;
}

bool fs_write_whole(const char *path, const void *data, size_t bytes)
{
    char *beside = str_format("%s.new", path);
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool ok = fd >= 0;

    if (ok) {
        ok = write_all(fd, data, bytes) && fsync(fd) == 0;
        int saved = errno;
        ok = close(fd) == 0 && ok;
        errno = ok ? errno : saved;
    }
    ok = ok && rename(beside, path) == 0;
    if (!ok) {
        int saved = errno;
        unlink(beside);
        errno = saved;
    }
    mem_free(beside);
    return ok && fs_sync_parent(path);
}

bool fs_make_dirs(const char *path)
{
    char *copy = mem_strdup(path);
    bool ok = true;

    for (char *p = copy + 1; ok && *p != '\0'; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        ok = mkdir(copy, 0755) == 0 || errno == EEXIST;
        *p = '/';
    }
    ok = ok && (mkdir(copy, 0755) == 0 || errno == EEXIST);
    mem_free(copy);
    return ok;
}

bool fs_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *fs_join(const char *dir, const char *name)
{
    return str_format("%s%s%s", dir, str_ends(dir, "/") ? "" : "/", name);
}
