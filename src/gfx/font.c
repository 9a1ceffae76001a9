/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "font"
#include "gfx/font.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "font_face.h"
#include "glyph.h"

#include <errno.h>
#include <string.h>

#include FT_ADVANCES_H

enum { MANIFEST_MAX_BYTES = 64 * 1024, RESOLVED = 4096, GLYPH_BUDGET_BYTES = 8 * 1024 * 1024 };

struct face {
    char *path, *package;
    long index;  /* of the face in a collection */
    FT_Face ft;  /* NULL until opened */
    bool tried;  /* opening failed once: not tried again */
    int size_px; /* what ft is set to */
};

/* Remembered answers of fonts_resolve, the misses too. */
struct resolved {
    uint32_t key; /* code point << 1 | weight, plus one; 0 = free */
    struct font_char c;
};

struct fonts {
    FT_Library library;
    struct face faces[FONT_FACES];
    int face_count;
    uint8_t chain[FONT_WEIGHTS][FONT_CHAIN]; /* indices of faces */
    int chain_count[FONT_WEIGHTS];
    struct glyph_cache *glyphs;
    struct resolved *resolved; /* RESOLVED slots, by hash */
};

/* What every page needs: without these there is no point in starting. */
static const char interface_text[] = "办事活动公告自助联系返回首页搜索，。：0123456789ABC";

static bool open_face(struct fonts *fonts, struct face *face, struct error *error)
{
    if (face->ft != NULL)
        return true;
    if (face->tried)
        return false;
    face->tried = true;
    if (!fs_exists(face->path)) {
        error_set(error, ERROR_MISSING, "缺少字体文件 %s，请安装软件包 %s", face->path, face->package);
        return false;
    }
    /* FreeType maps the file: nothing is read before a glyph needs it. */
    if (FT_New_Face(fonts->library, face->path, face->index, &face->ft) != 0) {
        face->ft = NULL;
        error_set(error, ERROR_INPUT, "%s 不是可用的字体文件（或没有第 %ld 个字面），请重新安装软件包 %s",
                  face->path, face->index, face->package);
        return false;
    }
    if (!FT_IS_SCALABLE(face->ft) || face->ft->units_per_EM == 0) {
        FT_Done_Face(face->ft);
        face->ft = NULL;
        error_set(error, ERROR_INPUT, "%s 是点阵字体，不能使用，请重新安装软件包 %s", face->path, face->package);
        return false;
    }
    return true;
}

static FT_Face try_face(struct fonts *fonts, struct face *face)
{
    if (face->ft == NULL && !face->tried) {
        struct error error = {0};
        if (!open_face(fonts, face, &error))
            log_error("%s", error.text);
    }
    return face->ft;
}

FT_Face fonts_face(struct fonts *fonts, int face, int size_px)
{
    struct face *f = &fonts->faces[face];
    FT_Face ft = try_face(fonts, f);

    if (ft == NULL || f->size_px == size_px)
        return ft;
    if (FT_Set_Pixel_Sizes(ft, 0, (FT_UInt)size_px) != 0)
        return NULL;
    f->size_px = size_px;
    return ft;
}

int fonts_first_face(const struct fonts *fonts, enum font_weight weight)
{
    return fonts->chain[weight][0];
}

struct glyph_cache *fonts_glyphs(struct fonts *fonts)
{
    return fonts->glyphs;
}

static struct font_char look_up(struct fonts *fonts, enum font_weight weight, uint32_t code_point)
{
    for (int i = 0; i < fonts->chain_count[weight]; i++) {
        int face = fonts->chain[weight][i];
        FT_Face ft = try_face(fonts, &fonts->faces[face]);
        FT_UInt glyph = ft != NULL ? FT_Get_Char_Index(ft, code_point) : 0;
        FT_Fixed units = 0;
        if (glyph == 0 || FT_Get_Advance(ft, glyph, FT_LOAD_NO_SCALE, &units) != 0)
            continue;
        long em = ft->units_per_EM, advance = (units * 1024 + em / 2) / em;
        return (struct font_char){.glyph = glyph,
                                  .face = (uint8_t)face,
                                  .full = units == em,
                                  .advance = (uint16_t)clamp_int((int)advance, 0, UINT16_MAX)};
    }
    return (struct font_char){.glyph = code_point, .face = FONT_NO_FACE, .full = true, .advance = 1024};
}

struct font_char fonts_resolve(struct fonts *fonts, enum font_weight weight, uint32_t code_point)
{
    uint32_t key = (code_point << 1 | (uint32_t)weight) + 1;
    struct resolved *slot = &fonts->resolved[(key * 2654435761u) >> 20];

    if (slot->key != key) {
        slot->c = look_up(fonts, weight, code_point);
        slot->key = key;
    }
    return slot->c;
}

/* ---- the manifest: "weight file face-index package licence", one face per line, # starts a comment ---- */

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

/* Both weights may name the same face: it is opened once. -1 when there are too many. */
static int add_face(struct fonts *fonts, char *path, long index, const char *package)
{
    for (int i = 0; i < fonts->face_count; i++) {
        if (fonts->faces[i].index == index && str_same(fonts->faces[i].path, path)) {
            mem_free(path);
            return i;
        }
    }
    if (fonts->face_count == FONT_FACES) {
        mem_free(path);
        return -1;
    }
    fonts->faces[fonts->face_count] = (struct face){.path = path, .package = mem_strdup(package), .index = index};
    return fonts->face_count++;
}

static bool read_line(struct fonts *fonts, const char *manifest_path, char *line, int number, struct error *error)
{
    line[strcspn(line, "#")] = '\0';
    char *weight = next_word(&line);
    if (weight == NULL)
        return true;

    char *file = next_word(&line), *index = next_word(&line), *package = next_word(&line);
    bool bold = str_same(weight, "bold");
    long face_index = 0;
    if ((!bold && !str_same(weight, "regular")) || package == NULL || !str_to_int(index, 0, 255, &face_index)) {
        error_set(error, ERROR_INPUT, "字体清单 %s 第 %d 行写错了，应为“regular 或 bold、文件、序号、软件包、许可”",
                  manifest_path, number);
        return false;
    }

    enum font_weight w = bold ? FONT_BOLD : FONT_REGULAR;
    int face = add_face(fonts, face_path(manifest_path, file), face_index, package);
    if (face < 0 || fonts->chain_count[w] == FONT_CHAIN) {
        error_set(error, ERROR_LIMIT, "字体清单 %s 第 %d 行：字体太多了", manifest_path, number);
        return false;
    }
    fonts->chain[w][fonts->chain_count[w]++] = (uint8_t)face;
    return true;
}

static bool read_manifest(struct fonts *fonts, const char *path, struct error *error)
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
        ok = read_line(fonts, path, line, number, error);
    }
    mem_free(text);
    for (int w = 0; ok && w < FONT_WEIGHTS; w++) {
        if (fonts->chain_count[w] == 0) {
            error_set(error, ERROR_INPUT, "字体清单 %s 里没有%s字体", path, w == FONT_BOLD ? "粗体" : "常规");
            ok = false;
        }
    }
    return ok;
}

/* The first face of each weight must open and have what the interface is written in. */
static bool check_first_face(struct fonts *fonts, enum font_weight weight, struct error *error)
{
    struct face *face = &fonts->faces[fonts->chain[weight][0]];
    const char *p = interface_text, *end = interface_text + sizeof(interface_text) - 1;

    if (!open_face(fonts, face, error))
        return false;
    while (p < end) {
        uint32_t c = utf8_next(&p, end);
        if (FT_Get_Char_Index(face->ft, c) == 0) {
            error_set(error, ERROR_INPUT, "字体 %s 缺少界面用字（U+%04X），请安装软件包 %s", face->path, c,
                      face->package);
            return false;
        }
    }
    return true;
}

struct fonts *fonts_open(const char *manifest_path, struct error *error)
{
    struct fonts *fonts = mem_zalloc(sizeof(*fonts));

    fonts->resolved = mem_calloc(RESOLVED, sizeof(*fonts->resolved));
    fonts->glyphs = glyph_cache_create(fonts, GLYPH_BUDGET_BYTES);
    if (FT_Init_FreeType(&fonts->library) != 0) {
        fonts->library = NULL;
        error_set(error, ERROR_SYSTEM, "FreeType 无法启动");
        goto fail;
    }
    if (!read_manifest(fonts, manifest_path, error) || !check_first_face(fonts, FONT_REGULAR, error) ||
        !check_first_face(fonts, FONT_BOLD, error))
        goto fail;
    return fonts;
fail:
    fonts_destroy(fonts);
    return NULL;
}

void fonts_destroy(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    glyph_cache_destroy(fonts->glyphs);
    for (int i = 0; i < fonts->face_count; i++) {
        if (fonts->faces[i].ft != NULL)
            FT_Done_Face(fonts->faces[i].ft);
        mem_free(fonts->faces[i].path);
        mem_free(fonts->faces[i].package);
    }
    if (fonts->library != NULL)
        FT_Done_FreeType(fonts->library);
    mem_free(fonts->resolved);
    mem_free(fonts);
}

struct font_stats fonts_get_stats(const struct fonts *fonts)
{
    return glyph_cache_stats(fonts->glyphs);
}
