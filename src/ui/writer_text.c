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
    const char *end = w->text + w->at;

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

    w->accepted_at = 0;
    if (writer_length(w) + (int)utf8_count(text, more) > w->max_chars) {
        w->full = true;
        return false;
    }
    memmove(w->text + w->at + more, w->text + w->at, len - w->at + 1);
    memcpy(w->text + w->at, text, more);
    w->at += more;
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

void writer_append_phrase(struct writer *w, const char *phrase)
{
    char first[4 * WRITER_LETTERS + 1];

    writer_candidate(w, 0, first, sizeof first);
    if (w->offer == OFFER_LETTERS && strcmp(first, phrase) == 0)
        writer_take(w, 0);
    else
        writer_append(w, phrase);
    explicit_bzero(first, sizeof first);
}

void writer_move_cursor(struct writer *w, size_t at)
{
    writer_take_all(w);
    w->at = at < strlen(w->text) ? at : strlen(w->text);
    w->accepted_at = 0;
    writer_look_up(w);
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

static void drop_before_cursor(struct writer *w)
{
    size_t len = strlen(w->text), from = (size_t)(utf8_prev(w->text + w->at, w->text) - w->text);

    memmove(w->text + from, w->text + w->at, len - w->at + 1);
    explicit_bzero(w->text + len - (w->at - from), w->at - from);
    w->at = from;
}

void writer_backspace(struct writer *w)
{
    size_t letters = strlen(w->letters), at = w->at;

    w->full = false;
    w->accepted_at = 0;
    if (letters > 0)
        w->letters[letters - 1] = '\0';
    else if (at > 0)
        drop_before_cursor(w);
    writer_look_up(w);
    if (letters == 0 && at > 0)
        changed(w);
}

void writer_clear(struct writer *w)
{
    bool had = *w->text != '\0';

    explicit_bzero(w->text, strlen(w->text));
    explicit_bzero(w->letters, sizeof w->letters);
    w->at = w->accepted_at = 0;
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
static bool ends_with_place(const char *before)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++)
        if (str_ends(before, places[i]))
            return true;
    return false;
}

static bool predicts(const struct writer *w, const char *before)
{
    switch (w->config.kind) {
    case WRITER_TEXT:
    case WRITER_LONG_TEXT: return w->found != NULL && *before != '\0';
    case WRITER_ADDRESS: return w->found != NULL && *before != '\0' && !ends_with_place(before);
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

static void ask(struct writer *w, const char *before)
{
    struct pinyin_options options = {
        .name = w->config.kind == WRITER_NAME, .tolerant = w->config.tolerant, .previous = before};

    if (*w->letters != '\0' && w->found != NULL) {
        pinyin_query(w->config.pinyin, w->letters, &options, w->found);
        w->offer = OFFER_LETTERS;
    } else if (follows_number(w)) {
        w->offer = OFFER_PLACES;
    } else if (predicts(w, before)) {
        pinyin_predict(w->config.pinyin, before, w->found);
        w->offer = w->found->count > 0 ? OFFER_PREDICTED : OFFER_NOTHING;
    }
}

void writer_look_up(struct writer *w)
{
    char after = w->text[w->at];

    forget(w);
    w->text[w->at] = '\0'; /* what stands behind the cursor says nothing about what comes at it */
    ask(w, w->text);
    w->text[w->at] = after;
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
    if (drawn && w->cell != NULL) {
        handpad_accept(w->cell);
        w->accepted_at = w->at;
    }
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

    if (w->cell != NULL)
        handpad_settle(w->cell);
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
