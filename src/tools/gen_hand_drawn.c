/* SPDX-License-Identifier: MIT */
#include "gen_hand_drawn.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 100, CORNERS_MAX = 40, POINTS_BETWEEN = 8 };

KETING_NORETURN static void fail(const char *line)
{
    fprintf(stderr, "gen_hand: not understood: %.*s\n", (int)strcspn(line, "\n"), line);
    exit(1);
}

/* Catmull and Rom: through b and c, as a and d pull. */
static float between(float a, float b, float c, float d, float t)
{
    return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

static void add_point(struct glyph_strokes *out, float x, float y)
{
    struct hand_stroke *stroke = &out->strokes[out->stroke_count - 1];

    out->points[out->point_count++] = (struct hand_point){x * GLYPH_SIDE / SIDE, y * GLYPH_SIDE / SIDE};
    stroke->count++;
}

static void add_stroke(struct glyph_strokes *out, const struct hand_point *corner, int count)
{
    out->strokes[out->stroke_count++] = (struct hand_stroke){&out->points[out->point_count], 0};
    add_point(out, corner[0].x, corner[0].y);
    for (int i = 1; i < count; i++) {
        const struct hand_point *b = &corner[i - 1], *c = &corner[i], *a = i > 1 ? b - 1 : b,
                                *d = i + 1 < count ? c + 1 : c;
        for (int k = 1; k <= POINTS_BETWEEN; k++) {
            float t = (float)k / POINTS_BETWEEN;
            add_point(out, between(a->x, b->x, c->x, d->x, t), between(a->y, b->y, c->y, d->y, t));
        }
    }
}

/* "50,8 28,22 …" up to ';' or the end of the line; returns where it stands. */
static const char *read_stroke(const char *p, const char *line, struct glyph_strokes *out)
{
    struct hand_point corner[CORNERS_MAX];
    int count = 0;

    do {
        char *after;
        float x = strtof(p, &after);
        if (after == p || *after != ',' || count == CORNERS_MAX)
            fail(line);
        p = after + 1;
        float y = strtof(p, &after);
        if (after == p)
            fail(line);
        corner[count++] = (struct hand_point){x, y};
        p = after + (*after == ' ');
    } while (*p != ';' && *p != '\n');
    if (out->stroke_count == GLYPH_STROKES_MAX ||
        out->point_count + count * POINTS_BETWEEN >= GLYPH_POINTS_MAX)
        fail(line);
    add_stroke(out, corner, count);
    return p;
}

bool drawn_next(const char **text, uint32_t *code_point, struct glyph_strokes *out)
{
    while (strncmp(*text, "# ", 2) == 0)
        *text = strchrnul(*text, '\n') + 1;
    const char *line = *text, *p = line;
    if (*p == '\0')
        return false;
    *code_point = utf8_next(&p, p + strlen(p));
    if (*p != '\t' || strchr(p, '\n') == NULL)
        fail(line);
    out->stroke_count = out->point_count = 0;
    do {
        p = read_stroke(p + 1, line, out);
    } while (*p == ';');
    *text = p + 1;
    return true;
}
