/* SPDX-License-Identifier: MIT */
#include "pack/reply.h"

#include "base/date.h"
#include "reply_read.h"

static void complain(struct findings *findings, const struct reply_lines *lines,
                     const struct reply_line *line, const char *why)
{
    findings->line = line->line;
    findings_add(findings, FINDING_ERROR, lines->sheet, line->row, "受理编号", line->written, "%s", why);
}

/* Of the two things that a row may say, the worse result counts for the row. */
static enum reply_result worse(enum reply_result a, enum reply_result b)
{
    static const int weight[] = {
        [REPLY_KNOWN] = 0, [REPLY_TAKEN] = 1, [REPLY_CONFLICT] = 2, [REPLY_UNKNOWN] = 3, [REPLY_FAILED] = 4};

    return weight[a] >= weight[b] ? a : b;
}

static enum reply_result take(struct requests *requests, const struct request_reply *reply,
                              struct findings *findings, const struct reply_lines *lines,
                              const struct reply_line *line, struct error *failed)
{
    struct error error = {0};
    enum reply_result result = requests_reply(requests, reply, &error);

    if (result == REPLY_CONFLICT)
        complain(findings, lines, line, error.text);
    else if (result == REPLY_UNKNOWN)
        complain(findings, lines, line, "这台机器没有发过这个编号，请核对。");
    else if (result == REPLY_FAILED)
        error_set(failed, error.code, "%s", error.text);
    return result;
}

static enum reply_result take_line(struct requests *requests, const struct reply_lines *lines,
                                   const struct reply_line *line, int64_t now_s, struct findings *findings,
                                   struct error *failed)
{
    struct request_reply status = {line->number, (enum request_event_kind)line->kind, line->words,
                                   line->person, line->due_day, now_s, line->seen};
    struct request_reply board = {line->number,
                                  (enum request_event_kind)line->board,
                                  line->board == REQUEST_EVENT_PUBLISHED ? line->board_words : "",
                                  "",
                                  DAY_NONE,
                                  now_s,
                                  line->seen};
    enum reply_result result = REPLY_KNOWN;

    if (line->kind != REPLY_NONE)
        result = take(requests, &status, findings, lines, line, failed);
    /* A number that is not here is told once. */
    if (line->board != REPLY_NONE && result != REPLY_UNKNOWN && result != REPLY_FAILED)
        result = worse(result, take(requests, &board, findings, lines, line, failed));
    return result;
}

static void count(struct reply_counts *counts, enum reply_result result)
{
    counts->taken += result == REPLY_TAKEN;
    counts->known += result == REPLY_KNOWN;
    counts->conflicts += result == REPLY_CONFLICT;
    counts->wrong += result == REPLY_UNKNOWN;
}

bool reply_take_file(const char *path, struct requests *requests, int64_t now_s, struct findings *findings,
                     struct reply_counts *counts, struct error *error)
{
    struct reply_lines lines;
    bool ok = true;

    *counts = (struct reply_counts){0};
    if (reply_read(path, requests_prefix(requests), date_day_of_wall(now_s), findings, &lines)) {
        for (int i = 0; ok && i < lines.count; i++) {
            enum reply_result result = take_line(requests, &lines, &lines.item[i], now_s, findings, error);
            count(counts, result);
            ok = result != REPLY_FAILED;
        }
    }
    counts->wrong += lines.wrong;
    counts->elsewhere = lines.elsewhere;
    counts->unfilled = lines.unfilled;
    findings->line = 0;
    reply_lines_finish(&lines);
    return ok;
}

bool reply_incomplete(const struct reply_counts *counts, const struct findings *findings)
{
    return counts->conflicts > 0 || counts->wrong > 0 || findings->errors > 0;
}
