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

static void remove_folder(void)
{
    static const char *const names[] = {"设置.csv", "分类.csv", "办事.csv", "公告.csv"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char *path = fs_join(folder, names[i]);
        unlink(path);
        mem_free(path);
    }
    rmdir(folder);
}

/* The first byte chooses the sheet and whether it gets a good header; the rest is its bytes, in any
 * charset. What is said about them must be readable. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static const char *const names[] = {"设置.csv", "分类.csv", "办事.csv", "公告.csv"};
    static const char *const headers[] = {
        "项目,内容\n", "名称,图标,简介\n",
        "编号,名称,分类,服务对象,办理地点,办理时间,电话,受理条件,所需材料,办理流程,办理时限,到场次数,常见问题,图片\n",
        "编号,标题,类别,发布单位,发布日期,开始显示,结束显示,置顶,重要程度,正文,图片,阶段,当前阶段,公示截止,替代,服务对象\n"};
    struct pack_options options = {false, NULL};
    struct pack_counts counts;
    struct findings findings;
    struct error error = {0};
    struct str text;

    if (!folder_made) {
        if (mkdtemp(folder) == NULL)
            abort();
        folder_made = true;
        atexit(remove_folder);
    }
    if (bytes == 0)
        return 0;
    str_init(&text);
    if (data[0] & 4)
        str_add(&text, headers[data[0] & 3]);
    str_add_bytes(&text, (const char *)data + 1, bytes - 1);
    write_sheet(names[data[0] & 3], str_text(&text), text.len);
    str_clear(&text);
    findings_init(&findings);
    if (!pack_folder(folder, &options, &findings, &counts, &error))
        abort();
    findings_print(&findings, &text);
    if (utf8_find_bad(str_text(&text), text.len) != NULL || strlen(str_text(&text)) != text.len)
        abort();
    findings_finish(&findings);
    str_finish(&text);
    return 0;
}
