/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_KEYBOARD_KEY_H
#define KETING_UI_KEYBOARD_KEY_H

#include "gfx/text.h"
#include "ui/theme.h"
#include "ui/widget.h"

/*
 * One key of a keyboard, a candidate, a cell of a grid. It paints its own label from its own bytes: with a
 * new label or a new place only it is painted, nothing is laid out; and what it said is wiped with it.
 */
enum { KEY_BYTES = 96 };

enum key_look {
    KEY_PLAIN,
    KEY_WORD,   /* 空格, 123: they do something */
    KEY_CHOSEN, /* the likeliest candidate, the pad in sight */
    KEY_QUIET,  /* a guess that nobody asked for */
    KEY_BUTTON, /* icon and word beside the writing cell */
};

struct key {
    struct widget widget;
    enum key_look look;
    enum theme_hue hue;
    const struct icon *icon; /* NULL = none */
    bool icon_alone;         /* the label is not painted */
    bool icon_hidden;        /* there is no room beside the words of its neighbours */
    enum theme_type type;
    enum font_weight weight;
    char label[KEY_BYTES];
};

struct key *key_create(struct view *view, struct widget *parent, enum key_look look, enum theme_hue hue);
/* A longer text is cut. */
void key_set_label(struct key *key, const char *label);
void key_set_look(struct key *key, enum key_look look);
/* Shows it there, or hides it, without anything else being laid out. */
void key_place(struct key *key, struct rect box);
void key_hide(struct key *key);
/* Icon and label both fit. */
bool key_has_room(const struct key *key);
/* px that the label wants from side to side of the key. */
int key_wanted_width(const struct key *key, const char *label);

#endif
