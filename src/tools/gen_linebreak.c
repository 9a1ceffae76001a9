/* SPDX-License-Identifier: MIT */
/* gen_linebreak INPUT OUTPUT: LineBreak.txt of the Unicode character database becomes a table in C. */
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 0x110000, BLOCKS = POINTS / 256, INPUT_MAX_BYTES = 16 * 1024 * 1024 };

/* clang-format off */
/* Our classes (enum linebreak_class, which the table includes), each with those of the standard that it
 * stands for. What LB1 resolves is resolved here. */
static const struct {
    const char *ours, *theirs;
} classes[] = {
    {"LB_AL", "AL AI SA SG XX"}, {"LB_ID", "ID H2 H3 JL JV JT"}, {"LB_NS", "NS CJ"}, {"LB_BK", "BK CR LF NL"},
    {"LB_SP", "SP"}, {"LB_NU", "NU"}, {"LB_CL", "CL"}, {"LB_OP", "OP"}, {"LB_EX", "EX"}, {"LB_QU", "QU"},
    {"LB_IS", "IS"}, {"LB_SY", "SY"}, {"LB_PR", "PR"}, {"LB_PO", "PO"}, {"LB_HY", "HY"}, {"LB_BA", "BA"},
    {"LB_BB", "BB"}, {"LB_B2", "B2"}, {"LB_CP", "CP"}, {"LB_CM", "CM"}, {"LB_IN", "IN"}, {"LB_GL", "GL"},
    {"LB_WJ", "WJ"}, {"LB_ZW", "ZW"}, {"LB_ZWJ", "ZWJ"}, {"LB_HL", "HL"}, {"LB_RI", "RI"}, {"LB_EB", "EB"},
    {"LB_EM", "EM"}, {"LB_CB", "CB"},
};
/* clang-format on */

enum { CLASS_AL = 0, CLASS_ID = 1, CLASS_PR = 12 };

static uint8_t class_of[POINTS]; /* index of classes */

static bool has_word(const char *words, const char *name, size_t bytes)
{
    while (*words != '\0') {
        size_t n = strcspn(words, " ");
        if (n == bytes && memcmp(words, name, n) == 0)
            return true;
        words += n + (words[n] == ' ');
    }
    return false;
}

static int find_class(const char *name, size_t bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        if (has_word(classes[i].theirs, name, bytes))
            return (int)i;
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
    memset(class_of, CLASS_AL, sizeof(class_of));
    memset(class_of + 0x20A0, CLASS_PR, 0x20D0 - 0x20A0);
    memset(class_of + 0x3400, CLASS_ID, 0x4DC0 - 0x3400);
    memset(class_of + 0x4E00, CLASS_ID, 0xA000 - 0x4E00);
    memset(class_of + 0xF900, CLASS_ID, 0xFB00 - 0xF900);
    memset(class_of + 0x1F000, CLASS_ID, 0x1FB00 - 0x1F000);
    memset(class_of + 0x1FC00, CLASS_ID, 0x1FFFE - 0x1FC00);
    memset(class_of + 0x20000, CLASS_ID, 0x2FFFE - 0x20000);
    memset(class_of + 0x30000, CLASS_ID, 0x3FFFE - 0x30000);
}

static void write_block(FILE *out, const uint8_t *block)
{
    fputs("    {", out);
    for (int i = 0; i < 256; i++)
        fprintf(out, "%s%s,", i % 16 ? " " : "\n        ", classes[block[i]].ours);
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
          "const uint8_t linebreak_block[0x1100] = {",
          out);
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
