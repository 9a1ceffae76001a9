/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ime/pinyin.h"

#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { PHRASES_MAX = 64, HEAD_BYTES = 2 };

static struct pinyin *pinyin;
static struct pinyin_result *result;

/* pinyin.dat lies in the folder above the program's. */
static void open_once(void)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

    self[n > 0 ? n : 0] = '\0';
    char *file = fs_join(dirname(dirname(self)), "pinyin.dat");
    pinyin = pinyin_open(file);
    mem_free(file);
    if (pinyin == NULL)
        abort();
    result = mem_zalloc(sizeof(*result));
}

/* Texts that are there, whole, not empty and not twice next to each other; letters of the input. */
static void check_result(size_t letters)
{
    if (result->count < 0 || result->count > PINYIN_CANDIDATES_MAX ||
        result->text_used > sizeof(result->text))
        abort();
    for (int i = 0; i < result->count; i++) {
        const struct pinyin_candidate *c = &result->candidates[i];
        size_t at = (size_t)(c->text - result->text), length = strlen(c->text);
        if (at + length >= result->text_used || length == 0 || utf8_find_bad(c->text, length) != NULL)
            abort();
        if (c->letters < 0 || (size_t)c->letters > letters || (letters > 0 && c->letters == 0))
            abort();
        if (i > 0 && strcmp(c->text, c[-1].text) == 0)
            abort();
    }
}

/* Lines: the letters, what stands before, then phrases, each followed by its reading ("" for none). */
static int split(char *text, char *line[], int max)
{
    int count = 0;

    for (char *p = text; count < max; p++) {
        line[count++] = p;
        p += strcspn(p, "\n");
        if (*p == '\0')
            break;
        *p = '\0';
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct pinyin_phrase phrase[PHRASES_MAX];
    char *line[2 + 2 * PHRASES_MAX];
    int phrases = 0;

    if (pinyin == NULL)
        open_once();
    if (bytes < HEAD_BYTES)
        return 0;
    char *text = mem_strndup((const char *)data + HEAD_BYTES, bytes - HEAD_BYTES);
    int lines = split(text, line, ARRAY_LEN(line));
    for (int i = 2; i < lines; i += 2)
        phrase[phrases++] =
            (struct pinyin_phrase){line[i], i + 1 < lines && line[i + 1][0] != '\0' ? line[i + 1] : NULL};
    int taken = pinyin_extend(pinyin, phrase, phrases);
    if (taken < 0 || taken > phrases)
        abort();
    struct pinyin_options options = {.name = data[0] & 1,
                                     .initials = data[0] & 2,
                                     .tolerant = data[1],
                                     .previous = lines > 1 ? line[1] : NULL};
    pinyin_query(pinyin, line[0], &options, result);
    check_result(strlen(line[0]));
    pinyin_predict(pinyin, lines > 1 ? line[1] : "", result);
    check_result(0);
    pinyin_result_wipe(result);
    mem_free(text);
    return 0;
}
