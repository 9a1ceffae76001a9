/* SPDX-License-Identifier: MIT */
/*
 * seed_pictures CONTENT FOLDER — the JPEG pictures of a content database as files, for fuzz_image to
 * begin with.
 */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"
#include "store/model.h"

#include <stdio.h>

static void save(struct content *content, const char *name, const char *folder, int number)
{
    size_t bytes;
    void *data = content_picture(content, name, &bytes);
    char *path = str_format("%s/picture-%d.jpg", folder, number);
    FILE *file = data != NULL ? fopen(path, "wbe") : NULL;

    if (file != NULL) {
        fwrite(data, 1, bytes, file);
        fclose(file);
    }
    mem_free(path);
    mem_free(data);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct content *content = argc == 3 ? content_open(argv[1], &error) : NULL;
    int count, number = 0;

    if (content == NULL)
        return 1;
    int64_t *ids = content_notices(content, DAY_NONE, -1, &count);
    for (int i = 0; i < count; i++) {
        struct notice *notice = content_notice(content, ids[i]);
        for (int k = 0; notice != NULL && k < notice->pictures.count; k++)
            save(content, notice->pictures.item[k], argv[2], number++);
        notice_destroy(notice);
    }
    mem_free(ids);
    content_close(content);
    return 0;
}
