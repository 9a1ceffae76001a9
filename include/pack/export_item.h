/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_EXPORT_ITEM_H
#define KETING_PACK_EXPORT_ITEM_H

#include "store/answers.h"
#include "store/requests.h"

/* What an export is made of, and the names of its files. */
#define EXPORT_BOOK "申请.xlsx"
#define EXPORT_TABLE "申请.csv"
#define EXPORT_LINES "申请.jsonl"
#define EXPORT_REPLY "回复.csv"
#define EXPORT_PICTURES "图片"

/* How staff call a form today; one that is not named here is shown by its code. */
struct export_form {
    const char *code, *name, *route; /* route: who is responsible while no person is named */
};

struct export_options {
    const char *prefix; /* of this kiosk's receipts */
    const struct export_form *form;
    int form_count;
    int64_t now_s; /* written into the workbook as its age */
};

struct export_item {
    const struct request_record *record;
    const struct answers *answers; /* NULL = purged, or the box did not open */
};

#endif
