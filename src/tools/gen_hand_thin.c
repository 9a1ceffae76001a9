/* SPDX-License-Identifier: MIT */
/*
 * A skeleton is a graph: black pixels, each with the black pixels beside it. Pixels with two neighbours are
 * line, the others are nodes (ends and crossings). Lines between nodes are followed, nodes that lie close
 * together become one crossing, short spurs are dropped, and at a crossing the two lines that go straight
 * on become one stroke.
 */
#include "gen_hand_thin.h"

#include "base/macros.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    EDGES_MAX = 400,
    NODES_MAX = 600,
    SPUR_PIXELS = 6, /* shorter lines that end nowhere are roughness of the outline */
    CROSSING_PIXELS = 8, /* shorter lines between crossings are one crossing, torn apart by the thinning */
    LOOK_AHEAD = 12, /* pixels from a crossing at which the direction of a line is taken */
};

static const float straight_on = -0.78F; /* cosine between the two halves of a line that goes on */

/* The eight neighbours, clockwise from the north; the even ones share a side. */
static const int around[8] = {-THIN_SIDE, -THIN_SIDE + 1, 1,  THIN_SIDE + 1,
                              THIN_SIDE,  THIN_SIDE - 1,  -1, -THIN_SIDE - 1};

/* ---- thinning ------------------------------------------------------------------------------------------ */

static bool is_edge(const uint8_t *p, bool second_half)
{
    int count = 0, changes = 0;
    uint8_t n[8];

    for (int i = 0; i < 8; i++) {
        n[i] = p[around[i]];
        count += n[i];
    }
    for (int i = 0; i < 8; i++)
        changes += !n[i] && n[(i + 1) % 8];
    if (count < 2 || count > 6 || changes != 1)
        return false;
    if (second_half)
        return !(n[0] && n[2] && n[6]) && !(n[0] && n[4] && n[6]);
    return !(n[0] && n[2] && n[4]) && !(n[2] && n[4] && n[6]);
}

void thin_picture(struct thin *thin)
{
    static int gone[THIN_PIXELS];
    bool changed = true;

    for (bool second_half = false, idle = false; changed || !idle; second_half = !second_half) {
        int count = 0;
        idle = !changed;
        for (int i = THIN_SIDE + 1; i < THIN_PIXELS - THIN_SIDE - 1; i++)
            if (thin->black[i] && is_edge(&thin->black[i], second_half))
                gone[count++] = i;
        for (int i = 0; i < count; i++)
            thin->black[gone[i]] = 0;
        changed = count > 0;
    }
}

/* ---- the graph ----------------------------------------------------------------------------------------- */

struct edge {
    int *pixels; /* in pool, from node to node */
    int count;
    int node[2];
    int next[2]; /* at each end: the edge and end (edge * 2 + end) it goes on with, or -1 */
    bool dropped, used;
};

static struct {
    uint8_t black[THIN_PIXELS];
    uint8_t seen[THIN_PIXELS]; /* pixel of a line that was followed */
    int node_at[THIN_PIXELS]; /* number of the node + 1 */
    int parent[NODES_MAX]; /* crossings that were torn apart */
    int node_pixel[NODES_MAX];
    int node_count;
    struct edge edges[EDGES_MAX];
    int edge_count;
    int pool[THIN_PIXELS * 2];
    int pool_used;
} graph;

/* Neighbours of a pixel; a diagonal one counts only when no way round it by the sides exists. */
static int neighbours(int at, int out[8])
{
    int count = 0;

    for (int i = 0; i < 8; i++) {
        if (!graph.black[at + around[i]])
            continue;
        if (i % 2 == 1 && (graph.black[at + around[i - 1]] || graph.black[at + around[(i + 1) % 8]]))
            continue;
        out[count++] = at + around[i];
    }
    return count;
}

static int find(int node)
{
    while (graph.parent[node] != node)
        node = graph.parent[node];
    return node;
}

static int add_node(int pixel)
{
    if (graph.node_at[pixel] == 0 && graph.node_count < NODES_MAX) {
        graph.parent[graph.node_count] = graph.node_count;
        graph.node_pixel[graph.node_count] = pixel;
        graph.node_at[pixel] = ++graph.node_count;
    }
    return graph.node_at[pixel] - 1;
}

static void find_nodes(void)
{
    int beside[8];

    for (int i = THIN_SIDE; i < THIN_PIXELS - THIN_SIDE; i++)
        if (graph.black[i] && neighbours(i, beside) != 2)
            add_node(i);
}

/* From a node by one of its neighbours to the next node. */
static void follow(int node, int to)
{
    if (graph.edge_count == EDGES_MAX || graph.pool_used + THIN_PIXELS / 8 > (int)ARRAY_LEN(graph.pool))
        return;
    struct edge *edge = &graph.edges[graph.edge_count];
    int from = graph.node_pixel[node], beside[8];

    *edge = (struct edge){.pixels = &graph.pool[graph.pool_used], .next = {-1, -1}};
    edge->pixels[edge->count++] = from;
    while (graph.node_at[to] == 0) {
        graph.seen[to] = 1;
        edge->pixels[edge->count++] = to;
        int count = neighbours(to, beside);
        int next = count == 2 ? (beside[0] == from ? beside[1] : beside[0]) : from;
        from = to;
        to = next;
        if (edge->count >= THIN_PIXELS / 8)
            break;
    }
    edge->pixels[edge->count++] = to;
    edge->node[0] = node;
    edge->node[1] = graph.node_at[to] > 0 ? graph.node_at[to] - 1 : node;
    graph.pool_used += edge->count;
    graph.edge_count++;
}

/* An edge without pixels between its nodes is met from both; the first one counts. */
static bool is_new_edge(int node, int to)
{
    if (graph.node_at[to] == 0)
        return !graph.seen[to];
    return graph.node_at[to] - 1 > node;
}

static void follow_all(void)
{
    int beside[8];

    for (int node = 0; node < graph.node_count; node++) {
        int count = neighbours(graph.node_pixel[node], beside);
        for (int i = 0; i < count; i++)
            if (is_new_edge(node, beside[i]))
                follow(node, beside[i]);
    }
    /* What is left are rings: they begin in the upper left, where a pen would. */
    for (int i = 0; i < THIN_PIXELS; i++) {
        if (!graph.black[i] || graph.seen[i] || graph.node_at[i] > 0 || neighbours(i, beside) != 2)
            continue;
        int node = add_node(i);
        if (graph.node_at[i] > 0)
            follow(node, beside[0]);
        graph.seen[i] = 1;
    }
}

static int degree(int node)
{
    int count = 0;

    for (int i = 0; i < graph.edge_count; i++)
        for (int end = 0; end < 2; end++)
            count += !graph.edges[i].dropped && find(graph.edges[i].node[end]) == node;
    return count;
}

static void clean_graph(void)
{
    for (int i = 0; i < graph.edge_count; i++) {
        struct edge *edge = &graph.edges[i];
        int a = find(edge->node[0]), b = find(edge->node[1]);
        if (a == b || edge->count > CROSSING_PIXELS)
            continue;
        if (degree(a) > 1 && degree(b) > 1) {
            graph.parent[a] = b;
            edge->dropped = true;
        } else if (edge->count <= SPUR_PIXELS && degree(a) + degree(b) > 3) {
            edge->dropped = true;
        }
    }
}

/* ---- strokes ------------------------------------------------------------------------------------------- */

static struct hand_point position(int pixel)
{
    return (struct hand_point){(float)(pixel % THIN_SIDE), (float)(pixel / THIN_SIDE)};
}

/* Unit vector from an end of the edge into it. */
static struct hand_point direction_at(const struct edge *edge, int end)
{
    int far = min_int(LOOK_AHEAD, edge->count - 1), near = min_int(2, far - 1);
    int last = edge->count - 1;
    struct hand_point a = position(edge->pixels[end ? last - near : near]);
    struct hand_point b = position(edge->pixels[end ? last - far : far]);
    float d = hypotf(b.x - a.x, b.y - a.y);

    return (struct hand_point){(b.x - a.x) / fmaxf(d, 0.5F), (b.y - a.y) / fmaxf(d, 0.5F)};
}

/* The two free ends at this crossing that continue each other best; false when none do. */
static bool pair_straightest(const int *ends, int count)
{
    float best = straight_on;
    int a = -1, b = -1;

    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            struct edge *p = &graph.edges[ends[i] / 2], *q = &graph.edges[ends[j] / 2];
            if (p->next[ends[i] % 2] >= 0 || q->next[ends[j] % 2] >= 0)
                continue;
            struct hand_point u = direction_at(p, ends[i] % 2), v = direction_at(q, ends[j] % 2);
            float cosine = u.x * v.x + u.y * v.y;
            if (cosine < best) {
                best = cosine;
                a = ends[i];
                b = ends[j];
            }
        }
    }
    if (a < 0)
        return false;
    graph.edges[a / 2].next[a % 2] = b;
    graph.edges[b / 2].next[b % 2] = a;
    return true;
}

static void pair_ends(void)
{
    for (int node = 0; node < graph.node_count; node++) {
        int ends[32], count = 0;
        if (find(node) != node)
            continue;
        for (int i = 0; i < graph.edge_count * 2 && count < (int)ARRAY_LEN(ends); i++)
            if (!graph.edges[i / 2].dropped && find(graph.edges[i / 2].node[i % 2]) == node)
                ends[count++] = i;
        while (pair_straightest(ends, count))
            ;
    }
}

static void add_edge(struct glyph_strokes *out, const struct edge *edge, int from_end)
{
    for (int i = 0; i < edge->count && out->point_count < GLYPH_POINTS_MAX; i++)
        out->points[out->point_count++] = position(edge->pixels[from_end ? edge->count - 1 - i : i]);
}

/* Walks from a free end (edge * 2 + end) through the pairs to the other free end. */
static void walk(struct glyph_strokes *out, int at)
{
    if (out->stroke_count == GLYPH_STROKES_MAX)
        return;
    struct hand_point *first = &out->points[out->point_count];

    while (at >= 0 && !graph.edges[at / 2].used) {
        struct edge *edge = &graph.edges[at / 2];
        edge->used = true;
        add_edge(out, edge, at % 2);
        at = edge->next[1 - at % 2];
    }
    size_t count = (size_t)(&out->points[out->point_count] - first);
    if (count > 0)
        out->strokes[out->stroke_count++] = (struct hand_stroke){first, count};
}

void thin_trace(const struct thin *thin, struct glyph_strokes *out)
{
    memset(&graph, 0, sizeof(graph));
    memcpy(graph.black, thin->black, sizeof(graph.black));
    find_nodes();
    follow_all();
    clean_graph();
    pair_ends();
    for (int i = 0; i < graph.edge_count * 2; i++)
        if (!graph.edges[i / 2].dropped && !graph.edges[i / 2].used && graph.edges[i / 2].next[i % 2] < 0)
            walk(out, i);
    /* Rings of pairs without a free end. */
    for (int i = 0; i < graph.edge_count; i++)
        if (!graph.edges[i].dropped && !graph.edges[i].used)
            walk(out, i * 2);
    /* Dots of one pixel. */
    for (int i = 0; i < graph.node_count && out->stroke_count == 0; i++) {
        out->points[0] = position(graph.node_pixel[i]);
        out->strokes[out->stroke_count++] = (struct hand_stroke){out->points, 1};
        out->point_count = 1;
    }
}
