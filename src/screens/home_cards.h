/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_HOME_CARDS_H
#define KETING_SCREENS_HOME_CARDS_H

#include "shell.h"

/*
 * What stands on the first page around its five doors. Each leaves nothing behind when there is nothing to
 * show. tappable false: only to be read (长辈模式, out of reach).
 */

/* 下次读书会: the series named by the setting 首页活动, else the first one. */
void home_card_next(struct screen *screen, struct widget *parent, bool tappable);
/* The notice that matters most today; urgent ones in red. only_urgent: no other. */
void home_card_notice(struct screen *screen, struct widget *parent, bool only_urgent, bool tappable);
/* 按类办事, in so many columns. */
void home_card_categories(struct screen *screen, struct widget *parent, int columns);
/* 我是老人 …: opens the services for such people. */
void home_card_audiences(struct screen *screen, struct widget *parent);

#endif
