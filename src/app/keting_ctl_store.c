/* SPDX-License-Identifier: MIT */
#include "keting_ctl_store.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "keting_ctl_copy.h"
#include "places.h"
#include "store/content_hall.h"

#include <string.h>

/* Forms are called as the content of today calls them; without it, by their codes. */
static void read_forms(struct ctl_store *store, const char *data)
{
    char *path = places_content(NULL, data);
    struct error error = {0};

    store->content = fs_exists(path) ? content_open(path, &error) : NULL;
    mem_free(path);
    if (error.code != ERROR_NONE)
        ctl_complain("内容打不开，事项只写编号：%s", error.text);
    if (store->content == NULL)
        return;
    int count = content_form_count(store->content);
    store->form = mem_calloc((size_t)count, sizeof *store->form);
    for (int i = 0; i < count; i++) {
        const struct form *form = content_form(store->content, i);
        store->form[i] = (struct export_form){form->code, form->name, form->route};
    }
    store->options.form = store->form;
    store->options.form_count = count;
}

static void open_copy(struct ctl_store *store, const char *data)
{
    struct error error = {0};

    store->copy = ctl_copy_make(data);
    if (store->copy != NULL)
        store->requests = requests_open(store->copy, &store->key, &error);
}

static bool open_requests(struct ctl_store *store, const char *data, enum ctl_purpose purpose)
{
    char *public_path = fs_join(data, "staff.pub"), *database = fs_join(data, "requests.db");
    struct error error = {0};

    if (!fs_exists(database))
        ctl_complain("“%s”里还没有申请（没有requests.db）。目录写错了，请用 --data 写对", data);
    else if (seal_read_public(public_path, &store->key, &error)) {
        store->requests = requests_open(data, &store->key, &error);
        if (store->requests == NULL && error.code == ERROR_SYSTEM && purpose == CTL_READS)
            open_copy(store, data);
        if (store->copy != NULL && store->requests != NULL)
            ctl_complain("数据盘写不进去，现在读的是内存里的副本：能看、能导出，答复要等数据盘修好再读回。");
    }
    if (store->requests == NULL && error.code != ERROR_NONE)
        ctl_complain("%s", error.text);
    mem_free(public_path);
    mem_free(database);
    return store->requests != NULL;
}

/* What is done by a wrong clock must not make the right day look wrong later. */
static void look_at_clock(struct ctl_store *store, int64_t now_s)
{
    enum { LONGEST_PAUSE_DAYS = 3653 };
    int64_t newest_s = requests_newest_s(store->requests);

    store->clock_right =
        now_s >= newest_s && (newest_s == 0 || now_s - newest_s <= LONGEST_PAUSE_DAYS * DATE_DAY_S);
    requests_doubt_clock(store->requests, !store->clock_right);
}

bool ctl_store_open(struct ctl_store *store, const struct ctl_arguments *arguments,
                    enum ctl_purpose purpose)
{
    char *data = places_data(arguments->data);

    *store = (struct ctl_store){0};
    if (!open_requests(store, data, purpose)) {
        ctl_copy_remove(store->copy);
        mem_free(data);
        return false;
    }
    store->options.prefix = requests_prefix(store->requests);
    store->options.now_s = arguments->now_s;
    look_at_clock(store, arguments->now_s);
    read_forms(store, data);
    mem_free(data);
    return true;
}

void ctl_store_close(struct ctl_store *store)
{
    mem_free(store->form);
    content_close(store->content);
    requests_close(store->requests);
    ctl_copy_remove(store->copy);
    *store = (struct ctl_store){0};
}

struct seal_secret *ctl_open_key(const struct ctl_arguments *arguments)
{
    char pin[SEAL_PIN_MOST + 1];
    struct seal_secret *secret = NULL;
    struct error error = {0};

    if (ctl_read_pin(pin, arguments->pin_file, false, &error))
        secret = seal_open_secret(arguments->key, pin, &error);
    explicit_bzero(pin, sizeof pin);
    if (secret == NULL)
        ctl_complain("%s", error.text);
    return secret;
}

bool ctl_parse_number(const struct ctl_store *store, const char *written, int64_t *number)
{
    char prefix[RECEIPT_PREFIX_BYTES];

    if (!receipt_parse(written, number, prefix)) {
        ctl_complain("“%s”不是受理编号，或抄错了一位，请核对", written);
        return false;
    }
    if (prefix[0] != '\0' && !str_same(prefix, store->options.prefix)) {
        ctl_complain("“%s”是另一台机器的，这台是%s", written, store->options.prefix);
        return false;
    }
    return true;
}
