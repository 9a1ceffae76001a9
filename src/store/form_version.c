/* SPDX-License-Identifier: MIT */
#include "form_version.h"

#include "base/mem.h"
#include "base/str.h"
#include "shape.h"

/*
 * A version only has to be another one when the text is another one: it is compared with that of the same
 * form in an earlier pack, by people who wrote both. So FNV-1a (64 bits, folded to 32) will do: two texts of
 * one form fall together once in four thousand million, and nobody gains by making them.
 */
enum { OCTET = 8 };
static const uint64_t fnv_start = 0xcbf29ce484222325u, fnv_prime = 0x100000001b3u;

static uint64_t add_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * fnv_prime;
}

/* With its NUL, so that "ab","c" is not "a","bc". */
static uint64_t add_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = add_byte(hash, (unsigned char)*text);
    return add_byte(hash, 0);
}

static uint64_t add_number(uint64_t hash, int64_t number)
{
    for (int i = 0; i < OCTET; i++)
        hash = add_byte(hash, (unsigned char)((uint64_t)number >> (OCTET * i)));
    return hash;
}

static uint64_t add_record(uint64_t hash, const struct shape *shape, const void *record)
{
    const char *base = record;

    for (int i = 0; i < shape->text_count; i++)
        hash = add_text(hash, *(char *const *)(base + shape->texts[i].offset));
    for (int l = 0; l < shape->list_count; l++) {
        const struct text_list *list = (const struct text_list *)(base + shape->lists[l].offset);
        hash = add_number(hash, list->count);
        for (int i = 0; i < list->count; i++)
            hash = add_text(hash, list->item[i]);
    }
    return hash;
}

static uint64_t add_field(uint64_t hash, const struct form_field *field)
{
    const int64_t numbers[] = {field->kind,    field->required, field->source,
                               field->show_if, field->least,    field->most};

    hash = add_record(hash, &shape_field, field);
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        hash = add_number(hash, numbers[i]);
    return hash;
}

static void set_version(char **version, uint64_t hash)
{
    mem_free(*version);
    *version = str_format("%08x", (unsigned)(hash >> 32 ^ (hash & 0xffffffffu)));
}

void form_make_versions(struct form *form)
{
    uint64_t hash = add_record(fnv_start, &shape_form, form);

    hash = add_number(hash, form->mode);
    hash = add_number(hash, form->on_board);
    hash = add_number(hash, form->promise_days);
    hash = add_number(hash, form->keep_days);
    for (int i = 0; i < form->field_count; i++)
        hash = add_field(hash, &form->field[i]);
    set_version(&form->version, hash);
    set_version(&form->consent_version, add_text(add_text(fnv_start, form->consent), form->separate_consent));
}
