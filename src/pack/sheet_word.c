/* SPDX-License-Identifier: MIT */
/* 词语.csv: streets, estates, what people here say. They join the words of the pinyin keyboard. */
#include "tables.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "check.h"
#include "ime/reading.h"

#include <string.h>

enum { WORD_LEAST = 2, READING_BYTES = 100 };

enum { COLUMN_TEXT, COLUMN_READING, COLUMNS };

static const struct column columns[COLUMNS] = {
    [COLUMN_TEXT] = {.name = "词语",
                     .required = true,
                     .read = check_line,
                     .offset = offsetof(struct hall_word, text),
                     .hi = LIMIT_WORD_CHARS},
    [COLUMN_READING] = {.name = "读音",
                        .read = check_line,
                        .offset = offsetof(struct hall_word, reading),
                        .hi = READING_BYTES},
};

static bool is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static void check_word(struct sheet *sheet, const char *text)
{
    struct cell cell = sheet_cell(sheet, COLUMN_TEXT);
    const char *end = text + strlen(text);
    bool han = true;
    int count = 0;

    for (const char *p = text; p < end; count++)
        han = is_han(utf8_next(&p, end)) && han;
    if (text[0] != '\0' && (!han || count < WORD_LEAST))
        cell_error(&cell, "一格写一个词，只能是%d到%d个汉字，不能有数字、字母和标点。", WORD_LEAST,
                   LIMIT_WORD_CHARS);
}

/* ā as a, ü as v, large as small. */
static uint32_t plain_letter(uint32_t c)
{
    static const char toned[] = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", plain[] = "aeiouv";
    const char *p = toned, *end = toned + sizeof toned - 1;

    if (c >= 'A' && c <= 'Z')
        return c + 'a' - 'A';
    if (c == 0xFC || c == 0xDC)
        return 'v';
    for (int i = 0; p < end; i++)
        if (utf8_next(&p, end) == c)
            return (uint32_t)plain[i / 4];
    return c;
}

/* As the keyboard wants it, one blank between two syllables. */
static void tidy_reading(char **reading)
{
    struct str out;
    const char *p = *reading, *end = p + strlen(p);
    char bytes[4];

    str_init(&out);
    while (p < end) {
        uint32_t c = plain_letter(utf8_next(&p, end));
        if (c != ' ' || (out.len > 0 && out.data[out.len - 1] != ' '))
            str_add_bytes(&out, bytes, (size_t)utf8_put(c, bytes));
    }
    text_set(reading, str_text(&out));
    str_finish(&out);
}

static bool may_be_read(uint32_t c, const char *syllable, size_t bytes)
{
    const char *known[READINGS_MAX];
    int count = reading_of(c, known);

    for (int i = 0; i < count; i++)
        if (strlen(known[i]) == bytes && memcmp(known[i], syllable, bytes) == 0)
            return true;
    return count == 0;
}

/* Place names have readings of their own, so that one Unihan does not know is only asked about. */
static void check_reading(struct sheet *sheet, const struct hall_word *word)
{
    struct cell cell = sheet_cell(sheet, COLUMN_READING);
    const char *text = word->text, *text_end = text + strlen(text), *p = word->reading;
    bool good = true, usual = true;

    while (text < text_end && good) {
        size_t bytes = strspn(p, "abcdefghijklmnopqrstuvwxyz");
        good = bytes > 0;
        usual = may_be_read(utf8_next(&text, text_end), p, bytes) && usual;
        p += bytes + (p[bytes] == ' ');
    }
    if (!good || *p != '\0')
        cell_error(&cell, "请写成“xi he lu”这样：一个字一个音，不写声调，中间空一格，ü写v；也可以空着。");
    else if (!usual)
        cell_warn(&cell, "有一个字一般不这样读，请核对；没有写错就不用改。");
}

static void read_row(struct sheet *sheet, struct tables *tables, struct names *seen)
{
    struct hall_word word = {mem_strdup(""), mem_strdup("")};
    bool good = sheet_read(sheet, &word);

    sheet_check_new(sheet, COLUMN_TEXT, word.text, seen);
    check_word(sheet, word.text);
    tidy_reading(&word.reading);
    if (word.reading[0] != '\0' && sheet_row_good(sheet))
        check_reading(sheet, &word);
    if (good && sheet_row_good(sheet)) {
        TABLES_ADD(tables, words, word);
        return;
    }
    mem_free(word.text);
    mem_free(word.reading);
}

/* A hall that has none misses nothing on the screen: nobody is told. */
void sheet_word_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "词语.csv", columns, COLUMNS, findings);

    names_init(&seen);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_TEXT, tables->words_count, LIMIT_WORDS))
        read_row(&sheet, tables, &seen);
    names_finish(&seen);
    sheet_finish(&sheet);
}
