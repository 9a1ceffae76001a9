/* SPDX-License-Identifier: MIT */
#include "pinyin_extra.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ime/romanise.h"

#include <stdlib.h>
#include <string.h>

/* As gen_dictionary weighs the hall's phrases, in costs: -1000 ln of a share of the 95 million words
 * counted in the dictionary of Rime. */
enum {
    COST_PHRASE = 10698, /* heard 2150 times */
    COST_EVERYDAY = 10876, /* 1800 times: it cannot be led */
    COST_BEHIND = 11975, /* 600 times */
    COST_LEAD = 223, /* a quarter more often */
};

/* ---- order --------------------------------------------------------------------------------------------- */

static int compare(const uint16_t *a, int a_count, const uint16_t *b, int b_count)
{
    for (int i = 0; i < a_count && i < b_count; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return a_count - b_count;
}

static int by_text(const void *a, const void *b)
{
    const struct pinyin_extra_phrase *x = a, *y = b;

    return compare(x->text, x->length, y->text, y->length);
}

static int by_syllables(const void *a, const void *b)
{
    const struct pinyin_extra_reading *x = a, *y = b;
    int order = compare(x->syllable, PINYIN_PHRASE_CHARACTERS_MAX, y->syllable, PINYIN_PHRASE_CHARACTERS_MAX);

    return order != 0 ? order : x->phrase - y->phrase;
}

struct pinyin_range pinyin_extra_with(const struct pinyin *pinyin, const uint16_t *start, int count)
{
    const struct pinyin_extra *extra = pinyin->extra;
    struct pinyin_range found = {0, 0};

    if (extra == NULL || count > PINYIN_PHRASE_CHARACTERS_MAX)
        return found;
    for (uint32_t high = extra->phrases; found.low < high;) {
        uint32_t middle = (found.low + high) / 2;
        if (compare(extra->phrase[middle].text, extra->phrase[middle].length, start, count) < 0)
            found.low = middle + 1;
        else
            high = middle;
    }
    found.high = found.low;
    while (found.high < extra->phrases && extra->phrase[found.high].length >= count &&
           memcmp(extra->phrase[found.high].text, start, (size_t)count * sizeof(*start)) == 0)
        found.high++;
    return found;
}

static uint32_t first_reading(const struct pinyin_extra *extra, int syllable)
{
    uint32_t low = 0, high = extra->readings;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (extra->reading[middle].syllable[0] < syllable)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct pinyin_range pinyin_extra_from(const struct pinyin *pinyin, int low, int high)
{
    return (struct pinyin_range){first_reading(pinyin->extra, low), first_reading(pinyin->extra, high)};
}

/* ---- what it costs ------------------------------------------------------------------------------------- */

/* The node of these syllables, 0 when no word is read so. */
static uint32_t node_of(const struct pinyin *pinyin, const uint16_t *syllable, int count)
{
    uint32_t node = 1U + syllable[0];

    for (int i = 1; i < count; i++) {
        uint32_t child = pinyin->child[node], end = pinyin->child[node + 1];
        while (child < end && pinyin->node_syllable[child] != syllable[i])
            child++;
        if (child == end)
            return 0;
        node = child;
    }
    return node;
}

static uint16_t cost_of(const struct pinyin *pinyin, const struct pinyin_extra_phrase *phrase,
                        const uint16_t *syllable)
{
    uint32_t node = phrase->length > PINYIN_WORD_MAX ? 0 : node_of(pinyin, syllable, phrase->length);
    int rival = PINYIN_COST_STANDARD;

    for (uint32_t word = pinyin->word[node]; node > 0 && word < pinyin->word[node + 1]; word++) {
        if (memcmp(pinyin_word_text(pinyin, word, phrase->length), phrase->text,
                   phrase->length * sizeof(phrase->text[0])) != 0)
            rival = min_int(rival, pinyin->cost[word]);
    }
    if (rival <= COST_EVERYDAY)
        return COST_BEHIND;
    return (uint16_t)min_int(COST_PHRASE, rival - COST_LEAD);
}

/* ---- taking them in ------------------------------------------------------------------------------------ */

/* False when it is none that can be typed. */
static bool read_text(const struct pinyin *pinyin, const char *text, struct pinyin_extra_phrase *out)
{
    const char *end = text + strlen(text);

    *out = (struct pinyin_extra_phrase){.length = 0};
    while (text < end) {
        int number = pinyin_find_character(pinyin, utf8_next(&text, end));
        if (number < 0 || out->length == PINYIN_PHRASE_CHARACTERS_MAX)
            return false;
        out->text[out->length++] = (uint16_t)number;
    }
    return out->length >= 2;
}

static int find_syllable(const struct pinyin *pinyin, const char *name, size_t bytes)
{
    int low = 0, high = pinyin->syllables;

    while (low < high) {
        int middle = (low + high) / 2;
        int order = strncmp(pinyin->syllable[middle], name, bytes);
        if (order == 0 && pinyin->syllable[middle][bytes] == '\0')
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* False when it does not go with the phrase. */
static bool add_reading(const struct pinyin *pinyin, struct pinyin_extra *extra, uint32_t number,
                        const char *text)
{
    struct pinyin_extra_phrase *phrase = &extra->phrase[number];
    struct pinyin_extra_reading reading = {.phrase = (uint16_t)number};
    int count = 0;

    while (*text != '\0') {
        size_t bytes = strcspn(text, " ");
        int syllable =
            bytes < PINYIN_SYLLABLE_BYTES_MAX && bytes > 0 ? find_syllable(pinyin, text, bytes) : -1;
        if (syllable < 0 || count == phrase->length)
            return false;
        reading.syllable[count++] = (uint16_t)syllable;
        text += bytes + (text[bytes] == ' ');
    }
    if (count != phrase->length || extra->readings == PINYIN_EXTRA_READINGS_MAX)
        return false;
    reading.cost = cost_of(pinyin, phrase, reading.syllable);
    phrase->cost = phrase->cost == 0 || reading.cost < phrase->cost ? reading.cost : phrase->cost;
    extra->reading[extra->readings++] = reading;
    return true;
}

static void add_readings(const struct pinyin *pinyin, struct pinyin_extra *extra, uint32_t number,
                         const struct pinyin_phrase *phrase)
{
    struct romanised romanised;

    if (phrase->reading != NULL && add_reading(pinyin, extra, number, phrase->reading))
        return;
    romanise(&romanised, phrase->text, strlen(phrase->text));
    for (int i = 0; i < romanised.count; i++)
        (void)add_reading(pinyin, extra, number, romanised.full[i]);
    romanised_finish(&romanised);
}

static bool is_there(const struct pinyin_extra *extra, const struct pinyin_extra_phrase *phrase)
{
    for (uint32_t i = 0; i < extra->phrases; i++)
        if (by_text(&extra->phrase[i], phrase) == 0)
            return true;
    return false;
}

/* In the order of their texts; readings follow their phrases. */
static void sort(struct pinyin_extra *extra)
{
    struct pinyin_extra_phrase *old = mem_calloc(extra->phrases + 1, sizeof(*old));

    memcpy(old, extra->phrase, extra->phrases * sizeof(*old));
    qsort(extra->phrase, extra->phrases, sizeof(extra->phrase[0]), by_text);
    for (uint32_t i = 0; i < extra->readings; i++) {
        const struct pinyin_extra_phrase *place =
            bsearch(&old[extra->reading[i].phrase], extra->phrase, extra->phrases, sizeof(*old), by_text);
        extra->reading[i].phrase = (uint16_t)(place - extra->phrase);
    }
    qsort(extra->reading, extra->readings, sizeof(extra->reading[0]), by_syllables);
    mem_free(old);
}

int pinyin_extend(struct pinyin *pinyin, const struct pinyin_phrase *phrases, int count)
{
    struct pinyin_extra *extra = mem_zalloc(sizeof(*extra));
    int taken;

    for (int i = 0; i < count && extra->phrases < PINYIN_PHRASES_MAX; i++) {
        struct pinyin_extra_phrase *phrase = &extra->phrase[extra->phrases], read;
        uint32_t before = extra->readings;
        if (phrases[i].text == NULL || !read_text(pinyin, phrases[i].text, &read) || is_there(extra, &read))
            continue;
        *phrase = read;
        add_readings(pinyin, extra, extra->phrases, &phrases[i]);
        extra->phrases += extra->readings > before;
    }
    sort(extra);
    mem_free(pinyin->extra);
    taken = (int)extra->phrases;
    pinyin->extra = taken > 0 ? extra : NULL;
    if (taken == 0)
        mem_free(extra);
    return taken;
}
