/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include "base/macros.h"

/*
 * The content database, all five kinds. Days are days since 1970-01-01, NULL = open; times are minutes of the
 * day. Positions are dense from 0, so that row n of a list is one look-up in an index that holds all the list
 * shows. The reader demands exactly these texts in the file: a view, a trigger or a column more and it is not
 * ours. Another text here is another CONTENT_SCHEMA_VERSION.
 */
#define TABLE(name, columns) {#name, "CREATE TABLE " #name "(" columns ") STRICT"}
#define TABLE_BY_KEY(name, columns) {#name, "CREATE TABLE " #name "(" columns ") STRICT, WITHOUT ROWID"}
#define INDEX(name, on) {#name, "CREATE INDEX " #name " ON " on}

const struct schema_item schema_content[] = {
    TABLE_BY_KEY(setting, "key TEXT PRIMARY KEY, value TEXT NOT NULL"),
    /* How many rows of a kind there are, so that nobody counts them. */
    TABLE_BY_KEY(tally, "kind TEXT PRIMARY KEY, total INTEGER NOT NULL"),
    TABLE(category,
          "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, icon TEXT NOT NULL, "
          "summary TEXT NOT NULL, service_count INTEGER NOT NULL"),
    TABLE_BY_KEY(picture, "name TEXT PRIMARY KEY, width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, "
                          "bytes BLOB NOT NULL"),
    TABLE(place, "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "
                 "floor TEXT NOT NULL, door TEXT NOT NULL, hours TEXT NOT NULL, capacity INTEGER, "
                 "summary TEXT NOT NULL, picture TEXT NOT NULL, map_x INTEGER, map_y INTEGER"),
    TABLE(contact,
          "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, "
          "name TEXT NOT NULL, duty TEXT NOT NULL, phone TEXT NOT NULL, hours TEXT NOT NULL, "
          "area TEXT NOT NULL, urgent INTEGER NOT NULL, picture TEXT NOT NULL, "
          "place INTEGER REFERENCES place(id)"),

    TABLE(service, "id INTEGER PRIMARY KEY, category INTEGER NOT NULL REFERENCES category(id), "
                   "position INTEGER NOT NULL, category_position INTEGER NOT NULL, code TEXT NOT NULL, "
                   "name TEXT NOT NULL, summary TEXT NOT NULL, office TEXT NOT NULL, hours TEXT NOT NULL, "
                   "time_limit TEXT NOT NULL, fee TEXT NOT NULL, visits INTEGER, basis TEXT NOT NULL, "
                   "first_responsible TEXT NOT NULL, keywords TEXT NOT NULL, form_code TEXT NOT NULL, "
                   "materials TEXT NOT NULL"),
    INDEX(service_list, "service(position, name, time_limit, fee, materials)"),
    INDEX(service_category, "service(category, category_position, name, time_limit, fee, materials)"),
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
          "first_words TEXT NOT NULL, stage INTEGER, publicity_until INTEGER, replaces TEXT NOT NULL"),
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

    /* rule: "每周二、五"-like recurrence in a machine's form, made at import; sessions are its dates written
     * out. */
    TABLE(series,
          "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "
          "kind TEXT NOT NULL, summary TEXT NOT NULL, rule TEXT NOT NULL, from_day INTEGER, "
          "until_day INTEGER, place INTEGER REFERENCES place(id), contact INTEGER REFERENCES contact(id), "
          "host TEXT NOT NULL, capacity INTEGER, waiting INTEGER, age_from INTEGER, age_to INTEGER, "
          "fee TEXT NOT NULL, bring TEXT NOT NULL, picture TEXT NOT NULL"),
    TABLE(session,
          "id INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series(id), day INTEGER NOT NULL, "
          "start_minute INTEGER NOT NULL, end_minute INTEGER NOT NULL, theme TEXT NOT NULL, "
          "state INTEGER NOT NULL, moved_to_day INTEGER, place INTEGER REFERENCES place(id), "
          "host TEXT NOT NULL, capacity INTEGER, note TEXT NOT NULL"),
    INDEX(session_day, "session(day, start_minute, series)"),
    INDEX(session_series, "session(series, day, start_minute)"),
    TABLE_BY_KEY(series_audience, "series INTEGER NOT NULL REFERENCES series(id), seq INTEGER NOT NULL, "
                                  "audience TEXT NOT NULL, PRIMARY KEY(series, seq)"),

    TABLE(form,
          "id INTEGER PRIMARY KEY, position INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, "
          "summary TEXT NOT NULL, consent TEXT NOT NULL, consent_version INTEGER NOT NULL, "
          "route TEXT NOT NULL, promise_days INTEGER, emergency TEXT NOT NULL, rating INTEGER NOT NULL"),
    TABLE_BY_KEY(form_field,
                 "form INTEGER NOT NULL REFERENCES form(id), seq INTEGER NOT NULL, key TEXT NOT NULL, "
                 "label TEXT NOT NULL, kind TEXT NOT NULL, required INTEGER NOT NULL, "
                 "choices TEXT NOT NULL, help TEXT NOT NULL, personal INTEGER NOT NULL, "
                 "PRIMARY KEY(form, seq)"),
};

const int schema_content_count = ARRAY_LEN(schema_content);
