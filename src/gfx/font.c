/* SPDX-License-Identifier: MIT */
#include "gfx/font.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "face.h"
#include "font_parts.h"
#include "glyph.h"

#include <errno.h>
#include <string.h>

enum { MANIFEST_MAX_BYTES = 64 * 1024, GLYPH_BUDGET_BYTES = 6 * 1024 * 1024 };

/* What every page needs: without these there is no point in starting. */
static const char interface_text[] = "办事活动公告自助联系返回首页搜索，。：0123456789ABC";

/* Cuts the next word out of *line; NULL at its end. */
static char *next_word(char **line)
{
    char *word = *line + strspn(*line, " \t\r");
    size_t n = strcspn(word, " \t\r");
    if (n == 0)
        return NULL;
    *line = word + n + (word[n] != '\0');
    word[n] = '\0';
    return word;
}

/* A file named without a leading / lies beside the manifest. */
static char *face_path(const char *manifest_path, const char *file)
{
    const char *slash = strrchr(manifest_path, '/');
    if (file[0] == '/' || slash == NULL)
        return mem_strdup(file);
    return str_format("%.*s/%s", (int)(slash - manifest_path), manifest_path, file);
}

/* "weight file face-index package licence"; # starts a comment. */
static bool read_line(struct faces *faces, const char *manifest_path, char *line, int number,
                      struct error *error)
{
    line[strcspn(line, "#")] = '\0';
    char *weight = next_word(&line);
    if (weight == NULL)
        return true;

    char *file = next_word(&line), *index = next_word(&line), *package = next_word(&line);
    bool bold = str_same(weight, "bold");
    long face_index = 0;
    if ((!bold && !str_same(weight, "regular")) || package == NULL ||
        !str_to_int(index, 0, 255, &face_index)) {
        error_set(error, ERROR_INPUT,
                  "字体清单 %s 第 %d 行写错了，应为“regular 或 bold、文件、序号、软件包、许可”",
                  manifest_path, number);
        return false;
    }
    char *path = face_path(manifest_path, file);
    bool ok = faces_add(faces, bold ? FONT_BOLD : FONT_REGULAR, path, face_index, package, error);
    mem_free(path);
    return ok;
}

static bool read_manifest(struct faces *faces, const char *path, struct error *error)
{
    size_t bytes;
    char *text = fs_read(path, MANIFEST_MAX_BYTES, &bytes), *line = text, *end;
    bool ok = true;

    if (text == NULL) {
        error_set(error, ERROR_MISSING, "读不到字体清单 %s：%s", path, strerror(errno));
        return false;
    }
    for (int number = 1; ok && line != NULL; number++, line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        ok = read_line(faces, path, line, number, error);
    }
    mem_free(text);
    return ok;
}

struct fonts *fonts_open(const char *manifest_path, struct error *error)
{
    struct faces *faces = faces_create(error);

    if (faces == NULL)
        return NULL;
    if (!read_manifest(faces, manifest_path, error) ||
        !faces_check(faces, FONT_REGULAR, interface_text, error) ||
        !faces_check(faces, FONT_BOLD, interface_text, error)) {
        faces_destroy(faces);
        return NULL;
    }
    faces_report_missing(faces);
    struct fonts *fonts = mem_zalloc(sizeof(*fonts));
    fonts->faces = faces;
    fonts->glyphs = glyph_cache_create(faces, GLYPH_BUDGET_BYTES);
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    glyph_cache_destroy(fonts->glyphs);
    faces_destroy(fonts->faces);
    mem_free(fonts);
}

void fonts_forget(struct fonts *fonts)
{
    glyph_cache_clear(fonts->glyphs);
    faces_forget(fonts->faces);
}

struct font_stats fonts_get_stats(const struct fonts *fonts)
{
    struct glyph_stats s = glyph_cache_stats(fonts->glyphs);
    return (struct font_stats){
        .hits = s.hits, .misses = s.misses, .evicted = s.evicted, .cache_bytes = s.bytes};
}
