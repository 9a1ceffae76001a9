/* SPDX-License-Identifier: MIT */
#include "keting_ctl.h"

#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "intake.h"
#include "platform/clock.h"

#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

static const char usage[] =
    "keting-ctl —— 会客厅的钥匙、居民的申请、工作人员的答复\n"
    "\n"
    "用法：\n"
    "  keting-ctl keygen --public staff.pub --secret 钥匙文件 [--prefix QY]   新做一把钥匙，会问两次PIN\n"
    "  keting-ctl kiosk --public staff.pub --out 新文件 --prefix Q2   用同一把钥匙再开一台机器\n"
    "  keting-ctl requests list [--state 状态] [--form 编号] [--limit 行数]   列出申请，不含个人信息\n"
    "  keting-ctl requests show 受理编号 --key 钥匙文件               看一件申请\n"
    "  keting-ctl requests export --key 钥匙文件 --out 文件夹 [--since 编号或日期]   导出申请\n"
    "  keting-ctl requests reply 文件.csv                           读回工作人员的答复\n"
    "  keting-ctl requests verify                                   检查数据库\n"
    "  keting-ctl requests purge --today                            清除到期的填写内容（先看看时钟对不对）\n"
    "  keting-ctl requests clock --today                            时钟曾经走快、现在校准了：以现在为准\n"
    "  keting-ctl --help | --version\n"
    "\n"
    "  --data 目录      数据目录，默认/data/keting\n"
    "  --pin-file 文件  PIN在这个文件的第一行（给脚本用）；不写就在键盘上问\n"
    "  --now 时间       把这一刻当作现在，如2026-11-24T09:24\n"
    "  requests这个词可以省去。\n"
    "\n"
    "结果：0 全部做好；1 有的没有做（已说明是哪些）；2 无法运行。\n";

/* ---- which options belong to which command
 * ----------------------------------------------------------------- */

enum {
    OPT_DATA = 1,
    OPT_PUBLIC,
    OPT_SECRET,
    OPT_KEY,
    OPT_OUT,
    OPT_PREFIX,
    OPT_PIN_FILE,
    OPT_SINCE,
    OPT_STATE,
    OPT_FORM,
    OPT_LIMIT,
    OPT_TODAY,
    OPT_NOW,
};

static const struct option long_options[] = {
    {"data", required_argument, NULL, OPT_DATA},
    {"public", required_argument, NULL, OPT_PUBLIC},
    {"secret", required_argument, NULL, OPT_SECRET},
    {"key", required_argument, NULL, OPT_KEY},
    {"out", required_argument, NULL, OPT_OUT},
    {"prefix", required_argument, NULL, OPT_PREFIX},
    {"pin-file", required_argument, NULL, OPT_PIN_FILE},
    {"since", required_argument, NULL, OPT_SINCE},
    {"state", required_argument, NULL, OPT_STATE},
    {"form", required_argument, NULL, OPT_FORM},
    {"limit", required_argument, NULL, OPT_LIMIT},
    {"today", no_argument, NULL, OPT_TODAY},
    {"now", required_argument, NULL, OPT_NOW},
    {NULL, 0, NULL, 0},
};

#define BIT(option) (1u << (option))

struct command {
    const char *name;
    ctl_command_fn run;
    unsigned needs, takes; /* bits of options */
    const char *plain;     /* what the word behind it is; NULL = none */
};

static const struct command commands[] = {
    {"keygen", ctl_keygen, BIT(OPT_PUBLIC) | BIT(OPT_SECRET), BIT(OPT_PREFIX) | BIT(OPT_PIN_FILE), NULL},
    {"kiosk", ctl_kiosk, BIT(OPT_PUBLIC) | BIT(OPT_OUT) | BIT(OPT_PREFIX), 0, NULL},
    {"list", ctl_list, 0, BIT(OPT_DATA) | BIT(OPT_STATE) | BIT(OPT_FORM) | BIT(OPT_LIMIT), NULL},
    {"show", ctl_show, BIT(OPT_KEY), BIT(OPT_DATA) | BIT(OPT_PIN_FILE), "受理编号"},
    {"export", ctl_export, BIT(OPT_KEY) | BIT(OPT_OUT), BIT(OPT_DATA) | BIT(OPT_PIN_FILE) | BIT(OPT_SINCE),
     NULL},
    {"reply", ctl_reply, 0, BIT(OPT_DATA), "文件"},
    {"verify", ctl_verify, 0, BIT(OPT_DATA), NULL},
    {"purge", ctl_purge, BIT(OPT_TODAY), BIT(OPT_DATA), NULL},
    {"clock", ctl_clock, BIT(OPT_TODAY), BIT(OPT_DATA), NULL},
};

int ctl_complain(const char *format, ...)
{
    va_list args;

    fputs("keting-ctl: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return CTL_CANNOT_RUN;
}

/* ---- reading them
 * ------------------------------------------------------------------------------------------ */

static bool take_number(const char *value, int *out)
{
    long number;

    if (!str_to_int(value, 1, 1000000, &number)) {
        ctl_complain("--limit 写的是“%s”，请写一个数，如20", value);
        return false;
    }
    *out = (int)number;
    return true;
}

static bool take_time(const char *value, int64_t *out)
{
    if (date_parse_iso(value, out) && *out >= 0)
        return true;
    ctl_complain("--now 写的是“%s”，请写成2026-11-24T09:24这样", value);
    return false;
}

static bool take(struct ctl_arguments *out, int option, const char *value)
{
    switch (option) {
    case OPT_DATA: out->data = value; return true;
    case OPT_PUBLIC: out->public_path = value; return true;
    case OPT_SECRET: out->secret_path = value; return true;
    case OPT_KEY: out->key = value; return true;
    case OPT_OUT: out->out = value; return true;
    case OPT_PREFIX: out->prefix = value; return true;
    case OPT_PIN_FILE: out->pin_file = value; return true;
    case OPT_SINCE: out->since = value; return true;
    case OPT_STATE: out->state = value; return true;
    case OPT_FORM: out->form = value; return true;
    case OPT_LIMIT: return take_number(value, &out->limit);
    case OPT_TODAY: out->today = true; return true;
    default: return take_time(value, &out->now_s);
    }
}

static bool refuse(const char *why, const char *written)
{
    ctl_complain("%s“%s”，用 keting-ctl --help 看用法", why, written);
    return false;
}

/* given: bits of the options that were there. */
static bool check_options(const struct command *command, unsigned given)
{
    unsigned known = command->needs | command->takes | BIT(OPT_NOW);

    for (const struct option *o = long_options; o->name != NULL; o++) {
        char *name = str_format("%s --%s", command->name, o->name);
        bool unwanted = (given & ~known & BIT(o->val)) != 0,
             missing = (command->needs & ~given & BIT(o->val)) != 0;
        if (unwanted)
            refuse("用不上这个选项：", name);
        else if (missing)
            refuse("还少一个选项：", name);
        mem_free(name);
        if (unwanted || missing)
            return false;
    }
    return true;
}

static bool parse(const struct command *command, int argc, char **argv, struct ctl_arguments *out)
{
    unsigned given = 0;
    int option;

    opterr = 0;
    while ((option = getopt_long(argc, argv, ":", long_options, NULL)) != -1) {
        if (option == '?')
            return refuse("不认识这个选项，或写法不对：", argv[optind - 1]);
        if (option == ':')
            return refuse("后面少了内容：", argv[optind - 1]);
        given |= BIT(option);
        if (!take(out, option, optarg))
            return false;
    }
    if (command->plain != NULL && optind == argc)
        return refuse("后面要写：", command->plain);
    if (command->plain != NULL)
        out->plain = argv[optind++];
    if (optind < argc)
        return refuse("多出来的", argv[optind]);
    return check_options(command, given);
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        if (str_same(commands[i].name, name))
            return &commands[i];
    return NULL;
}

/* ---- the program
 * ------------------------------------------------------------------------------------------- */

static int run(const struct command *command, struct ctl_arguments *arguments)
{
    struct clock *clock = clock_system_create(arguments->now_s);

    arguments->now_s = clock_wall_s(clock);
    clock_destroy(clock);
    if (!seal_init())
        return ctl_complain("这台电脑给不出随机数，不能用钥匙");
    int status = command->run(arguments);
    return fflush(stdout) == 0 ? status : CTL_CANNOT_RUN;
}

int main(int argc, char **argv)
{
    struct ctl_arguments arguments = {.now_s = CLOCK_FOLLOW_SYSTEM};

    if (argc == 2 && str_same(argv[1], "--help"))
        return fputs(usage, stdout) < 0 ? CTL_CANNOT_RUN : CTL_DONE;
    if (argc == 2 && str_same(argv[1], "--version"))
        return printf("keting-ctl %s\n", KETING_VERSION) < 0 ? CTL_CANNOT_RUN : CTL_DONE;
    if (argc > 1 && str_same(argv[1], "requests")) {
        argc--;
        argv++;
    }
    const struct command *command = argc > 1 ? find(argv[1]) : NULL;
    if (command == NULL) {
        fputs(usage, stderr);
        return CTL_CANNOT_RUN;
    }
    if (!parse(command, argc - 1, argv + 1, &arguments))
        return CTL_CANNOT_RUN;
    log_set_level(LOG_LEVEL_WARN); /* the store's everyday news is for a kiosk's journal */
    /* What residents wrote passes through here in the clear. */
    intake_keep_private();
    /* A limit on file sizes is an error like a full disk, told in words. */
    signal(SIGXFSZ, SIG_IGN);
    return run(command, &arguments);
}
