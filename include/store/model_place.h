/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_MODEL_PLACE_H
#define KETING_STORE_MODEL_PLACE_H

#include "store/model.h"

/* 联系与场所: whom to call, who looks after which building, and the rooms of the hall. */
enum { LIMIT_CONTACTS = 2000, LIMIT_GRIDS = 500, LIMIT_PLACES = 200, BUILDING_MAX = 9999 };

struct contact {
    int64_t id;
    char *code, *name, *kind, *person, *duty, *hours, *place, *skills, *keywords, *picture, *name_en;
    struct text_list phones;
    bool urgent;
};
KETING_MUST_USE struct contact *contact_create(void);
void contact_destroy(struct contact *contact);

/* 网格: building numbers as ranges, and words for what has no number (商铺A区). */
struct building_range {
    int from, to;
};

struct grid {
    int64_t id;
    char *code, *name, *buildings_text, *person, *phone, *area; /* person and phone of the grid worker */
    int64_t contact_id;                                         /* 0 = none */
    int households;                                             /* 0 = not given */
    struct building_range *range;
    int range_count;
};
KETING_MUST_USE struct grid *grid_create(void);
void grid_destroy(struct grid *grid);
void grid_add_range(struct grid *grid, int from, int to);

/* A room; where it is on its floor plan, in hundredths of a percent of the picture. */
struct place {
    int64_t id;
    char *code, *name, *kind, *floor, *summary, *hours, *plan, *name_en;
    int64_t contact_id; /* 0 = none */
    int capacity;       /* 0 = not given */
    bool on_plan;
    int x, y, w, h; /* 1/10000 of the plan's sides */
    struct text_list pictures;
};
KETING_MUST_USE struct place *place_create(void);
void place_destroy(struct place *place);

#endif
