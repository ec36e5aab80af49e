/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-law-tables.h"

G_BEGIN_DECLS

/* The demo programme: an invented town of the size of a real one, with people who do not exist,
 * eight weeks of history and four weeks to come. Every yen in it is computed by app/labour. */

/* seed      the same seed and today give the same rows, on every machine.
 * today     days since 1970-01-01 in Japan; the town's clock stands at its 00:00.
 * tables    minimum wages and withholding tables. Work whose pay day has no withholding table yet
 *           stays agreed and unpaid.
 * Sizes: 0 means that of YUI_DEMO_OPTIONS_DEFAULT. */
typedef struct
{
  guint64 seed;
  gint64 today;
  const YuiLawTables *tables;
  int employers;
  int workplaces;
  int workers;
  int shifts; /* of a quarter, besides those of the first employer */
} YuiDemoOptions;

#define YUI_DEMO_SEED       20230601
#define YUI_DEMO_EMPLOYERS  210
#define YUI_DEMO_WORKPLACES 240
#define YUI_DEMO_WORKERS    2900
#define YUI_DEMO_SHIFTS     1300
#define YUI_DEMO_WEEKS_BACK 8
#define YUI_DEMO_WEEKS_ON   4

/* The number of the programme that yui_demo_create() makes. */
#define YUI_DEMO_PROGRAMME_ID 1

/* Makes the programme in db, which has the schema and no programme yet, in one transaction. The
 * first employer is an inn with three workplaces and a full calendar. It has an account for each
 * employer role; the town has a coordinator, an auditor and two kiosks. Nobody has a token yet.
 *
 * Returns FALSE with YUI_STORE_ERROR, or G_IO_ERROR when the tables have no minimum wage for the
 * days around today; nothing is kept then. */
gboolean yui_demo_create (YuiDatabase *db, const YuiDemoOptions *options, GError **error);

G_END_DECLS
