/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/log.h"

/* The table of wrong tries, place by place. Pulling the plug must not give five tries more. */

bool requests_read_guesses(struct requests *requests, struct error *error)
{
    struct db_statement *rows = requests_ask(requests, R_GUESSES);
    enum db_step step = DB_FAILED;

    if (rows != NULL)
        while ((step = db_step(rows)) == DB_ROW)
            requests->throttle.at[db_int(rows, 0, 0, THROTTLE_NUMBERS - 1)] = (struct throttle_number){
                .number = db_int(rows, 1, 0, INT64_MAX),
                .wrong = (int)db_int(rows, 2, 0, THROTTLE_TRIES - 1),
                .locks = (int)db_int(rows, 3, 0, INT16_MAX),
                .locked = db_int(rows, 4, 0, 1) != 0,
                .restored = true,
            };
    if (step == DB_FAILED)
        requests_say_disk(requests->db, error);
    return step == DB_DONE;
}

static bool write_guess(struct requests *requests, int place)
{
    const struct throttle_number *at = &requests->throttle.at[place];
    struct db_statement *row = requests_ask(requests, R_GUESS_SET);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, place);
    db_bind_int(row, 2, at->number);
    db_bind_int(row, 3, at->wrong);
    db_bind_int(row, 4, at->locks);
    db_bind_int(row, 5, at->locked);
    return db_finish(row);
}

void requests_keep_guess(struct requests *requests, int place)
{
    if (place < 0 || !requests_begin(requests, NULL))
        return;
    if (!write_guess(requests, place))
        requests_fail(requests, NULL);
    else if (!requests_commit(requests, NULL))
        log_warn("a wrong try was not written down");
}
