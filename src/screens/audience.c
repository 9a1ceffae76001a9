/* SPDX-License-Identifier: MIT */
#include "audience.h"

const struct audience audiences[AUDIENCES] = {
    {"老人", WORD_ELDERLY},     {"家长", WORD_PARENT},      {"残疾人", WORD_DISABLED},
    {"退役军人", WORD_VETERAN}, {"求职者", WORD_JOBSEEKER}, {"困难家庭", WORD_NEEDY},
};
