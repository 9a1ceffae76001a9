/* SPDX-License-Identifier: MIT */
#include "fill.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PHONE_LEAST = 7, PHONE_MOST = 13, MOBILE_DIGITS = 11 };

void fill_init(struct fill *fill, const struct form *form)
{
    memset(fill, 0, sizeof *fill);
    fill->form = form;
    fill->code = mem_strdup(form->code);
    fill->version = mem_strdup(form->version);
    fill->at = fill_after(fill, -1);
    /* Fails only on kernels older than 3.17. */
    if (getentropy(fill->token, sizeof fill->token) != 0)
        abort();
}

void fill_wipe(struct fill *fill)
{
    answers_wipe(&fill->answers);
    answers_wipe(&fill->drawings);
    mem_free(fill->code);
    mem_free(fill->version);
    explicit_bzero(fill, sizeof *fill);
}

static const struct form_field *field_at(const struct fill *fill, int field)
{
    return &fill->form->field[field];
}

static int index_of(const struct form *form, const char *name)
{
    for (int i = 0; i < form->field_count; i++)
        if (strcmp(form->field[i].name, name) == 0)
            return i;
    return -1;
}

/* One of the parts that ANSWERS_BETWEEN stands between. */
static bool has_part(const char *value, const char *part)
{
    size_t len = strlen(part), between = strlen(ANSWERS_BETWEEN);

    if (len == 0)
        return false;
    for (const char *p = value; *p != '\0';) {
        const char *end = strstr(p, ANSWERS_BETWEEN);
        size_t bytes = end != NULL ? (size_t)(end - p) : strlen(p);
        if (bytes == len && memcmp(p, part, len) == 0)
            return true;
        p += bytes + (end != NULL ? between : 0);
    }
    return false;
}

static bool holds(const struct form_field *field, const char *value)
{
    long given, limit;

    switch (field->show_if) {
    case SHOW_IF_IS: return has_part(value, field->show_if_value);
    case SHOW_IF_NOT: return *value != '\0' && !has_part(value, field->show_if_value);
    case SHOW_IF_BELOW:
    case SHOW_IF_FROM:
        if (!str_to_int(value, -1000000, 1000000, &given) ||
            !str_to_int(field->show_if_value, -1000000, 1000000, &limit))
            return false;
        return field->show_if == SHOW_IF_BELOW ? given < limit : given >= limit;
    }
    return false;
}

bool fill_asks(const struct fill *fill, int field)
{
    const struct form_field *f = field_at(fill, field);

    if (*f->show_if_field == '\0')
        return true;
    int earlier = index_of(fill->form, f->show_if_field);
    /* Content is checked at import for conditions that look forward; here they are never true. */
    return earlier >= 0 && earlier < field && fill_asks(fill, earlier) &&
           holds(f, fill_answer(fill, earlier));
}

int fill_after(const struct fill *fill, int field)
{
    for (field++; field < fill->form->field_count; field++)
        if (fill_asks(fill, field))
            return field;
    return fill->form->field_count;
}

int fill_before(const struct fill *fill, int field)
{
    for (field--; field >= 0; field--)
        if (fill_asks(fill, field))
            return field;
    return -1;
}

void fill_progress(const struct fill *fill, int *step, int *steps)
{
    *step = *steps = 0;
    for (int i = 0; i < fill->form->field_count; i++) {
        bool asked = fill_asks(fill, i);
        *steps += asked;
        *step += asked && i <= fill->at;
    }
}

const char *fill_answer(const struct fill *fill, int field)
{
    return answers_get(&fill->answers, field_at(fill, field)->name);
}

/* What was chosen among the sessions of one series says nothing in another. */
static void forget_sessions(struct fill *fill)
{
    for (int i = 0; i < fill->form->field_count; i++)
        if (field_at(fill, i)->source == SOURCE_SESSIONS)
            answers_set(&fill->answers, field_at(fill, i), "");
}

static bool is_drawing_of(const struct answer *drawn, const struct form_field *f)
{
    size_t len = strlen(f->name);

    return strncmp(drawn->name, f->name, len) == 0 && str_starts(drawn->name + len, FILL_UNFOUND);
}

/* One drawing for each 〓 that is left: who deletes the character takes its drawing back. */
static void drop_drawings(struct fill *fill, const struct form_field *f, const char *value)
{
    struct form_field gone = {.kind = FIELD_STROKES};
    int places = 0, drawn = 0;

    for (const char *p = value; (p = strstr(p, FILL_UNFOUND)) != NULL; p += strlen(FILL_UNFOUND))
        places++;
    for (int i = 0; i < fill->drawings.count; i++) {
        if (!is_drawing_of(&fill->drawings.item[i], f) || ++drawn <= places)
            continue;
        gone.name = gone.label = mem_strdup(fill->drawings.item[i--].name);
        answers_set(&fill->drawings, &gone, "");
        mem_free(gone.name);
    }
}

void fill_set(struct fill *fill, int field, const char *value)
{
    drop_drawings(fill, field_at(fill, field), value);
    if (field_at(fill, field)->source == SOURCE_SERIES && strcmp(fill_answer(fill, field), value) != 0)
        forget_sessions(fill);
    answers_set(&fill->answers, field_at(fill, field), value);
}

bool fill_has(const struct fill *fill, int field, const char *option)
{
    return has_part(fill_answer(fill, field), option);
}

/* The parts stay in the order of the options, however they were tapped. */
void fill_toggle(struct fill *fill, int field, const char *option)
{
    const struct form_field *f = field_at(fill, field);
    struct str out = {0};

    for (int i = 0; i < f->options.count; i++) {
        const char *one = f->options.item[i];
        if (fill_has(fill, field, one) == (strcmp(one, option) == 0))
            continue;
        if (out.len > 0)
            str_add(&out, ANSWERS_BETWEEN);
        str_add(&out, one);
    }
    char *value = str_take(&out);
    fill_set(fill, field, value);
    mem_free(value);
}

void fill_add_drawing(struct fill *fill, int field, const char *strokes)
{
    const struct form_field *f = field_at(fill, field);
    struct form_field drawing = {.kind = FIELD_STROKES};

    for (int number = fill->drawings.count + 1; drawing.name == NULL; number++) {
        drawing.name = str_format("%s" FILL_UNFOUND "%d", f->name, number);
        if (*answers_get(&fill->drawings, drawing.name) == '\0')
            break;
        mem_free(drawing.name);
        drawing.name = NULL;
    }
    drawing.label = str_format("%s（手写的字）", f->label);
    answers_set(&fill->drawings, &drawing, strokes);
    mem_free(drawing.name);
    mem_free(drawing.label);
}

/* The ones that stand in for a character that is still there. */
static void collect_drawings(const struct fill *fill, const struct form_field *f, const char *value,
                             struct answers *out)
{
    if (strstr(value, FILL_UNFOUND) == NULL)
        return;
    for (int i = 0; i < fill->drawings.count; i++) {
        const struct answer *drawn = &fill->drawings.item[i];
        struct form_field as = {.name = drawn->name, .label = drawn->label, .kind = FIELD_STROKES};
        if (is_drawing_of(drawn, f))
            answers_set(out, &as, drawn->value);
    }
}

static enum fill_fault check_phone(const char *value)
{
    size_t digits = strlen(value);

    if (strspn(value, "0123456789") != digits || digits < PHONE_LEAST || digits > PHONE_MOST)
        return FILL_NOT_PHONE;
    return *value == '1' && digits != MOBILE_DIGITS ? FILL_NOT_PHONE : FILL_FINE;
}

static enum fill_fault check_number(const struct form_field *f, const char *value)
{
    bool open = f->least == 0 && f->most == 0;
    long number;

    return str_to_int(value, open ? 0 : f->least, open ? 99999999 : f->most, &number) ? FILL_FINE
                                                                                      : FILL_NOT_NUMBER;
}

static enum fill_fault check_length(const struct form_field *f, const char *value)
{
    long chars = (long)utf8_count(value, strlen(value));

    if (chars < f->least)
        return FILL_TOO_SHORT;
    return f->most > 0 && chars > f->most ? FILL_TOO_LONG : FILL_FINE;
}

/* Nothing but blanks, wide ones too: a slip of the finger, and no answer. */
static bool is_blank(const char *value)
{
    for (const char *end = value + strlen(value); value < end;) {
        uint32_t c = utf8_next(&value, end);
        if (c != ' ' && c != '\n' && c != 0x3000)
            return false;
    }
    return true;
}

enum fill_fault fill_check(const struct fill *fill, int field)
{
    const struct form_field *f = field_at(fill, field);
    const char *value = fill_answer(fill, field);

    if (is_blank(value)) {
        if (f->kind == FIELD_CONSENT)
            return FILL_NOT_AGREED;
        return f->required ? FILL_MISSING : FILL_FINE;
    }
    switch (f->kind) {
    case FIELD_PHONE: return check_phone(value);
    case FIELD_NUMBER: return check_number(f, value);
    case FIELD_SHORT_TEXT:
    case FIELD_LONG_TEXT: return check_length(f, value);
    default: return FILL_FINE;
    }
}

bool fill_diverts(const struct fill *fill, int field)
{
    const struct form_field *f = field_at(fill, field);

    for (int i = 0; i < f->divert.count; i++)
        if (fill_has(fill, field, f->divert.item[i]))
            return true;
    return false;
}

int fill_first_fault(const struct fill *fill)
{
    for (int i = 0; i < fill->form->field_count; i++)
        if (fill_asks(fill, i) && (fill_check(fill, i) != FILL_FINE || fill_diverts(fill, i)))
            return i;
    return -1;
}

void fill_collect(const struct fill *fill, struct answers *out)
{
    *out = (struct answers){0};
    for (int i = 0; i < fill->form->field_count; i++)
        if (fill_asks(fill, i) && *fill_answer(fill, i) != '\0') {
            answers_set(out, field_at(fill, i), fill_answer(fill, i));
            collect_drawings(fill, field_at(fill, i), fill_answer(fill, i), out);
        }
}

const char *fill_topic(const struct fill *fill)
{
    if (!fill->form->on_board)
        return "";
    for (int i = 0; i < fill->form->field_count; i++)
        if (field_at(fill, i)->kind == FIELD_CHOICE && fill_asks(fill, i))
            return fill_answer(fill, i);
    return "";
}

/* Still an answer that the new question could have got. */
static bool still_fits(const struct form_field *f, const char *value)
{
    if (f->source == SOURCE_SESSIONS || f->source == SOURCE_DELIBERATIONS)
        return true; /* looked at again when it is handed in */
    if (f->kind != FIELD_CHOICE && f->kind != FIELD_CHOICES && f->kind != FIELD_SLOT)
        return f->kind != FIELD_CONSENT; /* what was agreed to may read otherwise now */
    size_t fitting = 0, parts = 1;
    for (const char *p = value; (p = strstr(p, ANSWERS_BETWEEN)) != NULL; p += strlen(ANSWERS_BETWEEN))
        parts++;
    for (int i = 0; i < f->options.count; i++)
        fitting += has_part(value, f->options.item[i]);
    return fitting == parts;
}

bool fill_rebase(struct fill *fill, const struct form *form)
{
    bool changed = strcmp(fill->version, form->version) != 0;
    struct answers kept = {0};

    fill->form = form;
    if (!changed)
        return false;
    for (int i = 0; i < fill->answers.count; i++) {
        const struct answer *answer = &fill->answers.item[i];
        const struct form_field *f = form_field_by_name(form, answer->name);
        if (f != NULL && f->kind == answer->kind && still_fits(f, answer->value))
            answers_set(&kept, f, answer->value);
    }
    answers_wipe(&fill->answers);
    fill->answers = kept;
    mem_free(fill->version);
    fill->version = mem_strdup(form->version);
    int fault = fill_first_fault(fill);
    fill->at = fault >= 0 ? fault : form->field_count;
    fill->reviewing = false;
    return true;
}
