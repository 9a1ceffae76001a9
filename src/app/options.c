/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "base/date.h"
#include "base/str.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPT_DISPLAY = 1,
    OPT_SIZE,
    OPT_MM,
    OPT_ROTATE,
    OPT_CONTENT,
    OPT_DATA,
    OPT_FONTS,
    OPT_SCRIPT,
    OPT_REMOTE,
    OPT_SHOTS,
    OPT_NOW,
    OPT_KEYBOARDS,
    OPT_SOUND,
    OPT_VERSION,
    OPT_HELP
};

static const struct option long_options[] = {
    {"display", required_argument, NULL, OPT_DISPLAY},
    {"size", required_argument, NULL, OPT_SIZE},
    {"mm", required_argument, NULL, OPT_MM},
    {"rotate", required_argument, NULL, OPT_ROTATE},
    {"content", required_argument, NULL, OPT_CONTENT},
    {"data", required_argument, NULL, OPT_DATA},
    {"fonts", required_argument, NULL, OPT_FONTS},
    {"script", required_argument, NULL, OPT_SCRIPT},
    {"remote", required_argument, NULL, OPT_REMOTE},
    {"shots", required_argument, NULL, OPT_SHOTS},
    {"now", required_argument, NULL, OPT_NOW},
    {"keyboards", no_argument, NULL, OPT_KEYBOARDS},
    {"sound", no_argument, NULL, OPT_SOUND},
    {"version", no_argument, NULL, OPT_VERSION},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
};

void options_print_help(void)
{
    puts("用法：keting [选项]\n"
         "  --display drm|mem   画到屏幕（默认）或内存\n"
         "  --size 宽x高        像素；mem 必填，drm 选这个分辨率\n"
         "  --mm 宽x高          屏幕的毫米数，代替屏幕自报的\n"
         "  --rotate 0|90|180|270   屏幕竖装、倒装时画面转几度\n"
         "  --content 文件      内容数据库（keting-pack build 生成）\n"
         "  --data 目录         数据目录，内容取其中的 content/current\n"
         "  --fonts 文件        字体清单，默认随程序\n"
         "  --script 文件       按脚本操作一遍后退出，成功为 0\n"
         "  --remote 端口       脚本的手指和照相机在别处（虚拟机测试用）\n"
         "  --shots 目录        脚本截图存到这里\n"
         "  --now 时间          从这一刻开始走，如 2026-11-24T09:24\n"
         "  --keyboards         允许键盘（默认不理会任何键盘）\n"
         "  --sound             按键时轻响一声（默认不响；没有声卡照常用）\n"
         "  --version  --help");
}

static bool complain(const char *option, const char *written, const char *advice)
{
    fprintf(stderr, "keting: --%s 写的是“%s”，%s\n", option, written, advice);
    return false;
}

/* "1080x1920" */
static bool parse_pair(const char *text, double lo, double hi, double *a, double *b)
{
    char *end;

    *a = strtod(text, &end);
    if (end == text || *end != 'x')
        return false;
    const char *second = end + 1;
    *b = strtod(second, &end);
    return end != second && *end == '\0' && *a >= lo && *a <= hi && *b >= lo && *b <= hi;
}

static bool take_display(struct options *o, const char *value)
{
    o->drm = str_same(value, "drm");
    return o->drm || str_same(value, "mem") || complain("display", value, "请写 drm 或 mem");
}

static bool take_size(struct options *o, const char *value)
{
    double w, h;

    if (!parse_pair(value, 64, 8192, &w, &h))
        return complain("size", value, "请写成 1080x1920 这样（64 到 8192）");
    o->width_px = (int)w;
    o->height_px = (int)h;
    return true;
}

static bool take_rotation(struct options *o, const char *value)
{
    long degrees;

    if (!str_to_int(value, 0, 270, &degrees) || degrees % 90 != 0)
        return complain("rotate", value, "请写 0、90、180 或 270");
    o->rotation = (int)degrees;
    return true;
}

static bool take(struct options *o, int option, const char *value)
{
    switch (option) {
    case OPT_DISPLAY: return take_display(o, value);
    case OPT_SIZE: return take_size(o, value);
    case OPT_MM:
        return parse_pair(value, 10, 5000, &o->width_mm, &o->height_mm) ||
               complain("mm", value, "请写成 268x476 这样（毫米）");
    case OPT_ROTATE: return take_rotation(o, value);
    case OPT_NOW:
        return date_parse_iso(value, &o->now_s) || complain("now", value, "请写成 2026-11-24T09:24 这样");
    case OPT_CONTENT: o->content = value; return true;
    case OPT_DATA: o->data = value; return true;
    case OPT_FONTS: o->fonts = value; return true;
    case OPT_SCRIPT: o->script = value; return true;
    case OPT_REMOTE: o->remote = value; return true;
    case OPT_SHOTS: o->shots = value; return true;
    case OPT_KEYBOARDS: o->keyboards = true; return true;
    case OPT_SOUND: o->sound = true; return true;
    case OPT_VERSION: o->version = true; return true;
    case OPT_HELP: o->help = true; return true;
    default: return false;
    }
}

/* What getopt_long() did not take: it says so in English unless it is kept quiet. */
static bool refuse(int option, const char *written)
{
    char letter[] = {'-', (char)optopt, '\0'};

    if (optopt > ' ')
        written = letter; /* of several in one word */
    fprintf(stderr, "keting: %s“%s”，用 keting --help 看用法\n",
            option == ':' ? "后面少了内容：" : "不认识这个选项，或写法不对：", written);
    return false;
}

static bool consistent(const struct options *o)
{
    if (o->help || o->version)
        return true;
    if (!o->drm && o->width_px == 0) {
        fputs("keting: --display mem 要同时写 --size，如 --size 1080x1920\n", stderr);
        return false;
    }
    if (o->remote != NULL && o->script == NULL) {
        fputs("keting: --remote 只和 --script 一起用\n", stderr);
        return false;
    }
    return true;
}

bool options_parse(struct options *o, int argc, char **argv)
{
    int option;

    memset(o, 0, sizeof *o);
    o->drm = true;
    o->now_s = -1;
    optind = 1;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":", long_options, NULL)) != -1) {
        if (option == '?' || option == ':')
            return refuse(option, argv[optind - 1]);
        if (!take(o, option, optarg))
            return false;
    }
    if (optind < argc) {
        fprintf(stderr, "keting: 多出来的“%s”，用 keting --help 看用法\n", argv[optind]);
        return false;
    }
    return consistent(o);
}
