/* SPDX-License-Identifier: MIT */
/* 抄写大字: the facts of a guide one at a time, as large as the glass allows, for people who copy them by hand.
 * */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "gfx/qr.h"
#include "store/content.h"
#include "ui/label.h"
#include "ui/panel.h"
#include "ui/picture.h"
#include "ui/qr_view.h"

#include "guide_parts.h"
#include "pages.h"
#include "parts.h"
#include "shell.h"

#include <string.h>

struct copy {
    struct screen screen;
    struct text_list names, facts; /* the same count */
    char *guide; /* all of it, for a telephone: comes after the last fact */
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
    c->guide = guide_text(s, QR_MAX_BYTES);
}

static int pages(const struct copy *c)
{
    return c->facts.count + (c->guide != NULL);
}

static void on_step(void *ctx, struct widget *w)
{
    struct copy *c = ctx;

    c->at = clamp_int(c->at + w->tag, 0, pages(c) - 1);
    hall_want_rebuild(c->screen.hall);
}

enum { LOW_MM = 240 };

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
    key->widget.least.h = theme_px(theme, view->size.h < theme_px(theme, LOW_MM) ? 20 : 28);
}

/* The widest thing that is copied from one line: a telephone number, a date. px */
static int widest_number(struct view *view, const char *text, const struct text_style *style)
{
    int widest = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        char *word = mem_strndup(text, length);
        if (utf8_count(word, length) == length)
            widest = max_int(widest, text_width(view->fonts, word, style));
        mem_free(word);
        text += length + (text[length] != '\0');
    }
    return widest;
}

/* Lines it takes in that size; 0 = the room does not hold it. */
static int lines_in(struct view *view, struct widget *label, const char *text, int em, struct size room)
{
    struct text_style style = {.weight = FONT_BOLD, .size_px = em, .line_px = em * 7 / 5};

    label_set_size(label, style.size_px, style.line_px);
    int height = widget_measure(label, room.w).h;
    return height > room.h || widest_number(view, text, &style) > room.w ? 0 : height / style.line_px;
}

enum { LARGEST = 24, LEAST = 5 }; /* eighths of the display type */

/* As large as the card allows: a fact is read from the chair where it is copied. A line less is worth a sixth
 * of that. */
static void enlarge(struct view *view, struct widget *label, const char *text, struct size room)
{
    int em = view->theme.type_px[TYPE_DISPLAY], largest = 0, best = LEAST, fewest = 0;

    for (int size = LARGEST; size >= LEAST; size--) {
        int lines = lines_in(view, label, text, em * size / 8, room);
        if (lines == 0 || (fewest > 0 && (lines >= fewest || size * 6 < largest * 5)))
            continue;
        largest = max_int(largest, size);
        best = size;
        fewest = lines;
    }
    (void)lines_in(view, label, text, em * best / 8, room);
}

static const char *name_of_page(struct copy *c)
{
    return c->at < c->facts.count ? c->names.item[c->at]
                                  : view_word(screen_view(&c->screen), WORD_TAKE_AWAY);
}

/* The code as large as the card: on low glass the one on the guide's own page cannot be seen whole. */
static void build_code(struct copy *c, struct panel *card, struct size room)
{
    struct qr *qr = qr_create(c->guide);

    if (qr == NULL)
        return;
    int module = max_int(1, min_int(room.w, room.h) / qr_modules(qr));
    card->across = PANEL_CENTER;
    qr_view_create(screen_view(&c->screen), &card->widget, qr, module * qr_modules(qr));
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
    char *which = str_format(view_word(view, WORD_ONE_OF), c->at + 1, pages(c));
    part_page_title(view, &body->widget, name_of_page(c), which);
    mem_free(which);
    struct panel *card = panel_card(view, &body->widget, PANEL_COLUMN);
    card->widget.grow = 1;
    card->widget.clips = true;
    card->along = PANEL_CENTER;
    if (view->size.h < theme_px(theme, LOW_MM))
        card->pad_y = theme->unit / 2;
    struct panel *row = panel_stack(view, &body->widget, PANEL_ROW, theme->gap);
    add_step(c, &row->widget, "chevron-left", WORD_PREVIOUS_ONE, -1, c->at > 0);
    add_step(c, &row->widget, "chevron-right", WORD_NEXT_ONE, 1, c->at + 1 < pages(c));
    int used = widget_measure(&row->widget, view->size.w).h + 2 * body->gap + 2 * card->pad_y +
               theme_style(theme, TYPE_TITLE, FONT_BOLD).line_px;
    struct size room = {view->size.w - 2 * body->pad_x - 2 * card->pad_x,
                        shell_body_height(&c->screen, body) - used};
    if (c->at == c->facts.count) {
        build_code(c, card, room);
        return;
    }
    const char *fact = c->facts.item[c->at];
    enlarge(view, label_create(view, &card->widget, fact, TYPE_DISPLAY, FONT_BOLD, theme->text), fact, room);
}

static void copy_destroy(struct page *page)
{
    struct copy *c = copy_of(page);

    text_list_finish(&c->names);
    text_list_finish(&c->facts);
    mem_free(c->guide);
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
