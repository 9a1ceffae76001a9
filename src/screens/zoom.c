/* SPDX-License-Identifier: MIT */
/* 看大图: a picture alone, enlarged and moved by buttons. */
#include "base/mem.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/zoom_view.h"

#include "media.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

struct zoom {
    struct screen screen;
    char *picture;
    struct zoom_view *view; /* NULL while not in sight */
};

enum zoom_key { KEY_IN, KEY_OUT, KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN, KEYS };

static const struct {
    const char *icon;
    enum word name;
    int step, right, down;
} keys[KEYS] = {
    [KEY_OUT] = {"minus", WORD_ZOOM_OUT, -1, 0, 0},
    [KEY_IN] = {"plus", WORD_ZOOM_IN, 1, 0, 0},
    [KEY_LEFT] = {"chevron-left", WORD_GO_LEFT, 0, -1, 0},
    [KEY_RIGHT] = {"chevron-right", WORD_GO_RIGHT, 0, 1, 0},
    [KEY_UP] = {"chevron-up", WORD_GO_UP, 0, 0, -1},
    [KEY_DOWN] = {"chevron-down", WORD_GO_DOWN, 0, 0, 1},
};

static struct zoom *zoom_of(void *page)
{
    return CONTAINER_OF(page, struct zoom, screen.page);
}

static void on_key(void *ctx, struct widget *w)
{
    struct zoom *z = ctx;

    if (keys[w->tag].step != 0)
        zoom_view_step(z->view, keys[w->tag].step);
    else
        zoom_view_move(z->view, keys[w->tag].right, keys[w->tag].down);
}

static void zoom_build(struct page *page, struct widget *parent)
{
    struct zoom *z = zoom_of(page);
    struct view *view = screen_view(&z->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&z->screen, parent);
    struct image *image = media_load(&z->screen, z->picture);

    if (image == NULL) {
        part_unreadable(view, &body->widget);
        return;
    }
    z->view = zoom_view_create(view, &body->widget, image);
    struct panel *grid = panel_stack(view, &body->widget, PANEL_GRID, theme->target_gap);
    grid->columns = theme->landscape ? 6 : 3;
    for (int i = 0; i < KEYS; i++) {
        struct panel *key = panel_card(view, &grid->widget, PANEL_ROW);
        key->across = key->along = PANEL_CENTER;
        key->pad_x = key->pad_y = theme->unit / 2;
        picture_icon(view, &key->widget, keys[i].icon, theme_px(theme, 9), theme->text);
        label_set_single(label_create(view, &key->widget, view_word(view, keys[i].name), TYPE_NOTE,
                                      FONT_REGULAR, theme->text));
        panel_set_tap(key, on_key, z, i);
    }
}

static void zoom_leave(struct page *page)
{
    zoom_of(page)->view = NULL;
    shell_leave(page);
}

static void zoom_destroy(struct page *page)
{
    mem_free(zoom_of(page)->picture);
    mem_free(zoom_of(page));
}

static const struct page_class zoom_class = {.name = "zoom",
                                             .build = zoom_build,
                                             .refresh = shell_refresh,
                                             .leave = zoom_leave,
                                             .destroy = zoom_destroy};

struct page *zoom_page(struct hall *hall, const char *picture)
{
    struct zoom *z = screen_create(sizeof *z, &zoom_class, hall);

    z->picture = mem_strdup(picture);
    return &z->screen.page;
}
