/* SPDX-License-Identifier: MIT */
/*
 * Greedy filling: a line takes items while they fit, then ends at the last place where it may. Blanks hang
 * over the end; an opening mark at the start and a closing mark at the end lose their blank half. Only a
 * piece that is wider than a whole line is broken where no line may end.
 */
#include "text_lines.h"

#include "base/mem.h"
#include "linebreak.h"

static bool shows(const struct text_item *it)
{
    return it->kind == ITEM_GLYPH;
}

/* What text_lines_step says, without the line. */
static int64_t step(const struct text_item *it, bool first)
{
    return first ? -(int64_t)it->open : it->gap;
}

int64_t text_lines_step(const struct text_items *items, const struct text_line *line, size_t i)
{
    return step(&items->item[i], i == line->from);
}

/* Where the line ends that starts at from: one past its last item. */
static size_t fill(const struct text_items *items, size_t from, int64_t width)
{
    size_t may = from; /* last end that is allowed */
    int64_t x = 0;

    for (size_t i = from; i < items->count; i++) {
        const struct text_item *it = &items->item[i];
        if (it->kind == ITEM_NEWLINE)
            return i + 1;
        x += step(it, i == from) + it->advance;
        bool too_wide = width > 0 && shows(it) && x - it->close > width;
        if (too_wide && i > from)
            return may > from ? may : i;
        if (it->brk == LINEBREAK_MUST && i + 1 < items->count)
            return i + 1;
        if (it->brk == LINEBREAK_MAY)
            may = i + 1;
    }
    return items->count;
}

/* Leaves out what hangs over the end, and measures the rest. */
static void measure(const struct text_items *items, struct text_line *line)
{
    line->seen = line->to;
    while (line->seen > line->from && !shows(&items->item[line->seen - 1]))
        line->seen--;
    line->width = line->indent;
    for (size_t i = line->from; i < line->seen; i++)
        line->width += text_lines_step(items, line, i) + items->item[i].advance;
    /* The second half of —— is empty and hides a dash: it was counted with the first. */
    if (line->seen > line->from)
        line->width -= items->item[line->seen - 1].close;
}

static bool anything_from(const struct text_items *items, size_t i)
{
    for (; i < items->count; i++) {
        if (shows(&items->item[i]))
            return true;
    }
    return false;
}

/* Takes items off the end until the ellipsis fits behind the rest. */
static void cut(const struct text_items *items, struct text_line *line, const struct text_limits *limits)
{
    if (line->seen > line->from)
        line->width += items->item[line->seen - 1].close; /* not the end of the line any more */
    line->width += limits->ellipsis;
    while (line->seen > line->from &&
           ((limits->width > 0 && line->width > limits->width) || !shows(&items->item[line->seen - 1]))) {
        line->seen--;
        line->width -= text_lines_step(items, line, line->seen) + items->item[line->seen].advance;
    }
    line->to = line->seen;
    line->cut = true;
}

static void add(struct text_lines *lines, struct text_line line)
{
    if (lines->count == lines->space) {
        lines->space = lines->space ? lines->space * 2 : 8;
        lines->line = mem_realloc(lines->line, lines->space * sizeof(line));
    }
    lines->line[lines->count++] = line;
}

void text_lines_init(struct text_lines *lines, const struct text_items *items,
                     const struct text_limits *limits)
{
    bool starts_paragraph = true;
    size_t at = 0;

    *lines = (struct text_lines){0};
    do {
        struct text_line line = {.from = at, .indent = starts_paragraph ? limits->indent : 0};
        int64_t room = limits->width > 0 ? limits->width - line.indent : 0;
        line.to = fill(items, at, limits->width > 0 && room < 1 ? 1 : room);
        starts_paragraph = line.to == items->count || items->item[line.to - 1].kind == ITEM_NEWLINE;
        line.ends_paragraph = starts_paragraph;
        measure(items, &line);
        if (lines->count + 1 == limits->max_lines && anything_from(items, line.to)) {
            cut(items, &line, limits);
            lines->cut = true;
        }
        add(lines, line);
        at = line.to;
    } while (at < items->count && !lines->cut && lines->count != limits->max_lines);
}

void text_lines_finish(struct text_lines *lines)
{
    mem_free(lines->line);
}
