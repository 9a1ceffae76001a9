/* SPDX-License-Identifier: MIT */
#include "sentences.h"

#include "base/macros.h"
#include "base/mem.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/view.h"

#include <stdbool.h>
#include <string.h>

/* Where the sentence that begins here ends: behind its mark, or at the end of the text. */
static const char *end_of(const char *text, enum sentence_end end)
{
    static const char *const marks[] = {"。", "；"};
    const char *first = text + strlen(text);

    for (size_t i = 0; i < (end == SENTENCE_CLAUSE ? ARRAY_LEN(marks) : 1); i++) {
        const char *mark = strstr(text, marks[i]);
        if (mark != NULL && mark + strlen(marks[i]) < first)
            first = mark + strlen(marks[i]);
    }
    return first;
}

static void build_line(struct view *view, struct widget *parent, const char *text, size_t bytes,
                       enum theme_type type, enum font_weight weight, color_t dot)
{
    const struct theme *theme = &view->theme;
    struct panel *row = panel_stack(view, parent, PANEL_ROW, theme->unit);
    struct panel *hold = panel_stack(view, &row->widget, PANEL_COLUMN, 0);
    struct panel *mark = panel_create(view, &hold->widget, PANEL_ROW);
    int side = theme_px(theme, 3), line = theme_style(theme, type, weight).line_px;
    char *one = mem_strndup(text, bytes);

    row->across = PANEL_START;
    hold->pad_y = (line - side) / 2; /* beside the first line */
    mark->widget.least = (struct size){side, side};
    mark->fill = dot;
    mark->pill = 1;
    label_create(view, &row->widget, one, type, weight, theme->text)->grow = 1;
    mem_free(one);
}

void sentences_build(struct view *view, struct widget *parent, const char *text, enum sentence_end end,
                     enum theme_type type, enum font_weight weight, color_t dot)
{
    if (*end_of(text, end) == '\0') {
        label_create(view, parent, text, type, weight, view->theme.text);
        return;
    }
    while (*text != '\0') {
        const char *next = end_of(text, end);
        build_line(view, parent, text, (size_t)(next - text), type, weight, dot);
        text = next;
    }
}
