/* SPDX-License-Identifier: MIT */
#include "timeline.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/model.h"
#include "ui/label.h"
#include "ui/panel.h"

/* The line with its disc, as high as the entry beside it. */
static void build_line(struct view *view, struct widget *row, bool first, bool last)
{
    const struct theme *theme = &view->theme;
    struct panel *line = panel_stack(view, row, PANEL_COLUMN, 0);
    int disc = theme_px(theme, 6);
    int above = (theme_style(theme, TYPE_HEADING, FONT_BOLD).line_px - disc) / 2;

    line->across = PANEL_CENTER;
    line->widget.least.w = disc;
    /* The disc stands at the height of the year and the title. */
    struct panel *up = panel_create(view, &line->widget, PANEL_ROW);
    up->fill = first ? 0 : theme->line;
    up->widget.least = (struct size){theme_px(theme, 1.2), max_int(above, 1)};
    struct panel *dot = panel_create(view, &line->widget, PANEL_ROW);
    dot->fill = theme->hue[HUE_NOTICE];
    dot->pill = 1;
    dot->widget.least = (struct size){disc, disc};
    struct panel *down = panel_create(view, &line->widget, PANEL_ROW);
    down->fill = last ? 0 : theme->line;
    down->widget.least.w = theme_px(theme, 1.2);
    down->widget.grow = 1;
}

void timeline_entry(struct view *view, struct widget *parent, const struct notice_brief *brief, bool first,
                    bool last, widget_fn on_tap, void *ctx, int tag)
{
    const struct theme *theme = &view->theme;
    struct date d = date_from_day(brief->published_day);
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit * 2);
    char *year = str_format("%d", d.year), *day = str_format("%d.%d", d.month, d.day);

    row->pressed_fill = theme_tint(theme, HUE_NOTICE);
    struct panel *when = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    when->widget.least.w = theme->type_px[TYPE_HEADING] * 3;
    label_set_single(
        label_create(view, &when->widget, year, TYPE_HEADING, FONT_BOLD, theme->hue[HUE_NOTICE]));
    label_set_single(label_create(view, &when->widget, day, TYPE_NOTE, FONT_REGULAR, theme->second_text));
    build_line(view, &row->widget, first, last);
    struct panel *texts = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    texts->widget.grow = 1;
    texts->gap = theme->unit / 4;
    label_create(view, &texts->widget, brief->title, TYPE_HEADING, FONT_BOLD, theme->text);
    label_set_style(
        label_create(view, &texts->widget, brief->first_words, TYPE_BODY, FONT_REGULAR, theme->second_text),
        TEXT_LEFT, 2, 0);
    /* Air before the next one, which the line goes through. */
    panel_create(view, &texts->widget, PANEL_ROW)->widget.least.h = last ? 0 : theme->unit * 2;
    panel_set_tap(row, on_tap, ctx, tag);
    mem_free(year);
    mem_free(day);
}
