/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

/*
 * A receipt number is never given twice, whatever happens to the clock, and when somebody puts an older copy
 * of requests.db back. Numbers go on within a series as long as the database is the very one opened here
 * last: the file `receipts` beside it holds how often it was opened and its inode. If either differs, a new
 * series is drawn at random among those that were never drawn here, which `receipts` lists:
 *
 *     keting-receipts 1
 *     opened 17
 *     inode 393222
 *     series 20
 *     series 68
 *
 * A series stands in the file before any number of it is given. When the list may be out of date (the file is
 * gone, or a copy of the whole folder was put back), or nobody knows whether there ever was one (the folder
 * is empty: a new machine, or one that was reset), the draw is among three digits, so that it hardly meets
 * one that nobody remembers. Each series begins at a place drawn at random, too: should a forgotten one be
 * met after all, the few numbers of a machine that was only tried out are hardly among those given now.
 */
enum { FILE_LIMIT = 256 * 1024, SHORT_SERIES = 10, LONG_SERIES = 100 };
enum { FIRST_PLACES = RECEIPT_SERIES_SIZE / 2 };

struct drawn {
    bool there;
    int64_t opened, inode;
    bool used[RECEIPT_SERIES_LAST + 1];
};

static void read_line(struct drawn *drawn, const char *line)
{
    static const char *const words[] = {"opened ", "inode ", "series "};
    long value;

    for (int i = 0; i < 3; i++) {
        if (!str_starts(line, words[i]) || !str_to_int(line + strlen(words[i]), 0, INT64_MAX, &value))
            continue;
        if (i == 0)
            drawn->opened = value;
        else if (i == 1)
            drawn->inode = value;
        else if (value <= RECEIPT_SERIES_LAST)
            drawn->used[value] = true;
    }
}

/* What cannot be read counts for nothing: the draw gets longer, no number comes twice. */
static struct drawn *read_drawn(const struct requests *requests)
{
    struct drawn *drawn = mem_zalloc(sizeof *drawn);
    char *path = fs_join(requests->folder, "receipts"), *next;
    size_t bytes;
    char *text = fs_read(path, FILE_LIMIT, &bytes);

    for (char *line = text; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (line == text)
            drawn->there = str_same(line, "keting-receipts 1");
        else
            read_line(drawn, line);
    }
    mem_free(text);
    mem_free(path);
    return drawn;
}

static bool write_drawn(const struct requests *requests, const struct drawn *drawn, struct error *error)
{
    char *path = fs_join(requests->folder, "receipts");
    struct str text;

    str_init(&text);
    str_add_format(&text, "keting-receipts 1\nopened %lld\ninode %lld\n", (long long)drawn->opened,
                   (long long)drawn->inode);
    for (int i = RECEIPT_SERIES_FIRST; i <= RECEIPT_SERIES_LAST; i++)
        if (drawn->used[i])
            str_add_format(&text, "series %d\n", i);
    bool ok = fs_write_whole(path, str_text(&text), text.len);
    if (!ok) {
        log_error("cannot write %s: %s", path, strerror(errno));
        error_set(error, ERROR_SYSTEM,
                  errno == ENOSPC || errno == EDQUOT
                      ? "硬盘快满了，现在不能收自助申请。请到综合窗口办理，并告诉工作人员。"
                      : "收据号码的记录（receipts）写不进硬盘，现在不能收自助申请。请到综合窗口办理，"
                        "并告诉工作人员。");
    }
    str_finish(&text);
    mem_free(path);
    return ok;
}

static int64_t first_number(int series)
{
    return receipt_number(series, 0) / 10 * 10;
}

/* -1 = none was given; -2 = the database failed. */
static int last_place(struct requests *requests, int series)
{
    struct db_statement *row = requests_ask(requests, R_SERIES_TOP);
    int place = -2;

    if (row == NULL)
        return place;
    db_bind_int(row, 1, first_number(series));
    db_bind_int(row, 2, first_number(series) + 10 * RECEIPT_SERIES_SIZE - 1);
    if (db_step(row) == DB_ROW)
        place = db_is_null(row, 0) ? -1 : receipt_place(db_int(row, 0, 0, INT64_MAX));
    db_reset(row);
    return place;
}

/* One of first..last that neither the list nor the database knows; 0 = there is none. */
static int draw_from(struct requests *requests, struct drawn *drawn, int first, int last)
{
    for (;;) {
        int left = 0;
        for (int i = first; i <= last; i++)
            left += !drawn->used[i];
        if (left == 0)
            return 0;
        int skip = (int)randombytes_uniform((uint32_t)left), series = first;
        while (drawn->used[series] || skip-- > 0)
            series++;
        drawn->used[series] = true;
        if (last_place(requests, series) == -1)
            return series;
    }
}

static int draw(struct requests *requests, struct drawn *drawn, int first, struct error *error)
{
    int series = 0;

    for (int last = first * 10 - 1; series == 0 && first <= RECEIPT_SERIES_LAST;
         first *= 10, last = first * 10 - 1)
        series = draw_from(requests, drawn, first, last);
    if (series == 0)
        error_set(error, ERROR_LIMIT, "收据号码用完了，不能收自助申请，请技术人员处理。");
    else
        log_info("receipts go on in series %d", series);
    return series;
}

static bool set_series(struct requests *requests, int64_t opened)
{
    return requests_set_meta(requests, "opened", opened) &&
           requests_set_meta(requests, "series", requests->series) &&
           requests_set_meta(requests, "next_series", requests->next_series);
}

static bool find_inode(const struct requests *requests, int64_t *inode, struct error *error)
{
    char *path = fs_join(requests->folder, "requests.db");
    struct stat file = {0};
    bool ok = stat(path, &file) == 0;

    if (!ok) {
        log_error("%s: %s", path, strerror(errno));
        error_set(error, ERROR_SYSTEM, "硬盘读写不正常，请技术人员检查数据盘。");
    }
    *inode = (int64_t)file.st_ino;
    mem_free(path);
    return ok;
}

/* Inside of a transaction, so that no other program moves on to another series meanwhile. The file is written
 * first: cut off in between, the two differ, and a series is lost, no number doubled. */
static bool go_on(struct requests *requests, struct drawn *drawn, struct error *error)
{
    int64_t opened = 0, series = 0, next = 0, inode = 0;

    if (!requests_meta(requests, "opened", &opened) || !requests_meta(requests, "series", &series) ||
        !requests_meta(requests, "next_series", &next)) {
        requests_say_disk(requests->db, error);
        return false;
    }
    if (!find_inode(requests, &inode, error))
        return false;
    bool same_file = drawn->there && drawn->inode == inode;
    bool same = same_file && drawn->opened == opened && series >= RECEIPT_SERIES_FIRST &&
                series <= RECEIPT_SERIES_LAST && next >= 0 && next <= RECEIPT_SERIES_LAST;
    bool list_whole = drawn->there && (drawn->opened > opened || same_file);
    if (same) {
        requests->series = (int)series;
        requests->next_series = (int)next;
    } else {
        requests->series = draw(requests, drawn, list_whole ? SHORT_SERIES : LONG_SERIES, error);
        requests->next_series = 0;
    }
    drawn->opened = (drawn->opened > opened ? drawn->opened : opened) + 1;
    drawn->inode = inode;
    return requests->series != 0 && write_drawn(requests, drawn, error) &&
           set_series(requests, drawn->opened);
}

bool requests_series_open(struct requests *requests, struct error *error)
{
    if (!requests_begin(requests, error))
        return false;
    struct drawn *drawn = read_drawn(requests);
    bool ok = go_on(requests, drawn, error);

    mem_free(drawn);
    if (ok)
        return requests_commit(requests, error);
    requests_fail(requests, error);
    return false;
}

static bool store_series(struct requests *requests, int64_t opened, struct error *error)
{
    if (!requests_begin(requests, error))
        return false;
    if (set_series(requests, opened))
        return requests_commit(requests, error);
    requests_fail(requests, error);
    return false;
}

bool requests_series_ahead(struct requests *requests, int places_left, struct error *error)
{
    if (requests->next_series != 0 ||
        RECEIPT_SERIES_SIZE - 1 - last_place(requests, requests->series) > places_left)
        return true;
    if (flock(requests->folder_fd, LOCK_EX) != 0)
        log_warn("%s is not locked: %s", requests->folder, strerror(errno));
    struct drawn *drawn = read_drawn(requests);
    int next = drawn->there ? draw(requests, drawn, SHORT_SERIES, error) : 0;
    bool ok = next != 0 && write_drawn(requests, drawn, error);
    if (ok) {
        requests->next_series = next;
        ok = store_series(requests, drawn->opened, error);
        requests->next_series = ok ? next : 0;
    } else {
        error_set(error, ERROR_SYSTEM, "收据号码的记录（receipts）读不出来，请重新开机，或请技术人员处理。");
    }
    mem_free(drawn);
    flock(requests->folder_fd, LOCK_UN);
    return ok;
}

/* -1 = the database failed. */
static int next_place(struct requests *requests, int series)
{
    int last = last_place(requests, series);

    return last == -1 ? (int)randombytes_uniform(FIRST_PLACES) : last < 0 ? -1 : last + 1;
}

bool requests_next_number(struct requests *requests, struct next_number *next)
{
    int place = next_place(requests, requests->series);

    *next = (struct next_number){.series = requests->series};
    if (place == RECEIPT_SERIES_SIZE) {
        *next = (struct next_number){.series = requests->next_series, .moved = true};
        place = next_place(requests, next->series);
        if (!requests_set_meta(requests, "series", next->series) ||
            !requests_set_meta(requests, "next_series", 0))
            return false;
    }
    if (place < 0)
        return false;
    next->number = receipt_number(next->series, place);
    return true;
}

void requests_number_given(struct requests *requests, const struct next_number *next)
{
    if (!next->moved)
        return;
    requests->series = next->series;
    requests->next_series = 0;
}
