/* SPDX-License-Identifier: MIT */
#include "bench_requests_form.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const form_names[BENCH_FORMS] = {"baoxiu",  "jianyi", "zhiyuan", "xinyuan",
                                                    "juanzeng", "daiban", "zixun",   "diaojie"};
static const char *const topics[BENCH_TOPICS] = {"水管漏水", "路灯不亮", "噪声",     "停车", "楼道杂物",
                                                 "电梯",     "门禁",     "垃圾清运", "绿化", "其他"};

static const struct form_field fields[] = {
    {.name = (char *)"xingming", .label = (char *)"姓名", .kind = FIELD_NAME},
    {.name = (char *)"dianhua", .label = (char *)"联系电话", .kind = FIELD_PHONE},
    {.name = (char *)"zhuzhi", .label = (char *)"住址", .kind = FIELD_ADDRESS},
    {.name = (char *)"leixing", .label = (char *)"报修类型", .kind = FIELD_CHOICE},
    {.name = (char *)"miaoshu", .label = (char *)"情况说明", .kind = FIELD_LONG_TEXT},
    {.name = (char *)"tongyi", .label = (char *)"同意", .kind = FIELD_CONSENT},
};
static const char *const values[ARRAY_LEN(fields)] = {
    "王小明",
    "13800001234",
    "幸福里小区3号楼2单元501室",
    "水管漏水",
    "厨房水池下面的水管从上周开始漏水，已经用盆接着，夜里要起来倒两次，请师傅白天来看一看，家里一直有人，谢谢。",
    "同意 3f2a91c07d55",
};

const char *bench_form_name(int at)
{
    return form_names[at % BENCH_FORMS];
}

void bench_form_init(struct bench_form *form, int serial)
{
    *form = (struct bench_form){
        .submission = {.token = {1},
                       .form = bench_form_name(serial),
                       .form_version = "3f2a91c07d55",
                       .consent_version = "77b01e22ac90",
                       .consent = "您填的地点、电话和坏的样子，只用来派人去修、问您修好没有，修好后保存90天，到期就删。",
                       .topic = topics[serial / BENCH_FORMS % BENCH_TOPICS],
                       .due_day = date_day_of_wall(BENCH_FIRST_S) + 15,
                       .keep_days = 365,
                       .wall_s = BENCH_FIRST_S + serial},
    };
    memcpy(form->submission.token + 1, &serial, sizeof serial);
    form->submission.answers = &form->answers;
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        answers_set(&form->answers, &fields[i], values[i]);
}

void bench_form_finish(struct bench_form *form)
{
    answers_wipe(&form->answers);
}

struct requests *bench_requests_open(const char *folder)
{
    char *public_path = fs_join(folder, "staff.pub"), *secret_path = fs_join(folder, "staff.key");
    struct error error = {0};
    struct seal_public key;
    struct requests *requests = NULL;

    log_set_level(LOG_LEVEL_WARN);
    if (seal_init() && fs_make_dirs(folder) &&
        (fs_exists(public_path) ? seal_read_public(public_path, &key, &error)
                                : seal_make_keys(public_path, secret_path, "QY", "204817", &key, &error)))
        requests = requests_open(folder, &key, &error);
    if (requests == NULL)
        fprintf(stderr, "bench: no requests in %s: %s\n", folder, error.text);
    mem_free(public_path);
    mem_free(secret_path);
    return requests;
}

void bench_hand_in(struct requests *requests, int serial, const struct request_booking *booking,
                   struct request_receipt *receipt)
{
    struct bench_form form;
    struct error error = {0};

    bench_form_init(&form, serial);
    form.submission.booking = booking;
    if (requests_submit(requests, &form.submission, receipt, &error) != SUBMIT_OK) {
        fprintf(stderr, "bench: not taken: %s\n", error.text);
        exit(2);
    }
    bench_form_finish(&form);
}
