/* SPDX-License-Identifier: MIT */
#include "draft.h"

#include <string.h>

struct fill *draft_find(struct drafts *drafts, const char *form_code)
{
    for (int i = 0; i < drafts->count; i++)
        if (strcmp(drafts->fill[i].code, form_code) == 0)
            return &drafts->fill[i];
    return NULL;
}

static void drop_at(struct drafts *drafts, int at)
{
    fill_wipe(&drafts->fill[at]);
    drafts->count--;
    for (int i = at; i < drafts->count; i++)
        drafts->fill[i] = drafts->fill[i + 1];
    explicit_bzero(&drafts->fill[drafts->count], sizeof drafts->fill[0]);
}

struct fill *draft_of(struct drafts *drafts, const struct form *form)
{
    struct fill *fill = draft_find(drafts, form->code);

    if (fill != NULL)
        return fill;
    drafts->used = true;
    if (drafts->count == DRAFTS_KEPT)
        drop_at(drafts, 0);
    fill = &drafts->fill[drafts->count++];
    fill_init(fill, form);
    return fill;
}

void draft_drop(struct drafts *drafts, const char *form_code)
{
    struct fill *fill = draft_find(drafts, form_code);

    if (fill != NULL)
        drop_at(drafts, (int)(fill - drafts->fill));
}

void drafts_wipe(struct drafts *drafts)
{
    while (drafts->count > 0)
        drop_at(drafts, 0);
    drafts->used = false;
    drafts->pad = 0;
}
