/* SPDX-License-Identifier: MIT */
#include "glyph.h"

#include "base/list.h"
#include "base/mem.h"
#include "face.h"
#include "glyph_box.h"

#include <string.h>

enum { BUCKETS = 16384, ENTRY_OVERHEAD = 16 };

struct entry {
    struct list age; /* list of glyph_cache::by_age, newest first */
    struct entry *next; /* of the same bucket */
    uint64_t key;
    struct glyph glyph;
    uint8_t bits[];
};

struct glyph_cache {
    struct faces *faces;
    struct entry **buckets;
    struct list by_age;
    size_t budget;
    struct glyph_stats stats;
};

struct glyph_cache *glyph_cache_create(struct faces *faces, size_t budget_bytes)
{
    struct glyph_cache *cache = mem_zalloc(sizeof(*cache));
    cache->faces = faces;
    cache->budget = budget_bytes;
    cache->buckets = mem_calloc(BUCKETS, sizeof(struct entry *));
    list_init(&cache->by_age);
    return cache;
}

void glyph_cache_destroy(struct glyph_cache *cache)
{
    if (cache == NULL)
        return;
    list_for_each_safe(item, &cache->by_age)
        mem_free(CONTAINER_OF(item, struct entry, age));
    mem_free(cache->buckets);
    mem_free(cache);
}

struct glyph_stats glyph_cache_stats(const struct glyph_cache *cache)
{
    return cache->stats;
}

static uint64_t make_key(int face, int size_px, uint32_t glyph, int phase)
{
    return (uint64_t)glyph << 32 | (uint64_t)(uint32_t)size_px << 16 | (uint64_t)(uint32_t)face << 2 |
           (uint64_t)(uint32_t)phase;
}

static struct entry **bucket_of(struct glyph_cache *cache, uint64_t key)
{
    return &cache->buckets[(key * 0x9E3779B97F4A7C15u) >> 50];
}

static size_t entry_bytes(const struct glyph *g)
{
    return sizeof(struct entry) + ENTRY_OVERHEAD + (size_t)g->w * (size_t)g->h;
}

static void evict(struct glyph_cache *cache, struct entry *old)
{
    struct entry **link = bucket_of(cache, old->key);
    while (*link != old)
        link = &(*link)->next;
    *link = old->next;
    list_remove(&old->age);
    cache->stats.bytes -= entry_bytes(&old->glyph);
    cache->stats.evicted++;
    mem_free(old);
}

void glyph_cache_clear(struct glyph_cache *cache)
{
    list_for_each_safe(item, &cache->by_age)
        evict(cache, CONTAINER_OF(item, struct entry, age));
}

/* Never the newest one: its picture is about to be painted. */
static void keep_budget(struct glyph_cache *cache)
{
    while (cache->stats.bytes > cache->budget && cache->by_age.prev != cache->by_age.next)
        evict(cache, CONTAINER_OF(cache->by_age.prev, struct entry, age));
}

static struct entry *entry_alloc(struct glyph glyph)
{
    size_t area = (size_t)glyph.w * (size_t)glyph.h;
    struct entry *e = mem_alloc(sizeof(*e) + area);
    e->glyph = glyph;
    e->glyph.bits = e->bits;
    return e;
}

static struct entry *draw_box(struct glyph_cache *cache, int size_px, uint32_t code_point)
{
    struct glyph_box box = glyph_box_measure(size_px);
    struct entry *e =
        entry_alloc((struct glyph){.left = box.left, .top = box.top, .w = box.side, .h = box.side});
    glyph_box_draw(cache->faces, code_point, size_px, e->bits);
    return e;
}

static struct entry *draw(struct glyph_cache *cache, int face, int size_px, uint32_t glyph, int phase)
{
    struct face_bitmap b = faces_rasterise(cache->faces, face, size_px, glyph, phase * 64 / GLYPH_PHASES);
    struct entry *e = entry_alloc((struct glyph){.left = b.left, .top = b.top, .w = b.w, .h = b.h});
    for (int y = 0; y < b.h; y++)
        memcpy(e->bits + (size_t)y * (size_t)b.w, b.bits + (long)y * b.stride, (size_t)b.w);
    return e;
}

const struct glyph *glyph_cache_get(struct glyph_cache *cache, int face, int size_px, uint32_t glyph,
                                    int phase)
{
    uint64_t key = make_key(face, size_px, glyph, phase);
    struct entry **bucket = bucket_of(cache, key), *e = *bucket;

    while (e != NULL && e->key != key)
        e = e->next;
    if (e != NULL) {
        cache->stats.hits++;
        list_remove(&e->age);
        list_insert(&cache->by_age, &e->age);
        return &e->glyph;
    }

    cache->stats.misses++;
    e = face == FACE_NONE ? draw_box(cache, size_px, glyph) : draw(cache, face, size_px, glyph, phase);
    e->key = key;
    e->next = *bucket;
    *bucket = e;
    list_insert(&cache->by_age, &e->age);
    cache->stats.bytes += entry_bytes(&e->glyph);
    keep_budget(cache);
    return &e->glyph;
}
