/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "base/mem.h"
#include "pack/export.h"

#include <string.h>

/* The numbers to export, the newest first, as the database gives them. */
struct numbers {
    int64_t *item;
    int count, space;
};

static void add_number(struct numbers *numbers, int64_t number)
{
    if (numbers->count == numbers->space) {
        numbers->space = numbers->space ? 2 * numbers->space : 256;
        numbers->item = mem_realloc(numbers->item, (size_t)numbers->space * sizeof *numbers->item);
    }
    numbers->item[numbers->count++] = number;
}

/* A clock that was once wrong puts days out of order: all are looked at, only a number ends the search. False
 * when that number never came. */
static bool collect(struct requests *requests, const struct export_since *since, struct numbers *out)
{
    int64_t from_s =
        since->day == DAY_NONE ? INT64_MIN : (int64_t)since->day * DATE_DAY_S - DATE_UTC_OFFSET_S;
    struct request_brief brief;
    int64_t row = 0;
    bool found = since->number == 0;

    while (requests_next(requests, row, -1, "", &row, &brief)) {
        bool wanted = brief.submitted_s >= from_s;
        int64_t number = brief.number;
        request_brief_finish(&brief);
        if (number == since->number) {
            found = true;
            break;
        }
        if (wanted)
            add_number(out, number);
    }
    return found;
}

bool export_open_answers(const struct request_record *record, const struct seal_secret *secret,
                         struct answers *out)
{
    size_t bytes = 0;

    *out = (struct answers){NULL, 0};
    if (record->sealed == NULL)
        return false;
    void *message = seal_open_box(secret, record->sealed, record->sealed_bytes, &bytes);
    if (message == NULL)
        return false;
    bool ok = answers_unpack(message, bytes, out);
    explicit_bzero(message, bytes);
    mem_free(message);
    return ok;
}

/* *sealed counts what there was to open. */
static bool add_one(struct export *export, const struct request_record *record,
                    const struct seal_secret *secret, struct export_counts *counts, int *sealed)
{
    struct answers answers;
    bool opened = export_open_answers(record, secret, &answers);
    struct export_item item = {record, opened ? &answers : NULL};
    bool ok = export_add(export, &item);

    counts->requests++;
    *sealed += !record->purged;
    counts->unreadable += !opened && !record->purged;
    answers_wipe(&answers);
    return ok;
}

static bool add_all(struct export *export, struct requests *requests, const struct numbers *numbers,
                    const struct seal_secret *secret, struct export_counts *counts, struct error *error)
{
    int sealed = 0;
    bool ok = true;

    for (int i = numbers->count; ok && i-- > 0;) {
        struct request_record *record = requests_record(requests, numbers->item[i]);
        if (record == NULL) {
            error_set(error, ERROR_SYSTEM, "有一件申请读不出来，没有导出。请运行 keting-ctl verify 看看哪里坏了。");
            return false;
        }
        ok = add_one(export, record, secret, counts, &sealed);
        request_record_destroy(record);
    }
    if (ok && sealed > 0 && counts->unreadable == sealed) {
        error_set(error, ERROR_INPUT,
                  "%d件申请一件也打不开：这不是这台机器的钥匙。请换成建这台机器时存下的那一把。", sealed);
        return false;
    }
    return true; /* what the disk refused is told at the end */
}

bool export_requests(struct requests *requests, const struct seal_secret *secret, const char *folder,
                     const struct export_options *options, const struct export_since *since,
                     struct export_counts *counts, struct error *error)
{
    struct numbers numbers = {NULL, 0, 0};
    struct export *export = NULL;
    bool ok = false;

    *counts = (struct export_counts){0};
    if (!collect(requests, since, &numbers)) {
        error_set(error, ERROR_INPUT, "没有这个编号的申请，不知道从哪一件之后导出。请核对编号，或改写日期。");
        goto out;
    }
    export = export_create(folder, options, error);
    if (export == NULL)
        goto out;
    if (add_all(export, requests, &numbers, secret, counts, error)) {
        ok = export_finish(export, error);
        export = NULL;
    }
out:
    export_abandon(export);
    mem_free(numbers.item);
    return ok;
}
