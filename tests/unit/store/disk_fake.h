/* SPDX-License-Identifier: MIT */
#ifndef KETING_TESTS_DISK_FAKE_H
#define KETING_TESTS_DISK_FAKE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/*
 * A disk between SQLite and the real one, as SQLite's default VFS: it counts what is written and synced, and
 * fails where a test says. disk_fake_install once, before any database is opened.
 */
struct disk_fake {
    int writes, syncs, truncates; /* that were asked for */
    int ops;                      /* all of them, since fail_at was set */
    int fail_at;                  /* the n-th op fails, 1 = the next; 0 = none */
    bool stays_dead;              /* and all after it */
    bool torn;                    /* half of the write that fails reaches the disk */
    int error;                    /* SQLITE_FULL, SQLITE_IOERR_WRITE … */
    bool failed;                  /* it did */
    bool no_sync;                 /* counted, not done: for many of them */
};

static struct disk_fake disk_fake;

struct disk_fake_file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static sqlite3_vfs *disk_fake_real, disk_fake_vfs;

static inline void disk_fake_fail(int fail_at, int error)
{
    disk_fake.fail_at = fail_at;
    disk_fake.ops = 0;
    disk_fake.error = error;
    disk_fake.failed = disk_fake.stays_dead = disk_fake.torn = false;
}

static bool disk_fake_fails(void)
{
    disk_fake.ops++;
    bool fails = disk_fake.fail_at != 0 && (disk_fake.ops == disk_fake.fail_at ||
                                            (disk_fake.stays_dead && disk_fake.ops > disk_fake.fail_at));
    disk_fake.failed = disk_fake.failed || fails;
    return fails;
}

static sqlite3_file *disk_fake_of(sqlite3_file *file)
{
    return ((struct disk_fake_file *)file)->real;
}

static int disk_fake_close(sqlite3_file *file)
{
    sqlite3_file *real = disk_fake_of(file);

    return real->pMethods != NULL ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int disk_fake_read(sqlite3_file *file, void *out, int bytes, sqlite3_int64 at)
{
    return disk_fake_of(file)->pMethods->xRead(disk_fake_of(file), out, bytes, at);
}

static int disk_fake_write(sqlite3_file *file, const void *data, int bytes, sqlite3_int64 at)
{
    sqlite3_file *real = disk_fake_of(file);

    disk_fake.writes++;
    if (!disk_fake_fails())
        return real->pMethods->xWrite(real, data, bytes, at);
    if (disk_fake.torn && disk_fake.ops == disk_fake.fail_at)
        real->pMethods->xWrite(real, data, bytes / 2, at);
    return disk_fake.error;
}

static int disk_fake_truncate(sqlite3_file *file, sqlite3_int64 bytes)
{
    disk_fake.truncates++;
    if (disk_fake_fails())
        return SQLITE_IOERR_TRUNCATE;
    return disk_fake_of(file)->pMethods->xTruncate(disk_fake_of(file), bytes);
}

static int disk_fake_sync(sqlite3_file *file, int flags)
{
    disk_fake.syncs++;
    if (disk_fake_fails())
        return disk_fake.error == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
    return disk_fake.no_sync ? SQLITE_OK
                             : disk_fake_of(file)->pMethods->xSync(disk_fake_of(file), flags);
}

static int disk_fake_size(sqlite3_file *file, sqlite3_int64 *bytes)
{
    return disk_fake_of(file)->pMethods->xFileSize(disk_fake_of(file), bytes);
}

static int disk_fake_lock(sqlite3_file *file, int level)
{
    return disk_fake_of(file)->pMethods->xLock(disk_fake_of(file), level);
}

static int disk_fake_unlock(sqlite3_file *file, int level)
{
    return disk_fake_of(file)->pMethods->xUnlock(disk_fake_of(file), level);
}

static int disk_fake_reserved(sqlite3_file *file, int *out)
{
    return disk_fake_of(file)->pMethods->xCheckReservedLock(disk_fake_of(file), out);
}

static int disk_fake_control(sqlite3_file *file, int op, void *argument)
{
    return disk_fake_of(file)->pMethods->xFileControl(disk_fake_of(file), op, argument);
}

static int disk_fake_sector(sqlite3_file *file)
{
    return disk_fake_of(file)->pMethods->xSectorSize(disk_fake_of(file));
}

static int disk_fake_traits(sqlite3_file *file)
{
    return disk_fake_of(file)->pMethods->xDeviceCharacteristics(disk_fake_of(file));
}

static int disk_fake_shm_map(sqlite3_file *file, int page, int bytes, int extend, void volatile **out)
{
    return disk_fake_of(file)->pMethods->xShmMap(disk_fake_of(file), page, bytes, extend, out);
}

static int disk_fake_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return disk_fake_of(file)->pMethods->xShmLock(disk_fake_of(file), offset, n, flags);
}

static void disk_fake_shm_barrier(sqlite3_file *file)
{
    disk_fake_of(file)->pMethods->xShmBarrier(disk_fake_of(file));
}

static int disk_fake_shm_unmap(sqlite3_file *file, int delete_it)
{
    return disk_fake_of(file)->pMethods->xShmUnmap(disk_fake_of(file), delete_it);
}

static const sqlite3_io_methods disk_fake_methods = {
    .iVersion = 2,
    .xClose = disk_fake_close,
    .xRead = disk_fake_read,
    .xWrite = disk_fake_write,
    .xTruncate = disk_fake_truncate,
    .xSync = disk_fake_sync,
    .xFileSize = disk_fake_size,
    .xLock = disk_fake_lock,
    .xUnlock = disk_fake_unlock,
    .xCheckReservedLock = disk_fake_reserved,
    .xFileControl = disk_fake_control,
    .xSectorSize = disk_fake_sector,
    .xDeviceCharacteristics = disk_fake_traits,
    .xShmMap = disk_fake_shm_map,
    .xShmLock = disk_fake_shm_lock,
    .xShmBarrier = disk_fake_shm_barrier,
    .xShmUnmap = disk_fake_shm_unmap,
};

static int disk_fake_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct disk_fake_file *fake = (struct disk_fake_file *)file;

    (void)vfs;
    fake->real = (sqlite3_file *)(fake + 1);
    fake->base.pMethods = NULL;
    int rc = disk_fake_real->xOpen(disk_fake_real, name, fake->real, flags, out);
    if (rc == SQLITE_OK)
        fake->base.pMethods = &disk_fake_methods;
    return rc;
}

static void disk_fake_install(void)
{
    disk_fake_real = sqlite3_vfs_find(NULL);
    disk_fake_vfs = *disk_fake_real;
    disk_fake_vfs.zName = "disk-fake";
    disk_fake_vfs.szOsFile = (int)sizeof(struct disk_fake_file) + disk_fake_real->szOsFile;
    disk_fake_vfs.xOpen = disk_fake_open;
    if (sqlite3_vfs_register(&disk_fake_vfs, 1) != SQLITE_OK)
        abort();
}

#endif
