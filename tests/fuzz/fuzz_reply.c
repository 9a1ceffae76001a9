/* SPDX-License-Identifier: MIT */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reply_read.h"
#include "store/model.h"
#include "store/receipt.h"
#include "store/requests.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { TODAY = 20781 /* 2026-11-24 */ };

static const char header[] = "受理编号,办理状态,答复,负责人,预计日期,公开内容\n";

static char path[64];

static void remove_file(void)
{
    unlink(path);
}

static void write_file(const uint8_t *data, size_t bytes, bool with_header)
{
    if (path[0] == '\0') {
        snprintf(path, sizeof path, "/dev/shm/keting-fuzz-reply-%d.csv", (int)getpid());
        atexit(remove_file);
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    size_t head = with_header ? strlen(header) : 0;
    if (fd < 0 || write(fd, header, head) != (ssize_t)head || write(fd, data, bytes) != (ssize_t)bytes)
        abort();
    close(fd);
}

static void check_text(const char *text, size_t max_chars)
{
    size_t bytes = strlen(text);

    if (utf8_find_bad(text, bytes) != NULL || utf8_count(text, bytes) > max_chars)
        abort();
}

/* Only what requests_reply may be given. */
static void check_line(const struct reply_line *line)
{
    if (!receipt_valid(line->number) || line->kind < REPLY_NONE || line->kind >= REQUEST_EVENTS)
        abort();
    if (line->board != REPLY_NONE && line->board != REQUEST_EVENT_PUBLISHED &&
        line->board != REQUEST_EVENT_UNPUBLISHED)
        abort();
    if (line->kind == REPLY_NONE && line->board == REPLY_NONE)
        abort();
    check_text(line->words, REQUEST_REPLY_CHARS);
    check_text(line->person, LIMIT_NAME_CHARS);
    check_text(line->board_words, REQUEST_REPLY_CHARS);
}

/* Any bytes as 回复.csv: the first one says whether our header stands before them. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct findings findings;
    struct reply_lines lines;
    struct str said;

    if (bytes == 0)
        return 0;
    write_file(data + 1, bytes - 1, data[0] & 1);
    findings_init(&findings);
    str_init(&said);
    bool read = reply_read(path, "QY", TODAY, &findings, &lines);
    if (!read && findings.errors == 0)
        abort();
    if (lines.wrong > 0 && findings.errors == 0)
        abort(); /* every row that is not taken is told */
    for (int i = 0; i < lines.count; i++)
        check_line(&lines.item[i]);
    findings_print(&findings, &said);
    str_finish(&said);
    reply_lines_finish(&lines);
    findings_finish(&findings);
    return 0;
}
