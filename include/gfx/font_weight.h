/* SPDX-License-Identifier: MIT */
#ifndef KETING_GFX_FONT_WEIGHT_H
#define KETING_GFX_FONT_WEIGHT_H

enum font_weight { FONT_REGULAR, FONT_BOLD, FONT_WEIGHTS };

#endif
