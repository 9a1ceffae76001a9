/* SPDX-License-Identifier: MIT */
#ifndef KETING_CRASH_RECORD_H
#define KETING_CRASH_RECORD_H

#include "disk.h"

/*
 * Writes down what this process does to the files of one folder. The program's own open, write, rename, fsync
 * … stand before those of the C library, for SQLite and for our code alike, so what is noted is what the
 * kernel is asked for, and the side files beside the database are noted in one order with it. The index of
 * the write-ahead log (…-shm) is left out: it is made anew after a crash.
 */

/* Syncs that are said to have worked and were never done: the test must notice. */
enum record_lie { LIE_NONE = 0, LIE_RECEIPTS = 1 /* the file `receipts` */, LIE_FOLDER = 2 /* the names */ };

/* The files that are there already are sure. */
bool record_start(const char *folder, struct disk_log *log, enum record_lie lies);
void record_stop(void);
void record_mark(int mark);

#endif
