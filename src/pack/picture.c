/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "picture"
#include "picture.h"

#include "base/log.h"
#include "base/mem.h"
#include "picture_decode.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAVE_AS "请在电脑上打开后另存为JPG或PNG"
#define PLUG_AGAIN "请把U盘拔下重新插好再试"

enum { KEPT_BYTES = 32 * 1024 * 1024 };

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

/* Only a plain file, of which no more than the head is read here. */
static bool check_file(const char *path, struct error *error)
{
    bool ok = false;
    char head[16];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe would block */

    if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        error_set(error, ERROR_INPUT, "打不开这个图片文件，请重新复制一份。");
        goto out;
    }
    if (st.st_size == 0) {
        error_set(error, ERROR_INPUT, "图片文件是空的（0字节），请重新复制一份。");
        goto out;
    }
    if (st.st_size > PICTURE_FILE_BYTES) {
        error_set(error, ERROR_LIMIT, "图片文件有%dMB，太大了，最大%dMB，请缩小后再放进来。",
                  (int)(st.st_size >> 20), PICTURE_FILE_BYTES >> 20);
        goto out;
    }
    ssize_t count = pread(fd, head, sizeof head, 0);
    if (count < 0) {
        error_set(error, ERROR_SYSTEM, "图片文件读不出来（%s），" PLUG_AGAIN "。", strerror(errno));
        goto out;
    }
    if (!check_magic(head, (size_t)count, error))
        goto out;
    ok = true;
out:
    if (fd >= 0)
        close(fd);
    return ok;
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
    case PICTURE_UNREADABLE:
        error_set(error, ERROR_SYSTEM, "图片文件没有读完，" PLUG_AGAIN "。");
        break;
    case PICTURE_TOO_FULL: error_set(error, ERROR_LIMIT, "图片压缩后还是超过4MB，请缩小后再放进来。"); break;
    default: error_set(error, ERROR_INPUT, "图片已损坏或不完整，请在电脑上重新打开，另存一份JPG或PNG。");
    }
}

/* ---- the child ----------------------------------------------------------------------------------------- */

static void allow_time(void)
{
    struct rusage used;
    struct rlimit limit;

    if (getrusage(RUSAGE_SELF, &used) < 0 || getrlimit(RLIMIT_CPU, &limit) < 0)
        return;
    limit.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + PICTURE_CPU_S);
    setrlimit(RLIMIT_CPU, &limit);
}

/* Until the parent is gone, or a picture ends it. */
static KETING_NORETURN void serve(int socket, struct picture_result *result)
{
    char path[PATH_MAX];
    const char done = 0;
    ssize_t bytes;

    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    /* A sanitizer would make an exit status of its own of it. */
    signal(SIGBUS, SIG_DFL);
    /* What one picture took is kept for the next: half of the time of the kernel went into fresh pages. */
    mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    while ((bytes = recv(socket, path, sizeof path - 1, 0)) > 0) {
        path[bytes] = '\0';
        allow_time();
        picture_decode(path, result);
        if (send(socket, &done, 1, MSG_NOSIGNAL) != 1)
            break;
    }
    _exit(0);
}

static bool start_child(struct picture_decoder *decoder)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0) {
        log_error("socketpair: %s", strerror(errno));
        return false;
    }
    decoder->child = fork();
    if (decoder->child == 0) {
        close(ends[0]);
        serve(ends[1], decoder->result);
    }
    close(ends[1]);
    decoder->socket = ends[0];
    if (decoder->child > 0)
        return true;
    log_error("fork: %s", strerror(errno));
    close(ends[0]);
    decoder->child = 0;
    return false;
}

/* What its end says: a verdict, or -1 when it was ended from outside. */
static int end_child(struct picture_decoder *decoder)
{
    int status = 0;
    pid_t child = decoder->child;

    close(decoder->socket);
    decoder->child = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    log_warn("the decoder was ended by signal %d", WTERMSIG(status));
    return WTERMSIG(status) == SIGBUS ? PICTURE_UNREADABLE : -1;
}

static bool hand_over(struct picture_decoder *decoder, const char *path)
{
    if (decoder->child == 0 && !start_child(decoder))
        return false;
    if (send(decoder->socket, path, strlen(path), MSG_NOSIGNAL) >= 0)
        return true;
    /* It was ended between two pictures. */
    end_child(decoder);
    return start_child(decoder) && send(decoder->socket, path, strlen(path), MSG_NOSIGNAL) >= 0;
}

static int decode_in_child(struct picture_decoder *decoder, const char *path)
{
    char done;
    ssize_t bytes;

    if (strlen(path) >= PATH_MAX || !hand_over(decoder, path))
        return PICTURE_NO_MEMORY;
    do
        bytes = recv(decoder->socket, &done, 1, 0);
    while (bytes < 0 && errno == EINTR);
    return bytes == 1 ? PICTURE_GOOD : end_child(decoder);
}

void picture_decoder_init(struct picture_decoder *decoder)
{
    *decoder = (struct picture_decoder){0};
}

void picture_decoder_finish(struct picture_decoder *decoder)
{
    if (decoder->child > 0)
        end_child(decoder);
    if (decoder->result != NULL)
        munmap(decoder->result, sizeof *decoder->result);
    picture_decoder_init(decoder);
}

static bool make_result(struct picture_decoder *decoder)
{
    void *result;

    if (decoder->result != NULL)
        return true;
    result = mmap(NULL, sizeof *decoder->result, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (result == MAP_FAILED)
        return false;
    decoder->result = result;
    return true;
}

/* ---- a picture ----------------------------------------------------------------------------------------- */

static bool take_result(const struct picture_result *result, struct picture *out)
{
    size_t bytes = result->bytes;

    if (bytes == 0 || bytes > sizeof result->jpeg || result->width < 1 || result->width > PICTURE_SIDE ||
        result->height < 1 || result->height > PICTURE_SIDE)
        return false;
    *out = (struct picture){mem_alloc(bytes), bytes, result->width, result->height, result->moves != 0};
    memcpy(out->jpeg, result->jpeg, bytes);
    return true;
}

bool picture_convert(struct picture_decoder *decoder, const char *path, struct picture *out,
                     struct error *error)
{
    if (!check_file(path, error))
        return false;
    if (!make_result(decoder)) {
        set_verdict(PICTURE_NO_MEMORY, NULL, error);
        return false;
    }
    int verdict = decode_in_child(decoder, path);
    if (verdict == PICTURE_GOOD && take_result(decoder->result, out))
        return true;
    set_verdict(verdict, decoder->result, error);
    return false;
}

void picture_finish(struct picture *picture)
{
    mem_free(picture->jpeg);
    picture->jpeg = NULL;
}
