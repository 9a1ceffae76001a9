/* SPDX-License-Identifier: MIT */
#include "disk.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include "draw.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void disk_log_add(struct disk_log *log, const struct disk_op *op)
{
    if (log->count == log->space) {
        log->space = log->space != 0 ? 2 * log->space : 1024;
        log->op = mem_realloc(log->op, (size_t)log->space * sizeof *log->op);
    }
    log->op[log->count++] = *op;
}

void disk_log_finish(struct disk_log *log)
{
    for (int i = 0; i < log->count; i++)
        mem_free(log->op[i].data);
    mem_free(log->op);
    *log = (struct disk_log){0};
}

/* ---- files --------------------------------------------------------------------------------------------- */

static void resize(struct disk_file *file, size_t size)
{
    if (size > file->space) {
        file->space = 2 * size;
        file->data = mem_realloc(file->data, file->space);
    }
    if (size > file->size)
        memset(file->data + file->size, 0, size - file->size);
    file->size = size;
}

static void write_at(struct disk_file *file, int64_t offset, const void *data, size_t bytes)
{
    if (bytes == 0)
        return;
    if ((size_t)offset + bytes > file->size)
        resize(file, (size_t)offset + bytes);
    memcpy(file->data + offset, data, bytes);
}

void disk_file_set(struct disk_file *file, const void *data, size_t bytes)
{
    resize(file, 0);
    write_at(file, 0, data, bytes);
}

static int name_at(const struct disk_state *state, const char *name)
{
    for (int i = 0; i < state->name_count; i++)
        if (str_same(state->name[i].name, name))
            return i;
    return -1;
}

struct disk_file *disk_find(const struct disk_state *state, const char *name)
{
    int at = name_at(state, name);

    return at >= 0 ? &state->file[state->name[at].file] : NULL;
}

static void bind_name(struct disk_state *state, const char *name, int file)
{
    int at = name_at(state, name);

    if (at < 0)
        at = state->name_count++;
    snprintf(state->name[at].name, DISK_NAME_BYTES, "%s", name);
    state->name[at].file = file;
}

/* Only while it still stands for that file. */
static void drop_name(struct disk_state *state, const char *name, int file)
{
    int at = name_at(state, name);

    if (at >= 0 && state->name[at].file == file)
        state->name[at] = state->name[--state->name_count];
}

void disk_state_copy(struct disk_state *out, const struct disk_state *from)
{
    *out = *from;
    out->file = mem_calloc((size_t)from->file_count + 1, sizeof *out->file);
    for (int i = 0; i < from->file_count; i++) {
        write_at(&out->file[i], 0, from->file[i].data, from->file[i].size);
        out->file[i].inode = from->file[i].inode;
    }
}

void disk_state_finish(struct disk_state *state)
{
    for (int i = 0; i < state->file_count; i++)
        mem_free(state->file[i].data);
    mem_free(state->file);
    *state = (struct disk_state){0};
}

static bool is_of_names(const struct disk_op *op)
{
    return op->kind == DISK_MAKE || op->kind == DISK_RENAME || op->kind == DISK_REMOVE;
}

static void apply(struct disk_state *state, const struct disk_op *op)
{
    struct disk_file *file = &state->file[op->file];

    switch (op->kind) {
    case DISK_MAKE:
        bind_name(state, op->name, op->file);
        file->inode = op->inode;
        break;
    case DISK_WRITE: write_at(file, op->offset, op->data, op->bytes); break;
    case DISK_RESIZE: resize(file, (size_t)op->offset); break;
    case DISK_RENAME:
        drop_name(state, op->name, op->file);
        bind_name(state, op->to, op->file);
        break;
    case DISK_REMOVE: drop_name(state, op->name, op->file); break;
    default: break;
    }
}

/* ---- going through the log ----------------------------------------------------------------------------- */

void disk_replay_init(struct disk_replay *replay, const struct disk_log *log)
{
    *replay = (struct disk_replay){.log = log};
    replay->sure.file_count = log->files;
    replay->sure.file = mem_calloc((size_t)log->files + 1, sizeof *replay->sure.file);
}

void disk_replay_finish(struct disk_replay *replay)
{
    disk_state_finish(&replay->sure);
    mem_free(replay->open);
    *replay = (struct disk_replay){0};
}

static void add_open(struct disk_replay *replay, int at)
{
    if (replay->open_count == replay->open_space) {
        replay->open_space = replay->open_space != 0 ? 2 * replay->open_space : 256;
        replay->open = mem_realloc(replay->open, (size_t)replay->open_space * sizeof *replay->open);
    }
    replay->open[replay->open_count++] = at;
}

/* file: -1 = the names. */
static void make_sure(struct disk_replay *replay, int file)
{
    int kept = 0;

    for (int i = 0; i < replay->open_count; i++) {
        const struct disk_op *op = &replay->log->op[replay->open[i]];
        if (is_of_names(op) ? file == -1 : op->file == file)
            apply(&replay->sure, op);
        else
            replay->open[kept++] = replay->open[i];
    }
    replay->open_count = kept;
}

const struct disk_op *disk_replay_step(struct disk_replay *replay)
{
    const struct disk_op *op = &replay->log->op[replay->at];

    switch (op->kind) {
    case DISK_SYNC: make_sure(replay, op->file); break;
    case DISK_SYNC_FOLDER: make_sure(replay, -1); break;
    case DISK_MARK: break;
    default: add_open(replay, replay->at); break;
    }
    replay->at++;
    return op;
}

/* ---- power cuts ---------------------------------------------------------------------------------------- */

const char *disk_cut_name(enum disk_cut cut)
{
    static const char *const names[CUTS] = {"nothing", "all", "early", "writes", "sectors"};

    return names[cut];
}

/* One sector is whole or not there; its bounds are those of the file. chance: of 16. */
static void write_sectors(struct disk_file *file, const struct disk_op *op, int chance, uint64_t *random)
{
    for (size_t done = 0, part; done < op->bytes; done += part) {
        part = DISK_SECTOR - ((size_t)op->offset + done) % DISK_SECTOR;
        part = part < op->bytes - done ? part : op->bytes - done;
        if (draw_below(random, 16) < chance)
            write_at(file, op->offset + (int64_t)done, op->data + done, part);
    }
}

static void cut_early(const struct disk_replay *replay, uint64_t *random, struct disk_state *out)
{
    int whole = draw_below(random, replay->open_count + 1);

    for (int i = 0; i < whole; i++)
        apply(out, &replay->log->op[replay->open[i]]);
    if (whole == replay->open_count)
        return;
    const struct disk_op *torn = &replay->log->op[replay->open[whole]];
    if (torn->kind == DISK_WRITE) {
        size_t bytes = (size_t)draw_below(random, (int)torn->bytes + 1) / DISK_SECTOR * DISK_SECTOR;
        write_at(&out->file[torn->file], torn->offset, torn->data, bytes);
    }
}

static void cut_any(const struct disk_replay *replay, enum disk_cut cut, uint64_t *random,
                    struct disk_state *out)
{
    static const int chances[] = {1, 4, 8, 12, 15};
    int chance = chances[draw_below(random, 5)];

    for (int i = 0; i < replay->open_count; i++) {
        const struct disk_op *op = &replay->log->op[replay->open[i]];
        if (cut == CUT_SECTORS && op->kind == DISK_WRITE)
            write_sectors(&out->file[op->file], op, chance, random);
        else if (draw_below(random, 16) < chance)
            apply(out, op);
    }
}

void disk_cut(const struct disk_replay *replay, enum disk_cut cut, uint64_t *random, struct disk_state *out)
{
    disk_state_copy(out, &replay->sure);
    if (cut == CUT_EARLY)
        cut_early(replay, random, out);
    else if (cut == CUT_WRITES || cut == CUT_SECTORS)
        cut_any(replay, cut, random, out);
    else if (cut == CUT_ALL)
        for (int i = 0; i < replay->open_count; i++)
            apply(out, &replay->log->op[replay->open[i]]);
}

/* ---- a folder of it ------------------------------------------------------------------------------------ */

static bool empty_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    bool ok = dir != NULL;

    for (struct dirent *found; ok && (found = readdir(dir)) != NULL;) {
        char *path = fs_join(folder, found->d_name);
        ok = found->d_name[0] == '.' || unlink(path) == 0;
        mem_free(path);
    }
    if (dir != NULL)
        closedir(dir);
    return ok;
}

static bool put_file(const char *folder, const char *name, const struct disk_file *file)
{
    char *path = fs_join(folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, file->data, file->size) == (ssize_t)file->size;

    if (fd >= 0)
        close(fd);
    mem_free(path);
    return ok;
}

bool disk_put(const struct disk_state *state, const char *folder)
{
    bool ok = empty_folder(folder);

    for (int i = 0; ok && i < state->name_count; i++)
        ok = put_file(folder, state->name[i].name, &state->file[state->name[i].file]);
    return ok;
}
