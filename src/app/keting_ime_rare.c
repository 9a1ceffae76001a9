/* SPDX-License-Identifier: MIT */
/* keting-ime rare: characters found by radical and strokes, or by the parts they are made of. */
#include "keting_ime.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ime/rare.h"
#include "places.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN = 24, STROKES_MAX = 80 };

struct arguments {
    const char *data, *parts;
    long radical, strokes, top;
};

static bool read_arguments(int argc, char **argv, struct arguments *arguments)
{
    for (int i = 1; i < argc; i += 2) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        bool ok = str_same(argv[i], "--radical")   ? str_to_int(value, 1, RARE_RADICALS, &arguments->radical)
                  : str_same(argv[i], "--strokes") ? str_to_int(value, 0, STROKES_MAX, &arguments->strokes)
                  : str_same(argv[i], "--top")     ? str_to_int(value, 1, RARE_RESULTS_MAX, &arguments->top)
                                                   : false;
        if (str_same(argv[i], "--parts") && *value != '\0') {
            arguments->parts = value;
        } else if (str_same(argv[i], "--data") && *value != '\0') {
            arguments->data = value;
        } else if (!ok) {
            fprintf(stderr, "keting-ime: rare 看不懂这个参数：%s %s\n", argv[i], value);
            return false;
        }
    }
    if ((arguments->radical == 0) == (arguments->parts == NULL)) {
        fprintf(stderr, "keting-ime: rare 要么给 --radical，要么给 --parts\n");
        return false;
    }
    return true;
}

static int ask(const struct rare *rare, const struct arguments *arguments, struct rare_character *out)
{
    uint32_t part[RARE_PARTS_MAX];
    int count = 0;

    if (arguments->parts == NULL)
        return rare_by_radical(rare, (int)arguments->radical, (int)arguments->strokes, out,
                               (int)arguments->top);
    for (const char *p = arguments->parts, *end = p + strlen(p); p < end && count < RARE_PARTS_MAX;)
        part[count++] = utf8_next(&p, end);
    return rare_by_parts(rare, part, count, out, (int)arguments->top);
}

int ime_rare_main(int argc, char **argv)
{
    struct arguments arguments = {.strokes = -1, .top = SHOWN};
    struct rare_character out[RARE_RESULTS_MAX];

    if (!read_arguments(argc, argv, &arguments))
        return 2;
    char *data = arguments.data != NULL ? mem_strdup(arguments.data) : places_shared("rare.dat");
    struct rare *rare = rare_open(data);
    mem_free(data);
    if (rare == NULL)
        return 2;
    int count = ask(rare, &arguments, out);
    for (int i = 0; i < count; i++) {
        char text[5] = "";
        utf8_put(out[i].code_point, text);
        printf("%s\tU+%04X\t%d\n", text, (unsigned)out[i].code_point, out[i].strokes);
    }
    rare_close(rare);
    return fflush(stdout) == 0 ? 0 : 2;
}
