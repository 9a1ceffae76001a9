/* SPDX-License-Identifier: MIT */
#include "other_files.h"

#include "base/mem.h"
#include "base/str.h"
#include "names.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_LIMIT = 200 };

static const char *const known[] = {"设置.csv", "分类.csv", "办事.csv", "公告.csv", "活动.csv", "场次.csv",     "节假日.csv",
                                    "联系.csv", "网格.csv", "场所.csv", "自助.csv", "自助字段.csv", "词语.csv", NULL};

static bool is_known(const char *name)
{
    for (int i = 0; known[i] != NULL; i++)
        if (str_same(known[i], name))
            return true;
    return false;
}

static bool has_end(const char *name, const char *end)
{
    size_t bytes = strlen(name), end_bytes = strlen(end);

    return bytes > end_bytes && strcasecmp(name + bytes - end_bytes, end) == 0;
}

/* What office programs leave beside an open table (.~办事.csv, ~$办事.csv) is not meant for us. */
static bool is_table(const char *name)
{
    if (name[0] == '.' || name[0] == '~')
        return false;
    return has_end(name, ".csv") || has_end(name, ".xlsx") || has_end(name, ".xls") || has_end(name, ".et");
}

static void warn(const char *name, struct findings *findings)
{
    const char *nearest = nearest_of(known, name);

    if (!has_end(name, ".csv"))
        findings_add(findings, FINDING_WARNING, name, 0, "", "",
                     "这种文件没有读，请在WPS里把每张表另存为“CSV（UTF-8）”，文件名写成“办事.csv”这样。");
    else if (nearest != NULL)
        findings_add(findings, FINDING_WARNING, name, 0, "", "", "不认识这张表，没有读。是不是“%s”？请改文件名。",
                     nearest);
    else
        findings_add(findings, FINDING_WARNING, name, 0, "", "", "不认识这张表，没有读。用不着的话请拿走。");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void other_files_warn(const char *folder, struct findings *findings)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    char *names[FILES_LIMIT];
    int count = 0;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL && count < FILES_LIMIT)
        if (is_table(entry->d_name) && !is_known(entry->d_name))
            names[count++] = mem_strdup(entry->d_name);
    closedir(dir);
    /* In the same order on every disk. */
    qsort(names, (size_t)count, sizeof *names, by_name);
    for (int i = 0; i < count; i++) {
        warn(names[i], findings);
        mem_free(names[i]);
    }
}
