/* SPDX-License-Identifier: MIT */
/*
 * The text is walked once to write the likeliest keys and to note the doubtful characters best worth another
 * try; then once more for each of these, with that one character read otherwise.
 */
#include "ime/romanise.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "pinyin_table.h"

#include <stdbool.h>
#include <string.h>

/*
 * What a doubtful character may gain, the best first: another initial that is in daily use; another syllable
 * in daily use with the same initial (角: jiao, jue); another initial that is rare (单: shan, a surname).
 */
enum doubt { DOUBT_INITIAL, DOUBT_SYLLABLE, DOUBT_RARE, DOUBT_NONE };

struct swap {
    const char *at; /* of the character in the text; NULL = none */
    const char *reading;
    enum doubt doubt;
};

enum { SWAPS = ROMANISE_VARIANTS - 1 };

struct walk {
    const char *end;
    struct str initials, full;
    struct swap now; /* read this character so */
    struct swap swaps[SWAPS]; /* the best found, the best first */
    bool in_word; /* the last was a letter or digit, and a next one belongs to it */
};

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

/* Letters of the other scripts that people here may write; not told apart further. */
static bool is_foreign_letter(uint32_t c)
{
    return (c >= 0xC0 && c <= 0x1FFF && c != 0xD7 && c != 0xF7) || (c >= 0x3041 && c <= 0x30FA) ||
           (c >= 0xAC00 && c <= 0xD7A3);
}

static bool is_ascii_word(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Narrow and small. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* ---- phrases ------------------------------------------------------------------------------------------- */

static const char *phrase(int i)
{
    return pinyin_phrase_text + pinyin_phrase_at[i];
}

/* The first phrase that is not before these bytes. */
static int first_phrase(const char *text, size_t bytes)
{
    int low = 0, high = pinyin_phrase_count;

    while (low < high) {
        int middle = (low + high) / 2;
        if (strncmp(phrase(middle), text, bytes) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The longest phrase at text, whose first character has first_bytes; its bytes, 0 = none, and its pinyin. */
static size_t find_phrase(const char *text, const char *end, size_t first_bytes, const char **pinyin)
{
    size_t longest = 0;

    for (int i = first_phrase(text, first_bytes); i < pinyin_phrase_count; i++) {
        const char *word = phrase(i);
        size_t bytes = strlen(word);
        if (strncmp(word, text, first_bytes) != 0)
            break;
        if (bytes > longest && bytes <= (size_t)(end - text) && memcmp(word, text, bytes) == 0) {
            longest = bytes;
            *pinyin = word + bytes + 1;
        }
    }
    return longest;
}

/* ---- keys ---------------------------------------------------------------------------------------------- */

static void add_part(struct walk *walk, const char *part, size_t bytes)
{
    if (walk->full.len > 0)
        str_add_char(&walk->full, ' ');
    str_add_bytes(&walk->full, part, bytes);
    walk->in_word = false;
}

static void add_syllable(struct walk *walk, const char *syllable, size_t bytes)
{
    add_part(walk, syllable, bytes);
    str_add_char(&walk->initials, *syllable);
}

static void add_phrase(struct walk *walk, const char *pinyin)
{
    while (*pinyin != '\0') {
        size_t bytes = strcspn(pinyin, " ");
        add_syllable(walk, pinyin, bytes);
        pinyin += bytes + (pinyin[bytes] == ' ');
    }
}

static void add_letter(struct walk *walk, uint32_t c)
{
    char bytes[4];
    size_t count = (size_t)utf8_put(c, bytes);

    if (walk->in_word)
        str_add_bytes(&walk->full, bytes, count);
    else
        add_part(walk, bytes, count);
    str_add_bytes(&walk->initials, bytes, count);
    walk->in_word = true;
}

static void note_swap(struct walk *walk, struct swap swap)
{
    for (int i = 0; i < SWAPS; i++) {
        if (walk->swaps[i].at == NULL || swap.doubt < walk->swaps[i].doubt) {
            memmove(walk->swaps + i + 1, walk->swaps + i, (size_t)(SWAPS - i - 1) * sizeof(swap));
            walk->swaps[i] = swap;
            return;
        }
    }
}

static void note_doubts(struct walk *walk, const char *at, uint32_t c, const char *const *reading, int count)
{
    int common = reading_common(c);

    for (int i = 1; i < count; i++) {
        bool same_initial = reading[i][0] == reading[0][0];
        enum doubt doubt = i < common      ? (same_initial ? DOUBT_SYLLABLE : DOUBT_INITIAL)
                           : !same_initial ? DOUBT_RARE
                                           : DOUBT_NONE;
        if (doubt != DOUBT_NONE)
            note_swap(walk, (struct swap){at, reading[i], doubt});
    }
}

/* The character at `at`, of `bytes` bytes, or the phrase that begins with it. Returns what comes after. */
static const char *add_han(struct walk *walk, const char *at, size_t bytes, uint32_t c)
{
    const char *reading[READINGS_MAX], *pinyin;
    size_t phrase_bytes = find_phrase(at, walk->end, bytes, &pinyin);

    if (phrase_bytes > 0) {
        add_phrase(walk, pinyin);
        return at + phrase_bytes;
    }
    int count = reading_of(c, reading);
    if (count == 0) {
        add_part(walk, at, bytes);
        str_add_bytes(&walk->initials, at, bytes);
    } else if (at == walk->now.at) {
        add_syllable(walk, walk->now.reading, strlen(walk->now.reading));
    } else {
        add_syllable(walk, reading[0], strlen(reading[0]));
        note_doubts(walk, at, c, reading, count);
    }
    return at + bytes;
}

static void walk_text(struct walk *walk, const char *text)
{
    while (text < walk->end) {
        const char *at = text;
        uint32_t c = fold(utf8_next(&text, walk->end));
        if (is_han(c))
            text = add_han(walk, at, (size_t)(text - at), c);
        else if (is_ascii_word(c) || is_foreign_letter(c))
            add_letter(walk, c);
        else
            walk->in_word = false;
    }
}

/* Returns the doubts it met in swaps. */
static void add_variant(struct romanised *out, const char *text, size_t bytes, struct swap now,
                        struct swap swaps[SWAPS])
{
    struct walk walk = {.end = text + bytes, .now = now};

    walk_text(&walk, text);
    out->initials[out->count] = str_take(&walk.initials);
    out->full[out->count] = str_take(&walk.full);
    out->count++;
    if (swaps != NULL)
        memcpy(swaps, walk.swaps, sizeof(walk.swaps));
}

void romanise(struct romanised *out, const char *text, size_t bytes)
{
    struct swap swaps[SWAPS];

    *out = (struct romanised){.count = 0};
    add_variant(out, text, bytes, (struct swap){NULL, NULL, DOUBT_NONE}, swaps);
    for (int i = 0; i < SWAPS && swaps[i].at != NULL; i++)
        add_variant(out, text, bytes, swaps[i], NULL);
}

void romanised_finish(struct romanised *romanised)
{
    for (int i = 0; i < romanised->count; i++) {
        mem_free(romanised->initials[i]);
        mem_free(romanised->full[i]);
    }
    *romanised = (struct romanised){.count = 0};
}
