/* SPDX-License-Identifier: MIT */
/* What Unihan knows of each character, and what characters are made of. */
#ifndef KETING_TOOLS_GEN_RARE_H
#define KETING_TOOLS_GEN_RARE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    CODE_POINTS = 0x2EBF0, /* up to the end of Ext F */
    WAYS_MAX = 6,
    CANGJIE_BYTES = 6,
    PHONETICS_MAX = 4,
    PARTS_MAX = 5,
    STROKES_MAX = 64,
};

/* One way to count: radical and strokes besides it. */
struct way {
    uint8_t radical, strokes;
    bool simple; /* 讠 and not 言 */
};

struct han {
    bool exists, chinese; /* has a source of the mainland */
    uint8_t strokes; /* all of them */
    uint8_t level; /* enum rare_level */
    uint8_t ways, phonetics;
    struct way way[WAYS_MAX];
    char cangjie[CANGJIE_BYTES]; /* without the X that parts equals */
    uint16_t phonetic[PHONETICS_MAX];
    uint32_t traditional, simplified; /* one of them, 0: none */
    bool made; /* its parts are known */
};

struct made_of {
    uint32_t whole, part[PARTS_MAX];
    int parts;
};

extern struct han *han; /* [CODE_POINTS] */
extern struct made_of *made;
extern int made_count;

/* False when one of them is no character of ours or there is no room. */
bool add_made(uint32_t whole, const uint32_t *part, int parts);

/* gen_rare_derive.c: finds the parts of what has none yet. */
void derive_parts(void);

#endif
