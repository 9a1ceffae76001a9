/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "phrases"
#include "phrases.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ime/pinyin.h"
#include "store/content.h"
#include "store/content_hall.h"

#include <string.h>

/* More would slow the keyboard; what staff wrote down comes first. */
enum { PHRASES_MOST = 2000, RUN_LEAST = 2, RUN_MOST = 12 };

struct phrases {
    struct pinyin_phrase item[PHRASES_MOST];
    int count;
};

static bool is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c >= 0x20000;
}

static void add(struct phrases *phrases, const char *from, size_t bytes, int characters)
{
    if (characters < RUN_LEAST || characters > RUN_MOST || phrases->count == PHRASES_MOST)
        return;
    phrases->item[phrases->count++] = (struct pinyin_phrase){mem_strndup(from, bytes), NULL};
}

/* What staff wrote down for the keyboard, with their own readings, first of all. */
static void add_words(struct phrases *phrases, struct content *content)
{
    struct text_list texts = {0}, readings = {0};

    content_words(content, &texts, &readings);
    for (int i = 0; i < texts.count && phrases->count < PHRASES_MOST; i++)
        phrases->item[phrases->count++] = (struct pinyin_phrase){
            mem_strdup(texts.item[i]), readings.item[i][0] != '\0' ? mem_strdup(readings.item[i]) : NULL};
    text_list_finish(&texts);
    text_list_finish(&readings);
}

/* "七一路北侧新院，靠幼儿园": each run of Han characters is a phrase of its own. */
static void add_runs(struct phrases *phrases, const char *text)
{
    const char *end = text + strlen(text), *run = text;
    int characters = 0;

    for (const char *p = text; p < end;) {
        const char *before = p;
        bool han = is_han(utf8_next(&p, end));
        if (han) {
            run = characters == 0 ? before : run;
            characters++;
        }
        if (!han || p == end) {
            add(phrases, run, (size_t)((han ? p : before) - run), characters);
            characters = 0;
        }
    }
}

static void collect(struct phrases *phrases, struct content *content)
{
    static const char *const settings[] = {"常用语", "社区名称", "会客厅名称", "所属", "地址"};

    add_words(phrases, content);
    for (size_t i = 0; i < ARRAY_LEN(settings); i++)
        add_runs(phrases, content_setting(content, settings[i]));
    for (int i = 0; i < content_grid_count(content); i++) {
        add_runs(phrases, content_grid(content, i)->name);
        add_runs(phrases, content_grid(content, i)->area);
    }
    for (int i = 0; i < content_place_count(content); i++)
        add_runs(phrases, content_place(content, i)->name);
    for (int i = 0; i < content_series_count(content); i++)
        add_runs(phrases, content_series(content, i)->name);
    for (int i = 0; i < content_service_count(content, 0) && phrases->count < PHRASES_MOST; i++) {
        struct service_brief brief;
        if (!content_service_brief(content, 0, i, &brief))
            continue;
        add_runs(phrases, brief.name);
        service_brief_finish(&brief);
    }
}

void phrases_from_content(struct pinyin *pinyin, struct content *content)
{
    if (pinyin == NULL || content == NULL)
        return;
    struct phrases *phrases = mem_zalloc(sizeof *phrases);
    collect(phrases, content);
    log_info("%d phrases of this hall on the keyboard", pinyin_extend(pinyin, phrases->item, phrases->count));
    for (int i = 0; i < phrases->count; i++) {
        mem_free((char *)phrases->item[i].text);
        mem_free((char *)phrases->item[i].reading);
    }
    mem_free(phrases);
}
