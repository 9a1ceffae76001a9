/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_KETING_CTL_STORE_H
#define KETING_APP_KETING_CTL_STORE_H

#include "keting_ctl.h"
#include "pack/export.h"
#include "store/content.h"
#include "store/requests.h"

/* The requests of --data, and the names that its content gives to the forms. */
struct ctl_store {
    struct requests *requests;
    char *copy; /* of the data, in memory: the disk cannot be written; NULL = it can */
    struct content *content; /* NULL = none: forms are shown by their code */
    struct export_form *form;
    struct export_options options;
    struct seal_public key;
    bool clock_right; /* not before the newest moment stored, nor ten years after */
};

/* CTL_READS: where the disk cannot be written a copy is read, which is said. */
enum ctl_purpose { CTL_READS, CTL_WRITES };
/* Makes nothing that is not there. False when it could not, and has said so. */
KETING_MUST_USE bool ctl_store_open(struct ctl_store *store, const struct ctl_arguments *arguments,
                                    enum ctl_purpose purpose);
void ctl_store_close(struct ctl_store *store);

/* --key with its PIN. NULL when it could not, and has said so. */
KETING_MUST_USE struct seal_secret *ctl_open_key(const struct ctl_arguments *arguments);

/* A receipt as people write it. False when it is none, or of another kiosk, and has said so. */
KETING_MUST_USE bool ctl_parse_number(const struct ctl_store *store, const char *written, int64_t *number);

#endif
