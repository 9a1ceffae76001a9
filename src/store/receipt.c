/* SPDX-License-Identifier: MIT */
#include "store/receipt.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { DIGITS_MOST = 9 /* series 4, place 4, check 1 */, DIGITS_LEAST = 7 };
enum { WRITTEN_MOST = RECEIPT_PREFIX_BYTES - 1 + DIGITS_MOST };
enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_AHEAD = 0xFEE0 /* of ASCII */ };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool prefix_fits(const char *prefix, size_t bytes)
{
    if (bytes < 2 || bytes >= RECEIPT_PREFIX_BYTES || !is_letter(prefix[0]))
        return false;
    for (size_t i = 1; i < bytes; i++)
        if (!is_letter(prefix[i]) && !is_digit(prefix[i]))
            return false;
    return true;
}

bool receipt_prefix_valid(const char *prefix)
{
    return prefix_fits(prefix, strnlen(prefix, RECEIPT_PREFIX_BYTES));
}

/* H. Michael Damm's quasigroup of order ten (Total anti-symmetrische Quasigruppen, Marburg 2004): no row and
 * no column holds a digit twice, so another digit leads elsewhere; and from wherever one is, x and then y
 * lead to another place than y and then x. */
static const unsigned char leads_to[10][10] = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
};

static int check_digit(int64_t value)
{
    char digits[RECEIPT_TEXT_BYTES];
    int at = 0;

    snprintf(digits, sizeof digits, "%lld", (long long)(value < 0 ? 0 : value));
    for (const char *p = digits; *p != '\0'; p++)
        at = leads_to[at][*p - '0'];
    return at;
}

int64_t receipt_number(int series, int place)
{
    int64_t value = (int64_t)series * RECEIPT_SERIES_SIZE + place;

    return value * 10 + check_digit(value);
}

bool receipt_valid(int64_t number)
{
    int64_t first = (int64_t)RECEIPT_SERIES_FIRST * RECEIPT_SERIES_SIZE * 10;
    int64_t end = ((int64_t)RECEIPT_SERIES_LAST + 1) * RECEIPT_SERIES_SIZE * 10;

    return number >= first && number < end && check_digit(number / 10) == number % 10;
}

int receipt_series(int64_t number)
{
    return (int)(number / 10 / RECEIPT_SERIES_SIZE);
}

int receipt_place(int64_t number)
{
    return (int)(number / 10 % RECEIPT_SERIES_SIZE);
}

void receipt_format(char out[RECEIPT_TEXT_BYTES], const char *prefix, int64_t number)
{
    snprintf(out, RECEIPT_TEXT_BYTES, "%.*s%s%lld-%d", RECEIPT_PREFIX_BYTES - 1, prefix,
             *prefix == '\0' ? "" : " ", (long long)(number / 10), (int)(number % 10));
}

/* ---- reading what people write ------------------------------------------------------------------------- */

struct written {
    char text[WRITTEN_MOST + 1]; /* letters in capitals and digits */
    bool apart[WRITTEN_MOST + 1]; /* a blank or a hyphen stood before this one */
    int count;
};

static bool is_gap(uint32_t c)
{
    switch (c) {
    case ' ':
    case '-':
    case 0xA0:   /* no-break space */
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
    case 0x2012: /* figure dash */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash, half of 破折号 */
    case 0x2212: /* minus */
    case 0x3000: /* full-width blank */
        return true;
    default: return false;
    }
}

static bool collect(struct written *written, const char *text)
{
    bool apart = false;

    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = utf8_next(&text, end);
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
            c -= FULL_WIDTH_AHEAD;
        if (is_gap(c)) {
            apart = true;
            continue;
        }
        if (c >= 'a' && c <= 'z')
            c -= 'a' - 'A';
        if (c >= 0x80 || !(is_digit((char)c) || is_letter((char)c)) || written->count == WRITTEN_MOST)
            return false;
        written->apart[written->count] = apart;
        written->text[written->count++] = (char)c;
        apart = false;
    }
    return true;
}

/* Where the number begins. A gap decides when it leaves as many digits as a number has. */
static int find_number(const struct written *written)
{
    int from = written->count;

    while (from > 0 && is_digit(written->text[from - 1]))
        from--;
    for (int i = from; from > 0 && i <= written->count - DIGITS_LEAST; i++)
        if (written->apart[i] && written->count - i <= DIGITS_MOST)
            return i;
    return from;
}

bool receipt_parse(const char *text, int64_t *number, char prefix[RECEIPT_PREFIX_BYTES])
{
    struct written written = {.count = 0};
    int64_t value = 0;

    *number = 0;
    prefix[0] = '\0';
    if (!collect(&written, text))
        return false;
    int from = find_number(&written), digits = written.count - from;
    /* A nought before it would be a wrong digit that the value does not show. */
    if (digits < DIGITS_LEAST || digits > DIGITS_MOST || written.text[from] == '0')
        return false;
    if (from > 0 && !prefix_fits(written.text, (size_t)from))
        return false;
    for (int i = from; i < written.count; i++)
        value = value * 10 + (written.text[i] - '0');
    if (!receipt_valid(value))
        return false;
    *number = value;
    memcpy(prefix, written.text, (size_t)from);
    prefix[from] = '\0';
    return true;
}
