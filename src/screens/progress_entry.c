/* SPDX-License-Identifier: MIT */
#include "progress_entry.h"

#include "base/str.h"
#include "ui/keypad.h"

#include <string.h>

static int digits_of(int64_t number)
{
    int digits = 0;

    for (; number > 0; number /= 10)
        digits++;
    return digits;
}

void progress_entry_init(struct progress_entry *entry, struct requests *requests)
{
    struct request_brief brief;
    int64_t row;

    memset(entry, 0, sizeof *entry);
    entry->digits = ENTRY_DIGITS_LEAST;
    if (requests == NULL || !requests_next(requests, 0, -1, "", &row, &brief))
        return;
    int digits = digits_of(brief.number);
    if (digits >= ENTRY_DIGITS_LEAST && digits <= ENTRY_DIGITS_MOST)
        entry->digits = digits;
    request_brief_finish(&brief);
}

static void forget_code(struct progress_entry *entry)
{
    explicit_bzero(entry->code, sizeof entry->code);
}

void progress_entry_wipe(struct progress_entry *entry)
{
    explicit_bzero(entry->number, sizeof entry->number);
    forget_code(entry);
    entry->in_code = false;
    entry->fault = ENTRY_FINE;
    entry->wait_s = 0;
}

int64_t progress_entry_number(const struct progress_entry *entry)
{
    long number;

    if (strlen(entry->number) < ENTRY_DIGITS_LEAST || !str_to_int(entry->number, 1, 999999999, &number))
        return 0;
    return receipt_valid(number) ? number : 0;
}

/* After a change of the number: on to the code when it is complete, or say at once that it cannot be. */
static void look_at_number(struct progress_entry *entry)
{
    if ((int)strlen(entry->number) < entry->digits)
        return;
    if (progress_entry_number(entry) != 0)
        entry->in_code = true;
    else
        entry->fault = ENTRY_MISCOPIED;
}

bool progress_entry_key(struct progress_entry *entry, const char *label)
{
    bool digit = !str_same(label, KEYPAD_CLEAR) && !str_same(label, KEYPAD_BACKSPACE);

    if (entry->in_code && *entry->code == '\0' && !digit)
        entry->in_code = false; /* taking back goes on where one came from */
    bool changed = entry->in_code ? keypad_apply(label, entry->code, sizeof entry->code)
                                  : keypad_apply(label, entry->number, sizeof entry->number);
    if (!changed)
        return false;
    entry->fault = ENTRY_FINE;
    if (!entry->in_code && digit)
        look_at_number(entry);
    return entry->in_code && strlen(entry->code) == ENTRY_CODE_DIGITS && progress_entry_number(entry) != 0;
}

void progress_entry_go(struct progress_entry *entry, bool to_code)
{
    entry->fault = ENTRY_FINE;
    entry->in_code = to_code;
    if (!to_code)
        forget_code(entry); /* else its last digit would never be typed */
    else if (progress_entry_number(entry) == 0) {
        entry->in_code = false;
        entry->fault = *entry->number != '\0' ? ENTRY_MISCOPIED : ENTRY_FINE;
    }
}

struct request_record *progress_entry_look_up(struct progress_entry *entry, struct requests *requests,
                                              uint64_t now_us)
{
    struct request_record *record = NULL;
    int wait_s = 0;
    enum look_up_result result =
        requests_look_up(requests, progress_entry_number(entry), entry->code, now_us, &record, &wait_s);

    forget_code(entry);
    if (result == LOOK_UP_FOUND) {
        progress_entry_wipe(entry);
        return record;
    }
    /* The last wrong try of many: what comes next cannot be looked up either. */
    entry->fault = result == LOOK_UP_WAIT || wait_s > 0 ? ENTRY_WAIT : ENTRY_NOT_FOUND;
    entry->wait_s = wait_s;
    return NULL;
}
