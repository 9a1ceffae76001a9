/* SPDX-License-Identifier: MIT */
/*
 * submitter PUBLIC FOLDER SEED — hands in requests as fast as the disk takes them, until it is killed. A line
 * goes to stdout after each promise, and only then; one write each, so that a line is there or not:
 *
 * receipt NUMBER CODE TOKEN what a resident is shown ask NUMBER is about to be taken back: it may be or not
 * cancelled NUMBER a resident is shown that it is taken back
 */
#include "draw.h"
#include "workload.h"

#include "base/log.h"
#include "base/str.h"

#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { IDLE_EACH = 40, CANCEL_EACH = 10, REMEMBERED = 32 };

static void say(const char *line)
{
    /* Nobody reads any more: then nobody was shown anything either. */
    if (write(STDOUT_FILENO, line, strlen(line)) < 0)
        _exit(3);
}

static void say_receipt(const struct request_receipt *receipt, const unsigned char *token)
{
    char line[120], hex[2 * REQUEST_TOKEN_BYTES + 1];

    sodium_bin2hex(hex, sizeof hex, token, REQUEST_TOKEN_BYTES);
    snprintf(line, sizeof line, "receipt %lld %s %s\n", (long long)receipt->number, receipt->code, hex);
    say(line);
}

static bool take_back(struct requests *requests, int64_t number, int64_t wall_s)
{
    struct error error = {0};
    char line[40];

    snprintf(line, sizeof line, "ask %lld\n", (long long)number);
    say(line);
    if (!requests_cancel(requests, number, wall_s, &error)) {
        fprintf(stderr, "submitter: %s\n", error.text);
        return false;
    }
    snprintf(line, sizeof line, "cancelled %lld\n", (long long)number);
    say(line);
    return true;
}

static bool hand_in(struct requests *requests, struct workload *workload, int64_t *number)
{
    struct handed_in handed_in;
    struct request_receipt receipt = {0};
    struct error error = {0};

    workload_draw(workload, &handed_in);
    enum submit_result result = requests_submit(requests, &handed_in.submission, &receipt, &error);
    if (result == SUBMIT_OK)
        say_receipt(&receipt, handed_in.submission.token);
    else if (result == SUBMIT_FAILED)
        fprintf(stderr, "submitter: %s\n", error.text);
    *number = result == SUBMIT_OK ? receipt.number : 0;
    handed_in_finish(&handed_in);
    return result != SUBMIT_FAILED;
}

/* Ends by being killed, or with something that must not be. */
static void submit_on(struct requests *requests, uint64_t seed)
{
    int64_t recent[REMEMBERED] = {0};
    struct workload workload;
    uint64_t random = seed;

    workload_init(&workload, seed);
    for (;;) {
        int at = draw_below(&random, REMEMBERED), other = draw_below(&random, REMEMBERED);
        if (draw_below(&random, IDLE_EACH) == 0)
            requests_idle(requests, 0);
        if (!hand_in(requests, &workload, &recent[at]))
            return;
        if (draw_below(&random, CANCEL_EACH) == 0 && recent[other] != 0) {
            if (!take_back(requests, recent[other], workload.wall_s))
                return;
            recent[other] = 0;
        }
    }
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct seal_public key;
    struct requests *requests = NULL;
    long seed;

    if (argc != 4 || !str_to_int(argv[3], 0, LONG_MAX, &seed)) {
        fprintf(stderr, "submitter PUBLIC FOLDER SEED\n");
        return 2;
    }
    log_set_level(LOG_LEVEL_WARN);
    if (seal_init() && seal_read_public(argv[1], &key, &error))
        requests = requests_open(argv[2], &key, &error);
    if (requests != NULL)
        submit_on(requests, (uint64_t)seed);
    else
        fprintf(stderr, "submitter: %s\n", error.text);
    requests_close(requests);
    return 2;
}
