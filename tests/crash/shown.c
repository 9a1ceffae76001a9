/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum { SAY_MOST = 20 };

#define PIN "204817"
#define HOUR_US (3600u * 1000000u)

struct shown *shown_add(struct all_shown *all)
{
    if (all->count == all->space) {
        all->space = all->space != 0 ? 2 * all->space : 256;
        all->item = mem_realloc(all->item, (size_t)all->space * sizeof *all->item);
    }
    struct shown *shown = &all->item[all->count++];
    *shown = (struct shown){0};
    return shown;
}

void shown_finish(struct all_shown *all)
{
    mem_free(all->item);
    *all = (struct all_shown){0};
}

/* The first of them tell enough. */
static bool wrong(const struct shown *shown, const char *where, const char *what)
{
    static int said;

    if (said++ < SAY_MOST)
        fprintf(stderr, "# %s: receipt %lld: %s\n", where, (long long)shown->number, what);
    return false;
}

static bool is_what_was_written(const struct request_record *record, const struct shown *shown,
                                const struct seal_secret *secret)
{
    unsigned char token[REQUEST_TOKEN_BYTES] = {0};
    struct answers answers = {0};
    size_t bytes;
    void *packed = seal_open_box(secret, record->sealed, record->sealed_bytes, &bytes);
    bool same = packed != NULL && answers_unpack(packed, bytes, &answers);

    if (same)
        workload_token(packed, bytes, token);
    answers_wipe(&answers);
    mem_free(packed);
    return same && memcmp(token, shown->token, sizeof token) == 0;
}

bool shown_check(struct requests *requests, const struct shown *shown, const struct seal_secret *secret,
                 const char *where)
{
    /* So that one that is lost does not lock the others out. */
    static uint64_t now_us;
    struct request_record *record = NULL;
    bool ok = true;
    int wait_s;

    now_us += 3 * (uint64_t)HOUR_US;
    enum look_up_result result =
        requests_look_up(requests, shown->number, shown->code, now_us, &record, &wait_s);
    if (result != LOOK_UP_FOUND)
        return wrong(shown, where, result == LOOK_UP_WAIT ? "has to wait" : "lost");
    bool cancelled = record->state == REQUEST_CANCELLED;
    if (shown->cancelled ? !cancelled : cancelled && !shown->asked)
        ok = wrong(shown, where, cancelled ? "taken back by nobody" : "not taken back");
    else if (record->number != shown->number || record->event_count < 1)
        ok = wrong(shown, where, "without its number or events");
    else if (secret != NULL && !is_what_was_written(record, shown, secret))
        ok = wrong(shown, where, "what was written is not there");
    request_record_destroy(record);
    return ok;
}

bool shown_check_again(struct requests *requests, const struct shown *shown, const char *where)
{
    struct answers none = {0};
    struct request_receipt receipt = {0};
    struct error error = {0};
    struct submission again = {.form = "baoxiu",
                               .form_version = "3f2a",
                               .consent_version = "77b0",
                               .topic = "",
                               .answers = &none,
                               .due_day = DAY_NONE,
                               .wall_s = 1795500000};

    memcpy(again.token, shown->token, sizeof again.token);
    if (requests_submit(requests, &again, &receipt, &error) != SUBMIT_OK)
        return wrong(shown, where, error.text);
    if (receipt.number != shown->number || !str_same(receipt.code, shown->code))
        return wrong(shown, where, "another receipt for the same token");
    return true;
}

struct seal_secret *shown_make_keys(const char *folder, struct seal_public *key)
{
    struct error error = {0};
    char *public_path = fs_join(folder, "staff.pub"), *secret_path = fs_join(folder, "staff.key");
    struct seal_secret *secret = NULL;

    if (fs_make_dirs(folder) && seal_make_keys(public_path, secret_path, "QY", PIN, key, &error))
        secret = seal_open_secret(secret_path, PIN, &error);
    if (secret == NULL)
        fprintf(stderr, "# no keys in %s: %s\n", folder, error.text);
    mem_free(public_path);
    mem_free(secret_path);
    return secret;
}
