/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_CONTENT_SEARCH_H
#define KETING_STORE_CONTENT_SEARCH_H

#include "base/macros.h"
#include "store/search_key.h"

#include <stdbool.h>

/*
 * One search for everything: by 拼音首字母 (ylbx), full pinyin (yiliao), or characters. The keys are made
 * at import; here is only the matching: 10,000 entries in under 10 ms.
 */
struct content;

struct search_hit {
    enum search_kind kind;
    int64_t id;
    char *title, *note; /* owned by the result */
    int score;          /* higher is better */
};

struct search_result {
    struct search_hit *hit; /* grouped by kind, the kind with the best hit first; the best first in each */
    int count;
    bool more; /* there were more than the limit */
};

enum { SEARCH_LIMIT = 60, SEARCH_QUERY_BYTES = 64 };

/* Letters may be upper or lower case, digits full-width; blanks separate words that must all match, and so
 * does the change between Chinese and letters. Of a longer query the first SEARCH_QUERY_BYTES count. An
 * empty query finds nothing. Notices that today hides are left out (DAY_NONE: only those that are
 * replaced). */
void content_search(struct content *content, const char *query, int32_t today, struct search_result *out);
void search_result_finish(struct search_result *result);

#endif
