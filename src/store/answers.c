/* SPDX-License-Identifier: MIT */
#include "store/answers.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "answers_body.h"

#include <string.h>

/* ---- what gets in -------------------------------------------------------------------------------------- */

enum { DROP = 0 };

static bool is_bidi(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* The character that is kept for this one. */
static uint32_t kept(uint32_t c, bool with_lines)
{
    if (c == '\n' || c == 0x2028 /* line separator */ || c == 0x2029 /* paragraph separator */)
        return with_lines ? '\n' : ' ';
    if (c == '\t')
        return ' ';
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || is_bidi(c) ? DROP : c;
}

/* Counted first and never moved: a buffer that grows would leave what it held behind in free memory. */
static size_t clean_into(char *out, const char *text, size_t bytes, bool with_lines)
{
    size_t total = 0;
    char one[4];

    for (const char *end = text + bytes; text < end;) {
        uint32_t c = kept(utf8_next(&text, end), with_lines);
        if (c == DROP)
            continue;
        size_t n = (size_t)utf8_put(c, one);
        if (out != NULL)
            memcpy(out + total, one, n);
        total += n;
    }
    return total;
}

char *answers_clean(const char *text, size_t bytes, bool with_lines)
{
    size_t total = clean_into(NULL, text, bytes, with_lines);
    char *out = mem_alloc(total + 1);

    clean_into(out, text, bytes, with_lines);
    out[total] = '\0';
    return out;
}

/* ---- the list ------------------------------------------------------------------------------------------ */

void answers_wipe_text(char *text)
{
    if (text != NULL)
        explicit_bzero(text, strlen(text));
    mem_free(text);
}

void answers_wipe_one(struct answer *answer)
{
    answers_wipe_text(answer->name);
    answers_wipe_text(answer->label);
    answers_wipe_text(answer->value);
    *answer = (struct answer){.name = NULL};
}

struct answer *answers_find(const struct answers *answers, const char *name)
{
    for (int i = 0; i < answers->count; i++)
        if (str_same(answers->item[i].name, name))
            return &answers->item[i];
    return NULL;
}

void answers_add(struct answers *answers, const struct answer *answer)
{
    answers->item = mem_realloc(answers->item, ((size_t)answers->count + 1) * sizeof *answer);
    answers->item[answers->count++] = *answer;
}

static void take_out(struct answers *answers, struct answer *answer)
{
    int after = answers->count - 1 - (int)(answer - answers->item);

    answers_wipe_one(answer);
    memmove(answer, answer + 1, (size_t)after * sizeof *answer);
    answers->count--;
}

static char *clean_line(const char *text)
{
    return answers_clean(text, strlen(text), false);
}

void answers_set(struct answers *answers, const struct form_field *field, const char *value)
{
    /* The new texts come first: value may be the one that is replaced. */
    struct answer now = {
        .name = clean_line(field->name),
        .label = clean_line(field->label),
        .value = answers_clean(value, strnlen(value, ANSWERS_BYTES_MAX), field->kind == FIELD_LONG_TEXT),
        .kind = field->kind,
    };
    struct answer *earlier = answers_find(answers, now.name);

    if (*now.value == '\0') {
        answers_wipe_one(&now);
        if (earlier != NULL)
            take_out(answers, earlier);
    } else if (earlier != NULL) {
        answers_wipe_one(earlier);
        *earlier = now;
    } else
        answers_add(answers, &now);
}

const char *answers_get(const struct answers *answers, const char *name)
{
    const struct answer *answer = answers_find(answers, name);

    return answer == NULL ? "" : answer->value;
}

void answers_wipe(struct answers *answers)
{
    for (int i = 0; i < answers->count; i++)
        answers_wipe_one(&answers->item[i]);
    mem_free(answers->item);
    *answers = (struct answers){.item = NULL};
}

/* ---- phones -------------------------------------------------------------------------------------------- */

enum { PHONE_LEAST = 7, TAIL = 4, HIDDEN_LEAST = 3, PHONE_DIGITS_MOST = 32 };

/* -1 for anything else; full-width ones too. */
static int digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* The part that tells little: of a mobile number the network, of a fixed one the town. */
static int head_of(const char *digits, int count)
{
    bool short_town = digits[1] == '1' || digits[1] == '2'; /* 010 Beijing, 021 Shanghai ... */
    int head = digits[0] == '0' && !short_town ? 4 : 3;

    return count - TAIL - head >= HIDDEN_LEAST ? head : 0;
}

char *answers_mask_phone(const char *phone)
{
    char digits[PHONE_DIGITS_MOST] = "";
    int count = 0, chars = 0;

    for (const char *end = phone + strlen(phone); phone < end && chars < PHONE_DIGITS_MOST; chars++) {
        int digit = digit_of(utf8_next(&phone, end));
        if (digit >= 0)
            digits[count++] = (char)('0' + digit);
    }
    char *masked;
    if (count < PHONE_LEAST) {
        masked = mem_alloc((size_t)chars + 1);
        memset(masked, '*', (size_t)chars);
        masked[chars] = '\0';
    } else
        masked = str_format("%.*s****%.*s", head_of(digits, count), digits, TAIL, digits + count - TAIL);
    explicit_bzero(digits, sizeof digits);
    return masked;
}
