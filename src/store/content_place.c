/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "content_place"
#include "content_body.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "shape.h"

/* Contacts, grids and places, read once. */
enum { PLAN_SIDE = 10000, RANGES_LIMIT = LIMIT_GRIDS * LIMIT_LINES };

struct directory {
    struct contact **contacts; /* by id */
    int contact_count;
    char *kinds[LIMIT_CONTACTS]; /* each once, in the order of appearance; borrowed from the contacts */
    int kind_count;
    struct grid **grids; /* by id */
    int grid_count;
    struct place **places; /* by id */
    int place_count;
    struct shape_record *records; /* while reading */
};

/* ---- contacts ------------------------------------------------------------------------------------------ */

static void add_kind(struct directory *all, char *kind)
{
    for (int i = 0; i < all->kind_count; i++)
        if (str_same(all->kinds[i], kind))
            return;
    all->kinds[all->kind_count++] = kind;
}

static bool add_contact(struct db_statement *row, void *ctx)
{
    struct directory *all = ctx;
    struct contact *contact = contact_create();

    contact->id = db_int(row, 0, 1, ID_MAX);
    shape_read_texts(&shape_contact, contact, row, 1);
    contact->urgent = db_int(row, 12, 0, 1) == 1;
    add_kind(all, contact->kind);
    all->records[all->contact_count] = (struct shape_record){contact->id, contact};
    all->contacts[all->contact_count++] = contact;
    return true;
}

static bool read_contacts(struct content *content, struct directory *all)
{
    all->contacts = mem_calloc(LIMIT_CONTACTS, sizeof *all->contacts);
    bool ok = content_read_all(
        content,
        "SELECT id, code, name, kind, person, duty, hours, place, skills, keywords, picture, "
        "name_en, urgent FROM contact ORDER BY id LIMIT ?1",
        LIMIT_CONTACTS, add_contact, all);
    return shape_read_lists(&shape_contact, content->db, all->records, all->contact_count) && ok;
}

/* ---- grids --------------------------------------------------------------------------------------------- */

static bool add_grid(struct db_statement *row, void *ctx)
{
    struct directory *all = ctx;
    struct grid *grid = grid_create();

    grid->id = db_int(row, 0, 1, ID_MAX);
    shape_read_texts(&shape_grid, grid, row, 1);
    grid->contact_id = db_int(row, 7, 0, ID_MAX);
    grid->households = (int)db_int(row, 8, 0, ID_MAX);
    all->grids[all->grid_count++] = grid;
    return true;
}

static bool add_range(struct db_statement *row, void *ctx)
{
    struct directory *all = ctx;
    int64_t id = db_int(row, 0, 0, ID_MAX);
    int from = (int)db_int(row, 1, 1, BUILDING_MAX), to = (int)db_int(row, 2, 1, BUILDING_MAX);

    for (int i = 0; i < all->grid_count; i++)
        if (all->grids[i]->id == id && from <= to && all->grids[i]->range_count < LIMIT_LINES)
            grid_add_range(all->grids[i], from, to);
    return true;
}

static bool read_grids(struct content *content, struct directory *all)
{
    all->grids = mem_calloc(LIMIT_GRIDS, sizeof *all->grids);
    bool ok =
        content_read_all(content,
                         "SELECT id, code, name, buildings_text, person, phone, area, contact, households "
                         "FROM grid ORDER BY id LIMIT ?1",
                         LIMIT_GRIDS, add_grid, all);
    return content_read_all(content, "SELECT grid, first, last FROM grid_range ORDER BY grid, seq LIMIT ?1",
                            RANGES_LIMIT, add_range, all) &&
           ok;
}

/* ---- places -------------------------------------------------------------------------------------------- */

/* What lies outside of the plan or has no size cannot be touched. */
static void read_box(struct db_statement *row, int first, struct place *place)
{
    place->x = (int)db_int(row, first, 0, PLAN_SIDE);
    place->y = (int)db_int(row, first + 1, 0, PLAN_SIDE);
    place->w = (int)db_int(row, first + 2, 0, PLAN_SIDE - place->x);
    place->h = (int)db_int(row, first + 3, 0, PLAN_SIDE - place->y);
    place->on_plan = !db_is_null(row, first) && place->plan[0] != '\0' && place->w > 0 && place->h > 0;
}

static bool add_place(struct db_statement *row, void *ctx)
{
    struct directory *all = ctx;
    struct place *place = place_create();

    place->id = db_int(row, 0, 1, ID_MAX);
    shape_read_texts(&shape_place, place, row, 1);
    place->contact_id = db_int(row, 9, 0, ID_MAX);
    place->capacity = (int)db_int(row, 10, 0, ID_MAX);
    read_box(row, 11, place);
    all->records[all->place_count] = (struct shape_record){place->id, place};
    all->places[all->place_count++] = place;
    return true;
}

static bool read_places(struct content *content, struct directory *all)
{
    all->places = mem_calloc(LIMIT_PLACES, sizeof *all->places);
    bool ok = content_read_all(content,
                               "SELECT id, code, name, kind, floor, summary, hours, plan, name_en, contact, "
                               "capacity, x, y, w, h FROM place ORDER BY id LIMIT ?1",
                               LIMIT_PLACES, add_place, all);
    return shape_read_lists(&shape_place, content->db, all->records, all->place_count) && ok;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

static const struct directory *directory_of(struct content *content)
{
    if (content->directory != NULL)
        return content->directory;
    struct directory *all = mem_zalloc(sizeof *all);

    all->records = mem_calloc(LIMIT_CONTACTS, sizeof *all->records);
    bool ok = read_contacts(content, all);
    ok = read_grids(content, all) && ok;
    ok = read_places(content, all) && ok;
    if (!ok)
        log_error("contacts and places are read in part only");
    mem_free(all->records);
    all->records = NULL;
    content->directory = all;
    return all;
}

void directory_destroy(struct directory *directory)
{
    if (directory == NULL)
        return;
    for (int i = 0; i < directory->contact_count; i++)
        contact_destroy(directory->contacts[i]);
    for (int i = 0; i < directory->grid_count; i++)
        grid_destroy(directory->grids[i]);
    for (int i = 0; i < directory->place_count; i++)
        place_destroy(directory->places[i]);
    mem_free(directory->contacts);
    mem_free(directory->grids);
    mem_free(directory->places);
    mem_free(directory);
}

/* ---- for the screens ----------------------------------------------------------------------------------- */

int content_contact_kind_count(struct content *content)
{
    return directory_of(content)->kind_count;
}

const char *content_contact_kind(struct content *content, int index)
{
    const struct directory *all = directory_of(content);

    return index >= 0 && index < all->kind_count ? all->kinds[index] : "";
}

int content_contact_count(struct content *content, const char *kind)
{
    const struct directory *all = directory_of(content);
    int count = 0;

    for (int i = 0; i < all->contact_count; i++)
        count += kind == NULL || str_same(all->contacts[i]->kind, kind);
    return count;
}

const struct contact *content_contact(struct content *content, const char *kind, int index)
{
    const struct directory *all = directory_of(content);

    for (int i = 0; i < all->contact_count; i++)
        if ((kind == NULL || str_same(all->contacts[i]->kind, kind)) && index-- == 0)
            return all->contacts[i];
    return NULL;
}

const struct contact *content_contact_by_id(struct content *content, int64_t id)
{
    const struct directory *all = directory_of(content);

    for (int i = 0; i < all->contact_count; i++)
        if (all->contacts[i]->id == id)
            return all->contacts[i];
    return NULL;
}

int content_grid_count(struct content *content)
{
    return directory_of(content)->grid_count;
}

const struct grid *content_grid(struct content *content, int index)
{
    const struct directory *all = directory_of(content);

    return index >= 0 && index < all->grid_count ? all->grids[index] : NULL;
}

const struct grid *content_grid_of_building(struct content *content, int building)
{
    const struct directory *all = directory_of(content);

    for (int i = 0; i < all->grid_count; i++)
        for (int r = 0; r < all->grids[i]->range_count; r++)
            if (building >= all->grids[i]->range[r].from && building <= all->grids[i]->range[r].to)
                return all->grids[i];
    return NULL;
}

int content_place_count(struct content *content)
{
    return directory_of(content)->place_count;
}

const struct place *content_place(struct content *content, int index)
{
    const struct directory *all = directory_of(content);

    return index >= 0 && index < all->place_count ? all->places[index] : NULL;
}

const struct place *content_place_by_id(struct content *content, int64_t id)
{
    const struct directory *all = directory_of(content);

    for (int i = 0; i < all->place_count; i++)
        if (all->places[i]->id == id)
            return all->places[i];
    return NULL;
}
