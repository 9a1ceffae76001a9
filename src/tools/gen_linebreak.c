/* SPDX-License-Identifier: MIT */
/* gen_linebreak INPUT OUTPUT: LineBreak.txt of the Unicode character database becomes a table in C. */
#include "../gfx/linebreak.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 0x110000, BLOCKS = POINTS / 256, INPUT_MAX_BYTES = 16 * 1024 * 1024 };

/* Our name for each of the standard's classes. What is resolved by LB1 is resolved here. */
static const struct {
    char name[4];
    const char *ours;
    enum linebreak_class class;
} classes[] = {
    {"AL", "LB_AL", LB_AL}, {"AI", "LB_AL", LB_AL},   {"SA", "LB_AL", LB_AL}, {"SG", "LB_AL", LB_AL},
    {"XX", "LB_AL", LB_AL}, {"ID", "LB_ID", LB_ID},   {"H2", "LB_ID", LB_ID}, {"H3", "LB_ID", LB_ID},
    {"JL", "LB_ID", LB_ID}, {"JV", "LB_ID", LB_ID},   {"JT", "LB_ID", LB_ID}, {"SP", "LB_SP", LB_SP},
    {"NU", "LB_NU", LB_NU}, {"CL", "LB_CL", LB_CL},   {"OP", "LB_OP", LB_OP}, {"NS", "LB_NS", LB_NS},
    {"CJ", "LB_NS", LB_NS}, {"EX", "LB_EX", LB_EX},   {"QU", "LB_QU", LB_QU}, {"IS", "LB_IS", LB_IS},
    {"SY", "LB_SY", LB_SY}, {"PR", "LB_PR", LB_PR},   {"PO", "LB_PO", LB_PO}, {"HY", "LB_HY", LB_HY},
    {"BA", "LB_BA", LB_BA}, {"BB", "LB_BB", LB_BB},   {"B2", "LB_B2", LB_B2}, {"CP", "LB_CP", LB_CP},
    {"CM", "LB_CM", LB_CM}, {"IN", "LB_IN", LB_IN},   {"GL", "LB_GL", LB_GL}, {"WJ", "LB_WJ", LB_WJ},
    {"ZW", "LB_ZW", LB_ZW}, {"ZWJ", "LB_ZWJ", LB_ZWJ}, {"BK", "LB_BK", LB_BK}, {"CR", "LB_BK", LB_BK},
    {"LF", "LB_BK", LB_BK}, {"NL", "LB_BK", LB_BK},   {"HL", "LB_HL", LB_HL}, {"RI", "LB_RI", LB_RI},
    {"EB", "LB_EB", LB_EB}, {"EM", "LB_EM", LB_EM},   {"CB", "LB_CB", LB_CB},
};

static uint8_t class_of[POINTS];

static int find_class(const char *name, size_t bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        if (strlen(classes[i].name) == bytes && memcmp(classes[i].name, name, bytes) == 0)
            return classes[i].class;
    }
    return -1;
}

/* "4E00..9FFF;ID   # comment" */
static bool read_line(const char *line)
{
    char *end;
    unsigned long from = strtoul(line, &end, 16), to = from;

    if (end == line)
        return *line == '#' || *line == '\n' || *line == '\0';
    if (strncmp(end, "..", 2) == 0)
        to = strtoul(end + 2, &end, 16);
    end += strspn(end, " \t");
    if (*end++ != ';' || from > to || to >= POINTS)
        return false;
    end += strspn(end, " \t");
    int class = find_class(end, strcspn(end, " \t#\n"));
    if (class < 0)
        return false;
    memset(class_of + from, class, to - from + 1);
    return true;
}

/* The head of the file says in a comment which unassigned ranges default to ID and PR. */
static void set_defaults(void)
{
    memset(class_of, LB_AL, sizeof(class_of));
    memset(class_of + 0x20A0, LB_PR, 0x20D0 - 0x20A0);
    memset(class_of + 0x3400, LB_ID, 0x4DC0 - 0x3400);
    memset(class_of + 0x4E00, LB_ID, 0xA000 - 0x4E00);
    memset(class_of + 0xF900, LB_ID, 0xFB00 - 0xF900);
    memset(class_of + 0x1F000, LB_ID, 0x1FB00 - 0x1F000);
    memset(class_of + 0x1FC00, LB_ID, 0x1FFFE - 0x1FC00);
    memset(class_of + 0x20000, LB_ID, 0x2FFFE - 0x20000);
    memset(class_of + 0x30000, LB_ID, 0x3FFFE - 0x30000);
}

static const char *name_of(uint8_t class)
{
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        if (classes[i].class == (enum linebreak_class)class)
            return classes[i].ours;
    }
    return "LB_AL";
}

static void write_block(FILE *out, const uint8_t *block)
{
    fputs("    {", out);
    for (int i = 0; i < 256; i++)
        fprintf(out, "%s%s,", i % 16 ? " " : "\n        ", name_of(block[i]));
    fputs("\n    },\n", out);
}

static void write_table(FILE *out)
{
    static int number[BLOCKS], first[256];
    int count = 0;

    for (int b = 0; b < BLOCKS; b++) {
        int same = 0;
        while (same < count && memcmp(class_of + 256L * first[same], class_of + 256L * b, 256) != 0)
            same++;
        if (same == 256)
            exit(1); /* the numbers of blocks are bytes: Unicode would have to grow a good deal */
        if (same == count)
            first[count++] = b;
        number[b] = same;
    }
    fputs("/* Made by gen_linebreak from LineBreak.txt. */\n#include \"linebreak.h\"\n\n"
          "const uint8_t linebreak_block[0x1100] = {", out);
    for (int b = 0; b < BLOCKS; b++)
        fprintf(out, "%s%d,", b % 24 ? " " : "\n    ", number[b]);
    fputs("\n};\n\nconst uint8_t linebreak_block_class[][256] = {\n", out);
    for (int i = 0; i < count; i++)
        write_block(out, class_of + 256L * first[i]);
    fputs("};\n", out);
}

static bool read_all(const char *path)
{
    size_t bytes;
    char *text = fs_read(path, INPUT_MAX_BYTES, &bytes), *line = text, *end;
    bool ok = text != NULL;

    if (text == NULL)
        perror(path);
    for (int number = 1; ok && line != NULL && *line != '\0'; number++, line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        ok = read_line(line);
        if (!ok)
            fprintf(stderr, "%s:%d: not understood: %s\n", path, number, line);
    }
    mem_free(text);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: gen_linebreak LineBreak.txt OUT.c\n", stderr);
        return 2;
    }
    set_defaults();
    if (!read_all(argv[1]))
        return 1;
    FILE *out = fopen(argv[2], "we");
    if (out == NULL) {
        perror(argv[2]);
        return 1;
    }
    write_table(out);
    if (fclose(out) != 0) {
        perror(argv[2]);
        remove(argv[2]);
        return 1;
    }
    return 0;
}
