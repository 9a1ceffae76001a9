/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "keting_ctl_store.h"

#include <stdio.h>
#include <string.h>

/* ---- list ---------------------------------------------------------------------------------------------- */

/* -1 = all; -2 = no such state, which was said. */
static int state_of(const char *word)
{
    struct str all;

    if (word == NULL)
        return -1;
    for (int i = 0; i < REQUEST_STATES; i++)
        if (str_same(request_state_name((enum request_state)i), word))
            return i;
    str_init(&all);
    for (int i = 0; i < REQUEST_STATES; i++)
        str_add_format(&all, "%s%s", i > 0 ? "、" : "", request_state_name((enum request_state)i));
    ctl_complain("--state 写的是“%s”，请写其中一个：%s", word, str_text(&all));
    str_finish(&all);
    return -2;
}

int ctl_list(const struct ctl_arguments *arguments)
{
    int state = state_of(arguments->state), lines = 0;
    struct request_brief brief;
    struct ctl_store store;
    struct str line;
    int64_t row = 0;

    if (state < -1 || !ctl_store_open(&store, arguments, CTL_READS))
        return CTL_CANNOT_RUN;
    str_init(&line);
    while ((arguments->limit == 0 || lines < arguments->limit) &&
           requests_next(store.requests, row, state, arguments->form != NULL ? arguments->form : "", &row,
                         &brief)) {
        str_clear(&line);
        struct request_record *record = requests_record(store.requests, brief.number);
        export_add_brief(&line, &store.options, &brief, record);
        request_record_destroy(record);
        request_brief_finish(&brief);
        fputs(str_text(&line), stdout);
        lines++;
    }
    printf("共%d件。\n", lines);
    str_finish(&line);
    ctl_store_close(&store);
    return CTL_DONE;
}

/* ---- show ---------------------------------------------------------------------------------------------- */

static int show(const struct ctl_store *store, const struct request_record *record,
                const struct seal_secret *secret)
{
    struct answers answers;
    struct str page;
    bool opened = export_open_answers(record, secret, &answers);
    struct export_item item = {record, opened ? &answers : NULL};

    str_init(&page);
    export_add_page(&page, &store->options, &item);
    /* A page is wiped; stdio would keep a copy in its buffer. */
    setvbuf(stdout, NULL, _IONBF, 0);
    fputs(str_text(&page), stdout);
    answers_wipe(&answers);
    if (page.data != NULL)
        explicit_bzero(page.data, page.space);
    str_finish(&page);
    return opened || record->purged ? CTL_DONE : CTL_INCOMPLETE;
}

int ctl_show(const struct ctl_arguments *arguments)
{
    struct ctl_store store;
    struct request_record *record = NULL;
    struct seal_secret *secret = NULL;
    int status = CTL_CANNOT_RUN;
    int64_t number;

    if (!ctl_store_open(&store, arguments, CTL_READS))
        return CTL_CANNOT_RUN;
    if (!ctl_parse_number(&store, arguments->plain, &number))
        goto out;
    record = requests_record(store.requests, number);
    if (record == NULL) {
        ctl_complain("这台机器没有发过“%s”这个编号", arguments->plain);
        goto out;
    }
    secret = ctl_open_key(arguments);
    if (secret != NULL)
        status = show(&store, record, secret);
out:
    seal_close_secret(secret);
    request_record_destroy(record);
    ctl_store_close(&store);
    return status;
}

/* ---- verify, purge, clock ---- */

int ctl_verify(const struct ctl_arguments *arguments)
{
    struct error error = {0};
    struct ctl_store store;

    if (!ctl_store_open(&store, arguments, CTL_READS))
        return CTL_CANNOT_RUN;
    bool good = requests_verify(store.requests, &error);
    if (good)
        printf("数据库完好，各项记录对得上。\n");
    else
        ctl_complain("%s", error.text);
    ctl_store_close(&store);
    return good ? CTL_DONE : CTL_INCOMPLETE;
}

int ctl_purge(const struct ctl_arguments *arguments)
{
    int32_t today = date_day_of_wall(arguments->now_s);
    struct date date = date_from_day(today);
    struct ctl_store store;
    int purged = -1;

    if (!ctl_store_open(&store, arguments, CTL_WRITES))
        return CTL_CANNOT_RUN;
    /* What is purged is gone: a clock that is not trusted purges nothing. */
    if (store.clock_right)
        purged = requests_purge(store.requests, today, arguments->now_s);
    if (!store.clock_right)
        ctl_complain("时钟不对：今天是%d年%d月%d日，比最后一件申请还早，或晚了十年以上。请先校准时钟，什么也没有清除",
                     date.year, date.month, date.day);
    else if (purged < 0)
        ctl_complain("清除没有做成，磁盘可能满了或坏了，请运行 keting-ctl verify 看看");
    else
        printf("按%d年%d月%d日算，清除了%d件已到期的填写内容。\n", date.year, date.month, date.day, purged);
    ctl_store_close(&store);
    return purged >= 0 ? CTL_DONE : CTL_CANNOT_RUN;
}

int ctl_clock(const struct ctl_arguments *arguments)
{
    struct date date = date_from_day(date_day_of_wall(arguments->now_s));
    struct error error = {0};
    struct ctl_store store;
    int status = CTL_CANNOT_RUN;

    if (!ctl_store_open(&store, arguments, CTL_WRITES))
        return CTL_CANNOT_RUN;
    if (arguments->now_s >= requests_newest_s(store.requests)) {
        printf("时钟没有比记录的时间早，不用改。现在是%d年%d月%d日。\n", date.year, date.month, date.day);
        status = CTL_DONE;
    } else if (requests_trust_clock(store.requests, arguments->now_s, &error)) {
        printf("记下了：现在是%d年%d月%d日。请重新启动屏幕上的程序。\n", date.year, date.month, date.day);
        status = CTL_DONE;
    } else {
        ctl_complain("%s", error.text);
    }
    ctl_store_close(&store);
    return status;
}
