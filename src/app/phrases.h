/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_PHRASES_H
#define KETING_APP_PHRASES_H

struct content;
struct pinyin;

/* The words of this hall (词语.csv, 常用语 of 设置.csv, its streets, rooms, courses, matters) join the pinyin
 * keyboard's. They come from the staff's sheets alone; nothing that a visitor writes is ever learned. NULLs
 * do nothing. */
void phrases_from_content(struct pinyin *pinyin, struct content *content);

#endif
