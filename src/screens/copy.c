/* SPDX-License-Identifier: MIT */
/* 抄写大字: the facts of a guide one at a time, as large as the glass allows, for people who copy them by hand.
 * */
#include "base/mem.h"
#include "base/str.h"
#include "store/content.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"

#include "pages.h"
#include "parts.h"
#include "shell.h"

struct copy {
    struct screen screen;
    struct text_list names, facts; /* the same count */
    int at;
};

static struct copy *copy_of(void *page)
{
    return CONTAINER_OF(page, struct copy, screen.page);
}

static void add(struct copy *c, enum word name, const char *text)
{
    if (*text == '\0')
        return;
    text_list_add(&c->names, view_word(screen_view(&c->screen), name));
    text_list_add(&c->facts, text);
}

static void collect(struct copy *c, const struct service *s)
{
    add(c, WORD_SERVICES, s->name);
    for (int i = 0; i < s->material_count; i++) {
        char *text = str_format("%s\n%s", s->materials[i].name, s->materials[i].form);
        add(c, WORD_BRING, text);
        mem_free(text);
    }
    add(c, WORD_WHERE_WHOM, s->place);
    add(c, WORD_WHEN, s->hours);
    for (int i = 0; i < s->phones.count; i++)
        add(c, WORD_ASK, s->phones.item[i]);
    for (int i = 0; i < s->steps.count; i++)
        add(c, WORD_STEPS, s->steps.item[i]);
}

static void on_step(void *ctx, struct widget *w)
{
    struct copy *c = ctx;

    c->at = clamp_int(c->at + w->tag, 0, c->facts.count - 1);
    hall_want_rebuild(c->screen.hall);
}

static void add_step(struct copy *c, struct widget *row, const char *icon, enum word name, int step,
                     bool enabled)
{
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    struct panel *key = panel_card(view, row, PANEL_ROW);
    color_t ink = enabled ? theme->text : color_mix(theme->card, theme->second_text, 90);

    key->widget.grow = 1;
    key->across = key->along = PANEL_CENTER;
    picture_icon(view, &key->widget, icon, theme_px(theme, 11), ink);
    label_set_single(label_create(view, &key->widget, view_word(view, name), TYPE_HEADING, FONT_BOLD, ink));
    if (enabled)
        panel_set_tap(key, on_step, c, step);
    key->widget.least.h = theme_px(theme, 28);
}

static void copy_build(struct page *page, struct widget *parent)
{
    struct copy *c = copy_of(page);
    struct view *view = screen_view(&c->screen);
    const struct theme *theme = &view->theme;
    struct panel *body = shell_build(&c->screen, parent);

    if (c->facts.count == 0) {
        part_unreadable(view, &body->widget);
        return;
    }
    char *which = str_format(view_word(view, WORD_ONE_OF), c->at + 1, c->facts.count);
    part_page_title(view, &body->widget, c->names.item[c->at], which);
    mem_free(which);
    struct panel *card = panel_card(view, &body->widget, PANEL_COLUMN);
    card->widget.grow = 1;
    card->widget.clips = true;
    card->along = PANEL_CENTER;
    struct widget *text =
        label_create(view, &card->widget, c->facts.item[c->at], TYPE_DISPLAY, FONT_BOLD, theme->text);
    int em = theme->type_px[TYPE_DISPLAY] * (theme->landscape ? 5 : 6) / 4;
    label_set_size(text, em, em * 7 / 5);
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, theme->gap);
    add_step(c, &row->widget, "chevron-left", WORD_PREVIOUS_ONE, -1, c->at > 0);
    add_step(c, &row->widget, "chevron-right", WORD_NEXT_ONE, 1, c->at + 1 < c->facts.count);
}

static void copy_destroy(struct page *page)
{
    struct copy *c = copy_of(page);

    text_list_finish(&c->names);
    text_list_finish(&c->facts);
    mem_free(c);
}

static const struct page_class copy_class = {.name = "copy",
                                             .build = copy_build,
                                             .refresh = shell_refresh,
                                             .leave = shell_leave,
                                             .destroy = copy_destroy};

struct page *copy_page(struct hall *hall, int64_t service_id)
{
    struct copy *c = screen_create(sizeof *c, &copy_class, hall);
    struct service *s = content_service(hall->content, service_id);

    if (s != NULL)
        collect(c, s);
    service_destroy(s);
    return &c->screen.page;
}
