/* SPDX-License-Identifier: MIT */
#include "drm_modes.h"

#include "base/macros.h"

enum { LARGEST_PX = 4096, SMALLEST_MM = 20, LARGEST_MM = 5000 };

/* Monitors that write their aspect ratio where millimetres (or, once scaled, centimetres) belong. */
static const struct size not_sizes[] = {
    {16, 9}, {16, 10}, {4, 3}, {160, 90}, {160, 100}, {40, 30}, {1600, 900}, {1600, 1000}, {400, 300},
};

static bool is_plain(const drmModeModeInfo *mode)
{
    return !(mode->flags & (DRM_MODE_FLAG_INTERLACE | DRM_MODE_FLAG_DBLSCAN)) && mode->hdisplay > 0 &&
           mode->vdisplay > 0;
}

static long mode_area(const drmModeModeInfo *mode)
{
    return (long)mode->hdisplay * mode->vdisplay;
}

/* How much a mode is wanted; 0 = not at all. */
static int rank(const drmModeModeInfo *mode, struct size wanted)
{
    if (mode->hdisplay == 0 || mode->vdisplay == 0)
        return 0;
    if (!is_plain(mode))
        return 1;
    if (mode->hdisplay == wanted.w && mode->vdisplay == wanted.h)
        return 5;
    if (mode->type & DRM_MODE_TYPE_PREFERRED)
        return 4;
    return mode->hdisplay <= LARGEST_PX && mode->vdisplay <= LARGEST_PX ? 3 : 2;
}

/* Of two modes of the same rank: the wanted size prefers the preferred refresh rate, the rest the larger
 * picture. The kernel lists the higher refresh rate first, so the first of equals stays. */
static bool is_better(const drmModeModeInfo *mode, const drmModeModeInfo *best, int of_rank)
{
    if (of_rank == 5)
        return (mode->type & DRM_MODE_TYPE_PREFERRED) && !(best->type & DRM_MODE_TYPE_PREFERRED);
    if (of_rank == 4)
        return false;
    return of_rank == 2 ? mode_area(mode) < mode_area(best) : mode_area(mode) > mode_area(best);
}

const drmModeModeInfo *drm_modes_choose(const drmModeConnector *connector, struct size wanted)
{
    const drmModeModeInfo *best = NULL;
    int best_rank = 0;

    for (int i = 0; i < connector->count_modes; i++) {
        const drmModeModeInfo *mode = &connector->modes[i];
        int r = rank(mode, wanted);

        if (r > best_rank || (best && r == best_rank && is_better(mode, best, r))) {
            best = mode;
            best_rank = r;
        }
    }
    return best;
}

bool drm_modes_same(const drmModeModeInfo *a, const drmModeModeInfo *b)
{
    return a->hdisplay == b->hdisplay && a->vdisplay == b->vdisplay && a->clock == b->clock &&
           a->htotal == b->htotal && a->vtotal == b->vtotal && a->flags == b->flags;
}

static bool is_size(double width_mm, double height_mm, const drmModeModeInfo *mode)
{
    double stretch;

    for (size_t i = 0; i < ARRAY_LEN(not_sizes); i++)
        if (width_mm == not_sizes[i].w && height_mm == not_sizes[i].h)
            return false;
    if (width_mm < SMALLEST_MM || height_mm < SMALLEST_MM || width_mm > LARGEST_MM || height_mm > LARGEST_MM)
        return false;
    /* Pixels are nearly square; where they are not by far, it is the millimetres that are wrong. */
    stretch = (width_mm / height_mm) * mode->vdisplay / mode->hdisplay;
    return stretch > 1 / 1.3 && stretch < 1.3;
}

void drm_modes_size_mm(const drmModeConnector *connector, const drmModeModeInfo *mode, double *width_mm,
                       double *height_mm)
{
    bool good = is_size(connector->mmWidth, connector->mmHeight, mode);

    *width_mm = good ? connector->mmWidth : 0;
    *height_mm = good ? connector->mmHeight : 0;
}
