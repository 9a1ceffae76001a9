/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "pack/pack.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static char folder[] = "/dev/shm/keting-fuzz-XXXXXX";
static bool folder_made;

static void write_sheet(const char *name, const void *data, size_t bytes)
{
    char *path = fs_join(folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (fd < 0 || write(fd, data, bytes) != (ssize_t)bytes)
        abort();
    close(fd);
    mem_free(path);
}

struct known_sheet {
    const char *file, *header;
};

static const struct known_sheet sheets[] = {
    {"设置.csv", "项目,内容\n"},
    {"分类.csv", "名称,图标,简介\n"},
    {"办事.csv",
     "编号,名称,分类,服务对象,办理地点,办理时间,电话,受理条件,所需材料,办理流程,办理时限,到场次数,常见问题,图片\n"},
    {"公告.csv", "编号,标题,类别,发布单位,发布日期,开始显示,结束显示,置顶,重要程度,正文,图片,阶段,当前阶段,公示截止,替代,"
                 "服务对象\n"},
    {"活动.csv", "编号,名称,类别,简介,地点,主持人,服务对象,年龄,人数,电话,规律,开始日期,结束日期,开始时间,结束时间,停办,"
                 "加开,节假日,图片\nDSH,读书会,,,二楼,,,,40,,每周二、周五,2026-09-01,2027-06-30,9:30,11:00,"
                 "2026-12-29 放假,,停,\n"},
    {"场次.csv", "活动编号,日期,主题,主持人,地点,开始时间,结束时间,状态,原因,简介,图片\n"},
    {"节假日.csv", "日期,名称,类型\n"},
    {"联系.csv", "编号,名称,类别,姓名,电话,职责,服务时间,地点,擅长,紧急,关键词,照片,英文名称\n"},
    {"网格.csv", "编号,名称,楼栋,户数,网格员,电话,范围\n"},
    {"场所.csv", "编号,名称,类别,楼层,简介,开放时间,容量,联系,平面图,位置,图片,英文名称\n"},
    {"自助.csv", "编号,名称,类别,说明,去处,承诺,同意说明,紧急提示,服务对象,图标\nF1,报修,,,值班,,同意,,,\n"},
    {"自助字段.csv", "表单,序号,名称,标签,类型,必填,选项,提示,示例,条件,检查\n"},
    {"词语.csv", "词语,读音\n西河路,xi he lu\n"},
};

static void remove_folder(void)
{
    static const char out[] = "out.db";

    for (size_t i = 0; i <= ARRAY_LEN(sheets); i++) {
        char *path = fs_join(folder, i < ARRAY_LEN(sheets) ? sheets[i].file : out);
        unlink(path);
        mem_free(path);
    }
    rmdir(folder);
}

static void reset_sheet(const struct known_sheet *sheet)
{
    write_sheet(sheet->file, sheet->header, strlen(sheet->header));
}

/* Headers everywhere, so that what one sheet names in another is there. */
static void make_folder(void)
{
    if (mkdtemp(folder) == NULL)
        abort();
    folder_made = true;
    atexit(remove_folder);
    for (size_t i = 0; i < ARRAY_LEN(sheets); i++)
        reset_sheet(&sheets[i]);
}

/* The first byte chooses the sheet (0x0F), whether it gets a good header (0x10) and whether what is good
 * becomes content (0x20); the rest is its bytes, in any charset. What is said about them must be readable. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    struct pack_options options = {true, NULL};
    struct pack_counts counts;
    struct findings findings;
    struct error error = {0};
    struct str text;

    if (!folder_made)
        make_folder();
    if (bytes == 0)
        return 0;
    const struct known_sheet *sheet = &sheets[(data[0] & 0x0F) % ARRAY_LEN(sheets)];
    char *out = data[0] & 0x20 ? fs_join(folder, "out.db") : NULL;
    str_init(&text);
    if (data[0] & 0x10)
        str_add(&text, sheet->header);
    str_add_bytes(&text, (const char *)data + 1, bytes - 1);
    write_sheet(sheet->file, str_text(&text), text.len);
    str_clear(&text);
    options.out_path = out;
    findings_init(&findings);
    if (!pack_folder(folder, &options, &findings, &counts, &error))
        abort();
    findings_print(&findings, &text);
    if (utf8_find_bad(str_text(&text), text.len) != NULL || strlen(str_text(&text)) != text.len)
        abort();
    findings_finish(&findings);
    str_finish(&text);
    reset_sheet(sheet);
    mem_free(out);
    return 0;
}
