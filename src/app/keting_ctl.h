/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_KETING_CTL_H
#define KETING_APP_KETING_CTL_H

#include "base/error.h"
#include "base/macros.h"
#include "store/seal.h"

#include <stdbool.h>

/* What the shell sees. */
enum { CTL_DONE = 0, CTL_INCOMPLETE = 1, CTL_CANNOT_RUN = 2 };

/* The command line. Strings point into argv, or are NULL where not given. */
struct ctl_arguments {
    const char *plain; /* NUMBER or FILE */
    const char *data;  /* NULL = the usual one */
    const char *public_path, *secret_path, *key, *out, *prefix, *pin_file, *since, *state, *form;
    int limit; /* of lines; 0 = none */
    bool today;
    int64_t now_s; /* of the clock, or --now */
};

/* One word behind keting-ctl. Gives what the shell sees; errors go to stderr, in one line of Chinese. */
typedef int (*ctl_command_fn)(const struct ctl_arguments *arguments);

int ctl_keygen(const struct ctl_arguments *arguments);
int ctl_kiosk(const struct ctl_arguments *arguments);
int ctl_list(const struct ctl_arguments *arguments);
int ctl_show(const struct ctl_arguments *arguments);
int ctl_verify(const struct ctl_arguments *arguments);
int ctl_purge(const struct ctl_arguments *arguments);
int ctl_clock(const struct ctl_arguments *arguments);
int ctl_export(const struct ctl_arguments *arguments);
int ctl_reply(const struct ctl_arguments *arguments);

/* "keting-ctl: …" on stderr; gives CTL_CANNOT_RUN. */
int ctl_complain(const char *format, ...) KETING_PRINTF(1, 2);

/* The PIN from --pin-file, or from the terminal without an echo, asked for a second time when it is a new
 * one. False with a Chinese error. Wipe it in both cases. */
KETING_MUST_USE bool ctl_read_pin(char pin[SEAL_PIN_MOST + 1], const char *pin_file, bool new_one,
                                  struct error *error);

#endif
