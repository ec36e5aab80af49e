/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-demo.h"
#include "yui-demo-names.h"
#include "yui-demo-random.h"
#include "yui-demo-work.h"

#include "labour/yui-civil.h"
#include "labour/yui-premium.h"
#include "store/yui-uuid.h"
#include "yui-moment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The town while it is being made. The lists own their elements' text. */

#define YUI_DEMO_PREFECTURE_NUMBER 15
#define YUI_DEMO_PREFECTURE_CODE   "15"
#define YUI_DEMO_CAP_MIN           (39 * YUI_MINUTES_PER_HOUR) /* a week, over all employers */
#define YUI_DEMO_CONFIRM_DAYS      14 /* work of the last days is still to be confirmed */

typedef struct
{
  char *id;
  char *name;
  char *kana;
  YuiCivilDay birth_day;
  int district;
  int lat_udeg;
  int lon_udeg;
  guint qualifications; /* bit i = index i of yui_demo_qualifications() */
  gboolean is_night;    /* works at night */
  gboolean has_said;    /* whether half_hours counts */
  guint64 half_hours[YUI_DAYS_PER_WEEK];
  int wished_above_yen; /* −1: none said */
  int kept_percent;
  YuiCivilDay registered_day;
  GArray *bookings; /* of YuiSpan, the shifts the person has a contract for */
} YuiDemoWorker;

typedef struct
{
  char *id;
  char *name;
  YuiDemoTrade trade;
  int district;
  int activity; /* how often it posts, as a weight */
  YuiCivilDay created_day;
  int first_workplace;
  int n_workplaces;
  GArray *pool; /* of int, indices of workers */
} YuiDemoEmployer;

typedef struct
{
  char *id;
  char *name;
  char *address;
  int employer;
  int lat_udeg;
  int lon_udeg;
} YuiDemoWorkplace;

typedef struct
{
  char *id;
  int employer;
  int workplace;
  const YuiDemoWork *work;
  gint64 start_s;
  gint64 end_s;
  gint64 published_s; /* in the future: still a draft */
  int seats;
  int hourly_yen;
  int transport_yen;
  gboolean is_cancelled;
  gboolean is_first_come;
  int filled;
} YuiDemoShift;

typedef struct
{
  char *id;
  int shift;
  int worker;
  gint64 formed_s;
  gboolean was_there; /* came to a shift that has begun */
} YuiDemoContract;

typedef struct
{
  YuiDatabase *db;
  const YuiDemoOptions *options;
  YuiDemoRandom random; /* of the part being made */
  YuiDemoRandom root;
  YuiCivilDay today;
  gint64 now_s; /* 00:00 of today */

  int wish_base_yen; /* wished wages are this and wished_above_yen */
  char **qualification_ids;
  GArray *employers;
  GArray *workplaces;
  GArray *workers;
  GArray *shifts;
  GArray *contracts;
} YuiDemo;

#define yui_demo_employer(demo, i)  (&g_array_index ((demo)->employers, YuiDemoEmployer, (i)))
#define yui_demo_workplace(demo, i) (&g_array_index ((demo)->workplaces, YuiDemoWorkplace, (i)))
#define yui_demo_worker(demo, i)    (&g_array_index ((demo)->workers, YuiDemoWorker, (i)))
#define yui_demo_shift(demo, i)     (&g_array_index ((demo)->shifts, YuiDemoShift, (i)))
#define yui_demo_contract(demo, i)  (&g_array_index ((demo)->contracts, YuiDemoContract, (i)))

#define YUI_DEMO_ID YUI_INT (YUI_DEMO_PROGRAMME_ID)

/* Runs an INSERT; FALSE with error. */
#define yui_demo_insert(demo, error, sql, ...)                                                     \
  (yui_database_run ((demo)->db, (error), (sql), __VA_ARGS__) >= 0)

/* Returns a UUIDv7 of a moment, from the town's own numbers (caller's). */
char *yui_demo_new_id (YuiDemo *demo, gint64 moment_s);

/* A position somewhere in a district. */
void yui_demo_place (YuiDemo *demo, int district, int *lat_udeg, int *lon_udeg);

/* An address in a district (caller's). */
char *yui_demo_address (YuiDemo *demo, int district);

/* A moment of a day between two minutes of it. */
gint64 yui_demo_moment (YuiDemo *demo, YuiCivilDay day, int from_min, int to_min);

/* Inserts the contract with its terms and the attendance that is expected of it. */
gboolean yui_demo_insert_contract (YuiDemo *demo,
                                   const YuiDemoContract *contract,
                                   const char *offer_id,
                                   GError **error);

/* A district by chance, the peopled ones more often; an index into yui_demo_districts(). */
int yui_demo_pick_district (YuiDemo *demo);

/* The parts, in the order in which they are made; each returns FALSE with error. */
gboolean yui_demo_make_town (YuiDemo *demo, GError **error);
gboolean yui_demo_make_accounts (YuiDemo *demo, GError **error);
gboolean yui_demo_make_people (YuiDemo *demo, GError **error);
gboolean yui_demo_make_memberships (YuiDemo *demo, GError **error);
gboolean yui_demo_make_calendar (YuiDemo *demo, GError **error);
gboolean yui_demo_make_contracts (YuiDemo *demo, GError **error);
gboolean yui_demo_make_hours (YuiDemo *demo, GError **error);
gboolean yui_demo_make_pay (YuiDemo *demo, GError **error);
gboolean yui_demo_make_standing (YuiDemo *demo, GError **error);
gboolean yui_demo_make_changes (YuiDemo *demo, GError **error);

G_END_DECLS
