/* SPDX-License-Identifier: MIT */
/* The text, the letters behind it and what they may become. Nothing here knows where anything stands. */
#include "writer_parts.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

int writer_length(const struct writer *w)
{
    return (int)utf8_count(w->text, strlen(w->text));
}

uint32_t writer_last_character(const struct writer *w)
{
    const char *end = w->text + strlen(w->text);

    if (end == w->text)
        return 0;
    const char *last = utf8_prev(end, w->text);
    return utf8_next(&last, end);
}

/* Whoever is told may have the text in another place already: nothing of the writer is used afterwards but
 * itself. */
static void changed(struct writer *w)
{
    if (w->config.changed != NULL)
        w->config.changed(w->config.ctx, w->text);
}

static bool add(struct writer *w, const char *text)
{
    size_t len = strlen(w->text), more = strlen(text);

    if (writer_length(w) + (int)utf8_count(text, more) > w->max_chars) {
        w->full = true;
        return false;
    }
    memcpy(w->text + len, text, more + 1);
    w->full = false;
    return true;
}

bool writer_append(struct writer *w, const char *text)
{
    writer_take_all(w);
    bool added = add(w, text);
    writer_look_up(w);
    if (added)
        changed(w);
    return added;
}

bool writer_type_letter(struct writer *w, char letter)
{
    size_t len = strlen(w->letters);

    if (len == WRITER_LETTERS || (len == 0 && writer_length(w) >= w->max_chars)) {
        w->full = true;
        writer_refresh(w);
        return false;
    }
    w->letters[len] = letter;
    w->letters[len + 1] = '\0';
    w->full = false;
    writer_look_up(w);
    return true;
}

void writer_backspace(struct writer *w)
{
    size_t letters = strlen(w->letters), len = strlen(w->text);

    w->full = false;
    if (letters > 0) {
        w->letters[letters - 1] = '\0';
    } else if (len > 0) {
        char *last = w->text + (utf8_prev(w->text + len, w->text) - w->text);
        explicit_bzero(last, strlen(last));
    }
    writer_look_up(w);
    if (letters == 0 && len > 0)
        changed(w);
}

void writer_clear(struct writer *w)
{
    bool had = *w->text != '\0';

    explicit_bzero(w->text, strlen(w->text));
    explicit_bzero(w->letters, sizeof w->letters);
    w->full = false;
    writer_look_up(w);
    if (had)
        changed(w);
}

/* ---- candidates ---- */

static void forget(struct writer *w)
{
    w->offer = OFFER_NOTHING;
    w->drawn_count = 0;
    explicit_bzero(w->drawn, sizeof w->drawn);
    if (w->found != NULL)
        pinyin_result_wipe(w->found);
}

static const char *const places[] = {"号楼", "单元", "室", "层", "号", "栋", "弄"};

static bool follows_number(const struct writer *w)
{
    uint32_t last = writer_last_character(w);

    return w->config.kind == WRITER_ADDRESS && last >= '0' && last <= '9';
}

/* 12号楼 is not followed by words but by a number. */
static bool ends_with_place(const struct writer *w)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++)
        if (str_ends(w->text, places[i]))
            return true;
    return false;
}

static bool predicts(const struct writer *w)
{
    switch (w->config.kind) {
    case WRITER_TEXT:
    case WRITER_LONG_TEXT: return w->found != NULL && *w->text != '\0';
    case WRITER_ADDRESS: return w->found != NULL && *w->text != '\0' && !ends_with_place(w);
    case WRITER_NAME:
    case WRITER_PHONE:
    case WRITER_NUMBER: break;
    }
    return false;
}

bool writer_guesses(const struct writer *w)
{
    return w->offer == OFFER_PREDICTED || w->offer == OFFER_PLACES;
}

void writer_look_up(struct writer *w)
{
    struct pinyin_options options = {
        .name = w->config.kind == WRITER_NAME, .tolerant = PINYIN_TOLERANT, .previous = w->text};

    forget(w);
    if (*w->letters != '\0' && w->found != NULL) {
        pinyin_query(w->config.pinyin, w->letters, &options, w->found);
        w->offer = OFFER_LETTERS;
    } else if (follows_number(w)) {
        w->offer = OFFER_PLACES;
    } else if (predicts(w)) {
        pinyin_predict(w->config.pinyin, w->text, w->found);
        w->offer = w->found->count > 0 ? OFFER_PREDICTED : OFFER_NOTHING;
    }
    writer_refresh(w);
}

void writer_offer_strokes(struct writer *w, const uint32_t *code_points, int count)
{
    if (count == 0) {
        writer_look_up(w);
        return;
    }
    forget(w);
    w->offer = OFFER_STROKES;
    w->drawn_count = min_int(count, HANDPAD_CANDIDATES);
    memcpy(w->drawn, code_points, (size_t)w->drawn_count * sizeof *code_points);
    writer_refresh(w);
}

/* Letters that nobody can read are their own candidate: they are not lost. */
static bool letters_unread(const struct writer *w)
{
    return w->offer == OFFER_LETTERS && w->found->count == 0;
}

int writer_candidates(const struct writer *w)
{
    switch (w->offer) {
    case OFFER_LETTERS: return letters_unread(w) ? 1 : w->found->count;
    case OFFER_PREDICTED: return w->found->count;
    case OFFER_PLACES: return (int)ARRAY_LEN(places);
    case OFFER_STROKES: return w->drawn_count;
    case OFFER_NOTHING: break;
    }
    return 0;
}

void writer_candidate(const struct writer *w, int index, char *out, size_t bytes)
{
    char character[5] = "";
    const char *text = "";

    if (index < 0 || index >= writer_candidates(w)) {
        text = "";
    } else if (w->offer == OFFER_STROKES) {
        character[utf8_put(w->drawn[index], character)] = '\0';
        text = character;
    } else if (w->offer == OFFER_PLACES) {
        text = places[index];
    } else {
        text = letters_unread(w) ? w->letters : w->found->candidates[index].text;
    }
    size_t fits = strlen(text);
    for (size_t count = bytes; fits >= bytes; count--)
        fits = utf8_prefix(text, strlen(text), count);
    memcpy(out, text, fits);
    out[fits] = '\0';
    explicit_bzero(character, sizeof character);
}

static void drop_letters(struct writer *w, size_t count)
{
    size_t len = strlen(w->letters);

    memmove(w->letters, w->letters + count, len - count + 1);
    explicit_bzero(w->letters + len - count, count);
}

/* True when it went in; the letters and the cell are behind it then. */
static bool take(struct writer *w, int index)
{
    char text[4 * WRITER_LETTERS + 1];
    size_t letters = 0;
    bool drawn = w->offer == OFFER_STROKES;

    writer_candidate(w, index, text, sizeof text);
    if (w->offer == OFFER_LETTERS)
        letters = letters_unread(w) ? strlen(w->letters) : (size_t)w->found->candidates[index].letters;
    bool added = add(w, text);
    explicit_bzero(text, sizeof text);
    if (!added)
        return false;
    drop_letters(w, letters < strlen(w->letters) ? letters : strlen(w->letters));
    forget(w);
    if (drawn && w->cell != NULL)
        handpad_clear(w->cell);
    return true;
}

void writer_take(struct writer *w, int index)
{
    if (index < 0 || index >= writer_candidates(w))
        return;
    bool added = take(w, index);
    if (!added) {
        writer_refresh(w);
        return;
    }
    writer_look_up(w);
    changed(w);
}

static bool pending(const struct writer *w)
{
    return (w->offer == OFFER_LETTERS && *w->letters != '\0') || w->offer == OFFER_STROKES;
}

void writer_take_all(struct writer *w)
{
    bool some = false;

    while (pending(w) && take(w, 0)) {
        some = true;
        writer_look_up(w);
    }
    if (some)
        changed(w);
}

void writer_keep_letters(struct writer *w)
{
    if (*w->letters == '\0' || !add(w, w->letters))
        return;
    explicit_bzero(w->letters, sizeof w->letters);
    writer_look_up(w);
    changed(w);
}
