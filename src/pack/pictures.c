/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "pictures"
#include "pictures.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_LIMIT = 2000 };
enum picture_state { PICTURE_UNUSED, PICTURE_TAKEN, PICTURE_REFUSED };

/* Chinese has no cases: ASCII is all there is to fold. */
static char *folded(const char *name)
{
    char *copy = mem_strdup(name);

    for (char *p = copy; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p + 'a' - 'A');
    return copy;
}

static bool is_picture_name(const char *name)
{
    char *low = folded(name);
    bool is = str_ends(low, ".jpg") || str_ends(low, ".jpeg") || str_ends(low, ".png");

    mem_free(low);
    return is;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted, so that findings come in the same order on every disk. */
static int list_folder(struct pictures *pictures)
{
    DIR *dir = opendir(pictures->folder);
    struct dirent *entry;
    int count = 0;

    pictures->file = mem_calloc(FILES_LIMIT, sizeof *pictures->file);
    if (dir == NULL)
        return 0;
    while ((entry = readdir(dir)) != NULL && count <= FILES_LIMIT) {
        /* Thumbs.db, .DS_Store and such are not meant for us. */
        if (entry->d_name[0] == '.' || strcasecmp(entry->d_name, "thumbs.db") == 0 || entry->d_type == DT_DIR)
            continue;
        if (count == FILES_LIMIT)
            findings_add(pictures->findings, FINDING_ERROR, PICTURES_FOLDER, 0, "", "",
                         "文件太多，最多%d个，请删去不用的图片。", FILES_LIMIT);
        else
            pictures->file[count] = mem_strdup(entry->d_name);
        count++;
    }
    closedir(dir);
    count = min_int(count, FILES_LIMIT);
    qsort(pictures->file, (size_t)count, sizeof *pictures->file, by_name);
    return count;
}

void pictures_init(struct pictures *pictures, const char *pack_folder, struct content_writer *writer,
                   struct findings *findings)
{
    *pictures = (struct pictures){
        .folder = fs_join(pack_folder, PICTURES_FOLDER), .writer = writer, .findings = findings};
    picture_decoder_init(&pictures->decoder);
    int count = list_folder(pictures);

    pictures->state = mem_zalloc((size_t)count);
    for (int i = 0; i < count; i++) {
        char *low = folded(pictures->file[i]);
        names_add(&pictures->files, pictures->file[i], i);
        names_add(&pictures->any_case, low, i);
        mem_free(low);
    }
}

void pictures_finish(struct pictures *pictures)
{
    for (int i = 0; pictures->file != NULL && i < pictures->files.count; i++)
        mem_free(pictures->file[i]);
    picture_decoder_finish(&pictures->decoder);
    mem_free(pictures->file);
    mem_free(pictures->state);
    mem_free(pictures->folder);
    names_finish(&pictures->files);
    names_finish(&pictures->any_case);
}

/* "一.jpg、二.jpg": an end of a name, and behind it another. */
static bool holds_two(const char *low)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png"};

    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        const char *at = strstr(low, ends[i]);
        if (at != NULL && is_picture_name(at + strlen(ends[i])))
            return true;
    }
    return false;
}

/* ".jpg" alone makes no two names alike. */
static bool stems_touch(const char *name, const char *other)
{
    const char *end = name + strcspn(name, ".");
    const char *other_end = other + strcspn(other, ".");

    for (const char *p = name; p < end;) {
        const char *from = p;
        utf8_next(&p, end);
        if (memmem(other, (size_t)(other_end - other), from, (size_t)(p - from)) != NULL)
            return true;
    }
    return false;
}

static void say_missing(struct pictures *pictures, const struct cell *cell, const char *name)
{
    char *low = folded(name);
    int other_case = names_find(&pictures->any_case, low);
    const char *nearest = cell_may_guess(cell) ? names_nearest(&pictures->files, name) : NULL;

    if (holds_two(low)) {
        cell_part_error(cell, name, "几张图片之间要用“；”隔开，如“一.jpg；二.jpg”。");
        mem_free(low);
        return;
    }
    if (other_case != NAMES_NONE)
        cell_part_error(cell, name, "大小写和文件名不一样，请写成“%s”。", pictures->file[other_case]);
    else if (nearest != NULL && stems_touch(name, nearest))
        cell_part_error(cell, name, "图片文件夹里没有这张图片，是不是“%s”？", nearest);
    else
        cell_part_error(cell, name,
                        "图片文件夹里没有这张图片，请把它放进“" PICTURES_FOLDER "”文件夹，或改正文件名。");
    mem_free(low);
}

static bool convert(struct pictures *pictures, const struct cell *cell, const char *name)
{
    char *path = fs_join(pictures->folder, name);
    struct picture picture = {0};
    struct error error = {0};
    bool ok = picture_convert(&pictures->decoder, path, &picture, &error);

    mem_free(path);
    if (!ok) {
        cell_part_error(cell, name, "%s", error.text);
        return false;
    }
    if (picture.moves)
        cell_part_warn(cell, name, "这是会动的图片，屏幕上不会动，只显示它的第一张。");
    /* A disk that refuses is told by the writer at its end. */
    if (pictures->writer != NULL && !content_writer_picture(pictures->writer, name, picture.jpeg,
                                                            picture.bytes, picture.width, picture.height))
        log_warn("%s was not written", name);
    picture_finish(&picture);
    pictures->written++;
    return true;
}

void pictures_use_one(struct pictures *pictures, const struct cell *cell, const char *name)
{
    int i = names_find(&pictures->files, name);

    if (name[0] == '\0')
        return;
    if (i == NAMES_NONE)
        say_missing(pictures, cell, name);
    else if (!is_picture_name(name))
        cell_part_error(cell, name, "屏幕只能用JPG和PNG图片，请在电脑上打开后另存为JPG或PNG。");
    else if (pictures->state[i] == PICTURE_REFUSED)
        cell_part_error(cell, name, "这张图片不能用，原因见前面。");
    else if (pictures->state[i] == PICTURE_UNUSED)
        pictures->state[i] = convert(pictures, cell, name) ? PICTURE_TAKEN : PICTURE_REFUSED;
}

void pictures_use(struct pictures *pictures, const struct cell *cell, const struct text_list *names)
{
    if (names->count > LIMIT_PICTURES) {
        cell_part_error(cell, "", "图片太多了（%d张），最多%d张。", names->count, LIMIT_PICTURES);
        return;
    }
    for (int i = 0; i < names->count; i++)
        pictures_use_one(pictures, cell, names->item[i]);
}

void pictures_warn_unused(struct pictures *pictures)
{
    for (int i = 0; i < pictures->files.count; i++)
        if (pictures->state[i] == PICTURE_UNUSED)
            findings_add(pictures->findings, FINDING_WARNING, PICTURES_FOLDER, 0, "", pictures->file[i],
                         "没有哪一行用到这个文件，没有放进内容里。");
}
