/* SPDX-License-Identifier: MIT */
#include "pack/pack.h"

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

static void read_tables(const char *folder, struct tables *tables, struct pictures *pictures,
                        struct findings *findings)
{
    sheet_setting_read(folder, tables, findings);
    sheet_category_read(folder, tables, findings);
    sheet_service_read(folder, tables, pictures, findings);
    sheet_notice_read(folder, tables, pictures, findings);
    pictures_warn_unused(pictures);
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
    *counts = (struct pack_counts){tables.category_count, tables.service_count, tables.notice_count,
                                   pictures.written};
    if (writer != NULL && (findings->errors == 0 || options->allow_errors)) {
        write_tables(writer, &tables);
        ok = content_writer_finish(writer, error);
    } else {
        content_writer_cancel(writer);
    }
    pictures_finish(&pictures);
    tables_finish(&tables);
    return ok;
}
