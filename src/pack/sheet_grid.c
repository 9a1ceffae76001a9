/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "base/mem.h"
#include "check.h"

enum {
    COLUMN_CODE,
    COLUMN_NAME,
    COLUMN_BUILDINGS,
    COLUMN_HOUSEHOLDS,
    COLUMN_PERSON,
    COLUMN_PHONE,
    COLUMN_AREA,
    COLUMNS
};

enum { HOUSEHOLDS_MAX = 100000 };

#define FIELD(name) offsetof(struct grid, name)

static const struct column columns[COLUMNS] = {
    [COLUMN_CODE] = {.name = "编号", .required = true, .read = check_code, .offset = FIELD(code)},
    [COLUMN_NAME] =
        {.name = "名称", .required = true, .read = check_line, .offset = FIELD(name), .hi = LIMIT_NAME_CHARS},
    [COLUMN_BUILDINGS] = {.name = "楼栋", .required = true, .read = check_buildings},
    [COLUMN_HOUSEHOLDS] =
        {.name = "户数", .read = check_number, .offset = FIELD(households), .lo = 0, .hi = HOUSEHOLDS_MAX},
    [COLUMN_PERSON] = {.name = "网格员",
                       .required = true,
                       .read = check_line,
                       .offset = FIELD(person),
                       .hi = LIMIT_NAME_CHARS},
    [COLUMN_PHONE] = {.name = "电话",
                      .read = check_phone_line,
                      .offset = FIELD(phone),
                      .hi = LIMIT_NAME_CHARS},
    [COLUMN_AREA] = {.name = "范围", .read = check_line, .offset = FIELD(area), .hi = LIMIT_LINE_CHARS},
};

/* Which row has a building already. */
struct owners {
    int row[BUILDING_MAX + 1];
};

static void check_overlap(struct sheet *sheet, const struct grid *grid, struct owners *owners)
{
    struct cell cell = sheet_cell(sheet, COLUMN_BUILDINGS);

    for (int r = 0; r < grid->range_count; r++)
        for (int b = grid->range[r].from; b <= grid->range[r].to; b++) {
            if (owners->row[b] != 0) {
                cell_error(&cell, "%d号楼在%s已经有了，一栋楼只能归一个网格，请核对。", b,
                           owners->row[b] == sheet->row ? "这一格里" : "别的网格里");
                return;
            }
            owners->row[b] = sheet->row;
        }
}

/* 网格员 is a code of 联系.csv, or a name. What looks like a code and is none is hardly a name. */
static void check_person(struct sheet *sheet, const struct tables *tables, struct grid *grid)
{
    struct cell cell = sheet_cell(sheet, COLUMN_PERSON), phone = sheet_cell(sheet, COLUMN_PHONE);
    bool ascii = true;
    int index = 0;

    for (const char *p = grid->person; *p != '\0'; p++)
        ascii = ascii && (unsigned char)*p < 0x80;
    if (names_find(&tables->contact_codes.index, grid->person) == NAMES_NONE && !ascii) {
        if (grid->phone[0] == '\0')
            cell_warn(&phone, "没有写网格员的电话，请补上，或在“网格员”里写他在“联系.csv”里的编号。");
        return;
    }
    if (grid->person[0] == '\0' ||
        codes_find(&tables->contact_codes, &cell, grid->person, "联系.csv", &index) != REFERENCE_GOOD)
        return;
    const struct contact *contact = tables->contacts[index];
    grid->contact_id = index + 1;
    text_set(&grid->person, contact->person[0] != '\0' ? contact->person : contact->name);
    if (grid->phone[0] == '\0' && contact->phones.count > 0)
        text_set(&grid->phone, contact->phones.item[0]);
}

static void read_row(struct sheet *sheet, struct tables *tables, struct names *seen, struct owners *owners)
{
    struct grid *grid = grid_create();
    bool good = sheet_read(sheet, grid);

    sheet_check_new(sheet, COLUMN_CODE, grid->code, seen);
    check_overlap(sheet, grid, owners);
    check_person(sheet, tables, grid);
    if (good && sheet_row_good(sheet))
        TABLES_ADD(tables, grids, grid);
    else
        grid_destroy(grid);
}

void sheet_grid_read(const char *folder, struct tables *tables, struct findings *findings)
{
    struct owners *owners = mem_zalloc(sizeof *owners);
    struct sheet sheet;
    struct names seen;
    enum sheet_state state = sheet_init(&sheet, folder, "网格.csv", columns, COLUMNS, findings);

    names_init(&seen);
    if (state == SHEET_MISSING)
        text_list_add(&tables->missing, sheet.file);
    while (state == SHEET_OPEN && sheet_next(&sheet) &&
           !sheet_is_full(&sheet, COLUMN_CODE, tables->grids_count, LIMIT_GRIDS))
        read_row(&sheet, tables, &seen, owners);
    names_finish(&seen);
    mem_free(owners);
    sheet_finish(&sheet);
}
