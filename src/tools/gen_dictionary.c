/* SPDX-License-Identifier: MIT */
/*
 * gen_dictionary Unihan_Readings.txt pinyin_simp.dict.yaml phrases.tsv names.tsv pinyin.dat: the
 * dictionary of the pinyin keyboard (ime/pinyin_file.h). Unihan gives every character of level 2 of
 * GB 18030-2022 its readings (kTGHZ2013 all those of the 8105 standard ones, kHanyuPinlu what people
 * say besides, kMandarin the usual one of the others), the dictionary of Rime the words and how often
 * they occur, the phrases what is said in a hall: a phrase comes before all words that sound the same.
 */
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ime/pinyin_file.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    INPUT_MAX_BYTES = 32 * 1024 * 1024,
    CODE_POINTS = 0x33480,
    SYLLABLES_MAX = 1000,
    WORDS_MAX = 200000,
    COST_UNHEARD = 3000, /* of a reading that no word count knows, on top of the rarest word */
    SECOND_READING = 300, /* of a surname that is read in two ways */
    COST_OLD = 4000, /* of characters that are not standard: traditional forms stay behind all others */
    COST_RARE = 2000, /* of extension A, behind those */
};

/* Times in running text. A phrase that leads is at least as frequent as the floor and this much
 * more than what sounds the same; it cannot lead what occurs every day, or so much more often than
 * itself. */
static const double phrase_floor = 2000, phrase_lead = 1.25, phrase_floor_behind = 600;
static const double everyday = 3000, phrase_rarer_at_most = 12, phrase_unknown = 150;

struct word {
    uint32_t text[PINYIN_WORD_MAX];
    uint16_t syllable[PINYIN_WORD_MAX];
    int length;
    double times; /* in running text; below 0: no count */
    bool phrase;
    uint8_t surname, given;
    uint32_t node; /* set by make_nodes */
};

static char syllables[SYLLABLES_MAX][PINYIN_SYLLABLE_BYTES_MAX];
static int syllable_count;
static struct word *words;
static int word_count;
static double times_of_all;
static bool is_standard[CODE_POINTS];
static int16_t surname_place[CODE_POINTS], given_place[CODE_POINTS]; /* from 1; 0: none */
static int surname_count, given_count;

/* ---- reading ------------------------------------------------------------------------------------------- */

static char *next_line(char **text)
{
    char *line = *text, *end = line + strcspn(line, "\n");

    *text = *end == '\n' ? end + 1 : end;
    *end = '\0';
    return line;
}

/* Cuts the line at its tabs; returns how many fields there are. */
static int split(char *line, char *field[], int max)
{
    int count = 0;

    for (char *p = line; p != NULL && count < max; count++) {
        field[count] = p;
        p = strchr(p, '\t');
        if (p != NULL)
            *p++ = '\0';
    }
    return count;
}

/* The number of a syllable, toned or not, "lue" as lve; -1 when it is none. */
static int take_syllable(const char *text, size_t bytes)
{
    static const char *const toned[] = {"aāáǎà", "eēéěèêếề", "iīíǐì", "oōóǒò",
                                        "uūúǔù", "vüǖǘǚǜ",   "nńňǹ",  "mḿ"};
    char plain[PINYIN_SYLLABLE_BYTES_MAX] = "";
    size_t length = 0;

    for (const char *p = text, *end = text + bytes; p < end;) {
        uint32_t c = utf8_next(&p, end), letter = c;
        for (size_t i = 0; c > 'z' && i < ARRAY_LEN(toned); i++)
            for (const char *q = toned[i], *q_end = q + strlen(q); q < q_end;)
                if (utf8_next(&q, q_end) == c)
                    letter = (uint32_t)toned[i][0];
        if (letter >= 0x300 && letter <= 0x36F) /* a tone that stands alone */
            continue;
        if (letter < 'a' || letter > 'z' || length + 2 >= sizeof(plain))
            return -1;
        plain[length++] = (char)letter;
    }
    if (str_same(plain, "lue") || str_same(plain, "nue"))
        plain[1] = 'v';
    for (int i = 0; i < syllable_count; i++)
        if (str_same(syllables[i], plain))
            return i;
    if (length == 0 || syllable_count == SYLLABLES_MAX)
        return -1;
    memcpy(syllables[syllable_count], plain, sizeof(plain));
    return syllable_count++;
}

/* NULL when text and reading do not go together. */
static struct word *add_word(const char *text, const char *reading, double times)
{
    struct word word = {.times = times, .surname = PINYIN_NO_NAME, .given = PINYIN_NO_NAME};
    const char *end = text + strlen(text);

    while (text < end && word.length < PINYIN_WORD_MAX) {
        size_t bytes = strcspn(reading, " ");
        int syllable = take_syllable(reading, bytes);
        uint32_t c = utf8_next(&text, end);
        if (syllable < 0 || c >= CODE_POINTS)
            return NULL;
        word.syllable[word.length] = (uint16_t)syllable;
        word.text[word.length++] = c;
        reading += bytes + (reading[bytes] == ' ');
    }
    if (text != end || *reading != '\0' || word.length == 0 || word_count == WORDS_MAX)
        return NULL;
    words[word_count] = word;
    return &words[word_count++];
}

/* "123.050:zhǎng,cháng 124.010:zhàng" | "zhǎng cháng" | "zháo(93) zhe(4)" */
static bool add_readings(uint32_t code_point, const char *p)
{
    char text[5] = "";

    utf8_put(code_point, text);
    while (*p != '\0') {
        size_t place = strcspn(p, ": ");
        p += p[place] == ':' ? place + 1 : 0;
        size_t bytes = strcspn(p, ",( ");
        char *reading = mem_strndup(p, bytes);
        /* The r of 一点儿 is no syllable that anybody types. */
        bool added = str_same(reading, "r") || add_word(text, reading, -1) != NULL;
        mem_free(reading);
        if (!added)
            return false;
        p += bytes + strcspn(p + bytes, ", ");
        p += *p != '\0';
    }
    return true;
}

static bool is_extension_a(unsigned long c)
{
    return c >= 0x3400 && c <= 0x4DBF;
}

static bool read_unihan_line(char *line)
{
    char *field[3];

    if (*line != 'U' || split(line, field, 3) != 3)
        return true;
    unsigned long c = strtoul(field[0] + 2, NULL, 16);
    if (c >= CODE_POINTS)
        return true;
    if (str_same(field[1], "kTGHZ2013")) {
        is_standard[c] = true;
        return add_readings((uint32_t)c, field[2]);
    }
    bool wanted = str_same(field[1], "kMandarin") || str_same(field[1], "kHanyuPinlu");
    return !wanted || !(is_extension_a(c) || (c >= 0x4E00 && c <= 0x9FFF)) ||
           add_readings((uint32_t)c, field[2]);
}

static bool read_rime_line(char *line)
{
    char *field[3];
    long times;

    if (*line == '#' || split(line, field, 3) != 3)
        return true;
    if (!str_to_int(field[2], 0, 1000000000, &times))
        return false;
    times_of_all += (double)times;
    return utf8_count(field[0], strlen(field[0])) > PINYIN_WORD_MAX ||
           add_word(field[0], field[1], (double)times) != NULL;
}

/* A line of one character says which reading comes first, which matters elsewhere. */
static bool read_phrase_line(char *line)
{
    char *field[2];
    size_t length = strcspn(line, "\t");

    if (*line == '#' || *line == '\0' || utf8_count(line, length) == 1 ||
        utf8_count(line, length) > PINYIN_WORD_MAX)
        return true;
    if (split(line, field, 2) != 2)
        return false;
    struct word *word = add_word(field[0], field[1], 0);
    if (word != NULL)
        word->phrase = true;
    return word != NULL;
}

/* ---- names --------------------------------------------------------------------------------------------- */

struct reading_of_name {
    uint32_t code_point;
    uint16_t syllable;
    bool usual;
};

static struct reading_of_name name_readings[1000];
static int name_reading_count;

static void add_places(const char *text, int16_t *place, int *count)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = utf8_next(&text, end);
        if (c < CODE_POINTS && place[c] == 0)
            place[c] = (int16_t)++ * count;
    }
}

/* Some are readings of nothing but the surname, which no other source has. */
static bool add_name_readings(const char *character, const char *reading)
{
    const char *p = character;
    uint32_t c = utf8_next(&p, character + strlen(character));

    for (bool usual = true; *reading != '\0'; usual = false) {
        size_t bytes = strcspn(reading, " ");
        int syllable = take_syllable(reading, bytes);
        char *one = mem_strndup(reading, bytes);
        const struct word *word = add_word(character, one, -1);
        mem_free(one);
        if (word == NULL || name_reading_count == (int)ARRAY_LEN(name_readings))
            return false;
        name_readings[name_reading_count++] = (struct reading_of_name){c, (uint16_t)syllable, usual};
        reading += bytes + (reading[bytes] == ' ');
    }
    return true;
}

/* As a cost in steps: the n-th is heard 1 in n times the harmonic sum, on top of which comes extra. */
static uint8_t name_cost(int place, int extra)
{
    return (uint8_t)clamp_int(((int)(1000 * log(place + 8)) + extra) / PINYIN_NAME_STEP, 0,
                              PINYIN_NO_NAME - 1);
}

static bool read_name_line(char *line)
{
    char *field[3];

    if (*line == '#' || *line == '\0')
        return true;
    int count = split(line, field, 3);
    if (count == 2 && str_same(field[0], "surname"))
        add_places(field[1], surname_place, &surname_count);
    else if (count == 2 && str_same(field[0], "given"))
        add_places(field[1], given_place, &given_count);
    else if (count == 3 && str_same(field[0], "read"))
        return add_name_readings(field[1], field[2]);
    else if (count == 3 && str_same(field[0], "compound")) {
        static int place = 100;
        struct word *word = add_word(field[1], field[2], 0);
        if (word != NULL)
            word->surname = name_cost(place += 20, 0);
        return word != NULL;
    } else
        return false;
    return true;
}

/* A surname is read as names.tsv says, else as running text mostly does; a given name in any way
 * that is usual. */
static void set_name_costs(struct word *word, const struct word *usual)
{
    uint32_t c = word->text[0];
    bool first = word->syllable[0] == usual->syllable[0], second = false, told = false;

    for (int i = 0; i < name_reading_count; i++) {
        if (name_readings[i].code_point != c)
            continue;
        if (!told)
            first = false;
        told = true;
        first |= name_readings[i].usual && name_readings[i].syllable == word->syllable[0];
        second |= !name_readings[i].usual && name_readings[i].syllable == word->syllable[0];
    }
    if (surname_place[c] > 0 && (first || second))
        word->surname = name_cost(surname_place[c], first ? 0 : SECOND_READING);
    if (given_place[c] > 0 && word->times * 8 >= usual->times)
        word->given = name_cost(given_place[c], 0);
}

static int by_character(const void *a, const void *b)
{
    const struct word *x = *(struct word *const *)a, *y = *(struct word *const *)b;

    if (x->text[0] != y->text[0])
        return x->text[0] < y->text[0] ? -1 : 1;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return x < y ? -1 : 1;
}

static void set_all_name_costs(void)
{
    struct word **singles = mem_calloc((size_t)word_count, sizeof(struct word *));
    int count = 0;

    for (int i = 0; i < word_count; i++)
        if (words[i].length == 1)
            singles[count++] = &words[i];
    qsort(singles, (size_t)count, sizeof(*singles), by_character);
    for (int i = 0, first = 0; i < count; i++) {
        if (singles[i]->text[0] != singles[first]->text[0])
            first = i;
        set_name_costs(singles[i], singles[first]);
    }
    mem_free(singles);
}

/* ---- what is known of a word --------------------------------------------------------------------------- */

static int cost_of(const struct word *word)
{
    double cost = -1000 * log((word->times > 0 ? word->times : 0.3) / times_of_all);

    if (word->times < 0)
        cost += COST_UNHEARD;
    if (word->length == 1 && !is_standard[word->text[0]])
        cost += PINYIN_COST_STANDARD - 18000 + COST_OLD + (is_extension_a(word->text[0]) ? COST_RARE : 0);
    return clamp_int((int)cost, 0, 65535);
}

static int by_syllables(const void *a, const void *b)
{
    const struct word *x = a, *y = b;

    if (x->length != y->length)
        return x->length - y->length;
    for (int i = 0; i < x->length; i++)
        if (x->syllable[i] != y->syllable[i])
            return x->syllable[i] - y->syllable[i];
    return 0;
}

static int compare_texts(const struct word *x, const struct word *y)
{
    for (int i = 0; i < x->length && i < y->length; i++)
        if (x->text[i] != y->text[i])
            return x->text[i] < y->text[i] ? -1 : 1;
    return x->length - y->length;
}

static int by_syllables_and_text(const void *a, const void *b)
{
    int order = by_syllables(a, b);

    return order != 0 ? order : compare_texts(a, b);
}

static int by_syllables_and_cost(const void *a, const void *b)
{
    int order = by_syllables(a, b);

    order = order != 0 ? order : cost_of(a) - cost_of(b);
    return order != 0 ? order : compare_texts(a, b);
}

/* What several sources know of one word becomes one word. */
static void join_same_words(void)
{
    int count = 0;

    qsort(words, (size_t)word_count, sizeof(*words), by_syllables_and_text);
    for (int i = 0; i < word_count; i++) {
        struct word *last = &words[max_int(count - 1, 0)];
        if (count == 0 || by_syllables_and_text(last, &words[i]) != 0) {
            words[count++] = words[i];
            continue;
        }
        last->times = fmax(last->times, words[i].times);
        last->phrase |= words[i].phrase;
        last->surname = last->surname < words[i].surname ? last->surname : words[i].surname;
    }
    word_count = count;
}

static void raise_phrase(struct word *word, double rival)
{
    double most = fmax(word->times, phrase_unknown) * phrase_rarer_at_most;

    word->times = fmax(word->times, 0);
    if (rival < everyday && rival < most)
        word->times += fmax(rival * phrase_lead, phrase_floor);
    else
        word->times = fmax(word->times, phrase_floor_behind);
}

/* A phrase leads what sounds the same, but for everyday words: 辖区 stays behind 下去. */
static void lead_with_phrases(void)
{
    for (int i = 0, end; i < word_count; i = end) {
        double rival = 0;
        for (end = i; end < word_count && by_syllables(&words[i], &words[end]) == 0; end++)
            if (!words[end].phrase)
                rival = fmax(rival, words[end].times);
        for (int k = i; k < end; k++)
            if (words[k].phrase)
                raise_phrase(&words[k], rival);
    }
}

/* ---- the tree ------------------------------------------------------------------------------------------ */

struct tree {
    uint32_t *child, *word;
    uint16_t *syllable;
    uint32_t count;
};

static bool same_start(const struct word *a, const struct word *b, int length)
{
    return a->length >= length &&
           memcmp(a->syllable, b->syllable, (size_t)length * sizeof(a->syllable[0])) == 0;
}

static int by_syllables_alone(const void *a, const void *b)
{
    const struct word *x = *(struct word *const *)a, *y = *(struct word *const *)b;

    for (int i = 0; i < x->length && i < y->length; i++)
        if (x->syllable[i] != y->syllable[i])
            return x->syllable[i] - y->syllable[i];
    if (x->length != y->length)
        return x->length - y->length;
    return x < y ? -1 : 1;
}

/* Depth by depth over the words in the order of a dictionary: one that goes on where the last one
 * does not is a new node. words[].node becomes the node of the word's own depth; parent[] that of
 * the depth before. */
static void make_nodes(struct tree *tree)
{
    struct word **sorted = mem_calloc((size_t)word_count, sizeof(struct word *));
    uint32_t *parent = mem_calloc((size_t)word_count, sizeof(uint32_t));

    for (int i = 0; i < word_count; i++)
        sorted[i] = &words[i];
    qsort(sorted, (size_t)word_count, sizeof(*sorted), by_syllables_alone);
    tree->count = 1;
    for (int depth = 1; depth <= PINYIN_WORD_MAX; depth++) {
        const struct word *last = NULL;
        for (int i = 0; i < word_count; i++) {
            if (sorted[i]->length < depth)
                continue;
            if (last == NULL || !same_start(last, sorted[i], depth)) {
                uint32_t node = tree->count++;
                tree->syllable[node] = sorted[i]->syllable[depth - 1];
                if (tree->child[parent[i]] == 0)
                    tree->child[parent[i]] = node;
            }
            parent[i] = tree->count - 1;
            if (sorted[i]->length == depth)
                sorted[i]->node = parent[i];
            last = sorted[i];
        }
    }
    mem_free(parent);
    mem_free(sorted);
}

/* A node without children or words begins where the next one does. */
static void close_gaps(struct tree *tree)
{
    int w = word_count - 1;

    tree->child[tree->count] = tree->count;
    tree->word[tree->count] = (uint32_t)word_count;
    for (uint32_t n = tree->count; n-- > 0;) {
        if (tree->child[n] == 0)
            tree->child[n] = tree->child[n + 1];
        while (w >= 0 && words[w].node >= n)
            w--;
        tree->word[n] = (uint32_t)(w + 1);
    }
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static void put(struct str *out, struct pinyin_file *head, enum pinyin_section section, const void *data,
                uint32_t count, uint32_t size)
{
    static const char zeros[8];

    head->at[section] = (uint32_t)(sizeof(*head) + out->len);
    head->count[section] = count;
    str_add_bytes(out, data, (size_t)count * size);
    str_add_bytes(out, zeros, (8 - out->len % 8) % 8);
}

/* Returns how many characters there are; number[c] is the place of c. */
static uint32_t put_characters(struct str *out, struct pinyin_file *head, uint16_t *number)
{
    uint32_t *characters = mem_calloc(0x10000, sizeof(uint32_t)), count = 0;

    for (int i = 0; i < word_count; i++)
        for (int k = 0; k < words[i].length; k++)
            number[words[i].text[k]] = 1;
    for (uint32_t c = 0; c < CODE_POINTS && count < 0x10000; c++) {
        if (number[c] == 0)
            continue;
        number[c] = (uint16_t)count;
        characters[count++] = c;
    }
    put(out, head, PINYIN_CHARACTER, characters, count, sizeof(uint32_t));
    mem_free(characters);
    return count;
}

static int by_text(const void *a, const void *b)
{
    const struct word *x = &words[*(const uint32_t *)a], *y = &words[*(const uint32_t *)b];
    int order = compare_texts(x, y);

    return order != 0 ? order : (x > y) - (x < y);
}

static void put_by_text(struct str *out, struct pinyin_file *head, uint32_t first)
{
    uint32_t count = (uint32_t)word_count - first, *order = mem_calloc(count + 1, sizeof(uint32_t));

    for (uint32_t i = 0; i < count; i++)
        order[i] = first + i;
    qsort(order, count, sizeof(*order), by_text);
    put(out, head, PINYIN_BY_TEXT, order, count, sizeof(uint32_t));
    mem_free(order);
}

static void put_words(struct str *out, struct pinyin_file *head, const uint16_t *number)
{
    uint16_t *cost = mem_calloc((size_t)word_count, sizeof(uint16_t));
    uint16_t *text = mem_calloc((size_t)word_count * PINYIN_WORD_MAX, sizeof(uint16_t));
    uint8_t *surname = mem_calloc((size_t)word_count, 1), *given = mem_calloc((size_t)word_count, 1);
    uint32_t units = 0;

    for (int i = 0; i < word_count; i++) {
        cost[i] = (uint16_t)cost_of(&words[i]);
        surname[i] = words[i].surname;
        given[i] = words[i].given;
        for (int k = 0; k < words[i].length; k++)
            text[units++] = number[words[i].text[k]];
    }
    put(out, head, PINYIN_COST, cost, (uint32_t)word_count, sizeof(uint16_t));
    put(out, head, PINYIN_TEXT, text, units, sizeof(uint16_t));
    put(out, head, PINYIN_SURNAME, surname, head->word_of_depth[3], 1);
    put(out, head, PINYIN_GIVEN, given, head->word_of_depth[2], 1);
    mem_free(cost);
    mem_free(text);
    mem_free(surname);
    mem_free(given);
}

static void set_depths(struct pinyin_file *head)
{
    uint32_t words_before = 0, text_before = 0;

    for (int depth = 0, i = 0; depth < PINYIN_WORD_MAX + 2; depth++) {
        for (; i < word_count && words[i].length < depth; i++) {
            words_before++;
            text_before += (uint32_t)words[i].length;
        }
        head->word_of_depth[depth] = words_before;
        head->text_of_depth[depth] = text_before;
    }
}

static bool write_file(const char *path, const struct tree *tree)
{
    struct pinyin_file head = {.magic = "ketpiny", .version = PINYIN_FILE_VERSION};
    uint16_t *number = mem_calloc(CODE_POINTS, sizeof(uint16_t));
    struct str out, whole;

    str_init(&out);
    str_init(&whole);
    head.nodes = tree->count;
    head.words = (uint32_t)word_count;
    head.syllables = (uint32_t)syllable_count;
    set_depths(&head);
    head.characters = put_characters(&out, &head, number);
    put(&out, &head, PINYIN_CHILD, tree->child, tree->count + 1, sizeof(uint32_t));
    put(&out, &head, PINYIN_WORD, tree->word, tree->count + 1, sizeof(uint32_t));
    put_by_text(&out, &head, head.word_of_depth[2]);
    put(&out, &head, PINYIN_NODE_SYLLABLE, tree->syllable, tree->count, sizeof(uint16_t));
    put_words(&out, &head, number);
    put(&out, &head, PINYIN_SYLLABLE, syllables, head.syllables, PINYIN_SYLLABLE_BYTES_MAX);
    head.bytes = (uint32_t)(sizeof(head) + out.len);
    str_add_bytes(&whole, (const char *)&head, sizeof(head));
    str_add_bytes(&whole, out.data, out.len);
    head.checksum = pinyin_file_checksum((const uint64_t *)(const void *)(whole.data + PINYIN_CHECKED_FROM),
                                         (whole.len - PINYIN_CHECKED_FROM) / 8);
    memcpy(whole.data, &head, PINYIN_CHECKED_FROM);
    bool ok = fs_write_whole(path, whole.data, whole.len);
    printf("%s: %u words of %u characters, %u bytes\n", path, head.words, head.characters, head.bytes);
    str_finish(&out);
    str_finish(&whole);
    mem_free(number);
    return ok;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

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

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* In ascending order the syllables of one initial stand together. */
static void sort_syllables(void)
{
    char(*old)[PINYIN_SYLLABLE_BYTES_MAX] = mem_alloc(sizeof(syllables));
    uint16_t number[SYLLABLES_MAX];

    memcpy(old, syllables, sizeof(syllables));
    qsort(syllables, (size_t)syllable_count, sizeof(syllables[0]), by_name);
    for (int i = 0; i < syllable_count; i++)
        number[i] = (uint16_t)take_syllable(old[i], strlen(old[i]));
    for (int i = 0; i < word_count; i++)
        for (int k = 0; k < words[i].length; k++)
            words[i].syllable[k] = number[words[i].syllable[k]];
    for (int i = 0; i < name_reading_count; i++)
        name_readings[i].syllable = number[name_readings[i].syllable];
    mem_free(old);
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: gen_dictionary UNIHAN RIME PHRASES NAMES OUT\n");
        return 2;
    }
    words = mem_calloc(WORDS_MAX, sizeof(*words));
    if (!read_lines(argv[1], read_unihan_line) || !read_lines(argv[2], read_rime_line) ||
        !read_lines(argv[3], read_phrase_line) || !read_lines(argv[4], read_name_line))
        return 1;
    sort_syllables();
    join_same_words();
    lead_with_phrases();
    set_all_name_costs();
    qsort(words, (size_t)word_count, sizeof(*words), by_syllables_and_cost);

    size_t nodes = (size_t)word_count * PINYIN_WORD_MAX + 2;
    struct tree tree = {mem_calloc(nodes, sizeof(uint32_t)), mem_calloc(nodes, sizeof(uint32_t)),
                        mem_calloc(nodes, sizeof(uint16_t)), 0};
    make_nodes(&tree);
    close_gaps(&tree);
    bool ok = write_file(argv[5], &tree);
    mem_free(tree.child);
    mem_free(tree.word);
    mem_free(tree.syllable);
    mem_free(words);
    return ok ? 0 : 1;
}
