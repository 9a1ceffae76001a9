/* SPDX-License-Identifier: MIT */
#ifndef KETING_CRASH_DISK_H
#define KETING_CRASH_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A disk whose power may go at any moment. All that is done to the files of one folder is noted in order
 * (record.h); then the folder is made again as it may be found after a power cut: what a sync has reached is
 * there, of all else any part, in any order, torn between sectors of 512 bytes. The name of a file is sure
 * only when its folder was synced, and is another matter than what stands in the file. Stricter than any
 * journalling file system.
 */
enum { DISK_NAME_BYTES = 64, DISK_NAMES_MOST = 16, DISK_SECTOR = 512 };

enum disk_op_kind {
    DISK_MAKE,        /* name stands for a new empty file */
    DISK_WRITE,
    DISK_RESIZE,      /* to offset bytes */
    DISK_SYNC,        /* what was written to the file so far is sure */
    DISK_RENAME,      /* name becomes to, of the same file */
    DISK_REMOVE,
    DISK_SYNC_FOLDER, /* the names are sure */
    DISK_MARK,        /* nothing of the disk: what a resident saw at that moment */
};

struct disk_op {
    enum disk_op_kind kind;
    int file; /* counted from 0 in the order they were made */
    int64_t offset;
    uint64_t inode; /* of MAKE */
    size_t bytes;
    unsigned char *data;
    char name[DISK_NAME_BYTES], to[DISK_NAME_BYTES];
    int mark;
};

struct disk_log {
    struct disk_op *op;
    int count, space;
    int files;
};

/* Takes over op->data. */
void disk_log_add(struct disk_log *log, const struct disk_op *op);
void disk_log_finish(struct disk_log *log);

struct disk_file {
    unsigned char *data;
    size_t size, space;
    uint64_t inode; /* it had when it was noted */
};

struct disk_state {
    struct disk_file *file; /* by disk_op::file */
    int file_count;
    struct disk_name {
        char name[DISK_NAME_BYTES];
        int file;
    } name[DISK_NAMES_MOST];
    int name_count;
};

void disk_state_copy(struct disk_state *out, const struct disk_state *from);
void disk_state_finish(struct disk_state *state);
/* NULL when no file has that name. Valid until the state changes. */
struct disk_file *disk_find(const struct disk_state *state, const char *name);
void disk_file_set(struct disk_file *file, const void *data, size_t bytes);

/* Goes through a log once; open: what is not sure yet, in order. */
struct disk_replay {
    const struct disk_log *log;
    int at; /* the next op */
    struct disk_state sure;
    int *open, open_count, open_space;
};

void disk_replay_init(struct disk_replay *replay, const struct disk_log *log);
void disk_replay_finish(struct disk_replay *replay);
/* One op further; it is given back. */
const struct disk_op *disk_replay_step(struct disk_replay *replay);

enum disk_cut {
    CUT_NOTHING, /* of what is not sure, nothing is there */
    CUT_ALL,
    CUT_EARLY,   /* the first of it, the last of those torn */
    CUT_WRITES,  /* any of the writes, whole */
    CUT_SECTORS, /* any sectors of any of them */
    CUTS
};
const char *disk_cut_name(enum disk_cut cut);
/* The disk after a power cut at this point. random: moves on with each draw. The caller finishes out. */
void disk_cut(const struct disk_replay *replay, enum disk_cut cut, uint64_t *random, struct disk_state *out);

/* The folder gets exactly these files; false with errno. */
bool disk_put(const struct disk_state *state, const char *folder);

#endif
