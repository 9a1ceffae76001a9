/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content"
#include "store/content.h"

#include "base/log.h"
#include "base/mem.h"
#include "content_body.h"

enum { READING_CHARS = LIMIT_WORD_CHARS * 7 };

struct word_lists {
    struct text_list *texts, *readings;
};

static bool add_word(struct db_statement *row, void *ctx)
{
    const struct word_lists *lists = ctx;
    char *text = db_text(row, 0, LIMIT_WORD_CHARS), *reading = db_text(row, 1, READING_CHARS);

    text_list_add(lists->texts, text);
    text_list_add(lists->readings, reading);
    mem_free(text);
    mem_free(reading);
    return true;
}

void content_words(struct content *content, struct text_list *texts, struct text_list *readings)
{
    struct word_lists lists = {texts, readings};

    if (!content_read_all(content, "SELECT text, reading FROM word ORDER BY id LIMIT ?1", LIMIT_WORDS,
                          add_word, &lists))
        log_error("words are read in part only");
}
