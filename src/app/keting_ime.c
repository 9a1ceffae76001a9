/* SPDX-License-Identifier: MIT */
#include "keting_ime.h"

#include <stdio.h>
#include <string.h>

enum { EXIT_DONE = 0, EXIT_CANNOT_RUN = 2 };

static const char usage[] = "keting-ime —— 输入法的尺子：同样的输入，量一量写得准不准、快不快\n"
                            "\n"
                            "用法：\n"
                            "  keting-ime hand 笔画文件.tsv [--mode text|name|address] [--data hand.dat]\n"
                            "  keting-ime pinyin [--name] [--initials] [--previous 前文] [--top 10]\n"
                            "             [--tolerant 是|否|zh/z,n/l…] [--data 文件] <每行一串字母\n"
                            "  keting-ime rare --radical 1-214 [--strokes 部首外笔画] | --parts 土口\n"
                            "             [--top 24] [--data rare.dat]\n"
                            "  keting-ime --help | --version\n";

static const struct {
    const char *name;
    int (*main)(int argc, char **argv);
} commands[] = {
    {"hand", ime_hand_main},
    {"pinyin", ime_pinyin_main},
    {"rare", ime_rare_main},
};

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) < 0 ? EXIT_CANNOT_RUN : EXIT_DONE;
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return printf("keting-ime %s\n", KETING_VERSION) < 0 ? EXIT_CANNOT_RUN : EXIT_DONE;
    for (size_t i = 0; argc >= 2 && i < sizeof(commands) / sizeof(commands[0]); i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].main(argc - 1, argv + 1);
    fputs(usage, stderr);
    return EXIT_CANNOT_RUN;
}
