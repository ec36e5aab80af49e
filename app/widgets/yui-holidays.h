/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-civil.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Looks public holidays up by day. */
typedef struct _YuiHolidays YuiHolidays;

/* model  GListModel of YuiHoliday, read once; NULL for none. */
YuiHolidays *yui_holidays_new (GListModel *model);
void yui_holidays_free (YuiHolidays *self);

/* The holiday's name in the user's language, or NULL. self may be NULL. */
const char *yui_holidays_get_name (const YuiHolidays *self, YuiCivilDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiHolidays, yui_holidays_free)

G_END_DECLS
