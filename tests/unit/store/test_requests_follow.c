/* SPDX-License-Identifier: MIT */
#include "store/requests.h"

#include "request_state.h"
#include "requests_world.h"

/* What happens to a request after it was handed in: by the resident, by the staff, on the boards. */

static const int good[REQUEST_INDICATORS] = {5, 4, 0, 3}, bad[REQUEST_INDICATORS] = {2, 5, 5, 5};

/* ---- the table of states ------------------------------------------------------------------------------- */

static void every_state_and_event_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < REQUEST_STATES; i++)
        assert_true(request_state_name((enum request_state)i)[0] != '\0');
    for (int i = 0; i < REQUEST_EVENTS; i++)
        assert_true(request_event_name((enum request_event_kind)i)[0] != '\0');
    assert_string_equal(request_state_name(REQUEST_WAITLISTED), "候补中");
}

static void open_states_are_those_where_somebody_must_do_something(void **state)
{
    (void)state;
    for (int i = 0; i < REQUEST_STATES; i++)
        assert_int_equal(request_state_open((enum request_state)i),
                         i != REQUEST_DONE && i != REQUEST_REJECTED && i != REQUEST_CANCELLED);
}

/* The diagram of the header, arrow by arrow, and none besides. */
static void the_steps_are_those_of_the_diagram(void **state)
{
    (void)state;
    static const struct {
        enum request_event_kind kind;
        const char *from; /* a letter for each state that has the arrow */
        enum request_state to;
    } arrows[] = {
        {REQUEST_EVENT_ACCEPTED, "sa", REQUEST_ACCEPTED},
        {REQUEST_EVENT_ASSIGNED, "sagw", REQUEST_ASSIGNED},
        {REQUEST_EVENT_WAITING, "sagw", REQUEST_WAITING},
        {REQUEST_EVENT_DONE, "sagw", REQUEST_DONE},
        {REQUEST_EVENT_REJECTED, "sagwl", REQUEST_REJECTED},
        {REQUEST_EVENT_REOPENED, "d", REQUEST_SUBMITTED},
        {REQUEST_EVENT_RATED, "d", REQUEST_DONE},
        {REQUEST_EVENT_CANCELLED, "sagwl", REQUEST_CANCELLED},
        {REQUEST_EVENT_WAITLISTED, "s", REQUEST_WAITLISTED},
        {REQUEST_EVENT_PROMOTED, "l", REQUEST_SUBMITTED},
        {REQUEST_EVENT_SUBMITTED, "", REQUEST_SUBMITTED},
    };

    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        for (int from = 0; from < REQUEST_STATES; from++) {
            struct standing standing;
            standing_init(&standing);
            standing.state = (enum request_state)from;
            bool may = strchr(arrows[i].from, "sagwdrcl"[from]) != NULL;
            assert_int_equal(request_may(&standing, arrows[i].kind), may);
            if (!may)
                continue;
            request_apply(&standing, &(struct change){.kind = arrows[i].kind, .day = 7, .due_day = DAY_NONE});
            assert_int_equal(standing.state, arrows[i].to);
            assert_int_equal(standing.closed_day == 7,
                             !request_state_open(standing.state) && arrows[i].kind != REQUEST_EVENT_RATED);
        }
}

/* ---- the resident -------------------------------------------------------------------------------------- */

static int64_t done_one(struct requests *r)
{
    int64_t number = world_submit(r, "baoxiu").number;

    assert_int_equal(world_reply(r, number, REQUEST_EVENT_DONE, "修好了"), REPLY_TAKEN);
    return number;
}

static void a_good_rating_is_kept(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = done_one(r);
    struct error error = {0};

    assert_true(requests_rate(r, number, good, world_now_s, &error));
    struct request_record *record = requests_record(r, number);
    assert_memory_equal(record->rating, good, sizeof good);
    assert_int_equal(record->state, REQUEST_DONE);
    assert_int_equal(record->event_count, 3);
    request_record_destroy(record);
    assert_false(requests_rate(r, number, good, world_now_s, &error));
    assert_non_null(strstr(error.text, "已经评价过了"));
    world_verify(r);
    requests_close(r);
}

static void a_bad_rating_makes_a_task(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = done_one(r);
    struct error error = {0};

    assert_true(requests_rate(r, number, bad, world_now_s, &error));
    struct request_record *record = requests_record(r, number);
    assert_int_equal(record->event_count, 4);
    assert_int_equal(record->event[3].kind, REQUEST_EVENT_FOLLOW_UP);
    assert_int_equal(record->event[3].due_day, date_day_of_wall(world_now_s) + REQUEST_FOLLOW_UP_DAYS);
    assert_int_equal(record->due_day, DAY_NONE);
    request_record_destroy(record);
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_FOLLOWED_UP, "已上门道歉"), REPLY_TAKEN);
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_FOLLOWED_UP, "又去了一次"), REPLY_CONFLICT);
    world_verify(r);
    requests_close(r);
}

static void a_rating_that_is_none_is_refused(void **state)
{
    (void)state;
    static const int wrong[][REQUEST_INDICATORS] = {{0, 5, 5, 5}, {6, 1, 1, 1}, {5, -1, 0, 0}, {5, 0, 0, 6}};
    struct requests *r = world_open();
    int64_t number = done_one(r);
    struct error error = {0};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(requests_rate(r, number, wrong[i], world_now_s, &error));
    assert_non_null(strstr(error.text, "整体评价"));
    error = (struct error){0};
    assert_false(requests_rate(r, world_submit(r, "baoxiu").number, good, world_now_s, &error));
    assert_non_null(strstr(error.text, "还没有办结"));
    requests_close(r);
}

static void what_is_not_solved_is_opened_again_and_rated_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = done_one(r);
    struct error error = {0};

    assert_true(requests_rate(r, number, bad, world_now_s, &error));
    assert_true(requests_reopen(r, number, DAY_NONE, world_now_s, &error));
    assert_int_equal(world_state(r, number), REQUEST_SUBMITTED);
    assert_false(requests_reopen(r, number, DAY_NONE, world_now_s, &error));
    assert_non_null(strstr(error.text, "还没有办结"));
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_DONE, "换了新管"), REPLY_TAKEN);
    error = (struct error){0};
    assert_true(requests_rate(r, number, good, world_now_s, &error));
    world_verify(r);
    requests_close(r);
}

static void cancelling_ends_it_until_it_is_done(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number, other = done_one(r);
    struct error error = {0};

    assert_true(requests_cancel(r, number, world_now_s, &error));
    assert_int_equal(world_state(r, number), REQUEST_CANCELLED);
    assert_false(requests_cancel(r, number, world_now_s, &error));
    assert_false(requests_cancel(r, other, world_now_s, &error));
    assert_non_null(strstr(error.text, "不能再取消"));
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_ACCEPTED, ""), REPLY_CONFLICT);
    requests_close(r);
}

static void a_number_nobody_has_is_told(void **state)
{
    (void)state;
    struct requests *r = world_open();
    struct error error = {0};

    assert_false(requests_cancel(r, receipt_number(50, 1), world_now_s, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    assert_null(requests_record(r, receipt_number(50, 1)));
    requests_close(r);
}

/* ---- the staff ----------------------------------------------------------------------------------------- */

static void a_reply_sets_who_is_responsible_and_by_when(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    struct error error = {0};
    struct request_reply reply = {.number = number,
                                  .kind = REQUEST_EVENT_ASSIGNED,
                                  .text = "周三上门",
                                  .person = "王师傅",
                                  .due_day = 20800,
                                  .at_s = world_now_s + 5};

    assert_int_equal(requests_reply(r, &reply, &error), REPLY_TAKEN);
    struct request_record *record = requests_record(r, number);
    assert_int_equal(record->state, REQUEST_ASSIGNED);
    assert_string_equal(record->person, "王师傅");
    assert_int_equal(record->due_day, 20800);
    assert_string_equal(record->event[1].text, "周三上门");
    assert_string_equal(record->event[1].person, "王师傅");
    assert_int_equal(record->event[1].due_day, 20800);
    request_record_destroy(record);
    /* Without a day or a name they stay. */
    assert_int_equal(world_reply(r, number, REQUEST_EVENT_WAITING, "等配件"), REPLY_TAKEN);
    record = requests_record(r, number);
    assert_string_equal(record->person, "王师傅");
    assert_int_equal(record->due_day, 20800);
    request_record_destroy(record);
    world_verify(r);
    requests_close(r);
}

static enum reply_result reply_at(struct requests *r, int64_t number, enum request_event_kind kind,
                                  const char *text, const char *person, int64_t at_s)
{
    struct error error = {0};
    struct request_reply reply = {
        .number = number, .kind = kind, .text = text, .person = person, .due_day = DAY_NONE, .at_s = at_s};
    enum reply_result result = requests_reply(r, &reply, &error);

    assert_int_equal(error.text[0] != '\0', result == REPLY_CONFLICT || result == REPLY_UNKNOWN);
    return result;
}

static void the_same_stick_twice_changes_nothing(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;

    for (int round = 0; round < 3; round++) {
        enum reply_result expected = round == 0 ? REPLY_TAKEN : REPLY_KNOWN;
        /* The third time with the time of the import, not of the writing. */
        int64_t later = round == 2 ? 5000 : 0;
        assert_int_equal(reply_at(r, number, REQUEST_EVENT_ACCEPTED, "收到", "王", 10 + later), expected);
        assert_int_equal(reply_at(r, number, REQUEST_EVENT_ASSIGNED, "派工", "李", 20 + later), expected);
        assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "修好了", "李", 30 + later), expected);
    }
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM event"), 4);
}

static void an_old_answer_does_not_close_what_was_opened_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    struct error error = {0};

    assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "修好了", "李", 30), REPLY_TAKEN);
    assert_true(requests_reopen(r, number, DAY_NONE, world_now_s, &error));
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "修好了", "李", 30), REPLY_KNOWN);
    assert_int_equal(world_state(r, number), REQUEST_SUBMITTED);
    /* The same file read in again: it carries the time of the reading. */
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "修好了", "李", 90), REPLY_CONFLICT);
    assert_int_equal(world_state(r, number), REQUEST_SUBMITTED);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "换了新的，修好了", "李", 90), REPLY_TAKEN);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_DONE, "换了新的，修好了", "李", 95), REPLY_KNOWN);
    assert_int_equal(world_state(r, number), REQUEST_DONE);
    requests_close(r);
}

static void the_same_words_may_mean_another_step(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;

    assert_int_equal(reply_at(r, number, REQUEST_EVENT_WAITING, "等配件", "李", 10), REPLY_TAKEN);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_ASSIGNED, "派工", "王", 20), REPLY_TAKEN);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_WAITING, "等配件", "李", 30), REPLY_TAKEN);
    assert_int_equal(world_state(r, number), REQUEST_WAITING);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_WAITING, "等配件", "赵", 40), REPLY_TAKEN);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_WAITING, "等配件", "赵", 50), REPLY_KNOWN);
    requests_close(r);
}

static void late_reply(struct requests *r, int64_t number, enum request_event_kind kind, int seen,
                       enum reply_result wanted)
{
    struct request_reply reply = {.number = number,
                                  .kind = kind,
                                  .text = "好",
                                  .person = "",
                                  .due_day = DAY_NONE,
                                  .at_s = world_now_s,
                                  .seen = seen};
    struct error error = {0};

    assert_int_equal(requests_reply(r, &reply, &error), wanted);
    assert_int_equal(error.text[0] != '\0', wanted == REPLY_CONFLICT);
}

static void an_answer_to_how_it_was_before_is_told(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    struct error error = {0};

    /* Events: submitted, done. */
    late_reply(r, number, REQUEST_EVENT_DONE, 1, REPLY_TAKEN);
    assert_true(requests_reopen(r, number, DAY_NONE, world_now_s, &error));
    late_reply(r, number, REQUEST_EVENT_ACCEPTED, 1, REPLY_CONFLICT);
    late_reply(r, number, REQUEST_EVENT_ACCEPTED, 2, REPLY_CONFLICT);
    late_reply(r, number, REQUEST_EVENT_PUBLISHED, 1, REPLY_TAKEN); /* of the board, not of the matter */
    late_reply(r, number, REQUEST_EVENT_ACCEPTED, 3, REPLY_TAKEN);
    late_reply(r, number, REQUEST_EVENT_ASSIGNED, 3, REPLY_TAKEN); /* what staff did since is their own */
    late_reply(r, number, REQUEST_EVENT_WAITING, 1000, REPLY_TAKEN); /* of a newer database than this */
    late_reply(r, number, REQUEST_EVENT_REJECTED, 0, REPLY_TAKEN);
    /* A call that was owed when the staff looked is not the one owed now. */
    number = world_submit(r, "baoxiu").number;
    late_reply(r, number, REQUEST_EVENT_DONE, 1, REPLY_TAKEN);
    assert_true(requests_rate(r, number, bad, world_now_s, &error));
    late_reply(r, number, REQUEST_EVENT_FOLLOWED_UP, 2, REPLY_CONFLICT);
    late_reply(r, number, REQUEST_EVENT_FOLLOWED_UP, 4, REPLY_TAKEN);
    world_verify(r);
    requests_close(r);
}

static void an_answer_to_what_was_taken_back_is_told(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    struct error error = {0};
    struct request_reply reply = {
        .number = number, .kind = REQUEST_EVENT_DONE, .text = "", .person = "", .due_day = DAY_NONE};

    assert_true(requests_cancel(r, number, world_now_s, &error));
    assert_int_equal(requests_reply(r, &reply, &error), REPLY_CONFLICT);
    assert_non_null(strstr(error.text, "已取消"));
    assert_non_null(strstr(error.text, "办结"));
    assert_int_equal(reply_at(r, receipt_number(50, 1), REQUEST_EVENT_DONE, "", "", 1), REPLY_UNKNOWN);
    /* Only what staff may say. */
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_RATED, "", "", 1), REPLY_CONFLICT);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_PURGED, "", "", 1), REPLY_CONFLICT);
    requests_close(r);
    assert_int_equal(world_ask("SELECT count(*) FROM event"), 2);
}

static void a_long_answer_is_cut_and_known_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number;
    char *text = mem_alloc(3 * 2000 + 1);

    for (int i = 0; i < 2000; i++)
        memcpy(text + 3 * i, "长", 4);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_ACCEPTED, text, "", 10), REPLY_TAKEN);
    assert_int_equal(reply_at(r, number, REQUEST_EVENT_ACCEPTED, text, "", 10), REPLY_KNOWN);
    struct request_record *record = requests_record(r, number);
    assert_int_equal(strlen(record->event[1].text), 3 * REQUEST_REPLY_CHARS);
    request_record_destroy(record);
    mem_free(text);
    requests_close(r);
}

static int list(struct requests *r, int of_state, const char *form, int64_t numbers[], int most)
{
    struct request_brief brief;
    int count = 0;

    for (int64_t row = 0; count < most && requests_next(r, row, of_state, form, &row, &brief); count++) {
        numbers[count] = brief.number;
        request_brief_finish(&brief);
    }
    return count;
}

static void the_list_goes_from_the_newest_by_state_and_form(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number[6], found[10];

    for (int i = 0; i < 6; i++)
        number[i] = world_submit(r, i % 2 == 0 ? "baoxiu" : "xinyuan").number;
    assert_int_equal(world_reply(r, number[1], REQUEST_EVENT_ACCEPTED, ""), REPLY_TAKEN);
    assert_int_equal(world_reply(r, number[2], REQUEST_EVENT_ACCEPTED, ""), REPLY_TAKEN);
    assert_int_equal(list(r, -1, "", found, 10), 6);
    for (int i = 0; i < 6; i++)
        assert_int_equal(found[i], number[5 - i]);
    assert_int_equal(list(r, REQUEST_ACCEPTED, "", found, 10), 2);
    assert_int_equal(found[0], number[2]);
    assert_int_equal(found[1], number[1]);
    assert_int_equal(list(r, -1, "baoxiu", found, 10), 3);
    assert_int_equal(found[2], number[0]);
    assert_int_equal(list(r, REQUEST_SUBMITTED, "xinyuan", found, 10), 2);
    assert_int_equal(found[1], number[3]);
    assert_int_equal(list(r, REQUEST_DONE, "", found, 10), 0);
    assert_int_equal(list(r, -1, "meiyou", found, 10), 0);
    requests_close(r);
}

static void a_brief_says_what_a_line_shows(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t number = world_submit(r, "baoxiu").number, row = 0;
    struct request_brief brief;
    struct error error = {0};
    struct request_reply reply = {.number = number,
                                  .kind = REQUEST_EVENT_ACCEPTED,
                                  .text = "",
                                  .person = "赵敏",
                                  .due_day = 20799,
                                  .at_s = 1};

    assert_int_equal(requests_reply(r, &reply, &error), REPLY_TAKEN);
    assert_true(requests_next(r, 0, -1, "", &row, &brief));
    assert_int_equal(brief.number, number);
    assert_int_equal(brief.submitted_s, world_now_s);
    assert_string_equal(brief.form, "baoxiu");
    assert_string_equal(brief.topic, "水管漏水");
    assert_string_equal(brief.person, "赵敏");
    assert_int_equal(brief.state, REQUEST_ACCEPTED);
    assert_int_equal(brief.due_day, 20799);
    request_brief_finish(&brief);
    assert_false(requests_next(r, row, -1, "", &row, &brief));
    requests_close(r);
}

/* ---- boards -------------------------------------------------------------------------------------------- */

static void the_board_counts_by_topic_and_state(void **state)
{
    (void)state;
    struct requests *r = world_open();
    static const char *const topics[] = {"路灯", "水管漏水", "水管漏水", ""};
    int64_t last = 0;
    struct request_tallies tallies;
    struct world_answers a;
    struct error error = {0};

    world_answer(&a, "x");
    for (int i = 0; i < 4; i++) {
        struct submission s = world_submission("baoxiu", &a);
        s.topic = topics[i];
        last = world_submit_as(r, &s).number;
    }
    world_submit(r, "aaa");
    assert_int_equal(world_reply(r, last, REQUEST_EVENT_DONE, ""), REPLY_TAKEN);
    requests_tallies(r, &tallies);
    assert_int_equal(tallies.count, 4);
    assert_string_equal(tallies.item[0].form, "aaa");
    assert_string_equal(tallies.item[1].topic, "水管漏水");
    assert_int_equal(tallies.item[1].count[REQUEST_SUBMITTED], 2);
    assert_string_equal(tallies.item[2].topic, "");
    assert_int_equal(tallies.item[2].count[REQUEST_SUBMITTED], 0);
    assert_int_equal(tallies.item[2].count[REQUEST_DONE], 1);
    assert_string_equal(tallies.item[3].topic, "路灯");
    request_tallies_finish(&tallies);
    assert_true(requests_reopen(r, last, DAY_NONE, world_now_s, &error));
    requests_tallies(r, &tallies);
    assert_int_equal(tallies.item[2].count[REQUEST_SUBMITTED], 1);
    assert_int_equal(tallies.item[2].count[REQUEST_DONE], 0);
    request_tallies_finish(&tallies);
    world_verify(r);
    requests_close(r);
}

static struct request_notice first_notice(struct requests *r, const char *form, int *count)
{
    struct request_notices notices;
    struct request_notice first = {0};

    requests_published(r, form, &notices);
    *count = notices.count;
    if (notices.count > 0) {
        first = notices.item[0];
        first.text = NULL;
    }
    request_notices_finish(&notices);
    return first;
}

static void a_wish_is_published_claimed_confirmed_and_done(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t wish = world_submit(r, "xinyuan").number, other = world_submit(r, "xinyuan").number,
            helper = world_submit(r, "zhiyuan").number;
    struct error error = {0};
    int count;

    assert_false(requests_claim(r, wish, helper, world_now_s, &error));
    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_PUBLISHED, "想要一本字典"), REPLY_TAKEN);
    assert_int_equal(world_reply(r, other, REQUEST_EVENT_PUBLISHED, "想学手机"), REPLY_TAKEN);
    struct request_notice notice = first_notice(r, "xinyuan", &count);
    assert_int_equal(count, 2);
    assert_int_equal(notice.number, other);
    assert_int_equal(notice.published_s, world_now_s + 60);
    assert_false(notice.claimed || notice.confirmed || notice.done);
    assert_int_equal(world_reply(r, other, REQUEST_EVENT_UNPUBLISHED, ""), REPLY_TAKEN);
    error = (struct error){0};
    assert_true(requests_claim(r, wish, helper, world_now_s, &error));
    assert_false(requests_claim(r, wish, helper, world_now_s, &error));
    assert_non_null(strstr(error.text, "已经有人认领"));
    notice = first_notice(r, "xinyuan", &count);
    assert_int_equal(count, 1);
    assert_int_equal(notice.number, wish);
    assert_true(notice.claimed && !notice.confirmed);
    struct request_record *record = requests_record(r, wish);
    char receipt[RECEIPT_TEXT_BYTES];
    receipt_format(receipt, "QY", helper);
    assert_string_equal(record->event[2].text, receipt);
    assert_true(record->claimed && record->published);
    request_record_destroy(record);
    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_CLAIM_CONFIRMED, ""), REPLY_TAKEN);
    assert_true(first_notice(r, "xinyuan", &count).confirmed);
    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_DONE, "已送到"), REPLY_TAKEN);
    assert_true(first_notice(r, "xinyuan", &count).done);
    assert_int_equal(first_notice(r, "zhiyuan", &count).number, 0);
    world_verify(r);
    requests_close(r);
}

static void a_declined_claim_may_be_claimed_again(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t wish = world_submit(r, "xinyuan").number, helper = world_submit(r, "zhiyuan").number;
    struct error error = {0};

    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_PUBLISHED, "想要一本字典"), REPLY_TAKEN);
    assert_true(requests_claim(r, wish, helper, world_now_s, &error));
    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_CLAIM_DECLINED, "时间不合适"), REPLY_TAKEN);
    assert_true(requests_claim(r, wish, helper, world_now_s, &error));
    error = (struct error){0};
    assert_false(requests_claim(r, wish, receipt_number(50, 1), world_now_s, &error));
    world_verify(r);
    requests_close(r);
}

static void a_new_text_takes_the_place_of_the_old(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t wish = world_submit(r, "xinyuan").number;
    struct request_notices notices;

    assert_int_equal(reply_at(r, wish, REQUEST_EVENT_PUBLISHED, "一", "", 1), REPLY_TAKEN);
    assert_int_equal(reply_at(r, wish, REQUEST_EVENT_PUBLISHED, "一", "", 2), REPLY_KNOWN);
    assert_int_equal(reply_at(r, wish, REQUEST_EVENT_PUBLISHED, "二", "", 3), REPLY_TAKEN);
    assert_int_equal(reply_at(r, wish, REQUEST_EVENT_PUBLISHED, "一", "", 4), REPLY_TAKEN);
    requests_published(r, "xinyuan", &notices);
    assert_int_equal(notices.count, 1);
    assert_string_equal(notices.item[0].text, "一");
    request_notices_finish(&notices);
    requests_close(r);
}

static void what_is_taken_back_leaves_the_board(void **state)
{
    (void)state;
    struct requests *r = world_open();
    int64_t wish = world_submit(r, "xinyuan").number;
    struct error error = {0};
    int count;

    assert_int_equal(world_reply(r, wish, REQUEST_EVENT_PUBLISHED, "想要一本字典"), REPLY_TAKEN);
    assert_true(requests_cancel(r, wish, world_now_s, &error));
    first_notice(r, "xinyuan", &count);
    assert_int_equal(count, 0);
    world_verify(r);
    requests_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_and_event_has_a_name),
        cmocka_unit_test(open_states_are_those_where_somebody_must_do_something),
        cmocka_unit_test(the_steps_are_those_of_the_diagram),
        WORLD_TEST(a_good_rating_is_kept),
        WORLD_TEST(a_bad_rating_makes_a_task),
        WORLD_TEST(a_rating_that_is_none_is_refused),
        WORLD_TEST(what_is_not_solved_is_opened_again_and_rated_again),
        WORLD_TEST(cancelling_ends_it_until_it_is_done),
        WORLD_TEST(a_number_nobody_has_is_told),
        WORLD_TEST(a_reply_sets_who_is_responsible_and_by_when),
        WORLD_TEST(the_same_stick_twice_changes_nothing),
        WORLD_TEST(an_old_answer_does_not_close_what_was_opened_again),
        WORLD_TEST(the_same_words_may_mean_another_step),
        WORLD_TEST(an_answer_to_how_it_was_before_is_told),
        WORLD_TEST(an_answer_to_what_was_taken_back_is_told),
        WORLD_TEST(a_long_answer_is_cut_and_known_again),
        WORLD_TEST(the_list_goes_from_the_newest_by_state_and_form),
        WORLD_TEST(a_brief_says_what_a_line_shows),
        WORLD_TEST(the_board_counts_by_topic_and_state),
        WORLD_TEST(a_wish_is_published_claimed_confirmed_and_done),
        WORLD_TEST(a_declined_claim_may_be_claimed_again),
        WORLD_TEST(a_new_text_takes_the_place_of_the_old),
        WORLD_TEST(what_is_taken_back_leaves_the_board),
    };

    return cmocka_run_group_tests_name("requests_follow", tests, world_prepare, world_clear);
}
