/* SPDX-License-Identifier: MIT */
#ifndef KETING_BENCH_PAGE_H
#define KETING_BENCH_PAGE_H

#include <stdint.h>

/*
 * What a page shows, as plain data: page_record writes it from the real program, straight draws it
 * again. So the two draw the same page, whatever the content says today. Boxes lie under icons and
 * texts, in this order.
 */
struct page_box {
    int x, y, w, h, radius, border_px; /* px */
    int cut_w; /* only this much of its left side shows: the stripe of a card */
    uint32_t border, fill; /* ARGB; fill 0 = none */
};

struct page_icon {
    const char *name;
    int x, y, side; /* px */
    uint32_t color;
};

/* Han that follow each other by their natural advance, or one Latin letter. */
struct page_run {
    int x64, baseline; /* 1/64 px, px */
    int size; /* em, px */
    int bold, full; /* full: each is one em wide and stands on whole pixels */
    uint32_t color;
    const char *text;
};

enum { PAGE_WIDTH = 1080, PAGE_HEIGHT = 1920, PAGE_WIDTH_MM = 268, PAGE_HEIGHT_MM = 476 };

extern const struct page_box page_boxes[];
extern const struct page_icon page_icons[];
extern const struct page_run page_runs[];
extern const int page_box_count, page_icon_count, page_run_count;

#endif
