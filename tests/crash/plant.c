/* SPDX-License-Identifier: MIT */
/*
 * plant FOLDER MARKERS [keep] — hands in forms whose personal answers are the lines of MARKERS, in every way
 * the store knows; forgets them as the screens do when a visitor leaves; says "ready" and stays, the database
 * open, until its input ends. Somebody then looks for the markers in FOLDER and in this process (trace.c):
 * there is nothing. They are read from a file, and only while they are needed, because what stands in a
 * program is in its memory too.
 *
 * keep: one answer is not forgotten, which must be found.
 */
#include "store/requests.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MARKERS_BYTES = 16 * 1024, TOO_LONG = 70 * 1024, NOW_S = 1795500000 };

#define PIN "204817"

/* In the order of the lines. */
static const struct form_field fields[] = {
    {.name = (char *)"a", .label = (char *)"姓名", .kind = FIELD_NAME},
    {.name = (char *)"b", .label = (char *)"电话", .kind = FIELD_PHONE},
    {.name = (char *)"c", .label = (char *)"住址", .kind = FIELD_ADDRESS},
    {.name = (char *)"d", .label = (char *)"证件号码", .kind = FIELD_SHORT_TEXT},
    {.name = (char *)"e", .label = (char *)"出生日期", .kind = FIELD_DATE},
    {.name = (char *)"f", .label = (char *)"要说的话", .kind = FIELD_LONG_TEXT},
    {.name = (char *)"g", .label = (char *)"签名", .kind = FIELD_STROKES},
};

static char *kept; /* what must be found */

static bool fill(struct answers *answers, const char *markers)
{
    char *text, *line, *end;
    size_t bytes, i;

    text = fs_read(markers, MARKERS_BYTES, &bytes);
    if (text == NULL)
        return false;
    for (i = 0, line = text; i < ARRAY_LEN(fields) && (end = strchr(line, '\n')) != NULL;
         i++, line = end + 1) {
        *end = '\0';
        answers_set(answers, &fields[i], line);
    }
    mem_free(text);
    return i == ARRAY_LEN(fields);
}

/* Said of every step, as the program would log it. */
static bool hand_in(struct requests *requests, const char *markers, unsigned char serial,
                    const struct request_booking *booking, enum submit_result wanted)
{
    struct answers answers = {0};
    struct request_receipt receipt = {0};
    struct error error = {0};
    struct submission submission = {.token = {serial, 1},
                                    .form = "jianyi",
                                    .form_version = "3f2a",
                                    .consent_version = "77b0",
                                    .topic = "路灯不亮",
                                    .answers = &answers,
                                    .due_day = DAY_NONE,
                                    .keep_days = 30,
                                    .booking = booking,
                                    .wall_s = NOW_S + serial};
    bool ok = fill(&answers, markers);
    enum submit_result result = ok ? requests_submit(requests, &submission, &receipt, &error) : SUBMIT_FAILED;
    struct request_record *record = NULL;
    int wait_s;

    if (result == SUBMIT_OK) /* an answer of it is set anew meanwhile, as on the way back through a form */
        answers_set(&answers, &fields[0], "");
    answers_wipe(&answers);
    if (result == SUBMIT_OK)
        ok = requests_look_up(requests, receipt.number, receipt.code, serial, &record, &wait_s) ==
             LOOK_UP_FOUND;
    request_record_destroy(record);
    fprintf(stderr, "plant: %u: %d %s\n", serial, result, error.text);
    return ok && result == wanted;
}

/* Longer than anything that is taken. */
static bool hand_in_too_much(struct requests *requests, const char *markers)
{
    struct answers answers = {0};
    struct request_receipt receipt;
    struct error error = {0};
    struct submission submission = {.token = {200, 1},
                                    .form = "jianyi",
                                    .form_version = "3f2a",
                                    .consent_version = "77b0",
                                    .topic = "",
                                    .answers = &answers,
                                    .due_day = DAY_NONE,
                                    .wall_s = NOW_S};
    bool ok = fill(&answers, markers);
    char *much = mem_alloc(TOO_LONG);

    memset(much, 'a', TOO_LONG - 1);
    much[TOO_LONG - 1] = '\0';
    answers_set(&answers, &fields[5], much);
    ok = ok && requests_submit(requests, &submission, &receipt, &error) == SUBMIT_FAILED;
    answers_wipe(&answers);
    mem_free(much);
    return ok;
}

static bool hand_in_all(struct requests *requests, const char *markers)
{
    struct request_booking room = {.key = "fang:hd2",
                                   .day = 20781,
                                   .from_minute = 540,
                                   .to_minute = 600,
                                   .party = 1,
                                   .capacity = 1};
    struct request_booking seat = {.key = "huodong:shufa",
                                   .day = DAY_NONE,
                                   .to_minute = 1440,
                                   .party = 1,
                                   .capacity = 1,
                                   .waitlist = true};

    return hand_in(requests, markers, 1, NULL, SUBMIT_OK) && hand_in(requests, markers, 1, NULL, SUBMIT_OK) &&
           hand_in(requests, markers, 2, &room, SUBMIT_OK) &&
           hand_in(requests, markers, 3, &room, SUBMIT_TAKEN) &&
           hand_in(requests, markers, 4, &seat, SUBMIT_OK) &&
           hand_in(requests, markers, 5, &seat, SUBMIT_OK) && hand_in_too_much(requests, markers);
}

static struct requests *open_folder(const char *folder, struct error *error)
{
    char *public_path = fs_join(folder, "staff.pub"), *secret_path = fs_join(folder, "staff.key");
    struct seal_public key;
    struct requests *requests = NULL;

    if (seal_init() && seal_make_keys(public_path, secret_path, "QY", PIN, &key, error))
        requests = requests_open(folder, &key, error);
    mem_free(public_path);
    mem_free(secret_path);
    return requests;
}

static bool keep_one(const char *markers)
{
    struct answers answers = {0};
    bool ok = fill(&answers, markers);

    kept = mem_strdup(answers_get(&answers, fields[2].name));
    answers_wipe(&answers);
    return ok;
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct requests *requests;
    char end;

    if (argc < 3 || argc > 4 || (argc == 4 && !str_same(argv[3], "keep"))) {
        fprintf(stderr, "plant FOLDER MARKERS [keep]\n");
        return 2;
    }
    log_set_level(LOG_LEVEL_DEBUG);
    requests = open_folder(argv[1], &error);
    bool ok = requests != NULL && hand_in_all(requests, argv[2]) && (argc == 3 || keep_one(argv[2]));
    if (!ok)
        fprintf(stderr, "plant: %s\n", error.text);
    /* Also when it failed: somebody waits for a word. */
    const char *word = ok ? "ready\n" : "failed\n";
    ok = write(STDOUT_FILENO, word, strlen(word)) > 0 && ok;
    while (ok && read(STDIN_FILENO, &end, 1) > 0)
        continue;
    requests_close(requests);
    mem_free(kept);
    return !ok;
}
