/* SPDX-License-Identifier: MIT */
#include "store/answers.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static void check_text(const char *text, bool with_lines)
{
    if (utf8_find_bad(text, strlen(text)) != NULL)
        abort();
    for (const char *p = text; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' && !(with_lines && *p == '\n'))
            abort();
}

static void check_answers(const struct answers *answers)
{
    if (answers->count < 0 || answers->count > ANSWERS_MOST)
        abort();
    for (int i = 0; i < answers->count; i++) {
        const struct answer *a = &answers->item[i];
        if (*a->name == '\0' || *a->value == '\0' || (int)a->kind < 0 || a->kind >= FIELD_KINDS)
            abort();
        check_text(a->name, false);
        check_text(a->label, false);
        check_text(a->value, a->kind == FIELD_LONG_TEXT);
        if (strcmp(answers_get(answers, a->name), a->value) != 0)
            abort(); /* two of one name */
    }
}

/* Any bytes out of a box that anybody may have sealed: refused whole, or clean texts that pack to the very
 * same bytes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct answers answers;
    size_t again_bytes;

    if (!answers_unpack(data, bytes, &answers)) {
        if (answers.count != 0 || answers.item != NULL)
            abort();
        return 0;
    }
    check_answers(&answers);
    void *again = answers_pack(&answers, &again_bytes);
    if (again == NULL || again_bytes != bytes || memcmp(again, data, bytes) != 0)
        abort();
    mem_free(again);
    answers_wipe(&answers);
    return 0;
}
