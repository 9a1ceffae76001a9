/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/log.h"

#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>

#define GO_TO_WINDOW "请到综合窗口办理，并告诉工作人员。"

/* Pages of the log worth copying back while nobody waits; and the most that ever stand in it, if nobody lets
 * us. */
enum { LOG_PAGES_IDLE = 256, LOG_PAGES_MOST = 4096 };
/* A series with so few places left has the next one set aside. */
enum { PLACES_AHEAD = 1000 };

static void say_full(struct error *error)
{
    error_set(error, ERROR_SYSTEM, "硬盘快满了，现在不能收自助申请。" GO_TO_WINDOW);
}

void requests_say_disk(struct db *db, struct error *error)
{
    int system_error = db_system_error(db);

    if (db_is_damaged(db))
        error_set(error, ERROR_INPUT,
                  "自助申请的数据文件（requests.db）已损坏，现在不能收自助申请。" GO_TO_WINDOW
                  "请技术人员用备份恢复。");
    else if (db_is_full(db) || system_error == ENOSPC || system_error == EDQUOT)
        say_full(error);
    else
        error_set(error, ERROR_SYSTEM, "硬盘读写不正常，现在不能收自助申请。" GO_TO_WINDOW);
}

static bool run(struct requests *requests, enum requests_question question)
{
    struct db_statement *statement = requests_ask(requests, question);

    return statement != NULL && db_finish(statement);
}

void requests_take_back(struct requests *requests)
{
    /* SQLite may have done so by itself. */
    if (db_in_transaction(requests->db) && !run(requests, R_ROLLBACK))
        log_error("what was begun could not be taken back");
}

void requests_fail(struct requests *requests, struct error *error)
{
    requests_say_disk(requests->db, error);
    requests_take_back(requests);
    requests->doubtful = true;
}

/* A row really written and synced. It also takes the place, in the log, of a commit whose sync failed. */
static bool probe(struct requests *requests, int64_t wall_s, struct error *error)
{
    struct db_statement *row = run(requests, R_BEGIN) ? requests_ask(requests, R_PROBE) : NULL;

    if (row != NULL)
        db_bind_int(row, 1, wall_s);
    if (row == NULL || !db_finish(row) || !run(requests, R_COMMIT)) {
        requests_fail(requests, error);
        return false;
    }
    requests->doubtful = false;
    return true;
}

bool requests_begin(struct requests *requests, struct error *error)
{
    if (requests->doubtful && !probe(requests, 0, error))
        return false;
    if (run(requests, R_BEGIN))
        return true;
    requests_fail(requests, error);
    return false;
}

bool requests_commit(struct requests *requests, struct error *error)
{
    if (!run(requests, R_COMMIT)) {
        requests_fail(requests, error);
        return false;
    }
    /* Only when nobody called requests_idle for hundreds of submissions. */
    if (db_log_pages(requests->db) > LOG_PAGES_MOST && !db_copy_log_back(requests->db, false))
        log_warn("the log of requests.db grows: %d pages", db_log_pages(requests->db));
    return true;
}

void requests_copy_log_back(struct requests *requests, bool empty, struct error *error)
{
    if (!db_copy_log_back(requests->db, empty))
        log_warn("the log of requests.db was not copied back wholly");
    /* The next write begins the log anew, which costs a sync more: no submission shall be that one. */
    if (!probe(requests, 0, error))
        log_warn("requests.db cannot be written");
}

static bool tidy(struct requests *requests, struct error *error)
{
    if (db_log_pages(requests->db) >= LOG_PAGES_IDLE)
        requests_copy_log_back(requests, false, error);
    return !requests->doubtful && requests_series_ahead(requests, PLACES_AHEAD, error);
}

void requests_idle(struct requests *requests, uint64_t now_us)
{
    struct error error = {0};
    int served;

    while (!requests->doubtful && (served = throttle_served(&requests->throttle, now_us)) >= 0)
        requests_keep_guess(requests, served);
    if (!requests->doubtful && !tidy(requests, &error))
        log_warn("requests.db is not well");
}

static bool has_room(struct requests *requests, struct error *error)
{
    struct statvfs disk;

    if (fstatvfs(requests->folder_fd, &disk) != 0) {
        log_error("cannot ask for the room on the disk: %s", strerror(errno));
        error_set(error, ERROR_SYSTEM, "硬盘读写不正常，现在不能收自助申请。" GO_TO_WINDOW);
        return false;
    }
    if ((uint64_t)disk.f_bavail * disk.f_frsize >= REQUESTS_LEAST_FREE_BYTES)
        return true;
    log_error("only %llu kB left on the disk", (unsigned long long)disk.f_bavail * disk.f_frsize / 1024);
    say_full(error);
    return false;
}

bool requests_can_take(struct requests *requests, int64_t wall_s, struct error *error)
{
    return has_room(requests, error) && probe(requests, wall_s, error) && tidy(requests, error);
}
