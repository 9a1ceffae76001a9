/* SPDX-License-Identifier: MIT */
/*
 * keting-ime hand FILE: how well written characters are recognised. One line of the file is
 * "character TAB number-of-strokes TAB x,y x,y;x,y …", strokes parted by ';', y down.
 */
#include "keting_ime.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ime/hand.h"
#include "places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/times.h>
#include <unistd.h>

enum { STROKES_MAX = 128, POINTS_MAX = 20000, SHOWN = 10, FILE_MAX_BYTES = 256 * 1024 * 1024 };

struct options {
    const char *file, *data;
    bool misses; /* print every character that was not the first candidate */
    enum hand_mode mode;
    int part, parts; /* only every parts-th line, beginning with part */
};

struct sample {
    uint32_t code_point;
    struct hand_point points[POINTS_MAX];
    struct hand_stroke strokes[STROKES_MAX];
    size_t stroke_count;
};

struct tally {
    long n, top1, top8, top10;
    double seconds;
};

/* false when the line is not of the form above. Writes over nothing; needs the line to end in '\n' or NUL. */
static bool parse_line(const char *line, const char *end, struct sample *sample)
{
    const char *p = line;
    size_t point_count = 0;

    if (p >= end)
        return false;
    sample->code_point = utf8_next(&p, end);
    p = *p == '\t' ? strchr(p + 1, '\t') : NULL;
    if (p == NULL || p >= end)
        return false;
    sample->stroke_count = 0;
    while (p < end && (*p == '\t' || *p == ';') && sample->stroke_count < STROKES_MAX) {
        struct hand_stroke *stroke = &sample->strokes[sample->stroke_count++];
        *stroke = (struct hand_stroke){&sample->points[point_count], 0};
        do {
            char *after;
            float x = strtof(p + 1, &after);
            if (*after != ',' || point_count == POINTS_MAX)
                return false;
            float y = strtof(after + 1, &after);
            sample->points[point_count++] = (struct hand_point){x, y};
            stroke->count++;
            p = after;
        } while (p < end && *p == ' ');
    }
    return p == end;
}

/* Processor time of this process, which the load of the machine does not stretch. */
static double processor_seconds(void)
{
    struct tms used;

    times(&used);
    return (double)(used.tms_utime + used.tms_stime) / (double)sysconf(_SC_CLK_TCK);
}

static int rank_of(const struct hand_candidate *candidates, int count, uint32_t code_point)
{
    for (int i = 0; i < count; i++)
        if (candidates[i].code_point == code_point)
            return i;
    return count + SHOWN;
}

static void print_miss(const struct sample *sample, const struct hand_candidate *candidates, int count)
{
    char text[5] = "";

    text[utf8_put(sample->code_point, text)] = '\0';
    printf("miss %s ", text);
    for (int i = 0; i < count; i++) {
        text[utf8_put(candidates[i].code_point, text)] = '\0';
        printf(" %s%d", text, candidates[i].score);
    }
    printf("\n");
}

static bool measure(struct hand *hand, const char *text, const struct options *options, struct tally *tally)
{
    static struct sample sample;
    const struct hand_context context = {.mode = options->mode};
    struct hand_candidate candidates[SHOWN];
    long number = 0;

    for (const char *line = text; *line != '\0'; number++) {
        const char *end = strchrnul(line, '\n');
        if (end > line && number % options->parts == options->part) {
            if (!parse_line(line, end, &sample)) {
                fprintf(stderr, "%s：第%ld行看不懂\n", options->file, number + 1);
                return false;
            }
            int count =
                hand_recognise(hand, sample.strokes, sample.stroke_count, &context, candidates, SHOWN);
            int rank = rank_of(candidates, count, sample.code_point);
            tally->n++;
            tally->top1 += rank < 1;
            tally->top8 += rank < 8;
            tally->top10 += rank < 10;
            if (options->misses && rank > 0)
                print_miss(&sample, candidates, count);
        }
        line = *end == '\0' ? end : end + 1;
    }
    return true;
}

static void print_tally(const struct tally *tally)
{
    double n = tally->n > 0 ? (double)tally->n : 1;

    printf("n %ld\n", tally->n);
    printf("top1 %.2f\n", 100 * (double)tally->top1 / n);
    printf("top8 %.2f\n", 100 * (double)tally->top8 / n);
    printf("top10 %.2f\n", 100 * (double)tally->top10 / n);
    printf("ms_per_char %.3f\n", 1000 * tally->seconds / n);
}

static bool parse_mode(const char *name, enum hand_mode *mode)
{
    static const char *const names[] = {
        [HAND_TEXT] = "text", [HAND_NAME] = "name", [HAND_ADDRESS] = "address"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            *mode = (enum hand_mode)i;
            return true;
        }
    }
    return false;
}

static bool parse_options(int argc, char **argv, struct options *options)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--mode") == 0 && i + 1 < argc) {
            if (!parse_mode(argv[++i], &options->mode))
                return false;
        } else if (strcmp(argv[i], "--data") == 0 && i + 1 < argc) {
            options->data = argv[++i];
        } else if (strcmp(argv[i], "--part") == 0 && i + 1 < argc) {
            if (sscanf(argv[++i], "%d/%d", &options->part, &options->parts) != 2 || options->parts < 1)
                return false;
        } else if (strcmp(argv[i], "--misses") == 0) {
            options->misses = true;
        } else if (argv[i][0] == '-' || options->file != NULL) {
            return false;
        } else {
            options->file = argv[i];
        }
    }
    return options->file != NULL;
}

int ime_hand_main(int argc, char **argv)
{
    struct options options = {.parts = 1};
    struct tally tally = {0};
    struct hand *hand = NULL;
    char *data = NULL, *text = NULL;
    int status = 2;
    size_t bytes;

    if (!parse_options(argc, argv, &options)) {
        fprintf(stderr, "用法：keting-ime hand 笔画文件.tsv [--mode text|name|address] [--data hand.dat] "
                        "[--part 0/2] [--misses]\n");
        return status;
    }
    data = options.data != NULL ? mem_strdup(options.data) : places_shared("hand.dat");
    hand = hand_open(data);
    if (hand == NULL)
        goto out;
    text = fs_read(options.file, FILE_MAX_BYTES, &bytes);
    if (text == NULL) {
        fprintf(stderr, "打不开%s\n", options.file);
        goto out;
    }
    double before = processor_seconds();
    if (!measure(hand, text, &options, &tally))
        goto out;
    tally.seconds = processor_seconds() - before;
    print_tally(&tally);
    status = 0;
out:
    mem_free(text);
    mem_free(data);
    hand_close(hand);
    return status;
}
