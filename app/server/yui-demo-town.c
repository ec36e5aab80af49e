/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#define SPREAD_UDEG        7000 /* how far from its middle a district reaches */
#define SECRET_SIZE        32
#define OPENED_DAYS_BEFORE 900 /* the programme began */

/* The employer that the demo is shown with. */
#define FIRST_NAME           "結島温泉 汐凪荘"
#define FIRST_REPRESENTATIVE "凪野 澄江"
#define FIRST_DISTRICT       4
#define FIRST_ACTIVITY       0 /* its calendar is made by itself */
#define FIRST_STAFF          38

static const char *const FIRST_WORKPLACES[] = { "汐凪荘 本館", "別邸 朝なぎ", "日帰り湯 汐の湯" };

static const char *const INDUSTRIES[YUI_DEMO_N_TRADES] = {
  [YUI_DEMO_INN] = "hospitality", [YUI_DEMO_PERSIMMON] = "other", [YUI_DEMO_RICE] = "other",
  [YUI_DEMO_OYSTER] = "other",    [YUI_DEMO_CARE] = "health",     [YUI_DEMO_CLINIC] = "health",
  [YUI_DEMO_SHOP] = "commerce",   [YUI_DEMO_BREWERY] = "other",   [YUI_DEMO_FOOD] = "other",
};

char *
yui_demo_new_id (YuiDemo *demo, gint64 moment_s)
{
  const guint64 a = yui_demo_random_next (&demo->root), b = yui_demo_random_next (&demo->root);
  guint8 random[10];
  char id[YUI_UUID_LENGTH + 1];

  for (int i = 0; i < 8; i++)
    random[i] = (guint8)(a >> (8 * i));
  random[8] = (guint8)b;
  random[9] = (guint8)(b >> 8);
  yui_uuid_format (moment_s * 1000 + (gint64)(b >> 16) % 1000, random, id);
  return g_strdup (id);
}

void
yui_demo_place (YuiDemo *demo, int district, int *lat_udeg, int *lon_udeg)
{
  int n;
  const YuiDemoDistrict *middle = &yui_demo_districts (&n)[district];

  *lat_udeg = middle->lat_udeg + yui_demo_random_between (&demo->random, -SPREAD_UDEG, SPREAD_UDEG);
  *lon_udeg = middle->lon_udeg + yui_demo_random_between (&demo->random, -SPREAD_UDEG, SPREAD_UDEG);
}

char *
yui_demo_address (YuiDemo *demo, int district)
{
  int n;
  const YuiDemoDistrict *d = &yui_demo_districts (&n)[district];

  return g_strdup_printf ("〒%s %s%s%s%d番地%d", d->postcode, YUI_DEMO_PREFECTURE,
                          YUI_DEMO_TOWN_NAME, d->name,
                          yui_demo_random_between (&demo->random, 1, 2400),
                          yui_demo_random_between (&demo->random, 1, 9));
}

gint64
yui_demo_moment (YuiDemo *demo, YuiCivilDay day, int from_min, int to_min)
{
  return yui_civil_utc_of (day, yui_demo_random_between (&demo->random, from_min, to_min));
}

static int
pick_district (YuiDemo *demo)
{
  int n, weights[32] = { 0 };
  const YuiDemoDistrict *districts = yui_demo_districts (&n);

  for (int i = 0; i < n; i++)
    weights[i] = districts[i].share;
  return yui_demo_random_pick (&demo->random, weights, n);
}

static gboolean
insert_programme (YuiDemo *demo, GError **error)
{
  const gint64 opened_s = yui_civil_utc_of (demo->today - OPENED_DAYS_BEFORE, 0);

  return yui_demo_insert (
      demo, error,
      "INSERT INTO programme (programme_id, name, prefecture_code, colour, demo, "
      "created_s) VALUES ($1, $2, $3, $4, 1, $5)",
      YUI_DEMO_ID, YUI_TEXT (YUI_DEMO_TOWN_NAME "しごとの結（デモ）"),
      YUI_TEXT (YUI_DEMO_PREFECTURE_CODE), YUI_TEXT ("#1f6f5c"), YUI_INT (opened_s));
}

static gboolean
insert_qualifications (YuiDemo *demo, GError **error)
{
  int n;
  const YuiDemoQualification *qualifications = yui_demo_qualifications (&n);

  demo->qualification_ids = g_new0 (char *, n + 1);
  for (int i = 0; i < n; i++)
    {
      demo->qualification_ids[i]
          = yui_demo_new_id (demo, yui_civil_utc_of (demo->today - OPENED_DAYS_BEFORE, i));
      if (!yui_demo_insert (demo, error,
                            "INSERT INTO qualification (programme_id, id, code, name, bit) "
                            "VALUES ($1, $2, $3, $4, $5)",
                            YUI_DEMO_ID, YUI_TEXT (demo->qualification_ids[i]),
                            YUI_TEXT (qualifications[i].code), YUI_TEXT (qualifications[i].name),
                            YUI_INT (i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_name_taken (YuiDemo *demo, const char *name)
{
  for (guint i = 0; i < demo->employers->len; i++)
    if (g_str_equal (yui_demo_employer (demo, i)->name, name))
      return TRUE;
  return FALSE;
}

static char *
make_employer_name (YuiDemo *demo, YuiDemoTrade trade)
{
  const YuiDemoTradeInfo *info = yui_demo_trade_info (trade);

  for (;;)
    {
      g_autofree char *family = yui_demo_family_name (&demo->random);
      g_autofree char *name
          = g_strconcat (info->employer_before, family, info->employer_after, NULL);

      if (!is_name_taken (demo, name))
        return g_steal_pointer (&name);
    }
}

static YuiDemoTrade
pick_trade (YuiDemo *demo)
{
  int weights[YUI_DEMO_N_TRADES];

  for (int t = 0; t < YUI_DEMO_N_TRADES; t++)
    weights[t] = yui_demo_trade_info (t)->employers;
  return (YuiDemoTrade)yui_demo_random_pick (&demo->random, weights, YUI_DEMO_N_TRADES);
}

static void
draw_employer (YuiDemo *demo, gboolean is_first, YuiDemoEmployer *employer)
{
  const int age = is_first ? OPENED_DAYS_BEFORE - 10
                           : yui_demo_random_between (&demo->random, 80, OPENED_DAYS_BEFORE - 20);

  employer->trade = is_first ? YUI_DEMO_INN : pick_trade (demo);
  employer->district = is_first ? FIRST_DISTRICT : pick_district (demo);
  employer->name = is_first ? g_strdup (FIRST_NAME) : make_employer_name (demo, employer->trade);
  employer->activity = is_first ? FIRST_ACTIVITY : yui_demo_random_between (&demo->random, 0, 4);
  employer->activity *= employer->activity;
  employer->created_day = demo->today - age;
  employer->id = yui_demo_new_id (demo, yui_civil_utc_of (employer->created_day, 600));
  employer->pool = g_array_new (FALSE, FALSE, sizeof (int));
}

static gboolean
insert_employer (YuiDemo *demo, const YuiDemoEmployer *employer, gboolean is_first, GError **error)
{
  g_autofree char *representative = NULL, *kana = NULL, *phone = NULL, *desk = NULL;
  g_autofree char *address = yui_demo_address (demo, employer->district);
  const int staff = is_first ? FIRST_STAFF : yui_demo_random_between (&demo->random, 1, 30);

  yui_demo_person_name (&demo->random, 1965, &representative, &kana);
  if (is_first)
    g_set_str (&representative, FIRST_REPRESENTATIVE);
  phone = g_strdup_printf ("0259-00-%04d", yui_demo_random_between (&demo->random, 1000, 3999));
  desk = g_strdup_printf ("%s（電話 %s）", representative, phone);
  return yui_demo_insert (demo, error,
                          "INSERT INTO employer (programme_id, id, name, representative, address, "
                          "phone, consultation_desk, industry, regular_staff, created_s) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                          YUI_DEMO_ID, YUI_TEXT (employer->id), YUI_TEXT (employer->name),
                          YUI_TEXT (representative), YUI_TEXT (address), YUI_TEXT (phone),
                          YUI_TEXT (desk), YUI_TEXT (INDUSTRIES[employer->trade]), YUI_INT (staff),
                          YUI_INT (yui_civil_utc_of (employer->created_day, 600)));
}

static gboolean
insert_workplace (YuiDemo *demo, const YuiDemoWorkplace *workplace, GError **error)
{
  const YuiDemoEmployer *employer = yui_demo_employer (demo, workplace->employer);
  g_autofree char *phone
      = g_strdup_printf ("0259-00-%04d", yui_demo_random_between (&demo->random, 4000, 6999));
  guint64 secret[SECRET_SIZE / sizeof (guint64)];

  for (gsize i = 0; i < G_N_ELEMENTS (secret); i++)
    secret[i] = GUINT64_TO_LE (yui_demo_random_next (&demo->random));
  return yui_demo_insert (
      demo, error,
      "INSERT INTO workplace (programme_id, id, employer_id, name, address, prefecture_code, "
      "latitude_udeg, longitude_udeg, phone, check_in_secret, created_s) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      YUI_DEMO_ID, YUI_TEXT (workplace->id), YUI_TEXT (employer->id), YUI_TEXT (workplace->name),
      YUI_TEXT (workplace->address), YUI_TEXT (YUI_DEMO_PREFECTURE_CODE),
      YUI_INT (workplace->lat_udeg), YUI_INT (workplace->lon_udeg), YUI_TEXT (phone),
      YUI_BLOB (secret, SECRET_SIZE), YUI_INT (yui_civil_utc_of (employer->created_day, 660)));
}

static gboolean
add_workplace (YuiDemo *demo, int employer_index, const char *name, GError **error)
{
  YuiDemoEmployer *employer = yui_demo_employer (demo, employer_index);
  YuiDemoWorkplace workplace = { .employer = employer_index, .name = g_strdup (name) };

  workplace.id = yui_demo_new_id (demo, yui_civil_utc_of (employer->created_day, 660));
  workplace.address = yui_demo_address (demo, employer->district);
  yui_demo_place (demo, employer->district, &workplace.lat_udeg, &workplace.lon_udeg);
  if (employer->n_workplaces++ == 0)
    employer->first_workplace = (int)demo->workplaces->len;
  g_array_append_val (demo->workplaces, workplace);
  return insert_workplace (demo, yui_demo_workplace (demo, demo->workplaces->len - 1), error);
}

/* Adds the employer's workplaces; those of all are to become options->workplaces. */
static gboolean
add_workplaces (YuiDemo *demo, int index, GError **error)
{
  const YuiDemoEmployer *employer = yui_demo_employer (demo, index);
  const char *const *places = yui_demo_trade_info (employer->trade)->workplaces;
  const int left = demo->options->employers - index;
  const int wanted = demo->options->workplaces - (int)demo->workplaces->len;
  const int n = index == 0
                    ? (int)G_N_ELEMENTS (FIRST_WORKPLACES)
                    : 1 + (yui_demo_random_between (&demo->random, 0, left - 1) < wanted - left);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = index == 0 ? g_strdup (FIRST_WORKPLACES[i])
                                         : g_strdup_printf ("%s %s", employer->name, places[i]);

      if (!add_workplace (demo, index, name, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
yui_demo_make_town (YuiDemo *demo, GError **error)
{
  if (!insert_programme (demo, error) || !insert_qualifications (demo, error))
    return FALSE;

  for (int i = 0; i < demo->options->employers; i++)
    {
      YuiDemoEmployer employer = { 0 };

      draw_employer (demo, i == 0, &employer);
      g_array_append_val (demo->employers, employer);
      if (!insert_employer (demo, yui_demo_employer (demo, i), i == 0, error)
          || !add_workplaces (demo, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_account (YuiDemo *demo,
                const char *name,
                const char *role,
                const char *employer_id,
                const char *workplace_id,
                GError **error)
{
  const gint64 created_s = yui_civil_utc_of (demo->today - OPENED_DAYS_BEFORE + 20, 0);
  g_autofree char *id = yui_demo_new_id (demo, created_s);

  return yui_demo_insert (demo, error,
                          "INSERT INTO account (programme_id, id, display_name, role, employer_id, "
                          "workplace_id, created_s) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                          YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (name), YUI_TEXT (role),
                          YUI_TEXT (employer_id), YUI_TEXT (workplace_id), YUI_INT (created_s));
}

gboolean
yui_demo_make_accounts (YuiDemo *demo, GError **error)
{
  const char *employer = yui_demo_employer (demo, 0)->id;
  const char *workplace = yui_demo_workplace (demo, 0)->id;

  return insert_account (demo, FIRST_REPRESENTATIVE "（女将）", "employer_owner", employer, NULL,
                         error)
         && insert_account (demo, "帆村 浩二（支配人）", "employer_manager", employer, NULL, error)
         && insert_account (demo, "苗代 千春（経理）", "payroll_clerk", employer, NULL, error)
         && insert_account (demo, "結島市 しごと支援係", "coordinator", NULL, NULL, error)
         && insert_account (demo, "結島市 監査委員事務局", "auditor", NULL, NULL, error)
         && insert_account (demo, "市役所 市民ホールの端末", "kiosk", NULL, NULL, error)
         && insert_account (demo, "汐凪荘 本館の端末", "kiosk", employer, workplace, error);
}
