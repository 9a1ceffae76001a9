/* SPDX-License-Identifier: MIT */
/*
 * gen_pinyin Unihan_Readings.txt phrases.tsv OUT.c: how characters are read, and words in which they are read
 * otherwise. Four fields of Unihan (UAX #38) are used:
 *   kTGHZ2013    the readings of the 8105 standard characters; where it is given, no other reading is taken
 *   kHanyuPinlu  readings counted in running text: their order
 *   kMandarin    the usual reading of nearly everything: the first one
 *   kXHC1983     readings of characters that are not among the 8105
 * They stand together for one character, so a line at a time is enough. A phrase may only use readings that
 * some field of Unihan has, which finds slips of the pen; one of a single character puts its reading first.
 */
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_MAX_BYTES = 32 * 1024 * 1024,
    SYLLABLES_MAX = 1000,
    SYLLABLE_BYTES = 7,
    LIST_MAX = 12,
    READINGS = 4, /* as READINGS_MAX of ime/reading.h */
    MANY = 0x8000,
    CHARACTERS_MAX = 60000,
    PHRASES_MAX = 4000,
    COMMON_SHARE = 20, /* in daily use: read so at least once where the first is read this many times */
};

struct list {
    uint16_t syllable[LIST_MAX];
    long times[LIST_MAX];
    int count;
};

enum source { TGH, PINLU, MANDARIN, XHC, HANYU, SOURCES };

struct character {
    uint32_t code_point;
    uint16_t syllable[READINGS];
    uint16_t common;
    struct list any; /* of all sources, for the phrases */
};

struct phrase {
    const char *text, *pinyin;
};

static char syllables[SYLLABLES_MAX][SYLLABLE_BYTES]; /* [0] is none */
static int syllable_count = 1;
static struct character *characters; /* in the order of the code points */
static int character_count;
static struct phrase phrases[PHRASES_MAX];
static int phrase_count;

/* ---- syllables ----------------------------------------------------------------------------------------- */

/* 0 for a tone that stands alone, -1 for what is no letter of pinyin. */
static int plain_letter(uint32_t c)
{
    static const struct {
        char plain;
        const char *toned;
    } letters[] = {
        {'a', "āáǎà"}, {'e', "ēéěèêếề"}, {'i', "īíǐì"}, {'o', "ōóǒò"},
        {'u', "ūúǔù"}, {'v', "üǖǘǚǜ"},   {'n', "ńňǹ"},  {'m', "ḿ"},
    };

    if (c >= 'a' && c <= 'z')
        return (int)c;
    if (c >= 0x300 && c <= 0x36F && c != 0x308)
        return 0;
    for (size_t i = 0; i < ARRAY_LEN(letters); i++) {
        const char *p = letters[i].toned, *end = p + strlen(p);
        while (p < end)
            if (utf8_next(&p, end) == c)
                return letters[i].plain;
    }
    return -1;
}

static int find_syllable(const char *name, size_t bytes)
{
    for (int i = 1; i < syllable_count; i++)
        if (strlen(syllables[i]) == bytes && memcmp(syllables[i], name, bytes) == 0)
            return i;
    return 0;
}

/* "zhǎng" without its tone; 0 when it is no syllable. */
static int take_syllable(const char *text, size_t bytes)
{
    char plain[SYLLABLE_BYTES] = "";
    size_t length = 0;

    for (const char *p = text, *end = text + bytes; p < end;) {
        int letter = plain_letter(utf8_next(&p, end));
        if (letter < 0 || length + 1 >= sizeof(plain))
            return 0;
        if (letter > 0)
            plain[length++] = (char)letter;
    }
    int known = find_syllable(plain, length);
    if (known > 0 || length == 0 || syllable_count == SYLLABLES_MAX)
        return known;
    memcpy(syllables[syllable_count], plain, sizeof(plain));
    return syllable_count++;
}

static bool has(const struct list *list, int syllable)
{
    for (int i = 0; i < list->count; i++)
        if (list->syllable[i] == syllable)
            return true;
    return false;
}

static void add(struct list *list, int syllable, long times)
{
    if (has(list, syllable) || list->count == LIST_MAX)
        return;
    list->syllable[list->count] = (uint16_t)syllable;
    list->times[list->count++] = times;
}

/* ---- Unihan -------------------------------------------------------------------------------------------- */

/* "xíng(2943) háng(218)" | "xíng" | "131.140:háng 136.100:héng" | "63680.020:zhòng,chóng" */
static bool read_values(const char *p, struct list *list)
{
    while (*p != '\0') {
        size_t place = strcspn(p, ": ");
        if (p[place] == ':')
            p += place + 1;
        size_t bytes = strcspn(p, ",( ");
        int syllable = take_syllable(p, bytes);
        if (syllable == 0)
            return false;
        p += bytes;
        long times = *p == '(' ? strtol(p + 1, NULL, 10) : 0;
        add(list, syllable, times);
        p += *p == ',' ? 0 : strcspn(p, " ");
        p += *p == ',' || *p == ' ';
    }
    return true;
}

static void order_readings(const struct list from[SOURCES], struct list *out)
{
    const struct list *tgh = &from[TGH], *pinlu = &from[PINLU], *mandarin = &from[MANDARIN];
    const struct list *known = tgh->count > 0 ? tgh : pinlu->count > 0 ? pinlu : mandarin;

    if (mandarin->count > 0 && has(known, mandarin->syllable[0]))
        add(out, mandarin->syllable[0], 0);
    for (int i = 0; i < pinlu->count; i++)
        if (has(known, pinlu->syllable[i]))
            add(out, pinlu->syllable[i], 0);
    for (int i = 0; i < known->count; i++)
        add(out, known->syllable[i], 0);
    for (int i = 0; tgh->count == 0 && i < from[XHC].count; i++)
        add(out, from[XHC].syllable[i], 0);
}

static long times_of(const struct list *list, int syllable)
{
    for (int i = 0; i < list->count; i++)
        if (list->syllable[i] == syllable)
            return list->times[i];
    return 0;
}

/* Of a character all lines are read. Beyond the BMP only standard characters are kept. */
static void finish_character(uint32_t code_point, struct list from[SOURCES])
{
    struct list order = {.count = 0};

    order_readings(from, &order);
    if (order.count > 0 && (code_point <= 0xFFFF || from[TGH].count > 0) &&
        character_count < CHARACTERS_MAX) {
        struct character *c = &characters[character_count++];
        long first = times_of(&from[PINLU], order.syllable[0]);
        c->code_point = code_point;
        for (int i = 0; i < order.count && i < READINGS; i++) {
            long times = times_of(&from[PINLU], order.syllable[i]);
            c->syllable[i] = order.syllable[i];
            if (i == 0 || (c->common == i && times > 0 && times * COMMON_SHARE >= first))
                c->common = (uint16_t)(i + 1);
        }
        for (int s = 0; s < SOURCES; s++)
            for (int i = 0; i < from[s].count; i++)
                add(&c->any, from[s].syllable[i], 0);
    }
    memset(from, 0, SOURCES * sizeof(*from));
}

/* "U+4E00<TAB>kMandarin<TAB>yī" */
static bool read_unihan_line(const char *line, uint32_t *current, struct list from[SOURCES])
{
    static const char *const fields[SOURCES] = {"kTGHZ2013", "kHanyuPinlu", "kMandarin", "kXHC1983",
                                                "kHanyuPinyin"};
    char *end;

    if (*line == '#' || *line == '\0')
        return true;
    if (!str_starts(line, "U+"))
        return false;
    unsigned long code_point = strtoul(line + 2, &end, 16);
    if (*end != '\t' || code_point < *current || code_point > 0x10FFFF)
        return false;
    if (code_point != *current) {
        finish_character(*current, from);
        *current = (uint32_t)code_point;
    }
    for (int s = 0; s < SOURCES; s++) {
        size_t bytes = strlen(fields[s]);
        if (strncmp(end + 1, fields[s], bytes) == 0 && end[1 + bytes] == '\t')
            return read_values(end + 2 + bytes, &from[s]);
    }
    return true;
}

/* Cuts the next line off and moves *text behind it. */
static char *next_line(char **text)
{
    char *line = *text, *end = line + strcspn(line, "\n");

    *text = *end == '\n' ? end + 1 : end;
    *end = '\0';
    return line;
}

static bool read_unihan(char *text, const char *path)
{
    struct list from[SOURCES];
    uint32_t current = 0;

    memset(from, 0, sizeof(from));
    /* The zero of 二〇二六年 is a number to Unicode, not an ideograph: Unihan leaves it out. */
    add(&from[MANDARIN], take_syllable("líng", strlen("líng")), 0);
    finish_character(0x3007, from);
    for (int number = 1; *text != '\0'; number++) {
        const char *line = next_line(&text);
        if (!read_unihan_line(line, &current, from)) {
            fprintf(stderr, "%s:%d: not understood: %s\n", path, number, line);
            return false;
        }
    }
    finish_character(current, from);
    return character_count > 0 && character_count < CHARACTERS_MAX;
}

/* ---- phrases ------------------------------------------------------------------------------------------- */

static int by_code_point(const void *a, const void *b)
{
    uint32_t x = ((const struct character *)a)->code_point, y = ((const struct character *)b)->code_point;

    return (x > y) - (x < y);
}

static struct character *find_character(uint32_t code_point)
{
    struct character key = {.code_point = code_point};

    return bsearch(&key, characters, (size_t)character_count, sizeof(*characters), by_code_point);
}

static bool may_read(uint32_t code_point, const char *name, size_t bytes)
{
    const struct character *c = find_character(code_point);
    int syllable = find_syllable(name, bytes);

    return c != NULL && syllable > 0 && has(&c->any, syllable);
}

/* The character of a line of its own reads so before all else. */
static void prefer(const char *text, const char *pinyin)
{
    struct character *c = find_character(utf8_next(&text, text + strlen(text)));
    uint16_t syllable = (uint16_t)find_syllable(pinyin, strlen(pinyin));
    int at = 0;

    while (at < READINGS - 1 && c->syllable[at] != syllable && c->syllable[at] != 0)
        at++;
    if (at >= c->common && c->common < READINGS)
        c->common++;
    memmove(c->syllable + 1, c->syllable, (size_t)at * sizeof(syllable));
    c->syllable[0] = syllable;
}

/* NULL when the pinyin has one syllable for each character, which it may have; else what is wrong. */
static const char *fault_of(const char *text, const char *pinyin)
{
    const char *end = text + strlen(text);

    if (utf8_find_bad(text, strlen(text)) != NULL || utf8_count(text, strlen(text)) < 1)
        return "no word";
    while (text < end) {
        size_t bytes = strcspn(pinyin, " ");
        if (!may_read(utf8_next(&text, end), pinyin, bytes))
            return "no reading of its character";
        pinyin += bytes + (pinyin[bytes] == ' ' && pinyin[bytes + 1] != '\0');
        if ((*pinyin == '\0') != (text == end))
            return "not one syllable for each character";
    }
    return NULL;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct phrase *)a)->text, ((const struct phrase *)b)->text);
}

static bool read_phrases(char *text, const char *path)
{
    for (int number = 1; *text != '\0'; number++) {
        char *line = next_line(&text), *tab = strchr(line, '\t');
        if (*line == '#' || *line == '\0')
            continue;
        if (tab != NULL)
            *tab = '\0';
        const char *fault = tab == NULL                   ? "no tab between word and pinyin"
                            : phrase_count == PHRASES_MAX ? "too many phrases"
                                                          : fault_of(line, tab + 1);
        if (fault != NULL) {
            fprintf(stderr, "%s:%d: %s: %s\n", path, number, line, fault);
            return false;
        }
        if (utf8_count(line, strlen(line)) == 1)
            prefer(line, tab + 1);
        else
            phrases[phrase_count++] = (struct phrase){line, tab + 1};
    }
    qsort(phrases, (size_t)phrase_count, sizeof(*phrases), by_text);
    for (int i = 1; i < phrase_count; i++) {
        if (by_text(&phrases[i - 1], &phrases[i]) == 0) {
            fprintf(stderr, "%s: %s is there twice\n", path, phrases[i].text);
            return false;
        }
    }
    return true;
}

/* ---- the table ----------------------------------------------------------------------------------------- */

static void write_many(FILE *out)
{
    fputs("const struct pinyin_many pinyin_many[] = {\n", out);
    for (int i = 0; i < character_count; i++) {
        const struct character *c = &characters[i];
        if (c->syllable[1] != 0)
            fprintf(out, "    {{%d, %d, %d, %d}, %d},\n", c->syllable[0], c->syllable[1], c->syllable[2],
                    c->syllable[3], c->common);
    }
    fputs("};\n\n", out);
}

static void write_syllables(FILE *out)
{
    fprintf(out, "const char pinyin_syllable[][%d] = {\n", SYLLABLE_BYTES);
    for (int i = 0; i < syllable_count; i++)
        fprintf(out, "    \"%s\",\n", syllables[i]);
    fputs("};\n\n", out);
}

static void write_cells(FILE *out, const uint16_t *cell)
{
    static uint8_t block[256];
    int count = 0;

    for (int high = 0; high < 256; high++)
        for (int low = 0; low < 256 && block[high] == 0; low++)
            if (cell[high * 256 + low] != 0)
                block[high] = (uint8_t)++count;
    fputs("const uint8_t pinyin_block[256] = {", out);
    for (int high = 0; high < 256; high++)
        fprintf(out, "%s%d,", high % 24 ? " " : "\n    ", block[high]);
    fputs("\n};\n\nconst uint16_t pinyin_cell[][256] = {\n    {0},\n", out);
    for (int high = 0; high < 256; high++) {
        if (block[high] == 0)
            continue;
        fputs("    {", out);
        for (int low = 0; low < 256; low++)
            fprintf(out, "%s%d,", low % 16 ? " " : "\n        ", cell[high * 256 + low]);
        fputs("\n    },\n", out);
    }
    fputs("};\n", out);
}

/* Those with many readings are numbered in the order in which write_many() wrote them. */
static void write_characters(FILE *out)
{
    static uint16_t cell[0x10000];
    int many = 0, rare = 0;

    fputs("const struct pinyin_rare pinyin_rare[] = {\n", out);
    for (int i = 0; i < character_count; i++) {
        const struct character *c = &characters[i];
        uint16_t value = c->syllable[1] != 0 ? (uint16_t)(MANY + many++) : c->syllable[0];
        if (c->code_point <= 0xFFFF) {
            cell[c->code_point] = value;
        } else {
            fprintf(out, "    {0x%X, %d},\n", c->code_point, value);
            rare++;
        }
    }
    fprintf(out, "    {0, 0},\n};\nconst int pinyin_rare_count = %d;\n\n", rare);
    write_cells(out, cell);
}

static void write_phrases(FILE *out)
{
    unsigned long at = 0;

    fputs("\nconst char pinyin_phrase_text[] =\n", out);
    for (int i = 0; i < phrase_count; i++)
        fprintf(out, "    \"%s\\0%s\\0\"\n", phrases[i].text, phrases[i].pinyin);
    fputs("    \"\";\n\nconst uint32_t pinyin_phrase_at[] = {", out);
    for (int i = 0; i < phrase_count; i++) {
        fprintf(out, "%s%lu,", i % 16 ? " " : "\n    ", at);
        at += strlen(phrases[i].text) + strlen(phrases[i].pinyin) + 2;
    }
    fprintf(out, "\n    %lu,\n};\nconst int pinyin_phrase_count = %d;\n", at, phrase_count);
}

static bool write_all(const char *path)
{
    FILE *out = fopen(path, "we");

    if (out == NULL) {
        perror(path);
        return false;
    }
    fputs("/* Made by gen_pinyin from Unihan_Readings.txt and assets/phrases.tsv. */\n"
          "#include \"pinyin_table.h\"\n\n",
          out);
    write_syllables(out);
    write_many(out);
    write_characters(out);
    write_phrases(out);
    bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad) {
        perror(path);
        remove(path);
        return false;
    }
    return true;
}

static char *read_whole(const char *path)
{
    size_t bytes;
    char *text = fs_read(path, INPUT_MAX_BYTES, &bytes);

    if (text == NULL)
        perror(path);
    return text;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: gen_pinyin Unihan_Readings.txt phrases.tsv OUT.c\n", stderr);
        return 2;
    }
    char *unihan = read_whole(argv[1]), *phrase_text = read_whole(argv[2]);
    characters = mem_calloc(CHARACTERS_MAX, sizeof(*characters));
    bool ok = unihan != NULL && phrase_text != NULL && read_unihan(unihan, argv[1]) &&
              read_phrases(phrase_text, argv[2]) && write_all(argv[3]);
    mem_free(characters);
    mem_free(phrase_text);
    mem_free(unihan);
    return ok ? 0 : 1;
}
