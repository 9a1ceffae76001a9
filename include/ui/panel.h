/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_PANEL_H
#define KETING_UI_PANEL_H

#include "gfx/color.h"
#include "ui/widget.h"

/*
 * The one container: lays its children out in a column, a row, a flow of chips or a grid, and may look like a
 * card. A button is a panel with an on_tap.
 */
enum panel_flow { PANEL_COLUMN, PANEL_ROW, PANEL_FLOW, PANEL_GRID };
enum panel_align { PANEL_STRETCH, PANEL_START, PANEL_CENTER };

struct panel {
    struct widget widget;
    enum panel_flow flow;
    enum panel_align across;      /* of each child, across the flow */
    enum panel_align along;       /* START or CENTER: where the children stand when there is spare room */
    int columns;                  /* PANEL_GRID */
    int gap, row_gap;             /* px; row_gap for FLOW and GRID */
    int pad_x, pad_y;             /* px */
    bool fill_rows;               /* PANEL_GRID: rows share the whole height */
    color_t fill, border, stripe; /* alpha 0 = none */
    color_t pressed_fill;         /* alpha 0 = fill darkened a little */
    int radius, border_px, stripe_px;
    int pill;                     /* 1 = radius is half of the height */
    int top_line_px;              /* a line of `border` along the top only */
};

struct panel *panel_create(struct view *view, struct widget *parent, enum panel_flow flow);
/* Column or row with no looks and this gap. */
struct panel *panel_stack(struct view *view, struct widget *parent, enum panel_flow flow, int gap);
/* A card of the theme: card colour, line, radius, padding of two units. */
struct panel *panel_card(struct view *view, struct widget *parent, enum panel_flow flow);
/* Makes it a target: at least theme.target high and wide. */
void panel_set_tap(struct panel *panel, widget_fn on_tap, void *ctx, int tag);
/* An empty thing that takes the spare room. */
void panel_add_spring(struct view *view, struct widget *parent);

/* Shared by panel.c and layout.c. */
struct size panel_measure_children(struct panel *panel, int width_px);
void panel_place_children(struct panel *panel);

#endif
