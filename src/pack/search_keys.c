/* SPDX-License-Identifier: MIT */
#include "search_keys.h"

#include "base/mem.h"
#include "ime/romanise.h"
#include "store/search_key.h"

#include <string.h>

static void add_line(struct str *keys, enum search_key sort, const char *text)
{
    /* What is longer is cut by the reader anyhow. */
    if (text[0] == '\0' || keys->len + strlen(text) > SEARCH_KEYS_BYTES)
        return;
    str_add_char(keys, (char)sort);
    str_add(keys, text);
}

static char capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c + 'A' - 'a') : c;
}

/* "yi liao" → "YiLiao"; for initials every letter is the beginning of a syllable. */
static void add_capitals(struct str *keys, enum search_key sort, const char *text, bool every)
{
    struct str line;
    bool start = true;

    str_init(&line);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p != ' ')
            str_add_char(&line, start || every ? capital(*p) : *p);
        start = *p == ' ';
    }
    add_line(keys, sort, str_text(&line));
    str_finish(&line);
}

/* Text that is all letters already has no other sound. */
static bool is_ascii(const char *text)
{
    while (*text != '\0')
        if ((unsigned char)*text++ >= 0x80)
            return false;
    return true;
}

static void add_sounds(struct str *keys, const char *text, enum search_key initials, enum search_key full)
{
    struct romanised sounds;

    if (is_ascii(text))
        return;
    romanise(&sounds, text, strlen(text));
    for (int i = 0; i < sounds.count; i++) {
        bool new_initials = true, new_full = true;
        for (int j = 0; j < i; j++) {
            new_initials = new_initials && !str_same(sounds.initials[i], sounds.initials[j]);
            new_full = new_full && !str_same(sounds.full[i], sounds.full[j]);
        }
        if (new_initials)
            add_capitals(keys, initials, sounds.initials[i], true);
        if (new_full)
            add_capitals(keys, full, sounds.full[i], false);
    }
    romanised_finish(&sounds);
}

void search_keys_title(struct str *keys, const char *title)
{
    add_line(keys, SEARCH_KEY_TITLE, title);
    add_sounds(keys, title, SEARCH_KEY_INITIALS, SEARCH_KEY_PINYIN);
}

void search_keys_words(struct str *keys, const char *words)
{
    static const char *const between[] = {" ", "、", "，", ",", "；", ";", "　", "\n"};

    for (const char *from = words; *from != '\0';) {
        const char *to = from + strlen(from), *next = to;
        for (size_t i = 0; i < ARRAY_LEN(between); i++) {
            const char *found = strstr(from, between[i]);
            if (found != NULL && found < to) {
                to = found;
                next = found + strlen(between[i]);
            }
        }
        char *word = mem_strndup(from, (size_t)(to - from));
        add_line(keys, SEARCH_KEY_WORD, word);
        add_sounds(keys, word, SEARCH_KEY_SOUND, SEARCH_KEY_SOUND);
        mem_free(word);
        from = next;
    }
}

void search_keys_english(struct str *keys, const char *english)
{
    add_line(keys, SEARCH_KEY_SOUND, english);
}

void search_keys_number(struct str *keys, const char *phone)
{
    struct str digits;

    str_init(&digits);
    for (const char *p = phone; *p != '\0'; p++)
        if (*p >= '0' && *p <= '9')
            str_add_char(&digits, *p);
    add_line(keys, SEARCH_KEY_NUMBER, str_text(&digits));
    str_finish(&digits);
}
