/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_PACK_H
#define KETING_PACK_PACK_H

#include "base/error.h"
#include "base/macros.h"
#include "pack/findings.h"

#include <stdbool.h>

/*
 * Reads a folder of sheets (设置.csv 分类.csv 办事.csv 公告.csv, and those that a hall may do without:
 * 活动.csv 场次.csv 节假日.csv 联系.csv 网格.csv 场所.csv 自助.csv 自助字段.csv 词语.csv; UTF-8 with or
 * without BOM, or GB18030) and its 图片/ into a content database. Every complaint goes to findings; rows with
 * an error are left out of the database and the rest still shows, but a folder with errors is written only
 * when allow_errors is set.
 */
struct pack_options {
    bool allow_errors;
    const char *out_path; /* NULL: check only */
};

struct pack_counts {
    int categories, services, notices, pictures;
    int series, sessions, holidays, contacts, grids, places, forms, words;
};

/* False when it could not run at all (folder missing, disk full): error says why. findings are initialised
 * by the caller (findings_init) and hold what staff must read. */
KETING_MUST_USE bool pack_folder(const char *folder, const struct pack_options *options,
                                 struct findings *findings, struct pack_counts *counts, struct error *error);

#endif
