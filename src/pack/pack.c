/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

#include "base/str.h"
#include "other_files.h"
#include "search_rows.h"
#include "store/content_writer.h"
#include "tables.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool check_folder(const char *folder, struct error *error)
{
    struct stat st;

    if (stat(folder, &st) < 0) {
        error_set(error, ERROR_MISSING, "打不开文件夹“%.200s”（%s），请检查名称，或重新插好U盘。", folder,
                  errno == ENOENT ? "没有这个文件夹" : strerror(errno));
        return false;
    }
    if (S_ISDIR(st.st_mode))
        return true;
    error_set(error, ERROR_INPUT, "“%.200s”不是文件夹。请指定放着“办事.csv”“公告.csv”等表格的文件夹。",
              folder);
    return false;
}

/* The writer keeps its first error and does nothing after it, so its answers are asked for once, at the
 * end. */
static void write_tables(struct content_writer *writer, const struct tables *tables)
{
    bool ok = true;

    for (int i = 0; ok && i < tables->setting_count; i++)
        ok = content_writer_setting(writer, tables->settings[i].key, tables->settings[i].value);
    for (int i = 0; ok && i < tables->category_count; i++)
        ok = content_writer_category(writer, &tables->categories[i]);
    for (int i = 0; ok && i < tables->service_count; i++)
        ok = content_writer_service(writer, tables->services[i]);
    for (int i = 0; ok && i < tables->notice_count; i++)
        ok = content_writer_notice(writer, tables->notices[i]);
}

static void write_hall(struct content_writer *writer, const struct tables *tables)
{
    bool ok = true;

    for (int i = 0; ok && i < tables->holidays_count; i++)
        ok = content_writer_holiday(writer, tables->holidays[i].day, tables->holidays[i].work,
                                    tables->holidays[i].name);
    for (int i = 0; ok && i < tables->series_count; i++)
        ok = content_writer_series(writer, tables->series[i]);
    for (int i = 0; ok && i < tables->sessions_count; i++)
        ok = content_writer_session(writer, tables->sessions[i]);
    for (int i = 0; ok && i < tables->contacts_count; i++)
        ok = content_writer_contact(writer, tables->contacts[i]);
    for (int i = 0; ok && i < tables->grids_count; i++)
        ok = content_writer_grid(writer, tables->grids[i]);
    for (int i = 0; ok && i < tables->places_count; i++)
        ok = content_writer_place(writer, tables->places[i]);
    for (int i = 0; ok && i < tables->forms_count; i++)
        ok = content_writer_form(writer, tables->forms[i]);
    for (int i = 0; ok && i < tables->words_count; i++)
        ok = content_writer_word(writer, tables->words[i].text, tables->words[i].reading);
}

/* One line for all that are not there: a hall may do without. */
static void say_missing(const struct tables *tables, struct findings *findings)
{
    struct str all;

    if (tables->missing.count == 0)
        return;
    str_init(&all);
    for (int i = 0; i < tables->missing.count; i++)
        str_add_format(&all, "%s%s", i > 0 ? "、" : "", tables->missing.item[i]);
    findings_add(findings, FINDING_WARNING, "文件夹", 0, "", "", "没有这些表，屏幕上就没有这些内容：%s。",
                 str_text(&all));
    str_finish(&all);
}

static void read_tables(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings)
{
    sheet_setting_read(folder, tables, findings);
    sheet_category_read(folder, tables, findings);
    sheet_holiday_read(folder, tables, findings);
    sheet_contact_read(folder, tables, pictures, findings);
    sheet_grid_read(folder, tables, findings);
    sheet_place_read(folder, tables, pictures, findings);
    sheet_series_read(folder, tables, pictures, findings);
    sheet_session_read(folder, tables, pictures, findings);
    sheet_form_read(folder, tables, findings);
    sheet_field_read(folder, tables, findings);
    sheet_service_read(folder, tables, pictures, findings);
    sheet_notice_read(folder, tables, pictures, findings);
    sheet_word_read(folder, tables, findings);
    say_missing(tables, findings);
    other_files_warn(folder, findings);
    pictures_warn_unused(pictures);
}

static struct pack_counts count(const struct tables *tables, int pictures)
{
    return (struct pack_counts){
        .categories = tables->category_count,
        .services = tables->service_count,
        .notices = tables->notice_count,
        .pictures = pictures,
        .series = tables->series_count,
        .sessions = tables->sessions_count,
        .holidays = tables->holidays_count,
        .contacts = tables->contacts_count,
        .grids = tables->grids_count,
        .places = tables->places_count,
        .forms = tables->forms_count,
        .words = tables->words_count,
    };
}

bool pack_folder(const char *folder, const struct pack_options *options, struct findings *findings,
                 struct pack_counts *counts, struct error *error)
{
    struct content_writer *writer = NULL;
    struct pictures pictures;
    struct tables tables;
    bool ok = true;

    *counts = (struct pack_counts){0};
    if (!check_folder(folder, error))
        return false;
    if (options->out_path != NULL) {
        writer = content_writer_create(options->out_path, error);
        if (writer == NULL)
            return false;
    }
    tables_init(&tables);
    pictures_init(&pictures, folder, writer, findings);
    read_tables(folder, &tables, &pictures, findings);
    *counts = count(&tables, pictures.written);
    if (writer != NULL && (findings->errors == 0 || options->allow_errors)) {
        write_tables(writer, &tables);
        write_hall(writer, &tables);
        search_rows_write(writer, &tables);
        ok = content_writer_finish(writer, error);
    } else {
        content_writer_cancel(writer);
    }
    pictures_finish(&pictures);
    tables_finish(&tables);
    return ok;
}
