/* SPDX-License-Identifier: MIT */
#include "store/receipt.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* What was read is a number that could be given out, and reads the same from how we write it. */
static void check_read(int64_t number, const char *prefix)
{
    char text[RECEIPT_TEXT_BYTES], prefix_again[RECEIPT_PREFIX_BYTES];
    int64_t again;

    if (!receipt_valid(number) || (*prefix != '\0' && !receipt_prefix_valid(prefix)))
        abort();
    if (receipt_number(receipt_series(number), receipt_place(number)) != number)
        abort();
    receipt_format(text, prefix, number);
    if (!receipt_parse(text, &again, prefix_again) || again != number || strcmp(prefix, prefix_again) != 0)
        abort();
}

/* What anybody types or writes into a sheet as a receipt. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    char *text = mem_strndup((const char *)data, bytes), prefix[RECEIPT_PREFIX_BYTES];
    int64_t number;

    if (receipt_parse(text, &number, prefix))
        check_read(number, prefix);
    else if (number != 0 || *prefix != '\0')
        abort();
    mem_free(text);
    return 0;
}
