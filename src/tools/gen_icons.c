/* SPDX-License-Identifier: MIT */
/*
 * gen_icons OUT.c DIR…: each DIR holds NAME.png of one size, smallest size first; all hold the same names.
 * The alpha of the pictures becomes one table in C. The bytes are written as string literals: compilers
 * take megabytes of those in no time, and choke on as many numbers.
 */
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <spng.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ICON_… as in icon_table.h, which the table includes and so is checked against. */
enum { ICON_SIZES = 3, ICON_RUN_MOST = 0x7f, ICON_SAME = 0x80 };
enum { NAMES_MAX = 1024, SIDE_MAX_PX = 512, LINE_BYTES = 24 };

static char *names[NAMES_MAX];
static int name_count;
static uint32_t written; /* bytes of icon_bits so far */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool list_names(const char *dir)
{
    DIR *d = opendir(dir);
    struct dirent *e;

    if (d == NULL) {
        perror(dir);
        return false;
    }
    while ((e = readdir(d)) != NULL) {
        if (str_ends(e->d_name, ".png") && name_count < NAMES_MAX)
            names[name_count++] = mem_strndup(e->d_name, strlen(e->d_name) - 4);
    }
    closedir(d);
    qsort(names, (size_t)name_count, sizeof(*names), by_name);
    return true;
}

static void write_byte(FILE *out, int byte)
{
    if (written++ % LINE_BYTES == 0)
        fputs(written == 1 ? "    \"" : "\"\n    \"", out);
    fprintf(out, "\\%03o", byte);
}

static int same_from(const uint8_t *mask, int at, int end)
{
    int n = 1;

    while (at + n < end && n <= ICON_RUN_MOST && mask[at + n] == mask[at])
        n++;
    return n;
}

/* Runs as icon_table.h has them: three of the same are worth a run of their own. */
static void write_packed(FILE *out, const uint8_t *mask, int end)
{
    for (int at = 0; at < end;) {
        int n = same_from(mask, at, end);
        if (n > 2) {
            write_byte(out, ICON_SAME | (n - 1));
            write_byte(out, mask[at]);
            at += n;
            continue;
        }
        for (n = 0; at + n < end && n <= ICON_RUN_MOST && same_from(mask, at + n, end) < 3;)
            n++;
        write_byte(out, n - 1);
        for (int i = 0; i < n; i++)
            write_byte(out, mask[at + i]);
        at += n;
    }
}

/* Writes the mask of one picture; its side, or 0 when it cannot be had. */
static int convert(FILE *out, const char *path)
{
    FILE *in = fopen(path, "rbe");
    spng_ctx *ctx = spng_ctx_new(0);
    struct spng_ihdr head = {0};
    uint8_t *rgba = NULL;
    size_t bytes;
    int side = 0, status = in == NULL || ctx == NULL ? -1 : spng_set_png_file(ctx, in);

    if (status == 0)
        status = spng_get_ihdr(ctx, &head);
    if (status == 0 && (head.width != head.height || head.width > SIDE_MAX_PX))
        status = -1;
    if (status == 0)
        status = spng_decoded_image_size(ctx, SPNG_FMT_RGBA8, &bytes);
    if (status == 0) {
        rgba = mem_alloc(bytes);
        status = spng_decode_image(ctx, rgba, bytes, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS);
    }
    if (status == 0) {
        side = (int)head.width;
        for (int i = 0; i < side * side; i++)
            rgba[i] = rgba[4 * i + 3];
        write_packed(out, rgba, side * side);
    } else {
        fprintf(stderr, "%s: not a square PNG of at most %d px\n", path, SIDE_MAX_PX);
    }
    mem_free(rgba);
    spng_ctx_free(ctx);
    if (in != NULL)
        fclose(in);
    return side;
}

static bool write_all_bits(FILE *out, char **dirs, int sizes[ICON_SIZES], uint32_t (*starts)[ICON_SIZES])
{
    fputs("/* Made by gen_icons from assets/icons. */\n#include \"icon_table.h\"\n\n"
          "const unsigned char icon_bits[] =\n",
          out);
    for (int s = 0; s < ICON_SIZES; s++) {
        for (int i = 0; i < name_count; i++) {
            char *path = str_format("%s/%s.png", dirs[s], names[i]);
            starts[i][s] = written;
            int side = convert(out, path);
            mem_free(path);
            if (side == 0 || (i > 0 && side != sizes[s]))
                return false;
            sizes[s] = side;
        }
    }
    fputs(written == 0 ? "    \"\"\n    ;\n\n" : "\"\n    ;\n\n", out);
    return true;
}

static void write_table(FILE *out, const int sizes[ICON_SIZES], uint32_t (*starts)[ICON_SIZES])
{
    fprintf(out, "const int icon_sizes[ICON_SIZES] = {%d, %d, %d};\n\n", sizes[0], sizes[1], sizes[2]);
    fprintf(out, "const int icon_table_count = %d;\n\nconst struct icon icon_table[] = {\n", name_count);
    for (int i = 0; i < name_count; i++)
        fprintf(out, "    {\"%s\", {%u, %u, %u}},\n", names[i], starts[i][0], starts[i][1], starts[i][2]);
    fputs("    {0, {0}},\n};\n", out);
}

int main(int argc, char **argv)
{
    static uint32_t starts[NAMES_MAX][ICON_SIZES];
    int sizes[ICON_SIZES] = {0};

    if (argc != 2 + ICON_SIZES) {
        fprintf(stderr, "usage: gen_icons OUT.c DIR… (%d sizes)\n", ICON_SIZES);
        return 2;
    }
    if (!list_names(argv[2]))
        return 1;
    FILE *out = fopen(argv[1], "we");
    if (out == NULL) {
        perror(argv[1]);
        return 1;
    }
    bool ok = write_all_bits(out, argv + 2, sizes, starts);
    if (ok)
        write_table(out, sizes, starts);
    ok = fclose(out) == 0 && ok;
    if (!ok)
        remove(argv[1]);
    for (int i = 0; i < name_count; i++)
        mem_free(names[i]);
    return ok ? 0 : 1;
}
