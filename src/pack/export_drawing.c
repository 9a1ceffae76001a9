/* SPDX-License-Identifier: MIT */
#include "export_drawing.h"

enum { COORDINATE_MOST = 999 };

static bool take_coordinate(const char **p, int *value)
{
    const char *digits = *p;

    for (*value = 0; **p >= '0' && **p <= '9' && *value <= COORDINATE_MOST; (*p)++)
        *value = *value * 10 + **p - '0';
    return *p > digits && *value <= COORDINATE_MOST;
}

static bool take_point(const char **p, int *x, int *y)
{
    if (!take_coordinate(p, x) || **p != ',')
        return false;
    (*p)++;
    return take_coordinate(p, y);
}

/* Up to ";" or the end. */
static bool add_stroke(struct str *out, const char **p)
{
    int x, y, points = 0;

    str_add(out, "<polyline points=\"");
    do {
        if (points > 0)
            (*p)++; /* the blank */
        if (!take_point(p, &x, &y))
            return false;
        str_add_format(out, points > 0 ? " %d,%d" : "%d,%d", x, y);
        points++;
    } while (**p == ' ');
    if (points == 1)
        str_add_format(out, " %d,%d", x, y); /* a dot: its round ends are drawn */
    str_add(out, "\"/>\n");
    return **p == ';' || **p == '\0';
}

static bool add_strokes(struct str *out, const char *p)
{
    while (add_stroke(out, &p)) {
        if (*p == '\0')
            return true;
        p++;
    }
    return false;
}

bool export_add_drawing(struct str *out, const char *strokes)
{
    size_t before = out->len;

    str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"1000\" "
                 "viewBox=\"0 0 1000 1000\">\n"
                 "<rect width=\"1000\" height=\"1000\" fill=\"#fff\"/>\n"
                 "<g fill=\"none\" stroke=\"#000\" stroke-width=\"12\" stroke-linecap=\"round\" "
                 "stroke-linejoin=\"round\">\n");
    if (add_strokes(out, strokes)) {
        str_add(out, "</g>\n</svg>\n");
        return true;
    }
    out->len = before;
    out->data[before] = '\0';
    return false;
}
