/* SPDX-License-Identifier: MIT */
/* keting-ime pinyin: lines of letters in, ranked candidates out, as the keyboard would offer them. */
#include "keting_ime.h"

#include "base/mem.h"
#include "base/str.h"
#include "ime/pinyin.h"
#include "places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 16384 };

struct arguments {
    struct pinyin_options options;
    const char *data;
    long top;
};

static bool read_arguments(int argc, char **argv, struct arguments *arguments)
{
    struct pinyin_options *options = &arguments->options;

    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (str_same(argv[i], "--name")) {
            options->name = true;
            continue;
        }
        if (str_same(argv[i], "--initials")) {
            options->initials = true;
            continue;
        }
        if (str_same(argv[i], "--top") && str_to_int(value, 1, PINYIN_CANDIDATES_MAX, &arguments->top)) {
            i++;
        } else if (str_same(argv[i], "--tolerant") && i + 1 < argc) {
            options->tolerant |= pinyin_tolerance(argv[++i]);
        } else if (str_same(argv[i], "--previous") && i + 1 < argc) {
            options->previous = argv[++i];
        } else if (str_same(argv[i], "--data") && i + 1 < argc) {
            arguments->data = argv[++i];
        } else {
            fprintf(stderr, "keting-ime: pinyin 不认识这个参数：%s\n", argv[i]);
            return false;
        }
    }
    return true;
}

static void print_result(const char *line, const struct pinyin_result *result, long top)
{
    printf("%s", line);
    for (int i = 0; i < result->count && i < top; i++)
        printf("\t%s", result->candidates[i].text);
    putchar('\n');
}

/* False at the end. What does not fit is left out: far fewer letters are looked at. */
static bool read_line(char line[LINE_BYTES])
{
    if (fgets(line, LINE_BYTES, stdin) == NULL)
        return false;
    size_t length = strcspn(line, "\r\n");
    bool cut = length + 1 == LINE_BYTES;
    for (int c = 0; cut && c != EOF && c != '\n';)
        c = getchar();
    line[length] = '\0';
    return true;
}

int ime_pinyin_main(int argc, char **argv)
{
    struct arguments arguments = {.top = 10};
    struct pinyin_result *result = NULL;
    struct pinyin *pinyin = NULL;
    char *data = NULL, line[LINE_BYTES];
    int status = 2;

    if (!read_arguments(argc, argv, &arguments))
        goto out;
    data = arguments.data != NULL ? mem_strdup(arguments.data) : places_shared("pinyin.dat");
    pinyin = pinyin_open(data);
    if (pinyin == NULL)
        goto out;
    result = mem_zalloc(sizeof(*result));
    while (read_line(line)) {
        pinyin_query(pinyin, line, &arguments.options, result);
        print_result(line, result, arguments.top);
    }
    status = ferror(stdin) || fflush(stdout) != 0 ? 2 : 0;
out:
    pinyin_close(pinyin);
    mem_free(result);
    mem_free(data);
    return status;
}
