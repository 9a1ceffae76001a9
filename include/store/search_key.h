/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SEARCH_KEY_H
#define KETING_STORE_SEARCH_KEY_H

/* What the table search holds: written at import, matched by content_search(). */
enum search_kind {
    SEARCH_SERVICE,
    SEARCH_SERIES,
    SEARCH_NOTICE,
    SEARCH_CONTACT,
    SEARCH_PLACE,
    SEARCH_FORM,
    SEARCH_KINDS
};

/* What a line of keys is, its first byte in the database. In what is made of pinyin or English a capital
 * begins a syllable or word. */
enum search_key {
    SEARCH_KEY_TITLE = 1,    /* the title as it is */
    SEARCH_KEY_INITIALS = 2, /* of the title: YLBX */
    SEARCH_KEY_PINYIN = 3,   /* of the title: YiLiaoBaoXian */
    SEARCH_KEY_WORD = 4,     /* a keyword, a name */
    SEARCH_KEY_SOUND = 5,    /* initials or pinyin of such, English: from the beginning of a word only */
    SEARCH_KEY_NUMBER = 6,   /* digits of a phone */
    SEARCH_KEYS
};

enum { SEARCH_KEYS_BYTES = 3000, SEARCH_ROWS = 50000 };

#endif
