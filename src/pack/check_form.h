/* SPDX-License-Identifier: MIT */
#ifndef KETING_PACK_CHECK_FORM_H
#define KETING_PACK_CHECK_FORM_H

#include "pack/findings.h"
#include "store/model_form.h"

/*
 * What a form must have as a whole, once all its fields are there. row: of the form in 自助.csv, which the
 * findings are about. keep_days 0 (the cell is there and empty) becomes the default, or an error when the
 * form asks who somebody is.
 */
void form_check_whole(struct findings *findings, int row, struct form *form);

#endif
