/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/mem.h"
#include "check_parts.h"
#include "clean.h"
#include "store/model_form.h"
#include "store/model_place.h"

#include <string.h>

/* ---- buildings ----------------------------------------------------------------------------------------- */

static bool take_any(const char **p, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (part_take(p, words[i]))
            return true;
    return false;
}

static bool take_to(const char **p)
{
    static const char *const words[] = {"–", "—", "--", "-", "~", "～", "至", "到"};

    return take_any(p, words, ARRAY_LEN(words));
}

static void take_unit(const char **p)
{
    static const char *const words[] = {"号楼", "楼栋", "号", "栋", "幢", "楼", "座"};

    take_any(p, words, ARRAY_LEN(words));
}

/* "1–6号楼", "1号楼至6号楼", "8" */
static bool read_range(const char *text, int *from, int *to)
{
    const char *p = text;

    if (!part_take_digits(&p, 1, 6, from))
        return false;
    *to = *from;
    take_unit(&p);
    if (take_to(&p) && !part_take_digits(&p, 1, 6, to))
        return false;
    take_unit(&p);
    return *p == '\0';
}

/* What does not begin with a number (商铺A区) stays words. */
static void add_building(const struct cell *cell, const char *part, void *ctx)
{
    struct grid *grid = ctx;
    char *text = clean_to_narrow(part);
    int from = 0, to = 0;

    if (text[0] < '0' || text[0] > '9') {
        mem_free(text);
        return;
    }
    if (!read_range(text, &from, &to))
        cell_part_error(cell, part, "看不出是哪几栋，请写成“1–6号楼”“8号楼”，几段之间用“、”隔开。");
    else if (from > to)
        cell_part_error(cell, part, "楼号前大后小，请写成“%d–%d号楼”。", to, from);
    else if (from < 1 || to > BUILDING_MAX)
        cell_part_error(cell, part, "楼号请写1到%d之间的数。", BUILDING_MAX);
    else if (parts_have_room(cell, grid->range_count))
        grid_add_range(grid, from, to);
    mem_free(text);
}

void check_buildings(const struct cell *cell, void *field)
{
    struct grid *grid = field;

    if (!part_fits(cell, cell->text, LIMIT_LINE_CHARS))
        return;
    text_set(&grid->buildings_text, cell->text);
    clean_to_one_line(grid->buildings_text);
    parts_each(cell, parts_at_all, add_building, grid);
}

/* ---- on the plan --------------------------------------------------------------------------------------- */

enum { PERCENT = 100, PLAN_SIDE = 100 * PERCENT };

/* "12", "12.5", "12.5%" → 1/10000 */
static bool take_percent(const char **p, int *out)
{
    int whole = 0, part = 0;

    *p += strspn(*p, " ,;");
    if (part_take(p, "、"))
        *p += strspn(*p, " ");
    if (!part_take_digits(p, 1, 3, &whole))
        return false;
    if (part_take(p, ".")) {
        const char *from = *p;
        if (!part_take_digits(p, 1, 2, &part))
            return false;
        part *= *p - from == 1 ? 10 : 1;
    }
    part_take(p, "%");
    *out = whole * PERCENT + part;
    return true;
}

void check_box(const struct cell *cell, void *field)
{
    struct place *place = field;
    char *text = clean_to_narrow(cell->text);
    const char *p = text;
    int box[4] = {0, 0, 0, 0};
    bool ok = true;

    for (int i = 0; i < 4; i++)
        ok = ok && take_percent(&p, &box[i]);
    if (!ok || *p != '\0')
        cell_error(cell,
                   "请写四个数：左 上 宽 高，是占平面图宽和高的百分之几，用空格隔开，如“36 56 34 36”。");
    else if (box[2] == 0 || box[3] == 0)
        cell_error(cell, "宽和高不能是0，四个数依次是：左 上 宽 高。");
    else if (box[0] + box[2] > PLAN_SIDE || box[1] + box[3] > PLAN_SIDE)
        cell_error(cell, "超出了平面图：左加宽、上加高都不能大于100。");
    else {
        place->on_plan = true;
        place->x = box[0];
        place->y = box[1];
        place->w = box[2];
        place->h = box[3];
    }
    mem_free(text);
}

/* ---- forms --------------------------------------------------------------------------------------------- */

/* "3个工作日", "90天", "90": 1..most; 0 when it is none of that. */
static int read_days(const struct cell *cell, int most)
{
    static const char *const units[] = {"个工作日", "工作日", "个工作日内", "天", "日", ""};
    char *text = clean_to_narrow(cell->text);
    const char *p = text;
    int days = 0;

    bool ok = part_take_digits(&p, 1, 4, &days) && days <= most, unit = false;
    p += strspn(p, " ");
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        unit = unit || str_same(p, units[i]);
    mem_free(text);
    return ok && unit ? days : 0;
}

void check_promise(const struct cell *cell, void *field)
{
    enum { DAYS_MAX = 365 };
    int days = read_days(cell, DAYS_MAX);

    if (days > 0)
        *(int *)field = days;
    else
        cell_error(cell, "请写成“3个工作日”这样，1到%d之间。", DAYS_MAX);
}

void check_keep_days(const struct cell *cell, void *field)
{
    int days = strstr(cell->text, "工作日") == NULL ? read_days(cell, LIMIT_KEEP_DAYS) : 0;

    if (days > 0)
        *(int *)field = days;
    else
        cell_error(cell, "请写办完以后保存几天，1到%d之间的整数，如“90”。", LIMIT_KEEP_DAYS);
}

/* ---- conditions ---------------------------------------------------------------------------------------- */

/* "more" is added to the number, since years and people come whole: ≤13 is below 14. */
struct sign {
    const char *sign;
    enum show_if show_if;
    int more;
};

/* The longer of two that begin alike comes first. */
static const struct sign signs[] = {
    {"≠", SHOW_IF_NOT, 0},    {"!=", SHOW_IF_NOT, 0},   {"！＝", SHOW_IF_NOT, 0},   {"！=", SHOW_IF_NOT, 0},
    {"<>", SHOW_IF_NOT, 0},   {"＜＞", SHOW_IF_NOT, 0}, {"<=", SHOW_IF_BELOW, 1},   {"＜＝", SHOW_IF_BELOW, 1},
    {"＜=", SHOW_IF_BELOW, 1}, {"≤", SHOW_IF_BELOW, 1},  {"≦", SHOW_IF_BELOW, 1},    {">=", SHOW_IF_FROM, 0},
    {"＞＝", SHOW_IF_FROM, 0}, {"＞=", SHOW_IF_FROM, 0}, {"≥", SHOW_IF_FROM, 0},     {"≧", SHOW_IF_FROM, 0},
    {"<", SHOW_IF_BELOW, 0},  {"＜", SHOW_IF_BELOW, 0}, {">", SHOW_IF_FROM, 1},     {"＞", SHOW_IF_FROM, 1},
    {"=", SHOW_IF_IS, 0},     {"＝", SHOW_IF_IS, 0},
};

static const char *find_sign(const char *text, const struct sign **sign)
{
    for (const char *at = text; *at != '\0'; at++)
        for (size_t i = 0; i < ARRAY_LEN(signs); i++)
            if (str_starts(at, signs[i].sign)) {
                *sign = &signs[i];
                return at;
            }
    return NULL;
}

/* "14", "14岁". False, with a finding, when it is no number. */
static bool read_bound(const struct cell *cell, int more, char **value)
{
    char *narrow = clean_to_narrow(*value);
    const char *p = narrow;
    int number = 0;

    bool ok = part_take_digits(&p, 1, 6, &number);
    if (!part_take(&p, "周岁"))
        part_take(&p, "岁");
    ok = ok && *p == '\0';
    mem_free(narrow);
    if (!ok) {
        cell_error(cell, "“<”“≥”的右边要写一个数，如“年龄<14”。");
        return false;
    }
    mem_free(*value);
    *value = str_format("%d", number + more);
    return true;
}

static void set_condition(const struct cell *cell, struct form_field *to, const struct sign *sign,
                          const char *name, char **value)
{
    bool number = sign->show_if == SHOW_IF_BELOW || sign->show_if == SHOW_IF_FROM;

    if (name[0] == '\0' || (*value)[0] == '\0') {
        cell_error(cell, "“%s”的两边都要写，如“上门=是”“年龄<14”。", sign->sign);
        return;
    }
    if (!part_fits(cell, name, LIMIT_NAME_CHARS) || !part_fits(cell, *value, LIMIT_NAME_CHARS) ||
        (number && !read_bound(cell, sign->more, value)))
        return;
    text_set(&to->show_if_field, name);
    text_set(&to->show_if_value, *value);
    to->show_if = sign->show_if;
}

/* 字段=值, 字段≠值, 字段<数, 字段≥数 */
void check_condition(const struct cell *cell, void *field)
{
    const struct sign *sign = NULL;
    const char *at = find_sign(cell->text, &sign);
    int removed;

    if (at == NULL) {
        cell_error(cell, "请写成“字段名=值”“字段名≠值”“字段名<数”或“字段名≥数”，如“上门=是”“年龄<14”。");
        return;
    }
    char *left = mem_strndup(cell->text, (size_t)(at - cell->text));
    char *name = clean_text(left, &removed), *value = clean_text(at + strlen(sign->sign), &removed);
    set_condition(cell, field, sign, name, &value);
    mem_free(left);
    mem_free(name);
    mem_free(value);
}
