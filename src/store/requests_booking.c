/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"

#include <string.h>

/*
 * Places of one key, say a series of twenty seats. A request takes its party for its minutes of its day; one
 * for the whole series (DAY_NONE) takes it on every day. What is taken at a moment is the sum over both, and
 * it fits when the most of any moment leaves room. Days that are over are not looked at. Who waits is first
 * come, first served, among all days of the key; a larger party is passed only while it does not fit. A
 * capacity made smaller takes nothing from anybody.
 */
enum { MINUTES = 24 * 60 };

/* What begins and what ends at each minute, as one sum. */
struct day_load {
    int step[MINUTES + 1];
};

static void load_add(struct day_load *load, int from, int to, int party)
{
    load->step[from] += party;
    load->step[to] -= party;
}

static int load_most(const struct day_load *series, const struct day_load *day)
{
    int now = 0, most = 0;

    for (int m = 0; m < MINUTES; m++) {
        now += series->step[m] + (day != NULL ? day->step[m] : 0);
        most = now > most ? now : most;
    }
    return most;
}

static struct db_statement *ask_taken(struct requests *requests, int64_t key,
                                      const struct request_booking *wanted, int32_t first, int32_t last)
{
    struct db_statement *rows = requests_ask(requests, R_TAKEN);

    if (rows == NULL)
        return NULL;
    db_bind_int(rows, 1, key);
    db_bind_int(rows, 2, first);
    db_bind_int(rows, 3, last);
    db_bind_int(rows, 4, wanted->from_minute);
    db_bind_int(rows, 5, wanted->to_minute);
    return rows;
}

static void add_row(struct db_statement *row, struct day_load *load)
{
    load_add(load, (int)db_int(row, 1, 0, MINUTES), (int)db_int(row, 2, 0, MINUTES),
             (int)db_int(row, 3, 0, INT16_MAX));
}

/* The most taken at any moment of the wanted minutes, on any of the days first..last. */
static bool most_taken(struct requests *requests, int64_t key, const struct request_booking *wanted,
                       int32_t first, int32_t last, int *most)
{
    struct day_load series = {0}, day = {0};
    int32_t at = DAY_NONE;
    enum db_step step;
    struct db_statement *rows = ask_taken(requests, key, wanted, DAY_NONE, DAY_NONE);

    if (rows == NULL)
        return false;
    while ((step = db_step(rows)) == DB_ROW)
        add_row(rows, &series);
    *most = load_most(&series, NULL);
    if (step == DB_FAILED || (rows = ask_taken(requests, key, wanted, first, last)) == NULL)
        return false;
    while ((step = db_step(rows)) == DB_ROW) {
        int32_t found = requests_day(rows, 0);
        if (found != at) {
            int taken = load_most(&series, &day);
            *most = taken > *most ? taken : *most;
            day = (struct day_load){0};
            at = found;
        }
        add_row(rows, &day);
    }
    int taken = load_most(&series, &day);
    *most = taken > *most ? taken : *most;
    return step != DB_FAILED;
}

bool requests_fits(struct requests *requests, int64_t key, const struct request_booking *booking,
                   int32_t today, bool *fits)
{
    bool series = booking->day == DAY_NONE;
    int most = 0;

    *fits = booking->capacity == 0;
    if (*fits)
        return true;
    /* One before DAY_NONE is no day: the first of all is the one after. */
    if (today == DAY_NONE)
        today++;
    if (!most_taken(requests, key, booking, series ? today : booking->day, series ? INT32_MAX : booking->day,
                    &most))
        return false;
    *fits = most + booking->party <= booking->capacity;
    return true;
}

/* The capacity said last for that key and day. */
static bool newest_capacity(struct requests *requests, int64_t key, int32_t day, int *capacity)
{
    struct db_statement *row = requests_ask(requests, R_CAPACITY);

    if (row == NULL)
        return false;
    db_bind_int(row, 1, key);
    db_bind_int(row, 2, day);
    bool found = db_step(row) == DB_ROW;
    if (found)
        *capacity = (int)db_int(row, 0, 0, INT32_MAX);
    db_reset(row);
    return found;
}

/* The rows of all who wait for what is still to come; the caller owns them. */
static bool read_waiting(struct requests *requests, int64_t key, int32_t today, int64_t **rows, int *count)
{
    struct db_statement *row = requests_ask(requests, R_WAITING_OF_KEY);
    enum db_step step = DB_FAILED;
    int space = 0;

    *rows = NULL;
    *count = 0;
    if (row == NULL)
        return false;
    db_bind_int(row, 1, key);
    db_bind_int(row, 2, today);
    db_bind_int(row, 3, DAY_NONE);
    while ((step = db_step(row)) == DB_ROW) {
        if (*count == space) {
            space = space != 0 ? 2 * space : 16;
            *rows = mem_realloc(*rows, (size_t)space * sizeof **rows);
        }
        (*rows)[(*count)++] = db_int(row, 0, 1, INT64_MAX);
    }
    return step == DB_DONE;
}

int32_t requests_first_day(const struct requests *requests, int64_t wall_s)
{
    return requests->clock_doubted ? DAY_NONE + 1 : date_day_of_wall(wall_s);
}

static bool promote_one(struct requests *requests, int64_t row, const struct request_booking *offer,
                        int64_t wall_s)
{
    int32_t today = requests_first_day(requests, wall_s);
    struct request_at at;
    bool fits = false;

    if (requests_at_row(requests, row, &at) != FIND_FOUND)
        return false;
    struct request_booking wanted = {
        .day = at.booking_day,
        .from_minute = at.from_minute,
        .to_minute = at.to_minute,
        .party = at.party,
    };
    if (offer != NULL && offer->day == wanted.day)
        wanted.capacity = offer->capacity;
    else if (!newest_capacity(requests, at.booking_key, wanted.day, &wanted.capacity))
        return false;
    if (!requests_fits(requests, at.booking_key, &wanted, today, &fits))
        return false;
    struct change promoted = {.kind = REQUEST_EVENT_PROMOTED,
                              .origin = ORIGIN_MACHINE,
                              .at_s = wall_s,
                              .due_day = DAY_NONE};
    return !fits || requests_change(requests, &at, &promoted);
}

bool requests_promote(struct requests *requests, int64_t key, const struct request_booking *offer,
                      int64_t wall_s)
{
    int64_t *rows;
    int count;
    bool ok = read_waiting(requests, key, requests_first_day(requests, wall_s), &rows, &count);

    for (int i = 0; ok && i < count; i++)
        ok = promote_one(requests, rows[i], offer, wall_s);
    mem_free(rows);
    return ok;
}

bool requests_place_in_line(struct requests *requests, int64_t row, int *place)
{
    struct request_at at;
    struct db_statement *count;

    *place = 0;
    if (requests_at_row(requests, row, &at) != FIND_FOUND)
        return false;
    if (at.standing.state != REQUEST_WAITLISTED)
        return true;
    if ((count = requests_ask(requests, R_PLACE_IN_LINE)) == NULL)
        return false;
    db_bind_int(count, 1, at.booking_key);
    db_bind_int(count, 2, at.booking_day);
    db_bind_int(count, 3, row);
    bool found = db_step(count) == DB_ROW;
    if (found)
        *place = (int)db_int(count, 0, 0, INT32_MAX);
    db_reset(count);
    return found;
}

static int sum(struct requests *requests, enum requests_question question, const char *key, int32_t day)
{
    struct db_statement *row = requests_ask(requests, question);
    int places = 0;

    if (row == NULL)
        return 0;
    db_bind_int(row, 1, requests_known_word(requests, key));
    db_bind_int(row, 2, day);
    if (question == R_SUM_TAKEN)
        db_bind_int(row, 3, DAY_NONE);
    if (db_step(row) == DB_ROW)
        places = (int)db_int(row, 0, 0, INT32_MAX);
    db_reset(row);
    return places;
}

int requests_places_taken(struct requests *requests, const char *key, int32_t day)
{
    return sum(requests, R_SUM_TAKEN, key, day);
}

int requests_places_waiting(struct requests *requests, const char *key, int32_t day)
{
    return sum(requests, R_SUM_WAITING, key, day);
}

int requests_places_taken_from(struct requests *requests, const char *key, int32_t first_day)
{
    const struct request_booking all_day = {.from_minute = 0, .to_minute = MINUTES};
    int64_t word = requests_known_word(requests, key);
    int most = 0;

    if (word == -1 || !most_taken(requests, word, &all_day, first_day == DAY_NONE ? DAY_NONE + 1 : first_day,
                                  INT32_MAX, &most))
        return 0;
    return most;
}

bool requests_slot_free(struct requests *requests, const char *key, int32_t day, int from_minute,
                        int to_minute)
{
    int64_t word = requests_known_word(requests, key);
    struct request_booking wanted = {
        .day = day, .from_minute = from_minute, .to_minute = to_minute, .party = 1, .capacity = 1};
    bool fits = false;

    return word == -1 || (requests_fits(requests, word, &wanted, DAY_NONE, &fits) && fits);
}
