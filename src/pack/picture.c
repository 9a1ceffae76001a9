/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "picture"
#include "picture.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "picture_decode.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAVE_AS "请在电脑上打开后另存为JPG或PNG"

struct magic {
    const char *bytes;
    size_t offset, count;
    const char *name; /* NULL: we read it */
};

static const struct magic magics[] = {
    {"\xFF\xD8\xFF", 0, 3, NULL}, {"\x89PNG\r\n\x1A\n", 0, 8, NULL},
    {"WEBP", 8, 4, "WebP"},       {"BM", 0, 2, "BMP"},
    {"GIF8", 0, 4, "GIF"},        {"ftyp", 4, 4, "HEIC（苹果手机照片）"},
    {"II*\0", 0, 4, "TIFF"},      {"MM\0*", 0, 4, "TIFF"},
    {"%PDF", 0, 4, "PDF"},
};

static bool check_magic(const char *data, size_t bytes, struct error *error)
{
    for (size_t i = 0; i < ARRAY_LEN(magics); i++) {
        const struct magic *m = &magics[i];
        if (bytes < m->offset + m->count || memcmp(data + m->offset, m->bytes, m->count) != 0)
            continue;
        if (m->name == NULL)
            return true;
        error_set(error, ERROR_INPUT, "这其实是%s文件，屏幕不能用，" SAVE_AS "。", m->name);
        return false;
    }
    error_set(error, ERROR_INPUT, "这不是JPG或PNG图片，" SAVE_AS "。");
    return false;
}

static char *read_file(const char *path, size_t *bytes, struct error *error)
{
    struct stat st;

    if (stat(path, &st) < 0 || !S_ISREG(st.st_mode)) {
        error_set(error, ERROR_INPUT, "打不开这个图片文件，请重新复制一份。");
        return NULL;
    }
    if (st.st_size == 0) {
        error_set(error, ERROR_INPUT, "图片文件是空的（0字节），请重新复制一份。");
        return NULL;
    }
    char *data = fs_read(path, PICTURE_FILE_BYTES, bytes);
    if (data == NULL && errno == EFBIG)
        error_set(error, ERROR_LIMIT, "图片文件有%dMB，太大了，最大%dMB，请缩小后再放进来。",
                  (int)(st.st_size >> 20), PICTURE_FILE_BYTES >> 20);
    else if (data == NULL)
        error_set(error, ERROR_SYSTEM, "图片文件读不出来（%s），请把U盘拔下重新插好再试。", strerror(errno));
    return data;
}

static void set_verdict(int verdict, const struct picture_result *result, struct error *error)
{
    switch (verdict) {
    case PICTURE_TOO_LARGE:
        error_set(error, ERROR_LIMIT, "图片太大（%d×%d），最多4000万像素，请缩小后再放进来。", result->width,
                  result->height);
        break;
    case PICTURE_CMYK:
        error_set(error, ERROR_INPUT, "这是印刷用的CMYK图片，请在电脑上打开后另存为普通（RGB）的JPG或PNG。");
        break;
    case PICTURE_NO_MEMORY:
        error_set(error, ERROR_SYSTEM, "内存不够，放不下这张图片，请缩小后再放进来。");
        break;
    case PICTURE_TOO_FULL: error_set(error, ERROR_LIMIT, "图片压缩后还是超过4MB，请缩小后再放进来。"); break;
    default: error_set(error, ERROR_INPUT, "图片已损坏或不完整，请在电脑上重新打开，另存一份JPG或PNG。");
    }
}

/* Runs the decoder in a child; its verdict, or -1 when it was ended from outside. */
static int decode_in_child(const char *data, size_t bytes, struct picture_result *result)
{
    int status = 0;
    pid_t child = fork();

    if (child < 0) {
        log_error("fork: %s", strerror(errno));
        return PICTURE_NO_MEMORY;
    }
    if (child == 0) {
        setrlimit(RLIMIT_CPU, &(struct rlimit){PICTURE_CPU_S, PICTURE_CPU_S});
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        picture_decode_and_exit(data, bytes, result);
    }
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    log_warn("the decoder was ended by signal %d", WTERMSIG(status));
    return -1;
}

/* An animated PNG says so by a chunk acTL before its pixels (PNG 3rd edition, 11.3.6.1). */
static bool moves(const char *data, size_t bytes)
{
    const unsigned char *p = (const unsigned char *)data + 8, *end = (const unsigned char *)data + bytes;

    if (bytes < 8 || data[0] == '\xFF')
        return false;
    while (end - p >= 12 && memcmp(p + 4, "IDAT", 4) != 0) {
        size_t length = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
        if (memcmp(p + 4, "acTL", 4) == 0)
            return true;
        if (length > (size_t)(end - p) - 12)
            return false;
        p += length + 12;
    }
    return false;
}

static bool take_result(const struct picture_result *result, struct picture *out)
{
    size_t bytes = result->bytes;

    if (bytes == 0 || bytes > sizeof result->jpeg || result->width < 1 || result->width > PICTURE_SIDE ||
        result->height < 1 || result->height > PICTURE_SIDE)
        return false;
    *out = (struct picture){mem_alloc(bytes), bytes, result->width, result->height, false};
    memcpy(out->jpeg, result->jpeg, bytes);
    return true;
}

bool picture_convert(const char *path, struct picture *out, struct error *error)
{
    size_t bytes = 0;
    char *data = read_file(path, &bytes, error);
    struct picture_result *result = MAP_FAILED;
    bool ok = false;

    if (data == NULL || !check_magic(data, bytes, error))
        goto out;
    result = mmap(NULL, sizeof *result, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (result == MAP_FAILED) {
        set_verdict(PICTURE_NO_MEMORY, NULL, error);
        goto out;
    }
    int verdict = decode_in_child(data, bytes, result);
    ok = verdict == PICTURE_GOOD && take_result(result, out);
    if (ok)
        out->moves = moves(data, bytes);
    else
        set_verdict(verdict, result, error);
out:
    if (result != MAP_FAILED)
        munmap(result, sizeof *result);
    mem_free(data);
    return ok;
}

void picture_finish(struct picture *picture)
{
    mem_free(picture->jpeg);
    picture->jpeg = NULL;
}
