/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "media"
#include "media.h"

#include "base/log.h"
#include "base/mem.h"
#include "gfx/image.h"
#include "store/content.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"

struct image *media_load(const struct screen *screen, const char *name)
{
    struct error error = {0};
    size_t bytes;

    if (*name == '\0')
        return NULL;
    void *data = content_picture(screen->hall->content, name, &bytes);
    if (data == NULL)
        return NULL;
    struct image *image = image_decode(data, bytes, (struct size){0, 0}, &error);
    if (image == NULL)
        log_warn("%s: %s", name, error.text);
    mem_free(data);
    return image;
}

static void on_picture(void *ctx, struct widget *w)
{
    struct screen *screen = ctx;

    nav_push(screen->hall->nav, zoom_page(screen->hall, picture_name(w)));
}

/* The button below a picture does what the picture does. */
static void on_button(void *ctx, struct widget *w)
{
    struct widget *picture = ctx;

    (void)w;
    picture->on_tap(picture->ctx, picture);
}

static struct image *make(void *ctx, const char *name, struct size size)
{
    struct screen *screen = ctx;
    struct error error = {0};
    size_t bytes;
    void *data = content_picture(screen->hall->content, name, &bytes);
    struct image *image = data != NULL ? image_decode_to(data, bytes, size, &error) : NULL;

    if (image == NULL)
        log_warn("%s: %s", name, error.text);
    mem_free(data);
    return image;
}

enum { TEXT_PARTS = 5, PICTURE_PARTS = 3 };

struct panel *media_beside(struct screen *screen, struct panel *body, const char *name, struct panel **side)
{
    struct size own;

    *side = NULL;
    /* Large type needs the whole width. */
    if (*name == '\0' || screen_theme(screen)->mode == THEME_ELDER ||
        !content_picture_size(screen->hall->content, name, &own))
        return shell_scroll(screen, &body->widget);
    return shell_scroll_beside(screen, body, TEXT_PARTS, PICTURE_PARTS, side);
}

void media_show(struct screen *screen, struct widget *parent, const char *name)
{
    struct view *view = screen_view(screen);
    struct size own;

    if (*name == '\0' || !content_picture_size(screen->hall->content, name, &own))
        return;
    struct widget *picture = picture_later(view, parent, name, own, view->size.h * 2 / 5, view->theme.radius,
                                           make, screen);
    picture->on_tap = on_picture;
    picture->ctx = screen;
    struct panel *row = panel_stack(view, parent, PANEL_FLOW, view->theme.target_gap);
    part_chip(view, &row->widget, view_word(view, WORD_ZOOM_PICTURE), false, HUE_PLAIN, on_button, picture,
              0);
}
