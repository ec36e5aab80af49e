/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-shift-draft.h"

#define YUI_SHIFT_N_FIELDS  (YUI_SHIFT_FIELD_QUALIFICATIONS + 1)
#define YUI_MINUTES_PER_DAY (24 * 60)
