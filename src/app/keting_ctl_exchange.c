/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "base/str.h"
#include "keting_ctl_store.h"
#include "pack/reply.h"

#include <signal.h>
#include <stdio.h>

/* ---- export -------------------------------------------------------------------------------------------- */

/* A date, or a number of this kiosk. */
static bool parse_since(const struct ctl_store *store, const char *written, struct export_since *out)
{
    struct date date;

    *out = (struct export_since){.day = DAY_NONE};
    if (written == NULL)
        return true;
    if (date_parse(written, &date)) {
        out->day = date_to_day(date);
        return true;
    }
    return ctl_parse_number(store, written, &out->number);
}

/* Cut short, an export would leave what residents wrote lying about: who wants it to end waits until it is
 * whole. */
static void hold_signals(int how)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigprocmask(how, &signals, NULL);
}

static int export_all(const struct ctl_store *store, const struct ctl_arguments *arguments,
                      const struct export_since *since, const struct seal_secret *secret)
{
    struct export_counts counts;
    struct error error = {0};

    if (!export_requests(store->requests, secret, arguments->out, &store->options, since, &counts, &error))
        return ctl_complain("%s", error.text);
    printf("导出了%d件，在“%s”里：\n"
           "  " EXPORT_BOOK "  用WPS打开看\n"
           "  " EXPORT_REPLY "  填好答复，再用 keting-ctl requests reply 读回来\n"
           "  " EXPORT_TABLE " " EXPORT_LINES "  给别的系统用\n"
           "里面有居民的个人信息，用完请删掉。\n",
           counts.requests, arguments->out);
    if (counts.unreadable > 0)
        printf("其中%d件打不开：不是用这把钥匙封存的，或内容已损坏。表里写着是哪些。\n", counts.unreadable);
    return counts.unreadable > 0 ? CTL_INCOMPLETE : CTL_DONE;
}

int ctl_export(const struct ctl_arguments *arguments)
{
    struct seal_secret *secret = NULL;
    struct export_since since;
    struct ctl_store store;
    int status = CTL_CANNOT_RUN;

    if (!ctl_store_open(&store, arguments, CTL_READS))
        return CTL_CANNOT_RUN;
    if (parse_since(&store, arguments->since, &since) && (secret = ctl_open_key(arguments)) != NULL) {
        hold_signals(SIG_BLOCK);
        status = export_all(&store, arguments, &since, secret);
        hold_signals(SIG_UNBLOCK);
    }
    seal_close_secret(secret);
    ctl_store_close(&store);
    return status;
}

/* ---- reply --------------------------------------------------------------------------------------------- */

static void print_reply(const struct findings *findings, const struct reply_counts *counts)
{
    struct str text;

    str_init(&text);
    findings_print(findings, &text);
    str_add_format(&text, "记下%d行，早已记下%d行，冲突%d行，写错%d行。\n", counts->taken, counts->known,
                   counts->conflicts, counts->wrong);
    if (counts->elsewhere > 0)
        str_add_format(&text, "另一台机器的%d行，请拿到那一台上读。\n", counts->elsewhere);
    if (counts->unfilled > 0)
        str_add_format(&text, "没有填写的%d行，这次不答复。\n", counts->unfilled);
    fputs(str_text(&text), stdout);
    str_finish(&text);
}

int ctl_reply(const struct ctl_arguments *arguments)
{
    struct error error = {0};
    struct findings findings;
    struct reply_counts counts;
    struct ctl_store store;
    int status = CTL_CANNOT_RUN;

    if (!ctl_store_open(&store, arguments, CTL_WRITES))
        return CTL_CANNOT_RUN;
    findings_init(&findings);
    bool ok = reply_take_file(arguments->plain, store.requests, arguments->now_s, &findings, &counts, &error);
    print_reply(&findings, &counts);
    if (ok)
        status = reply_incomplete(&counts, &findings) ? CTL_INCOMPLETE : CTL_DONE;
    else
        ctl_complain("%s", error.text);
    findings_finish(&findings);
    ctl_store_close(&store);
    return status;
}
