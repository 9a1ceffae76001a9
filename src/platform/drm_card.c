/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "drm_card"
#include "drm_card.h"

#include "base/log.h"
#include "drm_modes.h"
#include "drm_node.h"

#include <errno.h>
#include <string.h>
#include <xf86drm.h>

void drm_card_init(struct drm_card *card)
{
    *card = (struct drm_card){.fd = -1};
}

static int crtc_index_of(const drmModeRes *resources, uint32_t crtc_id)
{
    for (int i = 0; i < resources->count_crtcs; i++)
        if (crtc_id && resources->crtcs[i] == crtc_id)
            return i;
    return -1;
}

/* The controller that feeds the connector now, or one that its encoder can be fed by; -1 when there is
 * none. */
static int pick_crtc_of_encoder(int fd, const drmModeRes *resources, uint32_t encoder_id, bool current)
{
    drmModeEncoder *encoder = encoder_id ? drmModeGetEncoder(fd, encoder_id) : NULL;
    int index = -1;

    if (!encoder)
        return -1;
    if (current)
        index = crtc_index_of(resources, encoder->crtc_id);
    else
        for (int i = 0; i < resources->count_crtcs && index < 0; i++)
            if (encoder->possible_crtcs & (1u << i))
                index = i;
    drmModeFreeEncoder(encoder);
    return index;
}

static int pick_crtc(int fd, const drmModeRes *resources, const drmModeConnector *connector)
{
    int index = pick_crtc_of_encoder(fd, resources, connector->encoder_id, true);

    for (int i = 0; i < connector->count_encoders && index < 0; i++)
        index = pick_crtc_of_encoder(fd, resources, connector->encoders[i], false);
    return index;
}

static bool describe_screen(int fd, const drmModeRes *resources, const drmModeConnector *connector,
                            struct size wanted, struct drm_screen *screen)
{
    const drmModeModeInfo *mode = drm_modes_choose(connector, wanted);
    int crtc = pick_crtc(fd, resources, connector);

    if (!mode || crtc < 0)
        return false;
    screen->connector_id = connector->connector_id;
    screen->crtc_id = resources->crtcs[crtc];
    screen->crtc_index = crtc;
    screen->mode = *mode;
    drm_modes_size_mm(connector, mode, &screen->width_mm, &screen->height_mm);
    return true;
}

/* NULL when a screen was found, else why not. A connector of unknown state (old VGA) serves when no
 * other does. */
static const char *find_screen(int fd, struct size wanted, struct drm_screen *screen)
{
    drmModeRes *resources = drmModeGetResources(fd);
    const char *trouble = "no screen is connected";
    bool found = false, certain = false;

    if (!resources)
        return "the card has no screens of its own";
    for (int i = 0; i < resources->count_connectors && !certain; i++) {
        drmModeConnector *connector = drmModeGetConnector(fd, resources->connectors[i]);
        bool connected = connector && connector->connection == DRM_MODE_CONNECTED;

        if (connected || (connector && connector->connection == DRM_MODE_UNKNOWNCONNECTION && !found)) {
            certain = describe_screen(fd, resources, connector, wanted, screen) && connected;
            found |= connector->count_modes > 0 && screen->crtc_id;
            if (!found && connected)
                trouble = "a screen is connected but has no modes yet";
        }
        drmModeFreeConnector(connector);
    }
    drmModeFreeResources(resources);
    return found ? NULL : trouble;
}

static const char *try_card(int fd, struct size wanted, struct drm_screen *screen)
{
    uint64_t dumb = 0;

    *screen = (struct drm_screen){0};
    if (drmGetCap(fd, DRM_CAP_DUMB_BUFFER, &dumb) != 0 || !dumb)
        return "the card has no dumb buffers";
    /* Without master the kernel does not probe, so this comes before looking. */
    if (!drmIsMaster(fd) && drmSetMaster(fd) != 0)
        return "another program holds the card";
    return find_screen(fd, wanted, screen);
}

bool drm_card_find(struct drm_card *card, struct drm_screen *screen, struct size wanted)
{
    const char *trouble = "there is no graphics card";

    for (int number = 0; number < DRM_NODES; number++) {
        int fd = drm_node_open(number);

        if (fd < 0) {
            if (errno != ENOENT)
                trouble = "the graphics card cannot be opened";
            continue;
        }
        trouble = try_card(fd, wanted, screen);
        if (!trouble) {
            card->fd = fd;
            card->trouble = NULL;
            log_info("card%d: %dx%d, %.0f x %.0f mm", number, screen->mode.hdisplay, screen->mode.vdisplay,
                     screen->width_mm, screen->height_mm);
            return true;
        }
        drm_node_close(fd);
    }
    if (!card->trouble || strcmp(card->trouble, trouble) != 0)
        log_warn("%s; waiting", trouble);
    card->trouble = trouble;
    return false;
}

enum drm_card_news drm_card_look_again(const struct drm_card *card, const struct drm_screen *screen,
                                       struct size wanted)
{
    drmModeConnector *connector = drmModeGetConnector(card->fd, screen->connector_id);
    enum drm_card_news news = DRM_CARD_SAME;
    const drmModeModeInfo *mode;

    if (!connector || connector->connection == DRM_MODE_DISCONNECTED)
        news = DRM_CARD_GONE;
    /* Connected with an empty list is a cable with a bad contact: what is lit stays lit. */
    else if ((mode = drm_modes_choose(connector, wanted)) && !drm_modes_same(mode, &screen->mode))
        news = DRM_CARD_CHANGED;
    drmModeFreeConnector(connector);
    return news;
}

bool drm_card_take_master(const struct drm_card *card)
{
    return drmIsMaster(card->fd) || drmSetMaster(card->fd) == 0;
}

void drm_card_close(struct drm_card *card)
{
    if (card->fd < 0)
        return;
    drmDropMaster(card->fd);
    drm_node_close(card->fd);
    card->fd = -1;
}
