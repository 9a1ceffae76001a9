/* SPDX-License-Identifier: MIT */
#include "store/model_form.h"

#include "base/str.h"

#include <string.h>

const char *field_kind_name(enum field_kind kind)
{
    static const char *const names[FIELD_KINDS] = {"短文字", "长文字", "姓名", "电话", "住址", "单选",   "多选",
                                                   "日期",   "时段",   "数字", "是否", "手写图", "同意"};

    return (unsigned)kind < FIELD_KINDS ? names[kind] : "";
}

const char *form_mode_name(enum form_mode mode)
{
    static const char *const names[FORM_MODES] = {"登记", "报名",     "预约",    "问卷",
                                                  "心愿", "志愿需求", "志愿报名"};

    return (unsigned)mode < FORM_MODES ? names[mode] : "";
}

const struct form_field *form_field_by_name(const struct form *form, const char *name)
{
    for (int i = 0; i < form->field_count; i++)
        if (str_same(form->field[i].name, name))
            return &form->field[i];
    return NULL;
}

/* ---- times of an option -------------------------------------------------------------------------------- */

static bool take(const char **p, const char *text)
{
    bool there = str_starts(*p, text);

    if (there)
        *p += strlen(text);
    return there;
}

/* At most two digits; -1 when there are none or more. */
static int take_digits(const char **p)
{
    int count = (int)strspn(*p, "0123456789"), value = 0;

    for (int i = 0; i < count && count <= 2; i++)
        value = value * 10 + ((*p)[i] - '0');
    *p += count;
    return count == 1 || count == 2 ? value : -1;
}

/* "8:30", "08：30", "24:00". *p is left behind the digits it began with when it is none. */
static bool take_time(const char **p, int *minute)
{
    enum { DAY_MINUTES = 24 * 60 };
    int hours = take_digits(p);

    if (hours < 0 || !(take(p, ":") || take(p, "：")))
        return false;
    int minutes = take_digits(p);
    *minute = hours * 60 + minutes;
    return minutes >= 0 && minutes < 60 && *minute <= DAY_MINUTES;
}

static bool take_dash(const char **p)
{
    static const char *const dashes[] = {"–", "—", "--", "-", "−", "－", "~", "～", "至", "到"};
    bool found = false;

    *p += strspn(*p, " ");
    for (size_t i = 0; i < ARRAY_LEN(dashes) && !found; i++)
        found = take(p, dashes[i]);
    take(p, "—"); /* the Chinese dash is two of them */
    *p += strspn(*p, " ");
    return found;
}

bool form_option_times(const char *option, int *from_minute, int *to_minute)
{
    for (const char *p = option + strcspn(option, "0123456789"); *p != '\0'; p += strcspn(p, "0123456789")) {
        int from = 0, to = 0;
        if (take_time(&p, &from) && take_dash(&p) && take_time(&p, &to) && from < to) {
            *from_minute = from;
            *to_minute = to;
            return true;
        }
    }
    return false;
}
