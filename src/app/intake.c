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
#include <string.h>
#include <sys/mman.h>
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

/* Whatever has been touched stays in memory. Only where any amount may be locked, be it that there is no
 * limit or that none counts (CAP_IPC_LOCK: then a limit of nothing is none): else the day the limit is
 * reached would be the day there is no memory for the next page. */
static bool lock_memory(void)
{
    const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    struct rlimit before;

    if (getrlimit(RLIMIT_MEMLOCK, &before) != 0)
        return false;
    if (setrlimit(RLIMIT_MEMLOCK, &all) != 0) {
        const struct rlimit nothing = {0, before.rlim_max};
        if (setrlimit(RLIMIT_MEMLOCK, &nothing) != 0)
            return false;
    }
    bool locked = mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
    if (!locked)
        setrlimit(RLIMIT_MEMLOCK, &before); /* the key of the staff asks for a little of it */
    return locked;
}

/* A heading, and a line for each device or file. */
static bool machine_swaps(void)
{
    char line[256];
    int lines = 0;
    FILE *swaps = fopen("/proc/swaps", "re");

    if (swaps == NULL)
        return false; /* a kernel without it */
    while (lines < 2 && fgets(line, sizeof line, swaps) != NULL)
        lines += strchr(line, '\n') != NULL;
    fclose(swaps);
    return lines == 2;
}

void intake_keep_private(void)
{
    const struct rlimit none = {0, 0};

    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        log_warn("core files could not be forbidden");
    if (!lock_memory() && machine_swaps())
        log_warn("this machine swaps, and memory may not be locked: what is typed here may reach the swap; "
                 "turn it off, or raise the limit of locked memory (LimitMEMLOCK=infinity)");
}
