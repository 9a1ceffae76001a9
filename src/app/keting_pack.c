/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "pack/pack.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* What the shell sees. */
enum { EXIT_CLEAN = 0, EXIT_ERRORS = 1, EXIT_CANNOT_RUN = 2 };

static const char usage[] = "keting-pack —— 把一个文件夹里的表格做成会客厅屏幕的内容文件\n"
                            "\n"
                            "用法：\n"
                            "  keting-pack check 文件夹                     只检查，不写文件\n"
                            "  keting-pack build 文件夹 内容文件.db [--force]  检查并写出内容文件\n"
                            "  keting-pack --help | --version\n"
                            "\n"
                            "文件夹里放：设置.csv 分类.csv 办事.csv 公告.csv，和“图片”文件夹（JPG、PNG）；\n"
                            "可以有：活动.csv 场次.csv 节假日.csv 联系.csv 网格.csv 场所.csv 自助.csv 自助字段.csv 词语.csv。\n"
                            "表格用WPS或Excel另存为CSV即可（UTF-8、GB18030都认识）。\n"
                            "--force  有错误也写：有错误的行不放进去，其余照常。\n"
                            "\n"
                            "结果：0 没有错误（可以有提醒）；1 有错误；2 无法运行。\n";

struct arguments {
    const char *folder;
    struct pack_options options;
};

static bool parse(int argc, char **argv, struct arguments *out)
{
    const char *plain[3] = {NULL};
    int count = 0;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--force") == 0)
            out->options.allow_errors = true;
        else if (argv[i][0] == '-' || count == 3)
            return false;
        else
            plain[count++] = argv[i];
    }
    bool check = count == 2 && strcmp(plain[0], "check") == 0 && !out->options.allow_errors;
    bool build = count == 3 && strcmp(plain[0], "build") == 0;
    out->folder = plain[1];
    out->options.out_path = build ? plain[2] : NULL;
    return check || build;
}

static void print_result(const struct arguments *arguments, const struct findings *findings,
                         const struct pack_counts *counts)
{
    struct str text;

    str_init(&text);
    findings_print(findings, &text);
    str_add_format(&text,
                   "共读取：办事 %d 项，活动 %d 个，场次 %d 场，节假日 %d 天，公告 %d 条，联系 %d 个，网格 %d 个，"
                   "场所 %d 处，自助表单 %d 张，词语 %d 个，图片 %d 张。\n",
                   counts->services, counts->series, counts->sessions, counts->holidays, counts->notices,
                   counts->contacts, counts->grids, counts->places, counts->forms, counts->words,
                   counts->pictures);
    if (arguments->options.out_path != NULL && findings->errors > 0)
        str_add(&text, arguments->options.allow_errors ? "有错误的行没有放进内容文件，其余已写好。\n"
                                                       : "因为有错误，内容文件没有写（原来的没有动）。\n");
    fputs(str_text(&text), stdout);
    str_finish(&text);
}

static int run(const struct arguments *arguments)
{
    struct findings findings;
    struct pack_counts counts;
    struct error error = {0};
    int status = EXIT_CANNOT_RUN;

    findings_init(&findings);
    if (pack_folder(arguments->folder, &arguments->options, &findings, &counts, &error)) {
        print_result(arguments, &findings, &counts);
        status = findings.errors > 0 ? EXIT_ERRORS : EXIT_CLEAN;
    } else {
        fprintf(stderr, "%s\n", error.text);
    }
    findings_finish(&findings);
    return fflush(stdout) == 0 ? status : EXIT_CANNOT_RUN;
}

int main(int argc, char **argv)
{
    struct arguments arguments = {0};

    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) < 0 ? EXIT_CANNOT_RUN : EXIT_CLEAN;
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return printf("keting-pack %s\n", KETING_VERSION) < 0 ? EXIT_CANNOT_RUN : EXIT_CLEAN;
    if (!parse(argc, argv, &arguments)) {
        fputs(usage, stderr);
        return EXIT_CANNOT_RUN;
    }
    /* A limit on file sizes is an error like a full disk, told in words. */
    signal(SIGXFSZ, SIG_IGN);
    return run(&arguments);
}
