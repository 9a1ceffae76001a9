/* SPDX-License-Identifier: MIT */
#include "visits.h"

#include "base/mem.h"
#include "store/content_hall.h"
#include "store/receipt.h"
#include "store/requests.h"

#include "draft.h"
#include "pages.h"
#include "record.h"

enum { EVENT_DAYS = 14 };

static const char *const names[VISIT_KINDS] = {
    [VISIT_HOME] = "home",         [VISIT_BROWSE] = "browse",     [VISIT_SERVICE] = "service",
    [VISIT_COPY] = "copy",         [VISIT_NOTICES] = "notices",   [VISIT_NOTICE] = "notice",
    [VISIT_ZOOM] = "zoom",         [VISIT_CALENDAR] = "calendar", [VISIT_EVENT] = "event",
    [VISIT_CONTACTS] = "contacts", [VISIT_CONTACT] = "contact",   [VISIT_BUILDING] = "building",
    [VISIT_MAP] = "map",           [VISIT_PLACE] = "place",       [VISIT_FORMS] = "forms",
    [VISIT_FORM] = "form",         [VISIT_FILL] = "fill",         [VISIT_RECEIPT] = "receipt",
    [VISIT_PROGRESS] = "progress", [VISIT_RECORD] = "record",     [VISIT_BOARD] = "board",
    [VISIT_SEARCH] = "search",     [VISIT_IDLE] = "idle",
};

bool visit_needs_requests(enum visit_kind kind)
{
    return kind >= VISIT_FORM && kind <= VISIT_BOARD;
}

const char *visit_name(enum visit_kind kind)
{
    return names[kind];
}

static struct visit *add(struct visits *visits, enum visit_kind kind, int64_t id)
{
    visits->item = mem_realloc(visits->item, (size_t)(visits->count + 1) * sizeof *visits->item);
    visits->item[visits->count] = (struct visit){.kind = kind, .id = id, .picture = mem_strdup("")};
    return &visits->item[visits->count++];
}

static void add_tap(struct visits *visits, enum visit_kind kind, const char *tap)
{
    add(visits, kind, 0)->tap = tap;
}

static void add_pictures(struct visits *visits, const struct text_list *pictures)
{
    for (int i = 0; i < pictures->count; i++) {
        struct visit *visit = add(visits, VISIT_ZOOM, 0);
        mem_free(visit->picture);
        visit->picture = mem_strdup(pictures->item[i]);
    }
}

static void add_services(struct visits *visits, struct content *content)
{
    struct service_brief brief;

    add(visits, VISIT_BROWSE, 0);
    for (int i = 0; i < content_category_count(content); i++)
        add(visits, VISIT_BROWSE, content_category(content, i)->id);
    for (int i = 0; i < content_service_count(content, 0); i++)
        if (content_service_brief(content, 0, i, &brief)) {
            add(visits, VISIT_SERVICE, brief.id);
            add(visits, VISIT_COPY, brief.id);
            service_brief_finish(&brief);
        }
}

static void add_notices(struct visits *visits, struct content *content, int32_t today)
{
    int count;
    int64_t *ids = content_notices(content, today, -1, &count);

    add(visits, VISIT_NOTICES, 0);
    add_tap(visits, VISIT_NOTICES, "大事记");
    for (int i = 0; i < count; i++) {
        struct notice *notice = content_notice(content, ids[i]);
        add(visits, VISIT_NOTICE, ids[i]);
        if (notice != NULL)
            add_pictures(visits, &notice->pictures);
        notice_destroy(notice);
    }
    mem_free(ids);
}

static void add_events(struct visits *visits, struct content *content, int32_t today)
{
    struct agenda agenda;

    add(visits, VISIT_CALENDAR, 0);
    add_tap(visits, VISIT_CALENDAR, "一月");
    content_agenda_between(content, 0, today, today + EVENT_DAYS - 1, &agenda);
    for (int i = 0; i < agenda.count; i++)
        add(visits, VISIT_EVENT, agenda.item[i].series_id)->day = agenda.item[i].day;
    agenda_finish(&agenda);
}

static void add_places(struct visits *visits, struct content *content)
{
    add(visits, VISIT_CONTACTS, 0);
    for (int i = 0; i < content_contact_count(content, NULL); i++)
        add(visits, VISIT_CONTACT, content_contact(content, NULL, i)->id);
    add(visits, VISIT_BUILDING, 0);
    add(visits, VISIT_MAP, 0);
    for (int i = 0; i < content_place_count(content); i++) {
        add(visits, VISIT_PLACE, content_place(content, i)->id);
        add_pictures(visits, &content_place(content, i)->pictures);
    }
    add(visits, VISIT_FORMS, 0);
    for (int i = 0; i < content_form_count(content); i++)
        add(visits, VISIT_FORM, content_form(content, i)->id);
}

/* Each question of each form, its review, and what comes after it. */
static void add_requests(struct visits *visits, struct content *content)
{
    for (int i = 0; i < content_form_count(content); i++) {
        const struct form *form = content_form(content, i);
        for (int field = 0; field <= form->field_count; field++)
            add(visits, VISIT_FILL, i)->field = field;
        add(visits, VISIT_RECEIPT, i);
    }
    add(visits, VISIT_PROGRESS, 0);
    add(visits, VISIT_RECORD, 0);
    add(visits, VISIT_BOARD, 0);
}

void visits_init(struct visits *visits, struct content *content, int32_t today)
{
    *visits = (struct visits){NULL, 0};
    add(visits, VISIT_HOME, 0);
    add_tap(visits, VISIT_HOME, "长辈模式");
    add_tap(visits, VISIT_HOME, "English");
    add_services(visits, content);
    add_notices(visits, content, today);
    add_events(visits, content, today);
    add_places(visits, content);
    add_requests(visits, content);
    add(visits, VISIT_SEARCH, 0);
    add_tap(visits, VISIT_SEARCH, "y");
    add(visits, VISIT_IDLE, 0);
}

void visits_finish(struct visits *visits)
{
    for (int i = 0; i < visits->count; i++)
        mem_free(visits->item[i].picture);
    mem_free(visits->item);
    *visits = (struct visits){NULL, 0};
}

typedef struct page *(*plain_page)(struct hall *hall);
typedef struct page *(*page_of)(struct hall *hall, int64_t id);

static struct page *open_fill(struct hall *hall, const struct form *form, int field)
{
    draft_of(hall->drafts, form)->at = field;
    return fill_page(hall, form->code);
}

static struct page *open_receipt(struct hall *hall, const struct form *form, int32_t day)
{
    struct request_receipt receipt = {.number = receipt_number(20, 4817), .code = "6391"};

    return receipt_page(hall, form, &receipt, day);
}

/* The newest one; without any, where one asks for it. */
static struct page *open_record(struct hall *hall)
{
    struct request_brief brief;
    int64_t row;

    if (hall->requests == NULL || !requests_next(hall->requests, 0, -1, "", &row, &brief))
        return progress_page(hall);
    int64_t number = brief.number;
    request_brief_finish(&brief);
    return record_page(hall, number);
}

struct page *visit_open(const struct visit *visit, struct hall *hall)
{
    static const plain_page plain[VISIT_KINDS] = {
        [VISIT_HOME] = home_page,         [VISIT_NOTICES] = notices_page,   [VISIT_CALENDAR] = calendar_page,
        [VISIT_CONTACTS] = contacts_page, [VISIT_BUILDING] = building_page, [VISIT_MAP] = map_page,
        [VISIT_FORMS] = forms_page,       [VISIT_SEARCH] = search_page,     [VISIT_IDLE] = idle_page,
        [VISIT_PROGRESS] = progress_page, [VISIT_BOARD] = board_page,       [VISIT_RECORD] = open_record};
    static const page_of of[VISIT_KINDS] = {
        [VISIT_BROWSE] = browse_page,   [VISIT_SERVICE] = service_page, [VISIT_COPY] = copy_page,
        [VISIT_NOTICE] = notice_page,   [VISIT_PLACE] = place_page,     [VISIT_FORM] = form_page,
        [VISIT_CONTACT] = contact_page,
    };

    if (visit->kind == VISIT_ZOOM)
        return zoom_page(hall, visit->picture);
    if (visit->kind == VISIT_FILL)
        return open_fill(hall, content_form(hall->content, (int)visit->id), visit->field);
    if (visit->kind == VISIT_RECEIPT)
        return open_receipt(hall, content_form(hall->content, (int)visit->id), hall_today(hall));
    if (visit->kind == VISIT_EVENT)
        return event_page(hall, visit->id, visit->day);
    return plain[visit->kind] != NULL ? plain[visit->kind](hall) : of[visit->kind](hall, visit->id);
}
