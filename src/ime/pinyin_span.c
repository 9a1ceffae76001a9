/* SPDX-License-Identifier: MIT */
#include "pinyin_span.h"

#include "base/str.h"

#include <string.h>

enum { SYLLABLE_LETTERS = PINYIN_SYLLABLE_BYTES_MAX - 2, FORMS_MAX = 16 };

/* Spellings of one syllable, the typed one first. */
struct forms {
    char form[FORMS_MAX][PINYIN_SYLLABLE_BYTES_MAX + 1];
    int count;
};

struct exchange {
    unsigned flag;
    const char *a, *b;
};

static const struct exchange exchange_start[] = {
    {PINYIN_ZH_Z, "zh", "z"},
    {PINYIN_CH_C, "ch", "c"},
    {PINYIN_SH_S, "sh", "s"},
    {PINYIN_N_L, "n", "l"},
};
static const struct exchange exchange_end[] = {
    {PINYIN_AN_ANG, "ang", "an"},
    {PINYIN_EN_ENG, "eng", "en"},
    {PINYIN_IN_ING, "ing", "in"},
};

/* Other ways to write what the table writes so; the rest of the syllable stays. */
static const struct {
    const char *typed, *means;
} spelling[] = {
    {"lue", "lve"}, {"nue", "nve"},   {"lyu", "lv"},    {"nyu", "nv"},    {"lyue", "lve"}, {"nyue", "nve"},
    {"jv", "ju"},   {"jve", "jue"},   {"jvan", "juan"}, {"jvn", "jun"},   {"qv", "qu"},    {"qve", "que"},
    {"qvn", "qun"}, {"qvan", "quan"}, {"xv", "xu"},     {"xve", "xue"},   {"xvn", "xun"},  {"xvan", "xuan"},
    {"yv", "yu"},   {"yve", "yue"},   {"yvn", "yun"},   {"yvan", "yuan"},
};

/* ---- letters ------------------------------------------------------------------------------------------- */

static void take_letters(struct pinyin_letters *letters, const char *text)
{
    int i = 0;

    letters->count = 0;
    letters->parted[0] = true;
    for (; letters->count <= PINYIN_LETTERS_MAX; i++) {
        int c = text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i];
        letters->bytes[letters->count] = i;
        if (c == '\'') {
            letters->parted[letters->count] = true;
            continue;
        }
        if (c < 'a' || c > 'z' || letters->count == PINYIN_LETTERS_MAX)
            break;
        letters->letter[letters->count++] = (char)c;
        letters->parted[letters->count] = false;
    }
    letters->letter[letters->count] = '\0';
    letters->bytes[letters->count] = i;
}

/* How many letters from here on may belong to one syllable. */
static int room_at(const struct pinyin_letters *letters, int at)
{
    int room = 1;

    while (at + room < letters->count && room < SYLLABLE_LETTERS && !letters->parted[at + room])
        room++;
    return room;
}

/* ---- syllables ----------------------------------------------------------------------------------------- */

/* The first syllable that is not before the letters (or, past: not before all that begin with them). */
static int find_syllable(const struct pinyin *pinyin, const char *letters, size_t count, bool past)
{
    int low = 0, high = pinyin->syllables;

    while (low < high) {
        int middle = (low + high) / 2;
        int order = strncmp(pinyin->syllable[middle], letters, count);
        if (order < 0 || (past && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_span(struct pinyin_letters *letters, int at, struct pinyin_span span)
{
    struct pinyin_span *spans = letters->span[at];

    for (int i = 0; i < letters->spans[at]; i++)
        if (spans[i].end == span.end && spans[i].low <= span.low && spans[i].high >= span.high)
            return;
    if (span.low < span.high && letters->spans[at] < PINYIN_SPANS_MAX)
        spans[letters->spans[at]++] = span;
}

static void add_form(struct forms *forms, const char *start, size_t start_bytes, const char *rest)
{
    char *out = forms->form[forms->count];
    size_t bytes = strlen(rest);

    if (forms->count == FORMS_MAX || start_bytes + bytes > SYLLABLE_LETTERS)
        return;
    memcpy(out, start, start_bytes);
    memcpy(out + start_bytes, rest, bytes + 1);
    forms->count++;
}

static void exchange_starts(struct forms *forms, unsigned tolerant)
{
    const char *form = forms->form[0];

    for (size_t i = 0; i < ARRAY_LEN(exchange_start); i++) {
        const struct exchange *e = &exchange_start[i];
        if (!(tolerant & e->flag))
            continue;
        if (str_starts(form, e->a))
            add_form(forms, e->b, strlen(e->b), form + strlen(e->a));
        else if (str_starts(form, e->b))
            add_form(forms, e->a, strlen(e->a), form + strlen(e->b));
    }
}

static void exchange_ends(struct forms *forms, unsigned tolerant)
{
    for (int f = 0, count = forms->count; f < count; f++) {
        const char *form = forms->form[f];
        for (size_t i = 0; i < ARRAY_LEN(exchange_end); i++) {
            const struct exchange *e = &exchange_end[i];
            if (!(tolerant & e->flag))
                continue;
            if (str_ends(form, e->a))
                add_form(forms, form, strlen(form) - strlen(e->a), e->b);
            else if (str_ends(form, e->b))
                add_form(forms, form, strlen(form) - strlen(e->b), e->a);
        }
    }
}

/* m, n, ng, hm, hng: where more stands beside them they are the letters of something else. */
static bool is_interjection(const char *letters, int length)
{
    for (int i = 0; i < length; i++)
        if (strchr("aeiouv", letters[i]) != NULL)
            return false;
    return true;
}

static void add_whole(const struct pinyin *pinyin, struct pinyin_letters *letters, int at, int length,
                      unsigned tolerant)
{
    struct forms forms = {.count = 0};

    if (length < letters->count && is_interjection(letters->letter + at, length))
        return;
    add_form(&forms, letters->letter + at, 0, "");
    memcpy(forms.form[0], letters->letter + at, (size_t)length);
    forms.form[0][length] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(spelling); i++)
        if (str_same(forms.form[0], spelling[i].typed))
            memcpy(forms.form[0], spelling[i].means, strlen(spelling[i].means) + 1);
    exchange_starts(&forms, tolerant);
    exchange_ends(&forms, tolerant);
    for (int f = 0; f < forms.count; f++) {
        int s = find_syllable(pinyin, forms.form[f], PINYIN_SYLLABLE_BYTES_MAX, false);
        if (s < pinyin->syllables && str_same(pinyin->syllable[s], forms.form[f]))
            add_span(letters, at,
                     (struct pinyin_span){(uint16_t)s, (uint16_t)(s + 1), f > 0 ? PINYIN_COST_TOLERANT : 0,
                                          (uint8_t)(at + length), true});
    }
}

/* All syllables that begin with these letters. */
static void add_beginning(const struct pinyin *pinyin, struct pinyin_letters *letters, int at, int length,
                          const char *start, int cost)
{
    size_t bytes = strlen(start);
    int low = find_syllable(pinyin, start, bytes, false), high = find_syllable(pinyin, start, bytes, true);

    add_span(
        letters, at,
        (struct pinyin_span){(uint16_t)low, (uint16_t)high, (uint16_t)cost, (uint8_t)(at + length), false});
}

static void add_initial(const struct pinyin *pinyin, struct pinyin_letters *letters, int at,
                        unsigned tolerant)
{
    char one[2] = {letters->letter[at], '\0'}, two[3] = {one[0], 'h', '\0'};

    add_beginning(pinyin, letters, at, 1, one, PINYIN_COST_INITIAL);
    if ((tolerant & PINYIN_N_L) && (one[0] == 'n' || one[0] == 'l'))
        add_beginning(pinyin, letters, at, 1, one[0] == 'n' ? "l" : "n",
                      PINYIN_COST_INITIAL + PINYIN_COST_TOLERANT);
    if (room_at(letters, at) > 1 && letters->letter[at + 1] == 'h' && strchr("zcs", one[0]) != NULL)
        add_beginning(pinyin, letters, at, 2, two, PINYIN_COST_INITIAL_TWO);
}

/* What is left at the end, when it is the beginning of a syllable and not a syllable. */
static void add_unfinished(const struct pinyin *pinyin, struct pinyin_letters *letters, int at)
{
    int length = letters->count - at;

    if (length > room_at(letters, at))
        return;
    for (int i = 0; i < letters->spans[at]; i++)
        if (letters->span[at][i].end == letters->count)
            return;
    add_beginning(pinyin, letters, at, length, letters->letter + at, PINYIN_COST_UNFINISHED);
}

/* Whether every letter belongs to a syllable. */
static bool can_be_read(struct pinyin_letters *letters)
{
    memset(letters->readable, 0, sizeof(letters->readable));
    letters->readable[letters->count] = true;
    for (int at = letters->count - 1; at >= 0; at--)
        for (int i = 0; i < letters->spans[at]; i++)
            letters->readable[at] |= letters->readable[letters->span[at][i].end];
    return letters->readable[0];
}

/* What is looser is tried only where the stricter reading fails. */
void pinyin_letters_read(const struct pinyin *pinyin, struct pinyin_letters *letters, const char *text,
                         const struct pinyin_options *options)
{
    take_letters(letters, text);
    memset(letters->spans, 0, sizeof(letters->spans));
    if (!options->initials) {
        for (int at = 0; at < letters->count; at++)
            for (int length = room_at(letters, at); length > 0; length--)
                add_whole(pinyin, letters, at, length, options->tolerant);
        if (can_be_read(letters))
            return;
        for (int at = 0; at < letters->count; at++)
            add_unfinished(pinyin, letters, at);
        if (can_be_read(letters))
            return;
    }
    for (int at = 0; at < letters->count; at++)
        add_initial(pinyin, letters, at, options->tolerant);
    (void)can_be_read(letters);
}
