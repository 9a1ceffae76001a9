/* SPDX-License-Identifier: MIT */
#ifndef KETING_STORE_FORM_VERSION_H
#define KETING_STORE_FORM_VERSION_H

#include "store/model_form.h"

/* Sets version and consent_version from all the form holds: 8 hex digits each. */
void form_make_versions(struct form *form);

#endif
