/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "font"
#include "face.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

enum { RESOLVED_BITS = 12, KEPT_GLYPHS = 128, FIRST_GLYPHS = 512 };

struct face {
    char *path, *package;
    long index; /* of the face in a collection */
    void *map; /* the file; NULL until opened */
    size_t bytes;
    FT_Face ft; /* NULL until opened */
    bool tried; /* opening failed once: not tried again */
    int size_px; /* what ft is set to */
};

/* Remembered answers of faces_resolve, the misses too. */
struct resolved {
    uint32_t key; /* code point << 1 | weight, plus one; 0 = free */
    struct face_char c;
};

struct faces {
    FT_Library library;
    struct face face[FACES_MAX];
    int count;
    uint8_t chain[FONT_WEIGHTS][FACE_CHAIN_MAX]; /* indices of face */
    int chain_count[FONT_WEIGHTS];
    struct resolved *resolved; /* 1 << RESOLVED_BITS slots, by hash */
    unsigned drawn; /* glyphs, ever */
};

struct faces *faces_create(struct error *error)
{
    struct faces *faces = mem_zalloc(sizeof(*faces));

    faces->resolved = mem_calloc(1u << RESOLVED_BITS, sizeof(*faces->resolved));
    if (FT_Init_FreeType(&faces->library) != 0) {
        faces->library = NULL;
        error_set(error, ERROR_SYSTEM, "FreeType 无法启动");
        faces_destroy(faces);
        return NULL;
    }
    return faces;
}

void faces_destroy(struct faces *faces)
{
    if (faces == NULL)
        return;
    for (int i = 0; i < faces->count; i++) {
        if (faces->face[i].ft != NULL)
            FT_Done_Face(faces->face[i].ft);
        if (faces->face[i].map != NULL)
            munmap(faces->face[i].map, faces->face[i].bytes);
        mem_free(faces->face[i].path);
        mem_free(faces->face[i].package);
    }
    if (faces->library != NULL)
        FT_Done_FreeType(faces->library);
    mem_free(faces->resolved);
    mem_free(faces);
}

/* Both weights may name the same face: it is opened once. -1 when there are too many. */
static int number_of(struct faces *faces, const char *path, long index, const char *package)
{
    for (int i = 0; i < faces->count; i++) {
        if (faces->face[i].index == index && str_same(faces->face[i].path, path))
            return i;
    }
    if (faces->count == FACES_MAX)
        return -1;
    faces->face[faces->count] =
        (struct face){.path = mem_strdup(path), .package = mem_strdup(package), .index = index};
    return faces->count++;
}

bool faces_add(struct faces *faces, enum font_weight weight, const char *path, long index,
               const char *package, struct error *error)
{
    int n = faces->chain_count[weight] < FACE_CHAIN_MAX ? number_of(faces, path, index, package) : -1;

    if (n < 0) {
        error_set(error, ERROR_LIMIT, "字体太多了，每种粗细最多 %d 个", FACE_CHAIN_MAX);
        return false;
    }
    faces->chain[weight][faces->chain_count[weight]++] = (uint8_t)n;
    return true;
}

/* Nothing is read before a glyph needs it. NULL when it cannot be mapped. */
static void *map_file(const char *path, size_t *bytes)
{
    struct stat info = {.st_size = 0};
    void *map = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd >= 0 && fstat(fd, &info) == 0 && info.st_size > 0)
        map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (fd >= 0)
        close(fd);
    *bytes = (size_t)info.st_size;
    if (map == MAP_FAILED)
        return NULL;
    /* A program that keeps its memory out of the swap has all of it locked; then nothing of the font could be
     * let go again. */
    munlock(map, *bytes);
    return map;
}

static bool open_face(struct faces *faces, struct face *face, struct error *error)
{
    if (face->ft != NULL)
        return true;
    face->tried = true;
    if (!fs_exists(face->path)) {
        error_set(error, ERROR_MISSING, "缺少字体文件 %s，请安装软件包 %s", face->path, face->package);
        return false;
    }
    if (face->map == NULL)
        face->map = map_file(face->path, &face->bytes);
    if (face->map == NULL ||
        FT_New_Memory_Face(faces->library, face->map, (FT_Long)face->bytes, face->index, &face->ft) != 0) {
        face->ft = NULL;
        error_set(error, ERROR_INPUT, "%s 不是可用的字体文件（或没有第 %ld 个字面），请重新安装软件包 %s",
                  face->path, face->index, face->package);
        return false;
    }
    if (!FT_IS_SCALABLE(face->ft) || face->ft->units_per_EM == 0) {
        FT_Done_Face(face->ft);
        face->ft = NULL;
        error_set(error, ERROR_INPUT, "%s 是点阵字体，不能使用，请重新安装软件包 %s", face->path,
                  face->package);
        return false;
    }
    return true;
}

bool faces_check(struct faces *faces, enum font_weight weight, const char *text, struct error *error)
{
    const char *p = text, *end = text + strlen(text);

    if (faces->chain_count[weight] == 0) {
        error_set(error, ERROR_INPUT, "字体清单里没有%s字体", weight == FONT_BOLD ? "粗体" : "常规");
        return false;
    }
    struct face *face = &faces->face[faces->chain[weight][0]];
    if (!open_face(faces, face, error))
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

void faces_report_missing(const struct faces *faces)
{
    for (int i = 0; i < faces->count; i++)
        if (!fs_exists(faces->face[i].path))
            log_warn("%s is missing (package %s)", faces->face[i].path, faces->face[i].package);
}

static FT_Face open_once(struct faces *faces, struct face *face)
{
    if (face->ft == NULL && !face->tried) {
        struct error error = {0};
        if (!open_face(faces, face, &error))
            log_error("%s", error.text);
    }
    return face->ft;
}

static struct face_char look_up(struct faces *faces, enum font_weight weight, uint32_t code_point)
{
    for (int i = 0; i < faces->chain_count[weight]; i++) {
        int n = faces->chain[weight][i];
        FT_Face ft = open_once(faces, &faces->face[n]);
        FT_UInt glyph = ft != NULL ? FT_Get_Char_Index(ft, code_point) : 0;
        FT_Fixed units = 0;
        if (glyph == 0 || FT_Get_Advance(ft, glyph, FT_LOAD_NO_SCALE, &units) != 0)
            continue;
        long em = ft->units_per_EM, advance = (units * 1024 + em / 2) / em;
        return (struct face_char){.glyph = glyph,
                                  .face = (uint8_t)n,
                                  .full = units == em,
                                  .advance = (uint16_t)clamp_int((int)advance, 0, UINT16_MAX)};
    }
    return (struct face_char){.glyph = code_point, .face = FACE_NONE, .full = true, .advance = 1024};
}

struct face_char faces_resolve(struct faces *faces, enum font_weight weight, uint32_t code_point)
{
    uint32_t key = (code_point << 1 | (uint32_t)weight) + 1;
    struct resolved *slot = &faces->resolved[(key * 2654435761u) >> (32 - RESOLVED_BITS)];

    if (slot->key != key) {
        slot->c = look_up(faces, weight, code_point);
        slot->key = key;
    }
    return slot->c;
}

void faces_forget(struct faces *faces)
{
    explicit_bzero(faces->resolved, sizeof(*faces->resolved) << RESOLVED_BITS);
}

static bool set_size(struct face *face, int size_px)
{
    if (face->size_px == size_px)
        return true;
    face->size_px = FT_Set_Pixel_Sizes(face->ft, 0, (FT_UInt)size_px) == 0 ? size_px : 0;
    return face->size_px == size_px;
}

/* The kernel maps sixteen pages around each one that a glyph needs: after a day the fonts would be in memory
 * whole, twenty megabytes of them. What is needed again comes from its cache without a disk. The first frame
 * is not kept waiting for that. */
static void let_go(struct faces *faces)
{
    for (int i = 0; i < faces->count; i++)
        if (faces->face[i].map != NULL)
            madvise(faces->face[i].map, faces->face[i].bytes, MADV_DONTNEED);
}

struct face_bitmap faces_rasterise(struct faces *faces, int face, int size_px, uint32_t glyph, int shift_64)
{
    const struct face_bitmap nothing = {0};
    FT_Face ft = open_once(faces, &faces->face[face]);

    /* No hinting: shapes and advances stay those of the designer, and Hanzi of one size share one grid
     * anyway. */
    if (ft == NULL || !set_size(&faces->face[face], size_px) ||
        FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return nothing;
    if (shift_64 != 0)
        FT_Outline_Translate(&ft->glyph->outline, shift_64, 0);
    if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL) != 0)
        return nothing;
    const FT_Bitmap *b = &ft->glyph->bitmap;
    if (++faces->drawn % KEPT_GLYPHS == 0 && faces->drawn >= FIRST_GLYPHS)
        let_go(faces);
    if (b->buffer == NULL || b->pixel_mode != FT_PIXEL_MODE_GRAY)
        return nothing;
    return (struct face_bitmap){.left = ft->glyph->bitmap_left,
                                .top = ft->glyph->bitmap_top,
                                .w = (int)b->width,
                                .h = (int)b->rows,
                                .stride = b->pitch,
                                .bits = b->buffer};
}

int faces_capital(struct faces *faces, enum font_weight weight)
{
    FT_Face ft = open_once(faces, &faces->face[faces->chain[weight][0]]);
    TT_OS2 *os2 = ft != NULL ? FT_Get_Sfnt_Table(ft, FT_SFNT_OS2) : NULL;

    /* Fonts with an old OS/2 table do not say: seven tenths of the em is what text faces have. */
    if (os2 == NULL || os2->version < 2 || os2->sCapHeight <= 0)
        return 700;
    return os2->sCapHeight * 1000 / ft->units_per_EM;
}
