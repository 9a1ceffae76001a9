/* SPDX-License-Identifier: MIT */
#include "workload.h"

#include "base/date.h"
#include "base/macros.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include "draw.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SERIES = 60, ROOMS = 20, DAYS = 30, SEATS = 20, STROKES_MOST = 40 };

#define FIRST_S 1795500000 /* 2026-11-24 */

static const struct form_field fields[] = {
    {.name = (char *)"xingming", .label = (char *)"姓名", .kind = FIELD_NAME},
    {.name = (char *)"dianhua", .label = (char *)"电话", .kind = FIELD_PHONE},
    {.name = (char *)"zhuzhi", .label = (char *)"住址", .kind = FIELD_ADDRESS},
    {.name = (char *)"shiyou", .label = (char *)"事由", .kind = FIELD_LONG_TEXT},
    {.name = (char *)"xuhao", .label = (char *)"序号", .kind = FIELD_SHORT_TEXT},
    {.name = (char *)"qianming", .label = (char *)"签名", .kind = FIELD_STROKES},
};

static const char *const forms[] = {"baoxiu", "jianyi", "zhiyuan", "xinyuan", "yuyue", "baoming"};
static const char *const topics[] = {"", "水管漏水", "路灯不亮", "噪声", "停车", "楼道杂物"};

/* Any of the common Han characters. */
static void draw_text(struct workload *workload, struct str *out, int characters)
{
    char put[4];

    for (int i = 0; i < characters; i++) {
        uint32_t character = 0x4E00 + (uint32_t)draw_below(&workload->random, 0x9FA5 - 0x4E00);
        str_add_bytes(out, put, (size_t)utf8_put(character, put));
    }
}

static void draw_strokes(struct workload *workload, struct str *out)
{
    for (int stroke = draw_below(&workload->random, STROKES_MOST); stroke >= 0; stroke--) {
        for (int point = draw_below(&workload->random, 20) + 1; point >= 0; point--)
            str_add_format(out, "%d,%d%s", draw_below(&workload->random, 1000),
                           draw_below(&workload->random, 1000), point > 0 ? " " : "");
        str_add(out, stroke > 0 ? ";" : "");
    }
}

static void draw_answer(struct workload *workload, const struct form_field *field, struct str *out)
{
    switch (field->kind) {
    case FIELD_NAME: draw_text(workload, out, 2 + draw_below(&workload->random, 3)); break;
    case FIELD_PHONE:
        str_add_format(out, "13%09d", draw_below(&workload->random, 1000000000));
        break;
    case FIELD_ADDRESS: draw_text(workload, out, 8 + draw_below(&workload->random, 20)); break;
    case FIELD_LONG_TEXT: draw_text(workload, out, 1 + draw_below(&workload->random, 200)); break;
    case FIELD_STROKES:
        if (draw_below(&workload->random, 8) == 0)
            draw_strokes(workload, out);
        break;
    default: /* no two are alike */
        str_add_format(out, "%llu-%d", (unsigned long long)workload->seed, workload->drawn);
    }
}

static void draw_booking(struct workload *workload, struct handed_in *out)
{
    bool room = draw_below(&workload->random, 2) == 0;
    int32_t today = date_day_of_wall(workload->wall_s);
    int from = room ? 8 * 60 + 30 * draw_below(&workload->random, 20) : 0;

    out->booking = (struct request_booking){
        .key = out->key,
        .day = room || draw_below(&workload->random, 3) > 0 ? today + draw_below(&workload->random, DAYS)
                                                            : DAY_NONE,
        .from_minute = from,
        .to_minute = room ? from + 60 : 24 * 60,
        .party = room ? 1 : 1 + draw_below(&workload->random, 3),
        .capacity = room ? 1 : SEATS,
        .waitlist = !room,
    };
    snprintf(out->key, sizeof out->key, room ? "fang:hd%d" : "huodong:ban%d",
             draw_below(&workload->random, room ? ROOMS : SERIES));
    out->submission.booking = &out->booking;
}

void workload_init(struct workload *workload, uint64_t seed)
{
    *workload = (struct workload){.random = seed, .seed = seed, .wall_s = FIRST_S};
}

void workload_draw(struct workload *workload, struct handed_in *out)
{
    size_t bytes;

    *out = (struct handed_in){
        .submission = {.form = forms[draw_below(&workload->random, ARRAY_LEN(forms))],
                       .form_version = "3f2a",
                       .consent_version = "77b0",
                       .topic = topics[draw_below(&workload->random, ARRAY_LEN(topics))],
                       .due_day = date_day_of_wall(workload->wall_s) + 15,
                       .keep_days = 365,
                       .wall_s = workload->wall_s},
    };
    out->submission.answers = &out->answers;
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        struct str text;
        str_init(&text);
        draw_answer(workload, &fields[i], &text);
        answers_set(&out->answers, &fields[i], str_text(&text));
        str_finish(&text);
    }
    if (draw_below(&workload->random, 5) == 0)
        draw_booking(workload, out);
    void *packed = answers_pack(&out->answers, &bytes);
    if (packed == NULL)
        abort(); /* none of them is that long */
    workload_token(packed, bytes, out->submission.token);
    mem_free(packed);
    workload->wall_s += draw_below(&workload->random, 90);
    workload->drawn++;
}

void handed_in_finish(struct handed_in *handed_in)
{
    answers_wipe(&handed_in->answers);
}

void workload_token(const void *packed, size_t bytes, unsigned char token[REQUEST_TOKEN_BYTES])
{
    crypto_generichash(token, REQUEST_TOKEN_BYTES, packed, bytes, NULL, 0);
}

/* ---- libsodium's draws --------------------------------------------------------------------------------- */

static uint64_t sodium_random;

static const char *source_name(void)
{
    return "seeded";
}

static uint32_t source_random(void)
{
    return (uint32_t)(draw(&sodium_random) >> 32);
}

static void source_bytes(void *const out, const size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        ((unsigned char *)out)[i] = (unsigned char)(draw(&sodium_random) >> 56);
}

void workload_fix_random(uint64_t seed)
{
    static randombytes_implementation source = {
        .implementation_name = source_name, .random = source_random, .buf = source_bytes};

    sodium_random = seed;
    randombytes_set_implementation(&source);
}
