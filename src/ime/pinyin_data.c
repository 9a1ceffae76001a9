/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "pinyin"
#include "pinyin_data.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the file ------------------------------------------------------------------------------------------ */

/* The checksum answers for accidents, the sections for a tool that is older than this. */
static const char *fault_of(const struct pinyin_file *file, size_t bytes)
{
    static const uint32_t size[PINYIN_SECTIONS] = {
        [PINYIN_CHARACTER] = 4,     [PINYIN_CHILD] = 4,
        [PINYIN_WORD] = 4,          [PINYIN_BY_TEXT] = 4,
        [PINYIN_NODE_SYLLABLE] = 2, [PINYIN_COST] = 2,
        [PINYIN_TEXT] = 2,          [PINYIN_SURNAME] = 1,
        [PINYIN_GIVEN] = 1,         [PINYIN_SYLLABLE] = PINYIN_SYLLABLE_BYTES_MAX,
    };
    const uint32_t expected[PINYIN_SECTIONS] = {
        [PINYIN_CHARACTER] = file->characters,
        [PINYIN_CHILD] = file->nodes + 1,
        [PINYIN_WORD] = file->nodes + 1,
        [PINYIN_BY_TEXT] = file->words - file->word_of_depth[2],
        [PINYIN_NODE_SYLLABLE] = file->nodes,
        [PINYIN_COST] = file->words,
        [PINYIN_TEXT] = file->text_of_depth[PINYIN_WORD_MAX + 1],
        [PINYIN_SURNAME] = file->word_of_depth[3],
        [PINYIN_GIVEN] = file->word_of_depth[2],
        [PINYIN_SYLLABLE] = file->syllables,
    };

    if (memcmp(file->magic, "ketpiny", sizeof(file->magic)) != 0 || file->version != PINYIN_FILE_VERSION)
        return "is of another version";
    if (file->bytes != bytes || bytes % 8 != 0)
        return "is cut short";
    const uint64_t *checked = (const uint64_t *)(const void *)((const char *)file + PINYIN_CHECKED_FROM);
    if (pinyin_file_checksum(checked, (bytes - PINYIN_CHECKED_FROM) / 8) != file->checksum)
        return "is damaged";
    if (file->nodes <= file->syllables || file->syllables == 0)
        return "holds nothing";
    for (int s = 0; s < PINYIN_SECTIONS; s++)
        if (file->count[s] != expected[s] || file->at[s] % 8 != 0 || file->at[s] > bytes ||
            file->count[s] > (bytes - file->at[s]) / size[s])
            return "does not fit together";
    return NULL;
}

static const void *section(const struct pinyin_file *file, enum pinyin_section which)
{
    return (const char *)file + file->at[which];
}

static void find_sections(struct pinyin *pinyin, const struct pinyin_file *file)
{
    pinyin->file = file;
    pinyin->syllables = (int)file->syllables;
    pinyin->character = section(file, PINYIN_CHARACTER);
    pinyin->child = section(file, PINYIN_CHILD);
    pinyin->word = section(file, PINYIN_WORD);
    pinyin->by_text = section(file, PINYIN_BY_TEXT);
    pinyin->node_syllable = section(file, PINYIN_NODE_SYLLABLE);
    pinyin->cost = section(file, PINYIN_COST);
    pinyin->text = section(file, PINYIN_TEXT);
    pinyin->surname = section(file, PINYIN_SURNAME);
    pinyin->given = section(file, PINYIN_GIVEN);
    pinyin->syllable = section(file, PINYIN_SYLLABLE);
}

struct pinyin *pinyin_open(const char *path)
{
    struct pinyin *pinyin = NULL;
    void *map = MAP_FAILED;
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && fstat(fd, &info) == 0 && (size_t)info.st_size > sizeof(struct pinyin_file))
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
    pinyin = mem_zalloc(sizeof(*pinyin));
    find_sections(pinyin, map);
out:
    if (fd >= 0)
        close(fd);
    return pinyin;
}

void pinyin_close(struct pinyin *pinyin)
{
    if (pinyin == NULL)
        return;
    munmap((void *)(uintptr_t)pinyin->file, pinyin->file->bytes);
    mem_free(pinyin->extra);
    mem_free(pinyin);
}

/* ---- words --------------------------------------------------------------------------------------------- */

int pinyin_word_depth(const struct pinyin *pinyin, uint32_t word)
{
    int depth = 1;

    if (word >= pinyin->file->words)
        return pinyin->extra->phrase[word - pinyin->file->words].length;
    while (depth < PINYIN_WORD_MAX && word >= pinyin->file->word_of_depth[depth + 1])
        depth++;
    return depth;
}

const uint16_t *pinyin_word_text(const struct pinyin *pinyin, uint32_t word, int depth)
{
    const struct pinyin_file *file = pinyin->file;

    if (word >= file->words)
        return pinyin->extra->phrase[word - file->words].text;
    return pinyin->text + file->text_of_depth[depth] + (word - file->word_of_depth[depth]) * (uint32_t)depth;
}

int pinyin_find_character(const struct pinyin *pinyin, uint32_t code_point)
{
    uint32_t low = 0, high = pinyin->file->characters;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (pinyin->character[middle] < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pinyin->file->characters && pinyin->character[low] == code_point ? (int)low : -1;
}

int pinyin_end_of_text(const struct pinyin *pinyin, const char *text, uint16_t *out, int max)
{
    const char *end = text + strlen(text), *p = end;
    int count = 0;

    for (; count < max && p > text; count++) {
        const char *at = utf8_prev(p, text), *next = at;
        int number = pinyin_find_character(pinyin, utf8_next(&next, end));
        if (number < 0)
            break;
        p = at;
        memmove(out + 1, out, (size_t)count * sizeof(*out));
        out[0] = (uint16_t)number;
    }
    return count;
}

/* Below 0: the word stands before all that begin with start; 0: it is one of them. */
static int compare_start(const struct pinyin *pinyin, uint32_t word, const uint16_t *start, int count)
{
    int depth = pinyin_word_depth(pinyin, word);
    const uint16_t *text = pinyin_word_text(pinyin, word, depth);

    for (int i = 0; i < count; i++) {
        if (i == depth)
            return -1;
        if (text[i] != start[i])
            return text[i] - start[i];
    }
    return 0;
}

struct pinyin_range pinyin_all_words(const struct pinyin *pinyin)
{
    return (struct pinyin_range){0, pinyin->file->count[PINYIN_BY_TEXT]};
}

struct pinyin_range pinyin_words_with(const struct pinyin *pinyin, struct pinyin_range range,
                                      const uint16_t *start, int count)
{
    struct pinyin_range found = range;

    for (uint32_t high = range.high; found.low < high;) {
        uint32_t middle = (found.low + high) / 2;
        if (compare_start(pinyin, pinyin->by_text[middle], start, count) < 0)
            found.low = middle + 1;
        else
            high = middle;
    }
    found.high = found.low;
    for (uint32_t high = range.high; found.high < high;) {
        uint32_t middle = (found.high + high) / 2;
        if (compare_start(pinyin, pinyin->by_text[middle], start, count) <= 0)
            found.high = middle + 1;
        else
            high = middle;
    }
    return found;
}

/* ---- results ------------------------------------------------------------------------------------------- */

/* False when the text is there; else its slot is taken for the candidate that comes next. */
static bool take_slot(struct pinyin_seen *seen, const struct pinyin_result *result, const char *text)
{
    uint32_t hash = 2166136261U;

    for (const char *p = text; *p != '\0'; p++)
        hash = (hash ^ (uint8_t)*p) * 16777619U;
    for (size_t i = hash % ARRAY_LEN(seen->slot);; i = (i + 1) % ARRAY_LEN(seen->slot)) {
        if (seen->slot[i] == 0) {
            seen->slot[i] = (uint16_t)(result->count + 1);
            return true;
        }
        if (strcmp(result->candidates[seen->slot[i] - 1].text, text) == 0)
            return false;
    }
}

void pinyin_result_add(const struct pinyin *pinyin, struct pinyin_result *result, struct pinyin_seen *seen,
                       const uint16_t *text, int count, int letters)
{
    char *out = result->text + result->text_used;
    size_t bytes = 0;

    if (result->count == PINYIN_CANDIDATES_MAX ||
        result->text_used + (size_t)count * 4 + 1 > sizeof(result->text))
        return;
    for (int i = 0; i < count; i++)
        bytes += (size_t)utf8_put(pinyin->character[text[i]], out + bytes);
    out[bytes++] = '\0';
    if (!take_slot(seen, result, out))
        return;
    result->candidates[result->count++] = (struct pinyin_candidate){out, letters};
    result->text_used += bytes;
}

void pinyin_result_wipe(struct pinyin_result *result)
{
    explicit_bzero(result, sizeof(*result));
}
