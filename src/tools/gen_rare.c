/* SPDX-License-Identifier: MIT */
/*
 * gen_rare OUT Unihan_IRGSources Unihan_RadicalStrokeCounts Unihan_DictionaryLikeData Unihan_OtherMappings
 * Unihan_Variants USourceData parts.txt: rare.dat (ime/rare_file.h). What a character is made of is taken
 * from our own table, else from the sequences of USourceData, else found out (gen_rare_derive.c).
 */
#include "gen_rare.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ime/rare_file.h"
#include "ime/rare_radical.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_MAX_BYTES = 64 * 1024 * 1024,
    MADE_MAX = 200000,
    ENTRIES_MAX = 300000,
    OTHERWISE_MAX = 2, /* strokes that two ways of counting may differ in */
};

struct han *han;
struct made_of *made;
int made_count;

/* ---- reading ------------------------------------------------------------------------------------------- */

static char *next_line(char **text)
{
    char *line = *text, *end = line + strcspn(line, "\n");

    *text = *end == '\n' ? end + 1 : end;
    *end = '\0';
    return line;
}

/* Among the compatibility characters twelve are none. */
static bool is_ours(unsigned long c)
{
    static const uint32_t unified = 0xE6A006B; /* of U+FA0E and behind it */

    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0x20000 && c < CODE_POINTS) ||
           (c >= 0xFA0E && c <= 0xFA29 && (unified >> (c - 0xFA0E) & 1) != 0);
}

static void add_way(struct han *x, int radical, int strokes, bool simple)
{
    for (int i = 0; i < x->ways; i++)
        if (x->way[i].radical == radical && x->way[i].strokes == strokes)
            return;
    if (x->ways < WAYS_MAX && radical >= 1 && radical <= RARE_RADICALS)
        x->way[x->ways++] = (struct way){(uint8_t)radical, (uint8_t)max_int(strokes, 0), simple};
}

/* "149'.2 10.8" */
static bool take_ways(struct han *x, const char *p)
{
    while (*p != '\0') {
        char *end;
        long radical = strtol(p, &end, 10);
        bool simple = *end == '\'';
        end += strspn(end, "'");
        if (*end != '.')
            return false;
        add_way(x, (int)radical, (int)strtol(end + 1, &end, 10), simple);
        p = end + strspn(end, " ");
        if (*p != '\0' && p == end)
            return false;
    }
    return true;
}

/* "615A 1020*" */
static void take_phonetics(struct han *x, const char *p)
{
    while (*p != '\0' && x->phonetics < PHONETICS_MAX) {
        char *end;
        long series = strtol(p, &end, 10) * 27;
        series += *end >= 'A' && *end <= 'Z' ? *end - 'A' + 1 : 0;
        x->phonetic[x->phonetics++] = (uint16_t)series;
        p = end + strcspn(end, " ");
        p += *p == ' ';
    }
}

static void take_cangjie(struct han *x, const char *code)
{
    code += code[0] == 'X' && code[1] != '\0';
    snprintf(x->cangjie, sizeof(x->cangjie), "%s", code);
}

/* The first of "U+4E01 U+4E02<kSource". Of several one is enough. */
static uint32_t variant_of(const char *p, uint32_t self)
{
    while (str_starts(p, "U+")) {
        char *end;
        unsigned long c = strtoul(p + 2, &end, 16);
        if (is_ours(c) && c != self)
            return (uint32_t)c;
        p = end + strcspn(end, " ");
        p += *p == ' ';
    }
    return 0;
}

static int level_of_number(long number)
{
    return number <= 3500 ? RARE_LEVEL_1 : number <= 6500 ? RARE_LEVEL_2 : RARE_LEVEL_3;
}

/* "U+4E00<TAB>kRSUnicode<TAB>1.0" */
static bool read_unihan_line(char *line)
{
    char *field = strchr(line, '\t'), *value = field != NULL ? strchr(field + 1, '\t') : NULL;

    if (*line == '#' || *line == '\0')
        return true;
    if (!str_starts(line, "U+") || value == NULL)
        return false;
    *value++ = '\0';
    field++;
    unsigned long c = strtoul(line + 2, NULL, 16);
    if (!is_ours(c))
        return true;
    struct han *x = &han[c];
    if (str_same(field, "kRSUnicode")) {
        x->exists = true;
        return take_ways(x, value);
    }
    if (str_same(field, "kRSKangXi"))
        return take_ways(x, value);
    if (str_same(field, "kTotalStrokes"))
        x->strokes = (uint8_t)clamp_int((int)strtol(value, NULL, 10), 0, 127);
    else if (str_same(field, "kIRG_GSource"))
        x->chinese = true;
    else if (str_same(field, "kCangjie"))
        take_cangjie(x, value);
    else if (str_same(field, "kPhonetic"))
        take_phonetics(x, value);
    else if (str_same(field, "kTGH") && str_starts(value, "2013:"))
        x->level = (uint8_t)(level_of_number(strtol(value + 5, NULL, 10)) + 1); /* 0 is none as yet */
    else if (str_same(field, "kTraditionalVariant"))
        x->traditional = variant_of(value, (uint32_t)c);
    else if (str_same(field, "kSimplifiedVariant"))
        x->simplified = variant_of(value, (uint32_t)c);
    return true;
}

bool add_made(uint32_t whole, const uint32_t *part, int parts)
{
    struct made_of new = {.whole = whole, .parts = parts};

    if (whole >= CODE_POINTS || !han[whole].exists || parts < 1 || parts > PARTS_MAX ||
        made_count == MADE_MAX)
        return false;
    for (int i = 0; i < parts; i++) {
        if (part[i] >= CODE_POINTS || !han[part[i]].exists || part[i] == whole)
            return false;
        new.part[i] = part[i];
    }
    han[whole].made = true;
    made[made_count++] = new;
    return true;
}

/* Characters without what describes their places; -1 when there is something else. */
static int take_parts(const char *p, uint32_t out[PARTS_MAX])
{
    int count = 0;

    for (const char *end = p + strlen(p); p < end;) {
        uint32_t c = utf8_next(&p, end);
        if (c >= 0x2FF0 && c <= 0x2FFB)
            continue;
        if (c >= CODE_POINTS || !han[c].exists || count == PARTS_MAX)
            return -1;
        out[count++] = c;
    }
    return count;
}

/* "UTC-00002;ExtB;U+221A1;5.13;;⿱乳年;…" What is not a whole sequence of characters of ours is left out. */
static bool read_source_line(char *line)
{
    uint32_t part[PARTS_MAX];
    char *field[6], *p = line;

    if (*line == '#' || *line == '\0')
        return true;
    for (int i = 0; i < 6; i++) {
        field[i] = p;
        p += strcspn(p, ";");
        if (*p == '\0')
            return false;
        *p++ = '\0';
    }
    bool encoded = str_starts(field[1], "Ext") || str_same(field[1], "URO");
    if (!encoded || !str_starts(field[2], "U+") || !str_starts(field[5], "\xE2\xBF"))
        return true;
    uint32_t c = (uint32_t)strtoul(field[2] + 2, NULL, 16);
    int parts = c < CODE_POINTS && !han[c].made ? take_parts(field[5], part) : -1;
    if (parts > 1)
        (void)add_made(c, part, parts);
    return true;
}

/* "𠮷土口 张弓长": a character and its parts, and so on. */
static bool read_parts_line(char *line)
{
    uint32_t part[PARTS_MAX];

    if (*line == '#')
        return true;
    for (char *word = line, *rest; *word != '\0'; word = rest) {
        const char *p = word;
        rest = word + strcspn(word, " ");
        if (*rest == ' ')
            *rest++ = '\0';
        uint32_t c = utf8_next(&p, p + strlen(p));
        int parts = take_parts(p, part);
        if (parts < 2 || !add_made(c, part, parts)) {
            fprintf(stderr, "no character and its parts: %s\n", word);
            return false;
        }
    }
    return true;
}

static bool read_lines(const char *path, bool (*take)(char *line))
{
    size_t bytes;
    char *whole = fs_read(path, INPUT_MAX_BYTES, &bytes), *text = whole;
    bool ok = whole != NULL;

    if (whole == NULL)
        fprintf(stderr, "cannot read %s\n", path);
    for (int number = 1; ok && *text != '\0'; number++) {
        char *line = next_line(&text);
        ok = take(line);
        if (!ok)
            fprintf(stderr, "%s:%d: not understood: %s\n", path, number, line);
    }
    mem_free(whole);
    return ok;
}

/* ---- what follows from it ------------------------------------------------------------------------------ */

static void set_level(uint32_t c)
{
    struct han *x = &han[c];

    if (x->level > 0)
        x->level--;
    else if (c > 0xFFFF)
        x->level = x->chinese ? RARE_FAR : RARE_FOREIGN;
    else
        x->level = c < 0x4E00 ? RARE_EXT_A : RARE_BASIC;
}

/* Kangxi counts 骨 as 10; where no shape of the radical leads from its count to the strokes of today, these
 * are one more way. */
static void add_count_of_today(struct han *x)
{
    struct rare_radical shapes[RARE_SHAPES_MAX];
    int best = OTHERWISE_MAX + 1;

    if (x->ways == 0 || x->strokes == 0)
        return;
    const struct way way = x->way[0];
    int count = rare_shapes(way.radical, shapes);
    for (int i = 0; i < count; i++) {
        int more = x->strokes - shapes[i].strokes - way.strokes;
        if (abs(more) < abs(best))
            best = more;
    }
    if (best != 0 && abs(best) <= OTHERWISE_MAX)
        add_way(x, way.radical, way.strokes + best, way.simple);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

struct entry {
    uint32_t number;
    uint8_t radical, strokes, level;
    bool first;
};

static int by_place(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->radical != y->radical)
        return x->radical - y->radical;
    if (x->strokes != y->strokes)
        return x->strokes - y->strokes;
    if (x->level != y->level)
        return x->level - y->level;
    return (x->number > y->number) - (x->number < y->number);
}

static int by_strokes(const void *a, const void *b)
{
    const struct made_of *x = a, *y = b;
    int order = han[x->whole].strokes - han[y->whole].strokes;

    return order != 0 ? order : (x->whole > y->whole) - (x->whole < y->whole);
}

static void put(struct str *out, struct rare_file *head, enum rare_section section, const void *data,
                uint32_t count, uint32_t size)
{
    static const char zeros[8];

    head->at[section] = (uint32_t)(sizeof(*head) + out->len);
    head->count[section] = count;
    str_add_bytes(out, data, (size_t)count * size);
    str_add_bytes(out, zeros, (8 - out->len % 8) % 8);
}

/* number[c] becomes the place of c. */
static void put_characters(struct str *out, struct rare_file *head, uint32_t *number)
{
    uint32_t *character = mem_calloc(CODE_POINTS, sizeof(uint32_t)), count = 0;
    uint8_t(*info)[2] = mem_calloc(CODE_POINTS, sizeof(*info));

    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        const struct han *x = &han[c];
        if (!x->exists)
            continue;
        number[c] = count;
        character[count] = c | (uint32_t)x->strokes << 21 | (uint32_t)x->level << 28;
        info[count][0] = x->way[0].radical;
        info[count++][1] = x->way[0].strokes;
    }
    put(out, head, RARE_CHARACTER, character, count, sizeof(uint32_t));
    put(out, head, RARE_INFO, info, count, sizeof(*info));
    mem_free(info);
    mem_free(character);
}

static int gather_entries(struct entry *entry, const uint32_t *number)
{
    int count = 0;

    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        const struct han *x = &han[c];
        for (int w = 0; x->exists && w < x->ways && count < ENTRIES_MAX; w++) {
            bool first = true;
            for (int before = 0; before < w; before++)
                first &= x->way[before].radical != x->way[w].radical;
            entry[count++] = (struct entry){number[c], x->way[w].radical, x->way[w].strokes, x->level, first};
        }
    }
    qsort(entry, (size_t)count, sizeof(*entry), by_place);
    return count;
}

static void put_entries(struct str *out, struct rare_file *head, const uint32_t *number)
{
    struct entry *entry = mem_calloc(ENTRIES_MAX, sizeof(*entry));
    uint32_t *packed = mem_calloc(ENTRIES_MAX, sizeof(uint32_t));
    int count = gather_entries(entry, number), at = 0;

    for (int r = 0; r < (int)ARRAY_LEN(head->radical_at); r++) {
        while (at < count && entry[at].radical < r)
            at++;
        head->radical_at[r] = (uint32_t)at;
    }
    for (int i = 0; i < count; i++)
        packed[i] =
            entry[i].number | (uint32_t)entry[i].strokes << 17 | (entry[i].first ? RARE_ENTRY_FIRST : 0);
    put(out, head, RARE_ENTRY, packed, (uint32_t)count, sizeof(uint32_t));
    mem_free(packed);
    mem_free(entry);
}

static void put_made_of(struct str *out, struct rare_file *head, const uint32_t *number)
{
    uint32_t *word = mem_calloc((size_t)made_count * (PARTS_MAX + 1) + 1, sizeof(uint32_t)), count = 0;

    qsort(made, (size_t)made_count, sizeof(*made), by_strokes);
    for (int i = 0; i < made_count; i++) {
        word[count++] = number[made[i].whole] | RARE_WHOLE;
        for (int p = 0; p < made[i].parts; p++)
            word[count++] = number[made[i].part[p]];
    }
    put(out, head, RARE_MADE_OF, word, count, sizeof(uint32_t));
    mem_free(word);
}

static bool write_file(const char *path)
{
    struct rare_file head = {.magic = "ketrare", .version = RARE_FILE_VERSION};
    uint32_t *number = mem_calloc(CODE_POINTS, sizeof(uint32_t));
    struct str out, whole;

    str_init(&out);
    str_init(&whole);
    put_characters(&out, &head, number);
    put_entries(&out, &head, number);
    put_made_of(&out, &head, number);
    head.bytes = (uint32_t)(sizeof(head) + out.len);
    str_add_bytes(&whole, (const char *)&head, sizeof(head));
    str_add_bytes(&whole, out.data, out.len);
    head.checksum = pinyin_file_checksum((const uint64_t *)(const void *)(whole.data + RARE_CHECKED_FROM),
                                         (whole.len - RARE_CHECKED_FROM) / 8);
    memcpy(whole.data, &head, RARE_CHECKED_FROM);
    bool ok = fs_write_whole(path, whole.data, whole.len);
    printf("%s: %u characters, %u ways to count, %d known parts, %u bytes\n", path,
           head.count[RARE_CHARACTER], head.count[RARE_ENTRY], made_count, head.bytes);
    str_finish(&out);
    str_finish(&whole);
    mem_free(number);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc != 9) {
        fprintf(stderr, "usage: gen_rare OUT IRG COUNTS DICTIONARY MAPPINGS VARIANTS USOURCE PARTS\n");
        return 2;
    }
    han = mem_calloc(CODE_POINTS, sizeof(*han));
    made = mem_calloc(MADE_MAX, sizeof(*made));
    for (int i = 2; i < 7; i++)
        if (!read_lines(argv[i], read_unihan_line))
            return 1;
    for (uint32_t c = 0; c < CODE_POINTS; c++) {
        set_level(c);
        add_count_of_today(&han[c]);
    }
    if (!read_lines(argv[8], read_parts_line) || !read_lines(argv[7], read_source_line))
        return 1;
    derive_parts();
    bool ok = write_file(argv[1]);
    mem_free(made);
    mem_free(han);
    return ok ? 0 : 1;
}
