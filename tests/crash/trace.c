/* SPDX-License-Identifier: MIT */
/*
 * trace MARKERS FILE… | trace MARKERS pid PID — looks for every line of MARKERS, and for every part of the
 * long ones, in files or in all that a running process can read of its own memory: as UTF-8, UTF-16 of both
 * byte orders, and as code points of four bytes. Says how much it looked at. 0 nothing there, 1 something, 2
 * it could not look.
 */
#include "base/fs.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MARKERS_BYTES = 64 * 1024, FILE_MOST = 256 * 1024 * 1024, NEEDLES_MOST = 1000, FOUND_MOST = 20 };
/* A part is long enough that chance does not make it. */
enum { PART_HAN = 4, PART_LATIN = 9 };
enum form { FORM_UTF8, FORM_UTF16LE, FORM_UTF16BE, FORM_UTF32, FORMS };

static const char *const form_names[FORMS] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"};

struct trace {
    struct needle {
        unsigned char *bytes;
        size_t count;
        enum form form;
        int line;
    } needle[NEEDLES_MOST];
    int needles;
    size_t longest;
    long found;
    unsigned long long looked_at;
    int places;
};

/* ---- what is looked for -------------------------------------------------------------------------------- */

static void add_unit(struct str *out, uint32_t unit, int bytes, bool big)
{
    for (int i = 0; i < bytes; i++)
        str_add_char(out, (char)(unit >> 8 * (big ? bytes - 1 - i : i) & 0xFF));
}

static void add_code_point(struct str *out, enum form form, uint32_t c)
{
    bool big = form == FORM_UTF16BE;
    char put[4];

    if (form == FORM_UTF8) {
        str_add_bytes(out, put, (size_t)utf8_put(c, put));
    } else if (form == FORM_UTF32) {
        add_unit(out, c, 4, false);
    } else if (c < 0x10000) {
        add_unit(out, c, 2, big);
    } else {
        add_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, big);
        add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, big);
    }
}

static void add_needle(struct trace *trace, const char *text, size_t bytes, int line)
{
    for (enum form form = FORM_UTF8; form < FORMS; form++) {
        struct str out;
        str_init(&out);
        for (const char *p = text, *end = text + bytes; p < end;)
            add_code_point(&out, form, utf8_next(&p, end));
        if (trace->needles == NEEDLES_MOST) {
            fprintf(stderr, "trace: too many markers\n");
            exit(2);
        }
        struct needle *needle = &trace->needle[trace->needles++];
        *needle = (struct needle){.count = out.len, .form = form, .line = line};
        needle->bytes = (unsigned char *)str_take(&out);
        trace->longest = needle->count > trace->longest ? needle->count : trace->longest;
    }
}

/* A line that is shorter than two parts is looked for whole. */
static void add_line(struct trace *trace, const char *text, int line)
{
    size_t bytes = strlen(text), part_chars = (unsigned char)text[0] >= 0x80 ? PART_HAN : PART_LATIN;

    while (bytes > 0) {
        size_t part = utf8_prefix(text, bytes, part_chars), next = utf8_prefix(text, bytes, 2 * part_chars);
        if (next == bytes)
            part = bytes;
        add_needle(trace, text, part, line);
        text += part;
        bytes -= part;
    }
}

static bool read_markers(struct trace *trace, const char *path)
{
    size_t bytes;
    char *text = fs_read(path, MARKERS_BYTES, &bytes);
    int number = 0;

    for (char *line = text, *end; line != NULL && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        add_line(trace, line, ++number);
    }
    mem_free(text);
    return trace->needles > 0;
}

/* ---- looking ------------------------------------------------------------------------------------------- */

static void look(struct trace *trace, const unsigned char *data, size_t bytes, const char *where)
{
    for (int i = 0; i < trace->needles; i++) {
        const struct needle *needle = &trace->needle[i];
        const unsigned char *at = memmem(data, bytes, needle->bytes, needle->count);
        if (at == NULL)
            continue;
        if (trace->found++ < FOUND_MOST)
            printf("found line %d as %s at %#zx of %s\n", needle->line, form_names[needle->form],
                   (size_t)(at - data), where);
    }
    trace->looked_at += bytes;
}

static bool look_at_file(struct trace *trace, const char *path)
{
    size_t bytes;
    char *data = fs_read(path, FILE_MOST, &bytes);

    if (data == NULL) {
        fprintf(stderr, "trace: %s: %s\n", path, strerror(errno));
        return false;
    }
    look(trace, (const unsigned char *)data, bytes, path);
    trace->places++;
    mem_free(data);
    return true;
}

/* What lies in the kernel ([vvar] and its like) cannot be read, and is nothing of the process. */
static bool look_at_mapping(struct trace *trace, int memory, const char *line)
{
    unsigned long from, to;
    char may[5];

    if (sscanf(line, "%lx-%lx %4s", &from, &to, may) != 3)
        return false;
    if (may[0] != 'r' || strstr(line, "[v") != NULL)
        return true;
    if (to - from > FILE_MOST) {
        fprintf(stderr, "trace: too large: %s\n", line);
        return false;
    }
    unsigned char *data = mem_alloc(to - from);
    ssize_t bytes = pread(memory, data, to - from, (off_t)from);
    if (bytes > 0) {
        look(trace, data, (size_t)bytes, line);
        trace->places++;
    } else {
        fprintf(stderr, "trace: %s: %s\n", line, strerror(errno));
    }
    mem_free(data);
    return bytes == (ssize_t)(to - from);
}

static bool look_at_process(struct trace *trace, const char *pid)
{
    char *maps_path = str_format("/proc/%s/maps", pid), *memory_path = str_format("/proc/%s/mem", pid);
    FILE *maps = fopen(maps_path, "re");
    int memory = open(memory_path, O_RDONLY | O_CLOEXEC);
    bool ok = maps != NULL && memory >= 0;
    char line[PATH_MAX + 200];

    if (!ok)
        fprintf(stderr, "trace: %s: %s\n", memory_path, strerror(errno));
    while (ok && fgets(line, sizeof line, maps) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        ok = look_at_mapping(trace, memory, line);
    }
    if (maps != NULL)
        fclose(maps);
    if (memory >= 0)
        close(memory);
    mem_free(maps_path);
    mem_free(memory_path);
    return ok && trace->places > 0;
}

int main(int argc, char **argv)
{
    static struct trace trace;
    bool ok = argc >= 3 && read_markers(&trace, argv[1]);

    if (!ok)
        fprintf(stderr, "trace MARKERS FILE… | trace MARKERS pid PID\n");
    else if (argc == 4 && str_same(argv[2], "pid"))
        ok = look_at_process(&trace, argv[3]);
    else
        for (int i = 2; i < argc; i++)
            ok &= look_at_file(&trace, argv[i]);
    for (int i = 0; i < trace.needles; i++)
        mem_free(trace.needle[i].bytes);
    printf("%ld found of %d markers in %llu kB, %d places\n", trace.found, trace.needles,
           trace.looked_at / 1024, trace.places);
    return !ok ? 2 : trace.found > 0;
}
