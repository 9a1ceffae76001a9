/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_SCHEMA_H
#define KETING_STORE_SCHEMA_H

/* One table or index of the content database. sql is exactly what sqlite_schema keeps of it. */
struct schema_item {
    const char *name;
    const char *sql;
};

extern const struct schema_item schema_content[];
extern const int schema_content_count;

/* service_line.kind */
enum service_line_kind {
    SERVICE_LINE_CONDITION,
    SERVICE_LINE_STEP,
    SERVICE_LINE_QUESTION,
    SERVICE_LINE_ANSWER,
    SERVICE_LINE_PHONE,
    SERVICE_LINE_PICTURE,
};

/* hall_line.owner */
enum line_owner {
    LINE_OF_SERIES,
    LINE_OF_SESSION,
    LINE_OF_CONTACT,
    LINE_OF_PLACE,
    LINE_OF_FORM,
    LINE_OF_FIELD,
};

/* series_day.kind */
enum series_day_kind { SERIES_DAY_EXTRA, SERIES_DAY_OFF };

#endif
