/* SPDX-License-Identifier: MIT */
#ifndef KETING_BASE_LIST_H
#define KETING_BASE_LIST_H

#include "base/macros.h"

#include <stdbool.h>

/*
 * Intrusive ring. A head is a struct list on its own; a member embeds one. Name the list on the field:
 * struct list siblings; (a comment says: list of ui_widget::children).
 */
struct list {
    struct list *prev, *next;
};

static inline void list_init(struct list *head)
{
    head->prev = head->next = head;
}

static inline bool list_empty(const struct list *head)
{
    return head->next == head;
}

static inline void list_insert(struct list *after, struct list *item)
{
    item->prev = after;
    item->next = after->next;
    after->next->prev = item;
    after->next = item;
}

static inline void list_append(struct list *head, struct list *item)
{
    list_insert(head->prev, item);
}

/* The item may be removed twice. */
static inline void list_remove(struct list *item)
{
    item->prev->next = item->next;
    item->next->prev = item->prev;
    list_init(item);
}

#define list_for_each(item, head) for (struct list *item = (head)->next; item != (head); item = item->next)
#define list_for_each_reverse(item, head) \
    for (struct list *item = (head)->prev; item != (head); item = item->prev)
/* The body may remove the item itself, no other. */
#define list_for_each_safe(item, head) \
    for (struct list *item = (head)->next, *item##_next = item->next; item != (head); \
         item = item##_next, item##_next = item->next)

#endif
