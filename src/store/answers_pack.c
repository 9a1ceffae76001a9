/* SPDX-License-Identifier: MIT */
#include "store/answers.h"

#include "base/mem.h"
#include "base/str.h"
#include "answers_body.h"

#include <string.h>

/*
 * The block, numbers little-endian:
 *   "KA", version (1 byte), count (2), then for each answer: kind (1), bytes of name, label and value (2
 *   each), the three texts without NUL.
 * Nothing follows the last one. Anybody who has the public key can seal a block, so the reader believes
 * nothing: each text must be such as answers_set makes it.
 */
enum { VERSION = 1, HEAD_BYTES = 5, ITEM_BYTES = 7 };
static const char magic[2] = {'K', 'A'};

/* Blocks are kept for years: enum field_kind may only grow, at its end. */
_Static_assert(FIELD_SHORT_TEXT == 0 && FIELD_LONG_TEXT == 1 && FIELD_NAME == 2 && FIELD_PHONE == 3 &&
                   FIELD_ADDRESS == 4 && FIELD_CHOICE == 5 && FIELD_CHOICES == 6 && FIELD_DATE == 7 &&
                   FIELD_SLOT == 8 && FIELD_NUMBER == 9 && FIELD_YES_NO == 10 && FIELD_STROKES == 11 &&
                   FIELD_CONSENT == 12,
               "packed answers hold these numbers");

static unsigned char *put_number(unsigned char *at, size_t number)
{
    at[0] = (unsigned char)(number & 0xFF);
    at[1] = (unsigned char)(number >> 8);
    return at + 2;
}

static size_t get_number(const unsigned char *at)
{
    return at[0] | (size_t)at[1] << 8;
}

void *answers_pack(const struct answers *answers, size_t *bytes)
{
    size_t total = HEAD_BYTES;

    *bytes = 0;
    for (int i = 0; i < answers->count; i++) {
        const struct answer *a = &answers->item[i];
        total += ITEM_BYTES + strlen(a->name) + strlen(a->label) + strlen(a->value);
    }
    if (answers->count > ANSWERS_MOST || total > ANSWERS_BYTES_MAX)
        return NULL;
    unsigned char *block = mem_alloc(total), *at = block + sizeof magic;
    memcpy(block, magic, sizeof magic);
    *at++ = VERSION;
    at = put_number(at, (size_t)answers->count);
    for (int i = 0; i < answers->count; i++) {
        const struct answer *a = &answers->item[i];
        const char *const texts[] = {a->name, a->label, a->value};
        *at++ = (unsigned char)a->kind;
        for (size_t t = 0; t < ARRAY_LEN(texts); t++)
            at = put_number(at, strlen(texts[t]));
        for (size_t t = 0; t < ARRAY_LEN(texts); t++) {
            memcpy(at, texts[t], strlen(texts[t]));
            at += strlen(texts[t]);
        }
    }
    *bytes = total;
    return block;
}

/* NULL when there is something in it that answers_set would not have let in. */
static char *take_text(const unsigned char *from, size_t bytes, bool with_lines)
{
    char *text = answers_clean((const char *)from, bytes, with_lines);

    if (strlen(text) == bytes && memcmp(text, from, bytes) == 0)
        return text;
    answers_wipe_text(text);
    return NULL;
}

/* One answer at *at; moves it past. */
static bool take_answer(const unsigned char **at, const unsigned char *end, struct answers *out)
{
    size_t size[3], total = 0;
    const unsigned char *from = *at;

    if (end - from < ITEM_BYTES || from[0] >= FIELD_KINDS)
        return false;
    for (size_t t = 0; t < ARRAY_LEN(size); t++)
        total += size[t] = get_number(from + 1 + 2 * t);
    if ((size_t)(end - from) - ITEM_BYTES < total || size[0] == 0 || size[2] == 0)
        return false;
    struct answer answer = {.kind = (enum field_kind)from[0]};
    from += ITEM_BYTES;
    answer.name = take_text(from, size[0], false);
    answer.label = take_text(from + size[0], size[1], false);
    answer.value = take_text(from + size[0] + size[1], size[2], answer.kind == FIELD_LONG_TEXT);
    if (answer.name == NULL || answer.label == NULL || answer.value == NULL ||
        answers_find(out, answer.name) != NULL) {
        answers_wipe_one(&answer);
        return false;
    }
    answers_add(out, &answer);
    *at = from + total;
    return true;
}

bool answers_unpack(const void *block, size_t bytes, struct answers *out)
{
    const unsigned char *at = block;

    *out = (struct answers){.item = NULL};
    if (bytes < HEAD_BYTES || bytes > ANSWERS_BYTES_MAX || memcmp(at, magic, sizeof magic) != 0 ||
        at[sizeof magic] != VERSION)
        return false;
    const unsigned char *end = at + bytes;
    size_t count = get_number(at + sizeof magic + 1);
    bool ok = count <= ANSWERS_MOST;
    at += HEAD_BYTES;
    for (size_t i = 0; ok && i < count; i++)
        ok = take_answer(&at, end, out);
    if (ok && at == end)
        return true;
    answers_wipe(out);
    return false;
}
