/* SPDX-License-Identifier: MIT */
#include "pack/export.h"

#include "base/fs.h"
#include "base/mem.h"
#include "export_book.h"
#include "export_drawing.h"
#include "export_lines.h"
#include "export_text.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A line is put together here before it is written: with room for the longest there is no copy left
 * elsewhere. */
enum { LINE_BYTES = 8 * ANSWERS_BYTES_MAX };

static const char memory_folder[] = "/dev/shm";

struct export
{
    const struct export_options *options;
    char *folder, *part; /* part: where it is written until it is whole */
    FILE *table, *lines, *reply;
    struct export_book *book;
    struct str line;
    bool pictures;      /* its folder is there */
    struct error error; /* the first */
};

/* ---- files --------------------------------------------------------------------------------------------- */

static bool fail(struct export *export)
{
    error_set(&export->error, ERROR_SYSTEM,
              "导出写不进去（%s）。请看看U盘是不是满了、写保护了，换一个再试；写了一半的已经删掉。",
              strerror(errno));
    return false;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
    (void)st;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* Never follows a link. */
static void remove_tree(const char *path)
{
    if (fs_exists(path))
        nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

/* Without a buffer: a line goes to the kernel from ours, which is wiped. */
static FILE *open_file(struct export *export, const char *name)
{
    char *path = fs_join(export->part, name);
    FILE *file = fopen(path, "wxe");

    if (file == NULL)
        fail(export);
    else
        setvbuf(file, NULL, _IONBF, 0);
    mem_free(path);
    return file;
}

/* Writes the line at hand, and empties it. */
static bool write_line(struct export *export, FILE *file)
{
    bool ok = fwrite(str_text(&export->line), 1, export->line.len, file) == export->line.len || fail(export);

    str_clear(&export->line);
    return ok;
}

static bool close_file(struct export *export, FILE **file)
{
    bool ok = *file == NULL || fclose(*file) == 0 || fail(export);

    *file = NULL;
    return ok;
}

/* ---- beginning ----------------------------------------------------------------------------------------- */

static bool open_book(struct export *export)
{
    char *path = fs_join(export->part, EXPORT_BOOK);
    /* The library's own files belong into memory: they do not look for a full disk. */
    const char *scratch = access(memory_folder, W_OK) == 0 ? memory_folder : export->part;

    export->book = export_book_create(path, scratch, export->options->now_s);
    mem_free(path);
    return export->book != NULL || fail(export);
}

static bool open_all(struct export *export)
{
    if ((export->table = open_file(export, EXPORT_TABLE)) == NULL ||
        (export->lines = open_file(export, EXPORT_LINES)) == NULL ||
        (export->reply = open_file(export, EXPORT_REPLY)) == NULL || !open_book(export))
        return false;
    export_add_table_header(&export->line);
    if (!write_line(export, export->table))
        return false;
    export_add_reply_header(&export->line);
    return write_line(export, export->reply);
}

static char *without_slashes(const char *folder)
{
    char *copy = mem_strdup(folder);

    for (size_t n = strlen(copy); n > 1 && copy[n - 1] == '/'; n--)
        copy[n - 1] = '\0';
    return copy;
}

struct export *export_create(const char *folder, const struct export_options *options, struct error *error)
{
    struct export *export = mem_zalloc(sizeof *export);

    export->options = options;
    export->folder = without_slashes(folder);
    export->part = str_format("%s.未完成", export->folder);
    export_reserve(&export->line, LINE_BYTES);
    if (fs_exists(export->folder)) {
        error_set(&export->error, ERROR_INPUT, "“%s”已经有了，不会覆盖它。请换一个名字，比如加上今天的日期。",
                  export->folder);
    } else {
        remove_tree(export->part);
        if (mkdir(export->part, 0700) != 0)
            error_set(&export->error, ERROR_SYSTEM, "建不了文件夹“%s”（%s）。请看看U盘插好没有、能不能写。",
                      export->folder, strerror(errno));
        else if (open_all(export))
            return export;
    }
    error_set(error, export->error.code, "%s", export->error.text);
    export_abandon(export);
    return NULL;
}

/* ---- a request ----------------------------------------------------------------------------------------- */

static bool write_picture(struct export *export, const char *name)
{
    if (!export->pictures) {
        char *folder = fs_join(export->part, EXPORT_PICTURES);
        export->pictures = mkdir(folder, 0700) == 0 || fail(export);
        mem_free(folder);
        if (!export->pictures)
            return false;
    }
    FILE *file = open_file(export, name);
    return file != NULL && (int)write_line(export, file) & (int)close_file(export, &file);
}

/* What cannot be drawn says so in the place of its name. */
static bool write_pictures(struct export *export, struct export_row *row)
{
    for (int i = 0; i < row->picture_count; i++) {
        if (row->picture[i] == NULL)
            continue;
        if (export_add_drawing(&export->line, row->item->answers->item[i].value)) {
            if (!write_picture(export, row->picture[i]))
                return false;
        } else {
            mem_free(row->picture[i]);
            row->picture[i] = mem_strdup("手写图已损坏");
        }
    }
    return true;
}

static bool write_row(struct export *export, struct export_row *row)
{
    if (!write_pictures(export, row))
        return false;
    export_add_table_row(&export->line, row);
    if (!write_line(export, export->table))
        return false;
    export_add_json_row(&export->line, row);
    if (!write_line(export, export->lines))
        return false;
    if (export_row_waits(row->item->record)) {
        export_add_reply_row(&export->line, row);
        if (!write_line(export, export->reply))
            return false;
    }
    export_book_add(export->book, row);
    return true;
}

bool export_add(struct export *export, const struct export_item *item)
{
    struct export_row row;

    if (export->error.code != ERROR_NONE)
        return false;
    export_row_init(&row, export->options, item);
    bool ok = write_row(export, &row);
    export_row_finish(&row);
    return ok;
}

/* ---- the end ------------------------------------------------------------------------------------------- */

static bool close_book(struct export *export)
{
    struct export_book *book = export->book;

    export->book = NULL;
    errno = ENOSPC; /* what the library nearly always means when it fails */
    return export_book_close(book) || fail(export);
}

static bool sync_part(struct export *export)
{
    int fd = open(export->part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && syncfs(fd) == 0;

    if (!ok)
        fail(export);
    if (fd >= 0)
        close(fd);
    return ok;
}

static void finish(struct export *export)
{
    if (export->table != NULL)
        fclose(export->table);
    if (export->lines != NULL)
        fclose(export->lines);
    if (export->reply != NULL)
        fclose(export->reply);
    export_book_abandon(export->book);
    export_wipe(&export->line);
    mem_free(export->folder);
    mem_free(export->part);
    mem_free(export);
}

bool export_finish(struct export *export, struct error *error)
{
    bool ok = export->error.code == ERROR_NONE && close_book(export) && close_file(export, &export->table) &&
              close_file(export, &export->lines) && close_file(export, &export->reply) && sync_part(export);
    bool placed = ok && rename(export->part, export->folder) == 0;

    if (ok && (!placed || !fs_sync_parent(export->folder)))
        ok = fail(export);
    if (!ok) {
        error_set(error, export->error.code, "%s", export->error.text);
        remove_tree(placed ? export->folder : export->part);
    }
    finish(export);
    return ok;
}

void export_abandon(struct export *export)
{
    if (export == NULL)
        return;
    remove_tree(export->part);
    finish(export);
}
