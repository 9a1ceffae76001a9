/* SPDX-License-Identifier: MIT */
/*
 * plain CONTENT.DB PHOTOS OUT.DB OUT.TXT — the yardstick of an import: the rows of a content database put
 * into a new one of the same tables, in one transaction, and the photographs it was made from decoded, with
 * nothing checked, made smaller or kept. Writes down the milliseconds of CPU of both. Reading the rows is
 * not counted.
 */
#include "bench.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>
#include <sqlite3.h>

enum { COLUMNS = 64, TABLES = 64 };

struct table {
    char insert[400];
    int columns, rows;
    sqlite3_value **value; /* columns * rows */
};

static struct table tables[TABLES];
static int table_count;

static void must(bool ok, const char *what, sqlite3 *db)
{
    if (ok)
        return;
    fprintf(stderr, "plain: %s: %s\n", what, db != NULL ? sqlite3_errmsg(db) : "failed");
    exit(1);
}

static void read_table(sqlite3 *db, const char *name)
{
    struct table *t = &tables[table_count++];
    sqlite3_stmt *row;
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", name);

    must(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK, name, db);
    sqlite3_free(sql);
    t->columns = sqlite3_column_count(row);
    must(t->columns <= COLUMNS, "too many columns", NULL);
    while (sqlite3_step(row) == SQLITE_ROW) {
        size_t count = (size_t)t->columns * (size_t)(t->rows + 1);
        if ((t->rows & (t->rows - 1)) == 0)
            t->value = realloc(t->value, 2 * count * sizeof *t->value);
        for (int i = 0; i < t->columns; i++)
            t->value[t->rows * t->columns + i] = sqlite3_value_dup(sqlite3_column_value(row, i));
        t->rows++;
    }
    sqlite3_finalize(row);
    int n = snprintf(t->insert, sizeof t->insert, "INSERT INTO \"%s\" VALUES(?", name);
    for (int i = 1; i < t->columns; i++)
        n += snprintf(t->insert + n, sizeof t->insert - (size_t)n, ",?");
    snprintf(t->insert + n, sizeof t->insert - (size_t)n, ")");
}

/* The tables go to the new database first, then their rows; indices are made with them, as there. */
static int insert_all(sqlite3 *db)
{
    int rows = 0;

    for (int t = 0; t < table_count; t++) {
        sqlite3_stmt *insert;
        must(sqlite3_prepare_v2(db, tables[t].insert, -1, &insert, NULL) == SQLITE_OK, "insert", db);
        for (int r = 0; r < tables[t].rows; r++, rows++) {
            for (int i = 0; i < tables[t].columns; i++)
                sqlite3_bind_value(insert, i + 1, tables[t].value[r * tables[t].columns + i]);
            must(sqlite3_step(insert) == SQLITE_DONE, "row", db);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
    }
    return rows;
}

static void read_content(const char *path, sqlite3 *out)
{
    sqlite3 *db;
    sqlite3_stmt *row;

    must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, path, db);
    must(sqlite3_prepare_v2(db,
                            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
                            "ORDER BY type='table' DESC",
                            -1, &row, NULL) == SQLITE_OK,
         "schema", db);
    while (sqlite3_step(row) == SQLITE_ROW) {
        must(sqlite3_exec(out, (const char *)sqlite3_column_text(row, 2), NULL, NULL, NULL) == SQLITE_OK,
             "schema", out);
        if (strcmp((const char *)sqlite3_column_text(row, 0), "table") == 0)
            read_table(db, (const char *)sqlite3_column_text(row, 1));
    }
    sqlite3_finalize(row);
    sqlite3_close(db);
}

static void decode(const char *path)
{
    static JSAMPLE row[20000 * 3];
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    FILE *file = fopen(path, "rbe");
    JSAMPROW rows[1] = {row};

    must(file != NULL, path, NULL);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height)
        jpeg_read_scanlines(&jpeg, rows, 1);
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    fclose(file);
}

static int decode_all(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    char path[4096];
    int count = 0;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        decode(path);
        count++;
    }
    if (dir != NULL)
        closedir(dir);
    return count;
}

int main(int argc, char **argv)
{
    sqlite3 *out;

    if (argc != 5)
        return 2;
    unlink(argv[3]);
    must(sqlite3_open(argv[3], &out) == SQLITE_OK, argv[3], out);
    read_content(argv[1], out);
    double began = bench_cpu_ms();
    must(sqlite3_exec(out, "BEGIN", NULL, NULL, NULL) == SQLITE_OK, "begin", out);
    int rows = insert_all(out);
    must(sqlite3_exec(out, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "commit", out);
    double inserted = bench_cpu_ms();
    int pictures = decode_all(argv[2]);
    double decoded = bench_cpu_ms();
    sqlite3_close(out);
    FILE *file = fopen(argv[4], "we");
    must(file != NULL, argv[4], NULL);
    fprintf(file, "%.3f %.3f %d %d\n", inserted - began, decoded - inserted, rows, pictures);
    return fclose(file) != 0;
}
