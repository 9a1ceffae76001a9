/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/content.h"
#include "store/model.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { READ_AT_MOST = 30 };

static char path[64];

static void remove_file(void)
{
    unlink(path);
}

static void write_file(const uint8_t *data, size_t bytes)
{
    if (path[0] == '\0') {
        snprintf(path, sizeof path, "/dev/shm/keting-fuzz-content-%d.db", (int)getpid());
        atexit(remove_file);
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, data, bytes) != (ssize_t)bytes)
        abort();
    close(fd);
}

static void check_text(const char *text, size_t max_chars)
{
    size_t bytes = strlen(text);

    if (utf8_find_bad(text, bytes) != NULL || utf8_count(text, bytes) > max_chars)
        abort();
}

static void check_list(const struct text_list *list, size_t max_chars)
{
    if (list->count < 0 || list->count > LIMIT_LINES)
        abort();
    for (int i = 0; i < list->count; i++)
        check_text(list->item[i], max_chars);
}

static void read_services(struct content *content)
{
    struct service_brief brief;

    for (int i = 0; i < READ_AT_MOST; i++) {
        if (!content_service_brief(content, 0, i, &brief))
            continue;
        check_text(brief.name, LIMIT_NAME_CHARS);
        struct service *s = content_service(content, brief.id);
        if (s != NULL) {
            check_text(s->summary, LIMIT_LINE_CHARS);
            check_list(&s->steps, LIMIT_LINE_CHARS);
            check_list(&s->conditions, LIMIT_LINE_CHARS);
        }
        service_destroy(s);
        service_brief_finish(&brief);
    }
}

static void read_notices(struct content *content)
{
    int count;
    int64_t *ids = content_notices(content, DAY_NONE, -1, &count);

    for (int i = 0; i < count && i < READ_AT_MOST; i++) {
        struct notice *n = content_notice(content, ids[i]);
        if (n != NULL) {
            check_text(n->body, LIMIT_TEXT_CHARS);
            check_list(&n->pictures, LIMIT_NAME_CHARS);
            for (int k = 0; k < n->pictures.count; k++) {
                size_t bytes;
                mem_free(content_picture(content, n->pictures.item[k], &bytes));
            }
        }
        notice_destroy(n);
    }
    mem_free(ids);
}

/* Any bytes as the content database: refused in words, or read within every limit. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct error error = {0};

    write_file(data, bytes);
    struct content *content = content_open(path, &error);
    if (content == NULL) {
        if (error.text[0] == '\0')
            abort();
        return 0;
    }
    if (content_category_count(content) > LIMIT_CATEGORIES)
        abort();
    read_services(content);
    read_notices(content);
    content_close(content);
    return 0;
}
