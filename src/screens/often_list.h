/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_OFTEN_LIST_H
#define KETING_SCREENS_OFTEN_LIST_H

#include "shell.h"

/* 最近常看: a heading and rows for the most read guides. Gives how many; nothing is built when none was read
 * yet. */
int often_list_build(struct screen *screen, struct widget *parent);

#endif
