/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "ime/rare.h"
#include "ime/rare_file.h"

#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

enum { PATCH_BYTES = 4, QUESTION_BYTES = 24, FILE_MAX_BYTES = 16 << 20 };

static char path[64];
static uint8_t *good;
static size_t good_bytes;

static void say_nothing(void *ctx, enum log_level level, const char *module, const char *text)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)text;
}

static void remove_file(void)
{
    unlink(path);
}

/* rare.dat lies in the folder above the program's. */
static void read_good(void)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

    self[n > 0 ? n : 0] = '\0';
    char *file = fs_join(dirname(dirname(self)), "rare.dat");
    good = (uint8_t *)fs_read(file, FILE_MAX_BYTES, &good_bytes);
    mem_free(file);
    if (good == NULL)
        abort();
    snprintf(path, sizeof path, "/dev/shm/keting-fuzz-rare-%d.dat", (int)getpid());
    atexit(remove_file);
    log_set_sink(say_nothing, NULL);
}

static void write_file(const uint8_t *data, size_t bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (fd < 0 || write(fd, data, bytes) != (ssize_t)bytes)
        abort();
    close(fd);
}

/* The good file with some bytes changed: three of where and one of what, half of them in the header. */
static void write_changed(const uint8_t *patch, size_t bytes, bool sealed)
{
    uint8_t *copy = mem_alloc(good_bytes);

    memcpy(copy, good, good_bytes);
    for (; bytes >= PATCH_BYTES; patch += PATCH_BYTES, bytes -= PATCH_BYTES) {
        size_t at = (size_t)(patch[0] & 0x7F) << 16 | (size_t)patch[1] << 8 | patch[2];
        copy[patch[0] & 0x80 ? at % sizeof(struct rare_file) : at % good_bytes] = patch[3];
    }
    if (sealed)
        ((struct rare_file *)(void *)copy)->checksum = pinyin_file_checksum(
            (const uint64_t *)(const void *)(copy + RARE_CHECKED_FROM), (good_bytes - RARE_CHECKED_FROM) / 8);
    write_file(copy, good_bytes);
    mem_free(copy);
}

static void ask(const struct rare *rare, const uint8_t *question)
{
    static struct rare_character out[RARE_RESULTS_MAX];
    uint32_t part[RARE_PARTS_MAX + 1];
    int max = question[0] * 4, count = question[1] % (RARE_PARTS_MAX + 2);

    for (int i = 0; i < count; i++) {
        memcpy(&part[i], question + 2 + i * 3, 3);
        part[i] = (part[i] & 0xFFFFFF) + (question[1] & 0x80 ? 0x4E00 : 0);
    }
    if (rare_by_parts(rare, part, count, out, max_int(max - 100, 0) % RARE_RESULTS_MAX) > max ||
        rare_by_radical(rare, question[2], question[3] - 1, out, max % RARE_RESULTS_MAX) > max ||
        rare_by_radical(rare, question[4], -1, out, RARE_RESULTS_MAX) > RARE_RESULTS_MAX)
        abort();
}

/* The first byte: 1 the bytes are the file, 2 the checksum is made good; then the question, then the file or
 * what is changed in it. Refused, or asked without harm. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    if (good == NULL)
        read_good();
    if (bytes < 1 + QUESTION_BYTES)
        return 0;
    if (data[0] & 1)
        write_file(data + 1 + QUESTION_BYTES, bytes - 1 - QUESTION_BYTES);
    else
        write_changed(data + 1 + QUESTION_BYTES, bytes - 1 - QUESTION_BYTES, (data[0] & 2) != 0);
    struct rare *rare = rare_open(path);
    if (rare != NULL)
        ask(rare, data + 1);
    rare_close(rare);
    return 0;
}
