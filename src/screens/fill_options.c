/* SPDX-License-Identifier: MIT */
#include "fill_options.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/content_hall.h"
#include "ui/ui.h"

#include "room_use.h"
#include "when.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { DATE_BYTES = 11, DAY_MINUTES = 1440, PARTY_MOST = 9999 };
#define PARTY_FIELD "人数"
#define OTHER_TOPIC "别的"

static void add(struct fill_options *options, const char *value, const char *label, const char *note,
                bool off)
{
    options->item = mem_realloc(options->item, (size_t)(options->count + 1) * sizeof *options->item);
    options->item[options->count++] =
        (struct fill_option){mem_strdup(value), mem_strdup(label), mem_strdup(note), off};
}

void fill_options_finish(struct fill_options *options)
{
    for (int i = 0; i < options->count; i++) {
        mem_free(options->item[i].value);
        mem_free(options->item[i].label);
        mem_free(options->item[i].note);
    }
    mem_free(options->item);
    *options = (struct fill_options){0};
}

/* ---- what was chosen in earlier questions ---- */

/* The code that belongs to the answer of the first question asked of that source; "" = not answered. */
static const char *chosen_code(const struct fill *fill, enum field_source source)
{
    for (int i = 0; i < fill->form->field_count; i++) {
        const struct form_field *f = &fill->form->field[i];
        if (f->source != source || f->kind == FIELD_SLOT || !fill_asks(fill, i))
            continue;
        for (int k = 0; k < f->options.count && k < f->option_codes.count; k++)
            if (strcmp(f->options.item[k], fill_answer(fill, i)) == 0)
                return f->option_codes.item[k];
    }
    return "";
}

static int32_t chosen_day(const struct fill *fill)
{
    struct date date;

    for (int i = 0; i < fill->form->field_count; i++)
        if (fill->form->field[i].kind == FIELD_DATE && fill_asks(fill, i) &&
            date_parse(fill_answer(fill, i), &date))
            return date_to_day(date);
    return DAY_NONE;
}

static int party_of(const struct fill *fill)
{
    long party = 1;

    for (int i = 0; i < fill->form->field_count; i++)
        if (strcmp(fill->form->field[i].name, PARTY_FIELD) == 0 && fill_asks(fill, i) &&
            !str_to_int(fill_answer(fill, i), 1, LONG_MAX, &party))
            party = 1;
    return party < PARTY_MOST ? (int)party : PARTY_MOST; /* a crowd is not one person */
}

static void series_key(char key[FILL_KEY_BYTES], const char *code)
{
    snprintf(key, FILL_KEY_BYTES, "huodong:%s", code);
}

static void room_key(char key[FILL_KEY_BYTES], const char *code)
{
    snprintf(key, FILL_KEY_BYTES, "fang:%s", code);
}

/* ---- sessions ---- */

char *fill_options_seats(struct hall *hall, const struct series *series, int32_t day)
{
    const struct view *view = ui_view(hall->ui);
    char key[FILL_KEY_BYTES];

    if (series->capacity <= 0 || hall->requests == NULL)
        return mem_strdup("");
    series_key(key, series->code);
    /* Whoever comes every time needs a seat on the fullest day. */
    int taken = day == DAY_NONE ? requests_places_taken_from(hall->requests, key, hall_today(hall))
                                : requests_places_taken(hall->requests, key, day);
    int left = series->capacity - taken;
    return left > 0 ? str_format(view_word(view, WORD_SEATS_LEFT), left)
                    : mem_strdup(view_word(view, WORD_SEATS_NONE));
}

static void add_session(struct fill_options *options, struct hall *hall, const struct series *series,
                        const struct agenda_item *item)
{
    const struct view *view = ui_view(hall->ui);
    struct date d = date_from_day(item->day);
    char *span = when_span(view, item), *day = when_day_near(view, item->day, hall_today(hall));
    char *value = str_format("%04d-%02d-%02d %s", d.year, d.month, d.day, span);
    char *label = str_format("%s %s%s%s", day, span, *item->theme != '\0' ? "　" : "", item->theme);
    char *note = fill_options_seats(hall, series, item->day);

    add(options, value, label, note, false);
    mem_free(span);
    mem_free(day);
    mem_free(value);
    mem_free(label);
    mem_free(note);
}

static void add_sessions(struct fill_options *options, const struct fill *fill, struct hall *hall)
{
    const struct series *series = content_series_by_code(hall->content, chosen_code(fill, SOURCE_SERIES));
    int32_t today = hall_today(hall);
    struct agenda agenda;

    if (series == NULL)
        return;
    char *note = fill_options_seats(hall, series, DAY_NONE);
    add(options, FILL_WHOLE_SERIES, view_word(ui_view(hall->ui), WORD_WHOLE_SERIES), note, false);
    mem_free(note);
    if (today == DAY_NONE)
        return;
    content_agenda_between(hall->content, series->id, today, today + AGENDA_DAYS - 1, &agenda);
    struct date_time now = date_time_from_wall(hall->wall_s);
    for (int i = 0; i < agenda.count && options->count <= FILL_SESSIONS_SHOWN; i++)
        if (!agenda.item[i].cancelled && !when_over(&agenda.item[i], today, now.hour * 60 + now.minute))
            add_session(options, hall, series, &agenda.item[i]);
    agenda_finish(&agenda);
}

/* ---- rooms ---- */

/* Of a day before today, or of today and at its end already. */
static bool is_over(const struct hall *hall, int32_t day, int to_minute)
{
    int32_t today = hall_today(hall);
    struct date_time now = date_time_from_wall(hall->wall_s);

    return today != DAY_NONE && day != DAY_NONE &&
           (day < today || (day == today && to_minute <= now.hour * 60 + now.minute));
}

static bool slot_is_over(const struct fill *fill, const struct hall *hall, const char *option)
{
    int32_t day = chosen_day(fill);
    int from, to;

    return fill->form->mode == FORM_ROOM && form_option_times(option, &from, &to) && is_over(hall, day, to);
}

static const struct place *place_of_code(struct content *content, const char *code)
{
    for (int i = 0; i < content_place_count(content); i++) {
        const struct place *place = content_place(content, i);
        if (place != NULL && strcmp(place->code, code) == 0)
            return place;
    }
    return NULL;
}

static bool slot_is_in_use(const struct fill *fill, const struct hall *hall, const char *option)
{
    const struct place *room = place_of_code(hall->content, chosen_code(fill, SOURCE_PLACES));
    int32_t day = chosen_day(fill);
    int from, to;

    return fill->form->mode == FORM_ROOM && room != NULL && day != DAY_NONE &&
           form_option_times(option, &from, &to) && room_is_in_use(hall, room, day, from, to);
}

static bool room_is_free(const struct fill *fill, struct hall *hall, const char *option)
{
    const char *room = chosen_code(fill, SOURCE_PLACES);
    int32_t day = chosen_day(fill);
    char key[FILL_KEY_BYTES];
    int from, to;

    if (fill->form->mode != FORM_ROOM || hall->requests == NULL || *room == '\0' || day == DAY_NONE ||
        !form_option_times(option, &from, &to))
        return true;
    room_key(key, room);
    return requests_slot_free(hall->requests, key, day, from, to);
}

/* "每周四 14:30 · 二楼书画室": when and where, before it is chosen. The caller's. */
static char *series_note(struct hall *hall, const char *code)
{
    const struct series *series = content_series_by_code(hall->content, code);

    if (series == NULL)
        return mem_strdup("");
    char *from = when_minute(series->start_minute);
    char *note = str_format("%s%s%s%s%s", series->rule_text, *from != '\0' ? " " : "", from,
                            *series->place != '\0' ? " · " : "", series->place);
    mem_free(from);
    return note;
}

/* "二楼 · 可坐 20 人". The caller's. */
static char *room_note(struct hall *hall, const char *code)
{
    const struct place *place = place_of_code(hall->content, code);
    struct str note;

    str_init(&note);
    if (place != NULL) {
        str_add(&note, place->floor);
        if (place->capacity > 0) {
            str_add(&note, note.len > 0 ? " · " : "");
            str_add_format(&note, view_word(ui_view(hall->ui), WORD_ROOM_CAPACITY), place->capacity);
        }
    }
    return str_take(&note);
}

static char *coded_note(const struct form_field *f, int option, struct hall *hall)
{
    const char *code = option < f->option_codes.count ? f->option_codes.item[option] : "";

    switch (f->source) {
    case SOURCE_SERIES: return series_note(hall, code);
    case SOURCE_PLACES: return room_note(hall, code);
    default: return mem_strdup("");
    }
}

static enum word slot_state(const struct fill *fill, struct hall *hall, const char *option)
{
    if (slot_is_over(fill, hall, option))
        return WORD_OVER;
    if (slot_is_in_use(fill, hall, option))
        return WORD_ROOM_IN_USE;
    return room_is_free(fill, hall, option) ? WORD_ROOM_FREE : WORD_ROOM_TAKEN;
}

static void add_written(struct fill_options *options, const struct fill *fill, int field, struct hall *hall)
{
    const struct form_field *f = &fill->form->field[field];
    const struct view *view = ui_view(hall->ui);
    bool slots = f->kind == FIELD_SLOT && fill->form->mode == FORM_ROOM;

    for (int i = 0; i < f->options.count; i++) {
        const char *option = f->options.item[i];
        enum word state = slots ? slot_state(fill, hall, option) : WORD_ROOM_FREE;
        char *note = slots ? mem_strdup(view_word(view, state)) : coded_note(f, i, hall);
        add(options, option, option, note, state != WORD_ROOM_FREE);
        mem_free(note);
    }
}

/* ---- topics ---- */

static void add_topics(struct fill_options *options, struct hall *hall)
{
    int count;
    int64_t *ids = content_notices(hall->content, hall_today(hall), NOTICE_DELIBERATION, &count);

    for (int i = 0; i < count && options->count < LIMIT_OPTIONS - 1; i++) {
        struct notice *notice = content_notice(hall->content, ids[i]);
        if (notice == NULL)
            continue;
        bool staged = notice->stage >= 0 && notice->stage < notice->stages.count;
        const char *stage = staged ? notice->stages.item[notice->stage] : "";
        char *value = str_format("%s%s%s%s", notice->title, *stage != '\0' ? "（" : "", stage,
                                 *stage != '\0' ? "）" : "");
        add(options, value, notice->title, stage, false);
        mem_free(value);
        notice_destroy(notice);
    }
    mem_free(ids);
    add(options, OTHER_TOPIC, view_word(ui_view(hall->ui), WORD_OTHER_TOPIC), "", false);
}

void fill_options_make(struct fill_options *options, const struct fill *fill, int field, struct hall *hall)
{
    const struct form_field *f = &fill->form->field[field];
    const struct view *view = ui_view(hall->ui);

    *options = (struct fill_options){0};
    if (f->kind == FIELD_YES_NO) {
        add(options, "是", view_word(view, WORD_YES), "", false);
        add(options, "否", view_word(view, WORD_NO), "", false);
        return;
    }
    switch (f->source) {
    case SOURCE_SESSIONS: add_sessions(options, fill, hall); break;
    case SOURCE_DELIBERATIONS: add_topics(options, hall); break;
    case SOURCE_OPTIONS:
    case SOURCE_SERIES:
    case SOURCE_PLACES: add_written(options, fill, field, hall); break;
    }
}

static bool is_offered(const struct fill *fill, int field, struct hall *hall)
{
    struct fill_options options;
    bool found = false;

    fill_options_make(&options, fill, field, hall);
    for (int i = 0; i < options.count; i++)
        found |= strcmp(options.item[i].value, fill_answer(fill, field)) == 0;
    fill_options_finish(&options);
    return found;
}

/* The day itself is asked for again when it is over: none of its times is left. A time may be over, or
 * another day or room was chosen after it. */
static int room_gone(const struct fill *fill, const struct hall *hall)
{
    for (int i = 0; fill->form->mode == FORM_ROOM && i < fill->form->field_count; i++) {
        const struct form_field *f = &fill->form->field[i];
        bool day = f->kind == FIELD_DATE && is_over(hall, chosen_day(fill), DAY_MINUTES);
        bool slot = f->kind == FIELD_SLOT && (slot_is_over(fill, hall, fill_answer(fill, i)) ||
                                              slot_is_in_use(fill, hall, fill_answer(fill, i)));
        if ((day || slot) && fill_asks(fill, i) && *fill_answer(fill, i) != '\0')
            return i;
    }
    return -1;
}

int fill_options_gone(const struct fill *fill, struct hall *hall)
{
    int room = room_gone(fill, hall);

    if (room >= 0)
        return room;
    for (int i = 0; i < fill->form->field_count; i++) {
        enum field_source source = fill->form->field[i].source;
        if ((source == SOURCE_SESSIONS || source == SOURCE_DELIBERATIONS) && fill_asks(fill, i) &&
            *fill_answer(fill, i) != '\0' && !is_offered(fill, i, hall))
            return i;
    }
    return -1;
}

/* ---- what is booked ---- */

static bool book_series(const struct fill *fill, struct hall *hall, char key[FILL_KEY_BYTES],
                        struct request_booking *booking)
{
    const struct series *series = content_series_by_code(hall->content, chosen_code(fill, SOURCE_SERIES));
    char date_text[DATE_BYTES];
    struct date date;

    if (series == NULL)
        return false;
    series_key(key, series->code);
    booking->party = party_of(fill);
    booking->capacity = series->capacity;
    booking->waitlist = true;
    for (int i = 0; i < fill->form->field_count; i++) {
        if (fill->form->field[i].source != SOURCE_SESSIONS || !fill_asks(fill, i))
            continue;
        snprintf(date_text, sizeof date_text, "%s", fill_answer(fill, i));
        if (date_parse(date_text, &date))
            booking->day = date_to_day(date);
    }
    return true;
}

static bool book_room(const struct fill *fill, char key[FILL_KEY_BYTES], struct request_booking *booking)
{
    const char *room = chosen_code(fill, SOURCE_PLACES);

    booking->day = chosen_day(fill);
    booking->capacity = 1;
    if (*room == '\0' || booking->day == DAY_NONE)
        return false;
    room_key(key, room);
    for (int i = 0; i < fill->form->field_count; i++)
        if (fill->form->field[i].kind == FIELD_SLOT && fill_asks(fill, i))
            return form_option_times(fill_answer(fill, i), &booking->from_minute, &booking->to_minute);
    return true;
}

int fill_seats_missing(const struct fill *fill, struct hall *hall)
{
    const struct place *place =
        fill->form->mode == FORM_ROOM ? place_of_code(hall->content, chosen_code(fill, SOURCE_PLACES)) : NULL;

    return place != NULL && place->capacity > 0 && party_of(fill) > place->capacity ? place->capacity : 0;
}

bool fill_booking(const struct fill *fill, struct hall *hall, char key[FILL_KEY_BYTES],
                  struct request_booking *booking)
{
    *booking = (struct request_booking){
        .key = key, .day = DAY_NONE, .from_minute = 0, .to_minute = DAY_MINUTES, .party = 1};
    key[0] = '\0';
    if (fill->form->mode == FORM_SIGN_UP)
        return book_series(fill, hall, key, booking);
    if (fill->form->mode == FORM_ROOM)
        return book_room(fill, key, booking);
    return false;
}
