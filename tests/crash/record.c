/* SPDX-License-Identifier: MIT */
#include "record.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FDS = 1024, NO_FILE = -1, FOLDER = -2, FILE_MOST = 64 * 1024 * 1024 };

static struct {
    struct disk_log *log; /* NULL = nothing is noted */
    char folder[PATH_MAX];
    enum record_lie lies;
    struct disk_state names; /* which file a name stands for now; no contents */
    int of_fd[FDS];          /* + 1, so that 0 = not ours */
} now;

/* ---- what belongs to it -------------------------------------------------------------------------------- */

/* NULL: not in the folder, or not to be noted. */
static const char *name_of(const char *path)
{
    size_t length = strlen(now.folder);

    if (now.log == NULL || strncmp(path, now.folder, length) != 0 || path[length] != '/')
        return NULL;
    return str_ends(path, "-shm") ? NULL : path + length + 1;
}

static int file_of(const char *name)
{
    for (int i = 0; i < now.names.name_count; i++)
        if (str_same(now.names.name[i].name, name))
            return now.names.name[i].file;
    return NO_FILE;
}

static int file_of_fd(int fd)
{
    return now.log != NULL && fd >= 0 && fd < FDS ? now.of_fd[fd] - 1 : NO_FILE;
}

static void note(struct disk_op op, const char *name, const char *to)
{
    snprintf(op.name, sizeof op.name, "%s", name);
    snprintf(op.to, sizeof op.to, "%s", to);
    disk_log_add(now.log, &op);
}

static void note_write(int file, const void *data, size_t bytes, int64_t offset)
{
    unsigned char *copy = mem_alloc(bytes + 1);

    memcpy(copy, data, bytes);
    note((struct disk_op){.kind = DISK_WRITE, .file = file, .offset = offset, .bytes = bytes, .data = copy},
         "", "");
}

static void forget_name(const char *name)
{
    for (int i = 0; i < now.names.name_count; i++)
        if (str_same(now.names.name[i].name, name))
            now.names.name[i] = now.names.name[--now.names.name_count];
}

static void set_name(const char *name, int file)
{
    forget_name(name);
    if (now.names.name_count == DISK_NAMES_MOST || strlen(name) >= DISK_NAME_BYTES) {
        fprintf(stderr, "record: too many names, or too long: %s\n", name);
        abort();
    }
    snprintf(now.names.name[now.names.name_count].name, DISK_NAME_BYTES, "%s", name);
    now.names.name[now.names.name_count++].file = file;
}

static int make_file(const char *name, const struct stat *at)
{
    int file = now.log->files++;

    set_name(name, file);
    note((struct disk_op){.kind = DISK_MAKE, .file = file, .inode = at->st_ino}, name, "");
    return file;
}

static bool lied_about(int file)
{
    int receipts = file_of("receipts"), beside = file_of("receipts.new");

    return ((now.lies & LIE_FOLDER) != 0 && file == FOLDER) ||
           ((now.lies & LIE_RECEIPTS) != 0 && file >= 0 && (file == receipts || file == beside));
}

static void note_sync(int file)
{
    if (file == NO_FILE || lied_about(file))
        return;
    note((struct disk_op){.kind = file == FOLDER ? DISK_SYNC_FOLDER : DISK_SYNC,
                          .file = file == FOLDER ? 0 : file},
         "", "");
}

/* ---- beginning and end --------------------------------------------------------------------------------- */

static bool note_old_file(const char *name)
{
    char *path = fs_join(now.folder, name);
    size_t bytes = 0;
    char *data = fs_read(path, FILE_MOST, &bytes);
    struct stat at;

    if (data != NULL && stat(path, &at) == 0) {
        int file = make_file(name, &at);
        note_write(file, data, bytes, 0);
        note((struct disk_op){.kind = DISK_SYNC, .file = file}, "", "");
    }
    mem_free(data);
    mem_free(path);
    return data != NULL;
}

bool record_start(const char *folder, struct disk_log *log, enum record_lie lies)
{
    DIR *dir = opendir(folder);
    bool ok = dir != NULL;

    memset(&now, 0, sizeof now);
    snprintf(now.folder, sizeof now.folder, "%s", folder);
    now.log = log;
    now.lies = lies;
    for (struct dirent *found; ok && (found = readdir(dir)) != NULL;)
        ok = found->d_name[0] == '.' || str_ends(found->d_name, "-shm") || note_old_file(found->d_name);
    if (dir != NULL)
        closedir(dir);
    note((struct disk_op){.kind = DISK_SYNC_FOLDER}, "", "");
    return ok;
}

void record_stop(void)
{
    now.log = NULL;
}

void record_mark(int mark)
{
    note((struct disk_op){.kind = DISK_MARK, .mark = mark}, "", "");
}

/* ---- in the place of the C library's ------------------------------------------------------------------ */

static void note_open(int fd, const char *path, int flags, bool was_there, off_t old_size)
{
    const char *name = name_of(path);
    struct stat at;
    int file;

    if (now.log != NULL && fd < FDS)
        now.of_fd[fd] = str_same(path, now.folder) ? FOLDER + 1 : 0;
    if (name == NULL || fd >= FDS || fstat(fd, &at) != 0)
        return;
    file = file_of(name);
    if (!was_there || file == NO_FILE)
        file = make_file(name, &at);
    else if ((flags & O_TRUNC) != 0 && old_size > 0)
        note((struct disk_op){.kind = DISK_RESIZE, .file = file, .offset = 0}, "", "");
    now.of_fd[fd] = file + 1;
}

static int open_noted(const char *path, int flags, mode_t mode)
{
    struct stat before;
    bool was_there = name_of(path) != NULL && stat(path, &before) == 0;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);

    if (fd >= 0)
        note_open(fd, path, flags, was_there, was_there ? before.st_size : 0);
    return fd;
}

static mode_t mode_of(int flags, va_list more)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list more;

    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return open_noted(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;

    va_start(more, flags);
    mode_t mode = mode_of(flags, more);
    va_end(more);
    return open_noted(path, flags, mode);
}

int close(int fd)
{
    if (fd >= 0 && fd < FDS)
        now.of_fd[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *data, size_t bytes)
{
    int file = file_of_fd(fd);
    off_t at = file >= 0 ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t written = syscall(SYS_write, fd, data, bytes);

    if (file >= 0 && written > 0)
        note_write(file, data, (size_t)written, at);
    return written;
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t offset)
{
    int file = file_of_fd(fd);
    ssize_t written = syscall(SYS_pwrite64, fd, data, bytes, offset);

    if (file >= 0 && written > 0)
        note_write(file, data, (size_t)written, offset);
    return written;
}

int ftruncate64(int fd, off64_t size)
{
    int file = file_of_fd(fd), result = (int)syscall(SYS_ftruncate, fd, size);

    if (file >= 0 && result == 0)
        note((struct disk_op){.kind = DISK_RESIZE, .file = file, .offset = size}, "", "");
    return result;
}

int ftruncate(int fd, off_t size)
{
    return ftruncate64(fd, size);
}

/* The disk of the test is the log: nothing here is worth the wait for the real one. */
int fdatasync(int fd)
{
    note_sync(file_of_fd(fd));
    return 0;
}

int fsync(int fd)
{
    return fdatasync(fd);
}

int rename(const char *from, const char *to)
{
    int result = (int)syscall(SYS_rename, from, to);
    const char *name = name_of(from), *new_name = name_of(to);

    if (result != 0 || name == NULL || new_name == NULL)
        return result;
    int file = file_of(name);
    forget_name(name);
    set_name(new_name, file);
    note((struct disk_op){.kind = DISK_RENAME, .file = file}, name, new_name);
    return 0;
}

int unlink(const char *path)
{
    const char *name = name_of(path);
    int result = (int)syscall(SYS_unlink, path);

    if (result == 0 && name != NULL && file_of(name) != NO_FILE) {
        note((struct disk_op){.kind = DISK_REMOVE, .file = file_of(name)}, name, "");
        forget_name(name);
    }
    return result;
}
