/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "intake"
#include "intake.h"

#include "base/error.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/requests.h"
#include "store/seal.h"

#include "places.h"

#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static struct requests *open_with_key(const char *folder, struct error *error)
{
    struct requests *requests = NULL;
    struct seal_public key;
    char *path = fs_join(folder, "staff.pub");

    if (!seal_init())
        error_set(error, ERROR_SYSTEM, "机器取不到随机数，现在不能收自助申请。请重启机器。");
    else if (seal_read_public(path, &key, error))
        requests = requests_open(folder, &key, error);
    mem_free(path);
    return requests;
}

struct requests *intake_open(const char *data, char *problem, size_t problem_bytes)
{
    struct error error = {0};
    char *folder = places_data(data);
    struct requests *requests = open_with_key(folder, &error);

    if (requests == NULL)
        log_warn("no requests are taken in %s: %s", folder, error.text);
    snprintf(problem, problem_bytes, "%s", error.text);
    mem_free(folder);
    return requests;
}

void intake_keep_private(void)
{
    const struct rlimit none = {0, 0};

    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        log_warn("core files could not be forbidden");
}
