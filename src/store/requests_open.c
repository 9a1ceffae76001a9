/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static bool open_folder(struct requests *requests, const char *folder, struct error *error)
{
    requests->folder = mem_strdup(folder);
    requests->folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    /* Two programs that open at the same time would draw the same series. */
    if (requests->folder_fd >= 0 && flock(requests->folder_fd, LOCK_EX) == 0)
        return true;
    log_error("cannot open the folder %s: %s", folder, strerror(errno));
    error_set(error, ERROR_SYSTEM, "存放自助申请的文件夹打不开，请技术人员检查数据盘。（%.200s）", folder);
    return false;
}

static bool open_file(struct requests *requests, struct error *error)
{
    char *path = fs_join(requests->folder, "requests.db");

    errno = 0;
    requests->db = db_open_keeper(path);
    if (requests->db == NULL) {
        bool full = errno == ENOSPC || errno == EDQUOT;
        error_set(error, ERROR_SYSTEM, "自助申请的数据文件打不开（%s），请技术人员检查数据盘。（%.200s）",
                  full ? "硬盘满了" : "没有权限或硬盘出错", path);
    }
    mem_free(path);
    return requests->db != NULL;
}

/* Nothing of it is written before it is known to be ours. */
static bool check_stamp(struct requests *requests, struct error *error)
{
    int64_t application = 0, version = 0, tables = 0, readable_by = 0;
    struct db *db = requests->db;

    if (!db_get_int(db, "SELECT count(*) FROM sqlite_schema", &tables) ||
        !db_get_int(db, "PRAGMA application_id", &application) ||
        !db_get_int(db, "PRAGMA user_version", &version)) {
        requests_say_disk(db, error);
        return false;
    }
    /* Cut off while it was made: as good as new. */
    if (tables == 0 && application == 0)
        return true;
    if (application != REQUESTS_APPLICATION_ID || version < 1 ||
        !db_get_int(db, "SELECT value FROM meta WHERE key='readable_by'", &readable_by)) {
        error_set(error, ERROR_INPUT,
                  "数据盘里的 requests.db 不是自助申请的数据文件，请技术人员把它移走后再开机。");
        return false;
    }
    if (readable_by <= REQUESTS_SCHEMA_VERSION)
        return true;
    error_set(error, ERROR_VERSION,
              "自助申请的数据是更新版本的程序写的（版本%d，本机只认识到%d），请先升级本机。",
              (int)(version & 0x7fffffff), REQUESTS_SCHEMA_VERSION);
    return false;
}

/* Prepared now, so that none fails in front of a resident: a table or a column that is missing shows here. */
static bool prepare_all(struct requests *requests, struct error *error)
{
    for (int i = 0; i < REQUESTS_QUESTIONS; i++) {
        requests->statements[i].sql = requests_sql[i];
        if (!db_begin(requests->db, &requests->statements[i])) {
            error_set(error, ERROR_INPUT, "自助申请的数据文件（requests.db）已损坏，请技术人员用备份恢复。");
            return false;
        }
    }
    return true;
}

static bool open_all(struct requests *requests, const char *folder, struct error *error)
{
    if (!open_folder(requests, folder, error) || !open_file(requests, error) || !check_stamp(requests, error))
        return false;
    if (!db_keep(requests->db)) {
        requests_say_disk(requests->db, error);
        return false;
    }
    return requests_migrate(requests->db, requests_migrations, requests_migration_count, error) &&
           prepare_all(requests, error) && requests_read_guesses(requests, error) &&
           requests_series_open(requests, error);
}

struct requests *requests_open(const char *folder, const struct seal_public *key, struct error *error)
{
    struct requests *requests = mem_zalloc(sizeof *requests);

    requests->key = *key;
    requests->folder_fd = -1;
    if (!seal_init())
        error_set(error, ERROR_SYSTEM, "这台机器产生不了随机数，不能收自助申请，请技术人员处理。");
    else if (open_all(requests, folder, error)) {
        flock(requests->folder_fd, LOCK_UN);
        return requests;
    }
    requests_close(requests);
    return NULL;
}

void requests_close(struct requests *requests)
{
    if (requests == NULL)
        return;
    /* Closing copies the log back and removes it; a commit that did not get through is gone with it. */
    db_close(requests->db);
    if (requests->folder_fd >= 0)
        close(requests->folder_fd);
    mem_free(requests->folder);
    mem_free(requests);
}

const char *requests_prefix(const struct requests *requests)
{
    return requests->key.prefix;
}

int64_t requests_newest_s(struct requests *requests)
{
    int64_t newest = 0;

    return requests_meta(requests, "newest_s", &newest) ? newest : 0;
}

static bool set_clock(struct requests *requests, int64_t wall_s)
{
    struct db_statement *top = requests_ask(requests, R_EVENT_TOP);
    bool found = top != NULL && db_step(top) == DB_ROW;
    int64_t seq = found ? db_int(top, 0, 0, INT64_MAX) : 0;

    if (top != NULL)
        db_reset(top);
    return found && requests_set_meta(requests, "clock_set_seq", seq) &&
           requests_set_meta(requests, "newest_s", wall_s);
}

bool requests_trust_clock(struct requests *requests, int64_t wall_s, struct error *error)
{
    if (!requests_begin(requests, error))
        return false;
    if (!set_clock(requests, wall_s)) {
        requests_fail(requests, error);
        return false;
    }
    if (!requests_commit(requests, error))
        return false;
    requests->clock_doubted = false;
    return true;
}

void requests_doubt_clock(struct requests *requests, bool doubted)
{
    requests->clock_doubted = doubted;
}
