/* SPDX-License-Identifier: MIT */
#include "places.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

static const char *const manifests[] = {"../fonts/manifest", "../share/keting/fonts/manifest", NULL};

static const char last_resort[] = "/usr/share/keting/fonts/manifest";
static const char default_data[] = "/data/keting";

static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        *slash = '\0';
    return mem_strdup(path);
}

/* The first of these names, relative to the program's folder, that is there. */
static char *beside_program(const char *const *names, const char *fallback)
{
    char *folder = program_folder(), *found = NULL;

    for (; found == NULL && *names != NULL; names++) {
        char *path = fs_join(folder, *names);
        if (fs_exists(path))
            found = path;
        else
            mem_free(path);
    }
    mem_free(folder);
    return found != NULL ? found : mem_strdup(fallback);
}

char *places_fonts(const char *given)
{
    return given != NULL ? mem_strdup(given) : beside_program(manifests, last_resort);
}

char *places_shared(const char *name)
{
    char *beside = str_format("../share/keting/%s", name), *usual = str_format("/usr/share/keting/%s", name);
    const char *names[] = {name, beside, NULL};
    char *found = beside_program(names, usual);

    mem_free(beside);
    mem_free(usual);
    return found;
}

char *places_data(const char *given)
{
    return mem_strdup(given != NULL ? given : default_data);
}

char *places_content(const char *given, const char *data)
{
    if (given != NULL)
        return mem_strdup(given);
    return fs_join(data != NULL ? data : default_data, "content/current");
}
