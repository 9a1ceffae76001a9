/* SPDX-License-Identifier: MIT */
/*
 * By parts: for every part asked for, how often each character holds it is counted in one pass, since what a
 * character is made of stands in the file before it. What is left over is told by the strokes: 土 and 口 are
 * six strokes, so is 吉, and 袁 has more.
 */
#define LOG_MODULE "rare"
#include "ime/rare.h"

#include "base/log.h"
#include "base/mem.h"
#include "ime/rare_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NUMBER_MASK = RARE_CHARACTERS_MAX - 1,
    COUNT_MAX = 100,
    STROKES_SHARED = 1, /* 彧 is 或 and 彡 with one stroke in common */
};

struct rare {
    const struct rare_file *file; /* the whole mapping */
    const uint32_t *character, *entry, *made_of;
    const uint8_t (*info)[2];
    uint32_t characters, entries, words;
};

static uint32_t code_point_at(const struct rare *rare, uint32_t number)
{
    return rare->character[number] & 0x1FFFFF;
}

static int strokes_at(const struct rare *rare, uint32_t number)
{
    return (int)(rare->character[number] >> 21 & 0x7F);
}

static int level_at(const struct rare *rare, uint32_t number)
{
    return (int)(rare->character[number] >> 28);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static const void *section(const struct rare_file *file, enum rare_section which)
{
    return (const char *)file + file->at[which];
}

/* Numbers of characters are looked up without asking again. */
static bool numbers_fit(const struct rare_file *file)
{
    const uint32_t *entry = section(file, RARE_ENTRY), *word = section(file, RARE_MADE_OF);
    const uint8_t(*info)[2] = section(file, RARE_INFO);
    uint32_t characters = file->count[RARE_CHARACTER];

    for (uint32_t i = 0; i < characters; i++)
        if (info[i][0] > RARE_RADICALS)
            return false;
    for (uint32_t i = 0; i < file->count[RARE_ENTRY]; i++)
        if ((entry[i] & NUMBER_MASK) >= characters)
            return false;
    for (uint32_t i = 0; i < file->count[RARE_MADE_OF]; i++)
        if ((word[i] & ~RARE_WHOLE) >= characters || (i == 0 && !(word[0] & RARE_WHOLE)))
            return false;
    for (int r = 0; r <= RARE_RADICALS; r++)
        if (file->radical_at[r] > file->radical_at[r + 1])
            return false;
    return file->radical_at[RARE_RADICALS + 1] <= file->count[RARE_ENTRY];
}

/* The checksum answers for accidents, the rest for a tool that is older than this. */
static const char *fault_of(const struct rare_file *file, size_t bytes)
{
    static const uint32_t size[RARE_SECTIONS] = {4, 2, 4, 4};

    if (memcmp(file->magic, "ketrare", sizeof(file->magic)) != 0 || file->version != RARE_FILE_VERSION)
        return "is of another version";
    if (file->bytes != bytes || bytes % 8 != 0)
        return "is cut short";
    const uint64_t *checked = (const uint64_t *)(const void *)((const char *)file + RARE_CHECKED_FROM);
    if (pinyin_file_checksum(checked, (bytes - RARE_CHECKED_FROM) / 8) != file->checksum)
        return "is damaged";
    for (int s = 0; s < RARE_SECTIONS; s++)
        if (file->at[s] % 8 != 0 || file->at[s] > bytes || file->count[s] > (bytes - file->at[s]) / size[s])
            return "does not fit together";
    if (file->count[RARE_CHARACTER] == 0 || file->count[RARE_CHARACTER] >= RARE_CHARACTERS_MAX)
        return "holds nothing";
    return file->count[RARE_INFO] == file->count[RARE_CHARACTER] && numbers_fit(file)
               ? NULL
               : "does not fit together";
}

static struct rare *make_rare(const struct rare_file *file)
{
    struct rare *rare = mem_zalloc(sizeof(*rare));

    rare->file = file;
    rare->character = section(file, RARE_CHARACTER);
    rare->info = section(file, RARE_INFO);
    rare->entry = section(file, RARE_ENTRY);
    rare->made_of = section(file, RARE_MADE_OF);
    rare->characters = file->count[RARE_CHARACTER];
    rare->entries = file->count[RARE_ENTRY];
    rare->words = file->count[RARE_MADE_OF];
    return rare;
}

struct rare *rare_open(const char *path)
{
    struct rare *rare = NULL;
    void *map = MAP_FAILED;
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && fstat(fd, &info) == 0 && (size_t)info.st_size > sizeof(struct rare_file))
        map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    else if (fd >= 0)
        errno = EINVAL;
    if (map == MAP_FAILED) {
        log_error("%s: %s", path, strerror(errno));
        goto out;
    }
    const char *fault = fault_of(map, (size_t)info.st_size);
    if (fault != NULL) {
        log_error("%s %s", path, fault);
        munmap(map, (size_t)info.st_size);
        goto out;
    }
    rare = make_rare(map);
out:
    if (fd >= 0)
        close(fd);
    return rare;
}

void rare_close(struct rare *rare)
{
    if (rare == NULL)
        return;
    munmap((void *)(uintptr_t)rare->file, rare->file->bytes);
    mem_free(rare);
}

/* ---- by radical ---------------------------------------------------------------------------------------- */

int rare_by_radical(const struct rare *rare, int radical, int strokes, struct rare_character *out, int max)
{
    int count = 0;

    if (radical < 1 || radical > RARE_RADICALS)
        return 0;
    max = min_int(max, RARE_RESULTS_MAX);
    for (uint32_t i = rare->file->radical_at[radical]; i < rare->file->radical_at[radical + 1]; i++) {
        uint32_t entry = rare->entry[i];
        int besides = (int)(entry >> 17 & 0x7F);
        if (count < max && (strokes < 0 ? (entry & RARE_ENTRY_FIRST) != 0 : besides == strokes))
            out[count++] = (struct rare_character){code_point_at(rare, entry & NUMBER_MASK), besides};
    }
    return count;
}

/* ---- by parts ------------------------------------------------------------------------------------------ */

/* One part of the question in all its shapes. */
struct part {
    struct rare_radical shape[RARE_SAME_MAX];
    int shapes, times;
    int least, most; /* strokes */
    bool is_radical[RARE_RADICALS + 1];
    uint8_t *held; /* by each character: how often */
};

struct question {
    const struct rare *rare;
    struct part part[RARE_PARTS_MAX];
    int parts, asked; /* different ones; all */
    int least, most; /* strokes of all together */
};

struct found {
    uint32_t order, number;
};

static int64_t find(const struct rare *rare, uint32_t code_point)
{
    uint32_t low = 0, high = rare->characters;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (code_point_at(rare, middle) < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rare->characters && code_point_at(rare, low) == code_point ? (int64_t)low : -1;
}

static bool has_shape(const struct part *part, uint32_t code_point)
{
    for (int i = 0; i < part->shapes; i++)
        if (part->shape[i].code_point == code_point)
            return true;
    return false;
}

/* False when it is no character. */
static bool add_part(struct question *question, uint32_t code_point)
{
    const struct rare *rare = question->rare;
    int64_t number = find(rare, code_point);
    struct part *part = question->part, *end = part + question->parts;

    while (part < end && !has_shape(part, code_point))
        part++;
    if (part == end) {
        *part = (struct part){.times = 0};
        part->shapes = rare_same_part(code_point, part->shape);
        if (part->shape[0].strokes == 0)
            part->shape[0].strokes = number < 0 ? 0 : strokes_at(rare, (uint32_t)number);
        part->least = part->most = part->shape[0].strokes;
        for (int i = 1; i < part->shapes; i++) {
            part->least = min_int(part->least, part->shape[i].strokes);
            part->most = max_int(part->most, part->shape[i].strokes);
        }
        for (int r = 1; r <= RARE_RADICALS; r++)
            for (int i = 0; i < part->shapes; i++)
                part->is_radical[r] |= rare_is_shape_of(part->shape[i].code_point, r);
        question->parts++;
    }
    part->times++;
    question->asked++;
    question->least += part->least;
    question->most += part->most;
    return number >= 0 || part->shapes > 1;
}

/* A character holds itself, its radical, and what its parts hold. */
static void count_part(const struct rare *rare, struct part *part)
{
    uint8_t *held = part->held = mem_zalloc(rare->characters);

    for (int r = 1; r <= RARE_RADICALS; r++) {
        if (!part->is_radical[r])
            continue;
        for (uint32_t i = rare->file->radical_at[r]; i < rare->file->radical_at[r + 1]; i++)
            held[rare->entry[i] & NUMBER_MASK] = 1;
    }
    for (int i = 0; i < part->shapes; i++) {
        int64_t number = find(rare, part->shape[i].code_point);
        if (number >= 0)
            held[number] = 1;
    }
    for (uint32_t i = 0; i < rare->words;) {
        uint32_t whole = rare->made_of[i++] & ~RARE_WHOLE;
        int sum = 0;
        for (; i < rare->words && !(rare->made_of[i] & RARE_WHOLE); i++)
            sum += held[rare->made_of[i]];
        if (sum > held[whole])
            held[whole] = (uint8_t)min_int(sum, COUNT_MAX);
    }
}

static bool is_asked_for(const struct question *question, uint32_t code_point)
{
    for (int p = 0; p < question->parts; p++)
        if (has_shape(&question->part[p], code_point))
            return true;
    return false;
}

/* Its radical is asked for and the other parts have the strokes that it has besides; they may be in it. */
static bool may_hold(const struct question *question, uint32_t number)
{
    const uint8_t *info = question->rare->info[number];

    for (int p = 0; p < question->parts && question->asked > 1; p++) {
        const struct part *part = &question->part[p];
        if (part->is_radical[info[0]] && info[1] >= question->least - part->least &&
            info[1] <= question->most - part->most)
            return true;
    }
    return false;
}

static bool holds_all(const struct question *question, uint32_t number)
{
    for (int p = 0; p < question->parts; p++)
        if (question->part[p].held[number] < question->part[p].times)
            return false;
    return true;
}

enum tier { TIER_NOTHING_ELSE, TIER_MORE, TIER_MAY_HOLD, TIER_MORE_AND_RARE, TIER_NONE };

static enum tier tier_of(const struct question *question, uint32_t number, bool known)
{
    const struct rare *rare = question->rare;
    int strokes = strokes_at(rare, number), rest = strokes - question->most;

    if (strokes < question->least - STROKES_SHARED)
        return TIER_NONE;
    if (holds_all(question, number)) {
        if (is_asked_for(question, code_point_at(rare, number)))
            return TIER_NONE;
        if (rest <= 0 && question->asked > 1)
            return TIER_NOTHING_ELSE;
        return level_at(rare, number) <= RARE_LEVEL_3 ? TIER_MORE : TIER_MORE_AND_RARE;
    }
    return !known && may_hold(question, number) ? TIER_MAY_HOLD : TIER_NONE;
}

static int by_order(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* Returns how many were written to found, which has room for all characters. */
static int gather(const struct question *question, struct found *found)
{
    const struct rare *rare = question->rare;
    uint8_t *known = mem_zalloc(rare->characters);
    int count = 0;

    for (uint32_t i = 0; i < rare->words; i++)
        if (rare->made_of[i] & RARE_WHOLE)
            known[rare->made_of[i] & ~RARE_WHOLE] = 1;
    for (uint32_t n = 0; n < rare->characters; n++) {
        enum tier tier = tier_of(question, n, known[n] != 0);
        int strokes = strokes_at(rare, n), rest = max_int(strokes - question->most, 0);
        bool more = tier == TIER_MORE || tier == TIER_MORE_AND_RARE;
        if (tier != TIER_NONE)
            found[count++] = (struct found){(uint32_t)tier << 24 | (more ? (uint32_t)rest << 16 : 0) |
                                                (uint32_t)level_at(rare, n) << 8,
                                            n};
    }
    mem_free(known);
    return count;
}

int rare_by_parts(const struct rare *rare, const uint32_t *parts, int count, struct rare_character *out,
                  int max)
{
    struct question question = {.rare = rare};
    bool fit = count > 0;

    for (int i = 0; i < count && i < RARE_PARTS_MAX; i++)
        fit &= add_part(&question, parts[i]);
    if (!fit)
        return 0;
    for (int p = 0; p < question.parts; p++)
        count_part(rare, &question.part[p]);
    struct found *found = mem_calloc(rare->characters, sizeof(*found));
    int all = gather(&question, found);
    qsort(found, (size_t)all, sizeof(*found), by_order);
    all = min_int(all, min_int(max_int(max, 0), RARE_RESULTS_MAX));
    for (int i = 0; i < all; i++)
        out[i] =
            (struct rare_character){code_point_at(rare, found[i].number), rare->info[found[i].number][1]};
    /* What a visitor looked for is in them. */
    explicit_bzero(found, rare->characters * sizeof(*found));
    mem_free(found);
    for (int p = 0; p < question.parts; p++) {
        explicit_bzero(question.part[p].held, rare->characters);
        mem_free(question.part[p].held);
    }
    explicit_bzero(&question, sizeof(question));
    return all;
}
