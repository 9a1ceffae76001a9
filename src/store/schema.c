/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include "base/macros.h"

/*
 * The content database, all five kinds. Days are days since 1970-01-01, NULL = open; times are minutes of the
 * day. Positions are dense from 0, so that row n of a list is one look-up in an index that holds all the list
 * shows. The reader demands exactly these texts in the file: a view, a trigger or a column more and it is not
 * ours. Another text here is another CONTENT_SCHEMA_VERSION.
 */
#define TABLE(name, columns) \
    { \
#name, "CREATE TABLE " #name "(" columns ") STRICT" \
    }
#define TABLE_BY_KEY(name, columns) \
    { \
#name, "CREATE TABLE " #name "(" columns ") STRICT, WITHOUT ROWID" \
    }
#define INDEX(name, on) \
    { \
#name, "CREATE INDEX " #name " ON " on \
    }

const struct schema_item schema_content[] = {
    TABLE_BY_KEY(setting, "key TEXT PRIMARY KEY, value TEXT NOT NULL"),
    /* How many rows of a kind there are, so that nobody counts them. */
    TABLE_BY_KEY(tally, "kind TEXT PRIMARY KEY, total INTEGER NOT NULL"),
    TABLE(category,
          "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, icon TEXT NOT NULL, "
          "summary TEXT NOT NULL, service_count INTEGER NOT NULL"),
    TABLE_BY_KEY(picture, "name TEXT PRIMARY KEY, width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, "
                          "bytes BLOB NOT NULL"),
    TABLE(service, "id INTEGER PRIMARY KEY, category INTEGER NOT NULL REFERENCES category(id), "
                   "position INTEGER NOT NULL, category_position INTEGER NOT NULL, code TEXT NOT NULL, "
                   "name TEXT NOT NULL, summary TEXT NOT NULL, office TEXT NOT NULL, hours TEXT NOT NULL, "
                   "time_limit TEXT NOT NULL, fee TEXT NOT NULL, visits INTEGER, basis TEXT NOT NULL, "
                   "first_responsible TEXT NOT NULL, keywords TEXT NOT NULL, form_code TEXT NOT NULL, "
                   "materials TEXT NOT NULL, name_en TEXT NOT NULL"),
    INDEX(service_list, "service(position, name, time_limit, fee, materials, name_en, category)"),
    INDEX(service_category,
          "service(category, category_position, name, time_limit, fee, materials, name_en)"),
    INDEX(service_code, "service(code)"),
    TABLE_BY_KEY(service_material, "service INTEGER NOT NULL REFERENCES service(id), seq INTEGER NOT NULL, "
                                   "name TEXT NOT NULL, form TEXT NOT NULL, copies TEXT NOT NULL, "
                                   "note TEXT NOT NULL, PRIMARY KEY(service, seq)"),
    TABLE_BY_KEY(service_line, "service INTEGER NOT NULL REFERENCES service(id), kind INTEGER NOT NULL, "
                               "seq INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(service, kind, seq)"),
    TABLE_BY_KEY(service_audience, "service INTEGER NOT NULL REFERENCES service(id), seq INTEGER NOT NULL, "
                                   "audience TEXT NOT NULL, PRIMARY KEY(service, seq)"),
    INDEX(service_audience_name, "service_audience(audience, service)"),

    TABLE(notice,
          "id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL, kind INTEGER NOT NULL, "
          "publisher TEXT NOT NULL, published_day INTEGER NOT NULL, from_day INTEGER, until_day INTEGER, "
          "pinned INTEGER NOT NULL, weight INTEGER NOT NULL, body TEXT NOT NULL, "
          "first_words TEXT NOT NULL, stage INTEGER, publicity_until INTEGER, replaces TEXT NOT NULL, "
          "title_en TEXT NOT NULL"),
    INDEX(notice_list,
          "notice(pinned DESC, weight DESC, published_day DESC, id, kind, from_day, until_day, code)"),
    INDEX(notice_code, "notice(code)"),
    INDEX(notice_replaces, "notice(replaces, from_day)"),
    TABLE_BY_KEY(notice_stage, "notice INTEGER NOT NULL REFERENCES notice(id), seq INTEGER NOT NULL, "
                               "name TEXT NOT NULL, PRIMARY KEY(notice, seq)"),
    TABLE_BY_KEY(notice_picture, "notice INTEGER NOT NULL REFERENCES notice(id), seq INTEGER NOT NULL, "
                                 "picture TEXT NOT NULL, PRIMARY KEY(notice, seq)"),
    TABLE_BY_KEY(notice_audience, "notice INTEGER NOT NULL REFERENCES notice(id), seq INTEGER NOT NULL, "
                                  "audience TEXT NOT NULL, PRIMARY KEY(notice, seq)"),
    INDEX(notice_audience_name, "notice_audience(audience, notice)"),

    /* rule .. holidays_off: struct recurrence. */
    TABLE(
        series,
        "id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
        "summary TEXT NOT NULL, place TEXT NOT NULL, host TEXT NOT NULL, age TEXT NOT NULL, "
        "phone TEXT NOT NULL, signup TEXT NOT NULL, fee TEXT NOT NULL, keywords TEXT NOT NULL, "
        "name_en TEXT NOT NULL, rule_text TEXT NOT NULL, rule INTEGER NOT NULL, weekdays INTEGER NOT NULL, "
        "weeks INTEGER NOT NULL, nth INTEGER NOT NULL, weekday INTEGER NOT NULL, month_day INTEGER NOT NULL, "
        "first_day INTEGER, last_day INTEGER, holidays_off INTEGER NOT NULL, start_minute INTEGER, "
        "end_minute INTEGER, capacity INTEGER NOT NULL"),
    /* kind: enum series_day_kind */
    TABLE_BY_KEY(series_day, "series INTEGER NOT NULL REFERENCES series(id), kind INTEGER NOT NULL, "
                             "day INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(series, kind, day)"),
    TABLE(session,
          "id INTEGER PRIMARY KEY, theme TEXT NOT NULL, host TEXT NOT NULL, place TEXT NOT NULL, "
          "reason TEXT NOT NULL, summary TEXT NOT NULL, series INTEGER NOT NULL REFERENCES series(id), "
          "day INTEGER NOT NULL, start_minute INTEGER, end_minute INTEGER, state INTEGER NOT NULL"),
    TABLE(holiday, "day INTEGER PRIMARY KEY, work INTEGER NOT NULL, name TEXT NOT NULL"),

    TABLE(contact,
          "id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
          "person TEXT NOT NULL, duty TEXT NOT NULL, hours TEXT NOT NULL, place TEXT NOT NULL, "
          "skills TEXT NOT NULL, keywords TEXT NOT NULL, picture TEXT NOT NULL, name_en TEXT NOT NULL, "
          "urgent INTEGER NOT NULL"),
    TABLE(grid,
          "id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, buildings_text TEXT NOT NULL, "
          "person TEXT NOT NULL, phone TEXT NOT NULL, area TEXT NOT NULL, "
          "contact INTEGER REFERENCES contact(id), households INTEGER NOT NULL"),
    TABLE_BY_KEY(grid_range, "grid INTEGER NOT NULL REFERENCES grid(id), seq INTEGER NOT NULL, "
                             "first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY(grid, seq)"),
    /* x y w h: 1/10000 of the sides of the plan, NULL = not on it */
    TABLE(place, "id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
                 "floor TEXT NOT NULL, summary TEXT NOT NULL, hours TEXT NOT NULL, plan TEXT NOT NULL, "
                 "name_en TEXT NOT NULL, contact INTEGER REFERENCES contact(id), capacity INTEGER NOT NULL, "
                 "x INTEGER, y INTEGER, w INTEGER, h INTEGER"),

    TABLE(form, "id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
                "summary TEXT NOT NULL, route TEXT NOT NULL, consent TEXT NOT NULL, emergency TEXT NOT NULL, "
                "icon TEXT NOT NULL, separate_consent TEXT NOT NULL, promise_days INTEGER NOT NULL, "
                "mode INTEGER NOT NULL, on_board INTEGER NOT NULL, keep_days INTEGER NOT NULL"),
    /* kind, source, show_if: the enums of store/model_form.h */
    TABLE(form_field,
          "id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, help TEXT NOT NULL, "
          "example TEXT NOT NULL, show_if_field TEXT NOT NULL, show_if_value TEXT NOT NULL, "
          "form INTEGER NOT NULL REFERENCES form(id), kind INTEGER NOT NULL, required INTEGER NOT NULL, "
          "source INTEGER NOT NULL, show_if INTEGER NOT NULL, least INTEGER NOT NULL, most INTEGER NOT NULL"),

    /* What the keyboard knows besides: reading is "xi he lu", or empty. */
    TABLE(word, "id INTEGER PRIMARY KEY, text TEXT NOT NULL, reading TEXT NOT NULL"),

    /* The lists of the six tables above: owner is enum line_owner, list its list_field in shape.c. */
    TABLE_BY_KEY(hall_line, "owner INTEGER NOT NULL, id INTEGER NOT NULL, list INTEGER NOT NULL, "
                            "seq INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(owner, id, list, seq)"),

    /* kind and target: what a hit opens. keys: see search_keys in store/search_row.h. */
    TABLE(search, "id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, target INTEGER NOT NULL, "
                  "title TEXT NOT NULL, note TEXT NOT NULL, keys TEXT NOT NULL"),
};

const int schema_content_count = ARRAY_LEN(schema_content);
