/* SPDX-License-Identifier: MIT */
/* recurrence_check RULES.tsv: our answers against those of recurrence_oracle.py, day by day. */
#include "base/recurrence.h"

#include "base/fs.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 11, FILE_MAX_BYTES = 64 * 1024 * 1024, DAYS_MAX = 1000 };
enum { WORDS, FIRST, LAST, PAUSES, EXTRA, OFF, HOLIDAYS, WORK, FROM, TO, ANSWER };

static long days_checked, yes_checked;

static void read_days(const char *text, struct day_list *list)
{
    for (char *end; *text != '\0'; text = *end == ',' ? end + 1 : end)
        day_list_add(list, (int32_t)strtol(text, &end, 10));
}

static int32_t read_end(const char *text)
{
    return *text == '-' && text[1] == '\0' ? DAY_NONE : (int32_t)strtol(text, NULL, 10);
}

/* "20000,20007x,20014h" */
static int read_answer(const char *text, struct occurrence *out)
{
    int count = 0;

    while (*text != '\0' && count < DAYS_MAX) {
        char *end;
        out[count].day = (int32_t)strtol(text, &end, 10);
        out[count].answer = *end == 'x'   ? RECURRENCE_CANCELLED_OFF_DAY
                            : *end == 'h' ? RECURRENCE_CANCELLED_HOLIDAY
                                          : RECURRENCE_YES;
        count++;
        text = end + (*end == 'x' || *end == 'h');
        text += *text == ',';
    }
    return count;
}

static bool same_days(const struct recurrence *rule, const struct holidays *holidays, int32_t from,
                      int32_t to, const struct occurrence *want, int want_count)
{
    int at = want_count;
    int32_t next = DAY_NONE;

    /* Backwards, so that the next day is known at each. */
    for (int32_t day = to; day >= from; day--, days_checked++) {
        enum recurrence_answer answer = RECURRENCE_NO;
        if (at > 0 && want[at - 1].day == day)
            answer = want[--at].answer;
        if (answer == RECURRENCE_YES) {
            next = day;
            yes_checked++;
        }
        if (recurrence_on(rule, holidays, day) != answer ||
            recurrence_next(rule, holidays, day, to - day + 1) != next) {
            struct date date = date_from_day(day);
            printf("%04d-%02d-%02d should be %d and is %d; next %d, is %d: ", date.year, date.month, date.day,
                   answer, recurrence_on(rule, holidays, day), next,
                   recurrence_next(rule, holidays, day, to - day + 1));
            return false;
        }
    }
    return at == 0;
}

static bool same_list(const struct recurrence *rule, const struct holidays *holidays, int32_t from,
                      int32_t to, const struct occurrence *want, int want_count)
{
    struct occurrence got[DAYS_MAX];
    int count = recurrence_between(rule, holidays, from, to, got, DAYS_MAX);
    bool same = count == want_count;

    for (int i = 0; same && i < count; i++)
        same = got[i].day == want[i].day && got[i].answer == want[i].answer;
    if (!same)
        printf("the list has %d instead of %d days: ", count, want_count);
    return same;
}

static bool check_rule(char *const field[FIELDS])
{
    struct occurrence want[DAYS_MAX];
    struct holidays holidays = {{NULL, 0}, {NULL, 0}};
    struct recurrence rule;
    const char *advice;
    bool same = false;
    int32_t from = read_end(field[FROM]), to = read_end(field[TO]);

    recurrence_init(&rule);
    read_days(field[HOLIDAYS], &holidays.off);
    read_days(field[WORK], &holidays.work);
    if (!recurrence_parse(field[WORDS], &rule, &advice)) {
        printf("not understood, %s: ", advice);
        goto out;
    }
    rule.first_day = read_end(field[FIRST]);
    rule.last_day = read_end(field[LAST]);
    rule.holidays_off = *field[PAUSES] == '1';
    read_days(field[EXTRA], &rule.extra);
    read_days(field[OFF], &rule.off);
    int count = read_answer(field[ANSWER], want);
    same = same_days(&rule, &holidays, from, to, want, count) &&
           same_list(&rule, &holidays, from, to, want, count);
out:
    recurrence_finish(&rule);
    holidays_finish(&holidays);
    return same;
}

static bool split(char *line, char *field[FIELDS])
{
    for (int i = 0; i < FIELDS; i++) {
        field[i] = line;
        line = strchr(line, '\t');
        if ((line == NULL) != (i == FIELDS - 1))
            return false;
        if (line != NULL)
            *line++ = '\0';
    }
    return true;
}

int main(int argc, char **argv)
{
    size_t bytes;
    char *text = argc == 2 ? fs_read(argv[1], FILE_MAX_BYTES, &bytes) : NULL, *field[FIELDS];
    int rules = 0, wrong = 0;

    if (text == NULL) {
        fputs("usage: recurrence_check RULES.tsv\n", stderr);
        return 2;
    }
    for (char *line = text, *end; *line != '\0'; line = end, rules++) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        else
            end = line + strlen(line);
        if (!split(line, field) || !check_rule(field)) {
            wrong++;
            printf("rule %d, %s\n", rules + 1, line);
        }
    }
    mem_free(text);
    printf("%d rules, %ld days, %ld of them yes, %d rules wrong\n", rules, days_checked, yes_checked, wrong);
    return wrong > 0 || rules == 0;
}
