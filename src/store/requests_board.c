/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "requests"
#include "requests_body.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/model.h"

#include <stdlib.h>
#include <string.h>

/* What everybody may see: counts, and what the staff wrote for the board. */

static struct request_tally *add_tally(struct request_tallies *out, int *space)
{
    if (out->count == *space) {
        *space = *space != 0 ? 2 * *space : 16;
        out->item = mem_realloc(out->item, (size_t)*space * sizeof *out->item);
    }
    struct request_tally *tally = &out->item[out->count++];
    *tally = (struct request_tally){0};
    return tally;
}

static int total(const struct request_tally *tally)
{
    int sum = 0;

    for (int i = 0; i < REQUEST_STATES; i++)
        sum += tally->count[i];
    return sum;
}

static int compare_tallies(const void *a, const void *b)
{
    const struct request_tally *one = a, *other = b;
    int form = strcmp(one->form, other->form);
    int more = total(other) - total(one);

    return form != 0 ? form : more != 0 ? more : strcmp(one->topic, other->topic);
}

void requests_tallies(struct requests *requests, struct request_tallies *out)
{
    struct db_statement *row = requests_ask(requests, R_TALLIES);
    struct request_tally *last = NULL;
    int space = 0;

    *out = (struct request_tallies){0};
    if (row == NULL)
        return;
    while (db_step(row) == DB_ROW) {
        char *form = db_text(row, 0, LIMIT_NAME_CHARS), *topic = db_text(row, 1, REQUEST_TOPIC_CHARS);
        bool new = last == NULL || !str_same(last->form, form) || !str_same(last->topic, topic);
        if (new) {
            last = add_tally(out, &space);
            last->form = form;
            last->topic = topic;
        }
        last->count[db_int(row, 2, 0, REQUEST_STATES - 1)] = (int)db_int(row, 3, 0, INT32_MAX);
        if (!new) {
            mem_free(form);
            mem_free(topic);
        }
    }
    db_reset(row);
    if (out->count > 0)
        qsort(out->item, (size_t)out->count, sizeof *out->item, compare_tallies);
}

void request_tallies_finish(struct request_tallies *tallies)
{
    for (int i = 0; i < tallies->count; i++) {
        mem_free(tallies->item[i].form);
        mem_free(tallies->item[i].topic);
    }
    mem_free(tallies->item);
    *tallies = (struct request_tallies){0};
}

void requests_published(struct requests *requests, const char *form, struct request_notices *out)
{
    struct db_statement *row = requests_ask(requests, R_NOTICES);

    *out = (struct request_notices){0};
    if (row == NULL)
        return;
    db_bind_int(row, 1, requests_known_word(requests, form));
    db_bind_int(row, 2, REQUEST_NOTICES_MAX);
    while (db_step(row) == DB_ROW && out->count < REQUEST_NOTICES_MAX) {
        if (out->item == NULL)
            out->item = mem_calloc(REQUEST_NOTICES_MAX, sizeof *out->item);
        out->item[out->count++] = (struct request_notice){
            .number = db_int(row, 0, 0, INT64_MAX),
            .text = db_text(row, 1, REQUEST_REPLY_CHARS),
            .published_s = db_int(row, 2, INT64_MIN, INT64_MAX),
            .claimed = db_int(row, 3, 0, CLAIM_CONFIRMED) != CLAIM_NONE,
            .confirmed = db_int(row, 3, 0, CLAIM_CONFIRMED) == CLAIM_CONFIRMED,
            .done = db_int(row, 4, 0, REQUEST_STATES - 1) == REQUEST_DONE,
        };
    }
    db_reset(row);
}

void request_notices_finish(struct request_notices *notices)
{
    for (int i = 0; i < notices->count; i++)
        mem_free(notices->item[i].text);
    mem_free(notices->item);
    *notices = (struct request_notices){0};
}
