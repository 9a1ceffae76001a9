/* SPDX-License-Identifier: MIT */
#ifndef KETING_SCREENS_OPTION_ICON_H
#define KETING_SCREENS_OPTION_ICON_H

/* A drawing for the words of an answer, so that who reads slowly finds it by sight: 水管漏水 a drop, 送餐 a bowl.
 * Staff write words only; what no rule knows has none. Static; NULL = none. */
const char *option_icon(const char *words);
/* How many rules there are, and the icon of each: for tests. */
int option_icon_rules(void);
const char *option_icon_of(int rule);

#endif
