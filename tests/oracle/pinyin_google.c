/* SPDX-License-Identifier: MIT */
/*
 * pinyin_google FOLDER: lines of letters in, the first candidate of libgooglepinyin out. The
 * library is looked for at run time, so that this builds without it; 77 when it is not there. It
 * learns into a file in FOLDER, which is thrown away: nothing is ever chosen here, so that nothing
 * is learned.
 */
#include "base/fs.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_SKIPPED = 77, LINE_BYTES = 512, UNITS = 128 };

struct google {
    bool (*open)(const char *dictionary, const char *user);
    void (*close)(void);
    void (*reset)(void);
    size_t (*search)(const char *letters, size_t bytes);
    uint16_t *(*candidate)(size_t id, uint16_t *out, size_t units);
};

/* ISO C knows no way from an object to a function; POSIX says that the bytes are the same. */
static bool find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);

    memcpy(function, &symbol, sizeof(symbol));
    return symbol != NULL;
}

static bool load(struct google *google)
{
    void *library = dlopen("libgooglepinyin.so.0", RTLD_NOW);

    return library != NULL && find(library, "im_open_decoder", &google->open) &&
           find(library, "im_close_decoder", &google->close) &&
           find(library, "im_reset_search", &google->reset) && find(library, "im_search", &google->search) &&
           find(library, "im_get_candidate", &google->candidate);
}

/* Beside the library, in a folder that Debian names after the machine. */
static bool open_dictionary(const struct google *google, const char *folder)
{
    Dl_info info;
    void *address;
    bool ok = false;

    memcpy(&address, &google->open, sizeof(address));
    if (dladdr(address, &info) == 0)
        return false;
    char *user = fs_join(folder, "user.dat"), *library = mem_strdup(info.dli_fname);
    char *slash = strrchr(library, '/');
    if (slash != NULL) {
        *slash = '\0';
        char *dictionary = fs_join(library, "googlepinyin/data/dict_pinyin.dat");
        ok = google->open(dictionary, user);
        mem_free(dictionary);
    }
    mem_free(library);
    mem_free(user);
    return ok;
}

static void print_first(const struct google *google, const char *letters)
{
    uint16_t units[UNITS] = {0};
    char bytes[4];

    google->reset();
    if (google->search(letters, strlen(letters)) > 0 && google->candidate(0, units, UNITS) != NULL)
        for (int i = 0; i < UNITS && units[i] != 0; i++)
            fwrite(bytes, 1, (size_t)utf8_put(units[i], bytes), stdout);
    putchar('\n');
}

int main(int argc, char **argv)
{
    struct google google;
    char line[LINE_BYTES];

    if (argc != 2)
        return 2;
    if (!load(&google))
        return EXIT_SKIPPED;
    if (!open_dictionary(&google, argv[1])) {
        fprintf(stderr, "pinyin_google: no dictionary\n");
        return EXIT_SKIPPED;
    }
    while (fgets(line, sizeof(line), stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        print_first(&google, line);
    }
    google.close();
    return 0;
}
