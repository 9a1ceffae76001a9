/* SPDX-License-Identifier: MIT */
#include "keting_ctl_copy.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

/* What makes the database, the log last: what is written to it meanwhile is cut off by its checksums. The
 * index of the log and the list of series are made anew in a copy. */
static const char *const copied[] = {"requests.db", "requests.db-wal"};
static const char *const made[] = {"requests.db", "requests.db-wal", "requests.db-shm", "receipts",
                                   "receipts.new"};

static bool send_all(int from, int to)
{
    enum { AT_ONCE = 1 << 20 };
    ssize_t sent;

    while ((sent = sendfile(to, from, NULL, AT_ONCE)) > 0)
        continue;
    return sent == 0;
}

/* A file that is not there is no failure: without a log the database is whole. */
static bool copy_file(const char *from_folder, const char *to_folder, const char *name)
{
    char *from_path = fs_join(from_folder, name), *to_path = fs_join(to_folder, name);
    int from = open(from_path, O_RDONLY | O_CLOEXEC), to = -1;
    bool ok = from < 0 && errno == ENOENT;

    if (from >= 0) {
        to = open(to_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        ok = to >= 0 && send_all(from, to);
        close(from);
    }
    if (to >= 0)
        ok = close(to) == 0 && ok;
    mem_free(from_path);
    mem_free(to_path);
    return ok;
}

char *ctl_copy_make(const char *data)
{
    char *folder = str_format("%s/keting-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    bool ok = mkdtemp(folder) != NULL;

    if (!ok) {
        mem_free(folder);
        return NULL;
    }
    for (size_t i = 0; i < ARRAY_LEN(copied); i++)
        ok = ok && copy_file(data, folder, copied[i]);
    if (ok)
        return folder;
    ctl_copy_remove(folder);
    return NULL;
}

void ctl_copy_remove(char *folder)
{
    if (folder == NULL)
        return;
    for (size_t i = 0; i < ARRAY_LEN(made); i++) {
        char *path = fs_join(folder, made[i]);
        unlink(path);
        mem_free(path);
    }
    rmdir(folder);
    mem_free(folder);
}
