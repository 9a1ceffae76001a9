/* SPDX-License-Identifier: MIT */
/*
 * bench_search LONG — CPU of one question to a hall of 10,000 entries: by initials, pinyin, characters,
 * digits, and what is cheap to ask and dear to answer. The dearest is told, and the first question ever,
 * which also reads the keys.
 */
#include "bench.h"

#include "base/date.h"
#include "base/error.h"
#include "base/macros.h"
#include "store/content.h"
#include "store/content_search.h"

#include <stdio.h>

enum { ROUNDS = 31, ROUNDS_QUICK = 9, ENTRIES = 10000, WARMING = 3 };

#define GOAL_MS 10.0

static const char *const queries[] = {
    "ylbx",
    "yiliaobaoxian",
    "医疗保险",
    "保",
    "办",
    "y",
    "a",
    "0",
    "0374",
    "row",
    "a e i o u b c d",
    "保险 登记",
    "养老bx",
    "没有这件事",
    "zzzzzzzz",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

static double ask_ms(struct content *content, const char *query, int32_t today, int *hits)
{
    struct search_result result;
    double began = bench_cpu_ms();

    content_search(content, query, today, &result);
    double took = bench_cpu_ms() - began;
    *hits = result.count;
    search_result_finish(&result);
    return took;
}

static bool measure(struct content *content, int32_t today)
{
    static struct bench_series series[ARRAY_LEN(queries)];
    int rounds = bench_quick() ? ROUNDS_QUICK : ROUNDS, hits[ARRAY_LEN(queries)], found = 0;
    double worst_ms = 0;
    size_t worst = 0;
    char remark[160];

    for (int round = -WARMING; round < rounds; round++)
        for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
            double ms = ask_ms(content, queries[i], today, &hits[i]);
            if (round >= 0)
                bench_add(&series[i], ms);
        }
    for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
        double ms = bench_median(&series[i]);
        found += hits[i] > 0;
        if (ms > worst_ms) {
            worst_ms = ms;
            worst = i;
        }
    }
    snprintf(remark, sizeof remark, "“%s”, %d hits; of %zu questions %d find something", queries[worst],
             hits[worst], ARRAY_LEN(queries), found);
    return bench_row("search 10,000 entries, the dearest question: CPU", worst_ms, GOAL_MS, "ms", remark);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    int32_t today = date_to_day((struct date){2026, 11, 24});
    struct content *content = argc == 2 ? content_open(argv[1], &error) : NULL;
    int hits;

    if (content == NULL || content_service_count(content, 0) < ENTRIES) {
        fprintf(stderr, "bench_search: a hall of %d services is wanted; %s\n", ENTRIES, error.text);
        content_close(content);
        return 2;
    }
    double first = ask_ms(content, queries[0], today, &hits);
    bool ok = measure(content, today);
    bench_row("the first question, keys read: CPU", first, BENCH_RECORD, "ms", "once after the start");
    content_close(content);
    return !ok;
}
