/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/mem.h"
#include "check_parts.h"
#include "clean.h"
#include "store/model.h"

#include <string.h>

/* The first number in it: its digits, without the signs that group them. */
static int phone_digits(const char *text, char digits[24])
{
    int count = 0;

    for (const char *p = text; *p != '\0' && count < 23; p++) {
        if (*p >= '0' && *p <= '9')
            digits[count++] = *p;
        else if (count > 0 && strchr("- ()+", *p) == NULL)
            break;
    }
    digits[count] = '\0';
    return count;
}

static void add_phone(const struct cell *cell, const char *part, void *ctx)
{
    char *text = clean_to_narrow(part);
    char digits[24];
    int count = phone_digits(text, digits);

    if (strstr(text, "E+") != NULL || strstr(text, "e+") != NULL)
        cell_part_error(cell, part,
                        "号码被表格改成了科学计数，请先把这一列的格式设为“文本”，再重新输入号码。");
    else if (count < 3 || count > 13)
        cell_part_error(
            cell, part,
            "看不出电话号码，请写成0571-12345678、13800000000或12345这样，几个号码之间用“；”隔开。");
    else if (count == 11 && digits[0] != '1' && digits[0] != '0')
        cell_part_error(cell, part, "像是少了最前面的0，请把这一列的格式设为“文本”再补上。");
    /* No mobile number begins with 10: that is 010, of Beijing. */
    else if (count == 10 && digits[0] != '0' && (digits[0] != '1' || digits[1] == '0') &&
             !str_starts(digits, "400") && !str_starts(digits, "800"))
        cell_part_error(cell, part, "像是少了最前面的0（区号），请把这一列的格式设为“文本”再补上，如0374-2336118。");
    else if (count == 10 && digits[0] == '1')
        cell_part_error(cell, part, "手机号应当是11位，这里只有10位，请核对。");
    else if (count == 12 && digits[0] == '1')
        cell_part_error(cell, part, "手机号应当是11位，这里有12位，请核对。");
    else
        parts_add(cell, text, ctx);
    mem_free(text);
}

void check_phones(const struct cell *cell, void *field)
{
    parts_each(cell, parts_at_semicolons, add_phone, field);
}

void check_phone_line(const struct cell *cell, void *field)
{
    struct text_list phones = {NULL, 0};
    struct str all;

    str_init(&all);
    parts_each(cell, parts_at_semicolons, add_phone, &phones);
    for (int i = 0; i < phones.count; i++)
        str_add_format(&all, "%s%s", i > 0 ? "、" : "", phones.item[i]);
    if (part_fits(cell, str_text(&all), LIMIT_LINE_CHARS))
        text_set(field, str_text(&all));
    str_finish(&all);
    text_list_finish(&phones);
}
