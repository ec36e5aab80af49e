/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

typedef gboolean (*PartFunc) (YuiDemo *demo, GError **error);

static const PartFunc PARTS[] = {
  yui_demo_make_town,     yui_demo_make_accounts,  yui_demo_make_people, yui_demo_make_memberships,
  yui_demo_make_calendar, yui_demo_make_contracts, yui_demo_make_hours,  yui_demo_make_pay,
  yui_demo_make_standing, yui_demo_make_changes,
};

static void
clear_worker (gpointer data)
{
  YuiDemoWorker *worker = data;

  g_free (worker->id);
  g_free (worker->name);
  g_free (worker->kana);
  g_array_unref (worker->bookings);
}

static void
clear_employer (gpointer data)
{
  YuiDemoEmployer *employer = data;

  g_free (employer->id);
  g_free (employer->name);
  g_array_unref (employer->pool);
}

static void
clear_workplace (gpointer data)
{
  YuiDemoWorkplace *workplace = data;

  g_free (workplace->id);
  g_free (workplace->name);
  g_free (workplace->address);
}

static void
clear_shift (gpointer data)
{
  g_free (((YuiDemoShift *)data)->id);
}

static void
clear_contract (gpointer data)
{
  g_free (((YuiDemoContract *)data)->id);
}

static GArray *
new_list (guint element_size, GDestroyNotify clear)
{
  GArray *list = g_array_new (FALSE, TRUE, element_size);

  g_array_set_clear_func (list, clear);
  return list;
}

static void
init_demo (YuiDemo *demo, YuiDatabase *db, const YuiDemoOptions *options)
{
  *demo = (YuiDemo){
    .db = db,
    .options = options,
    .today = (YuiCivilDay)options->today,
    .now_s = yui_civil_utc_of ((YuiCivilDay)options->today, 0),
    .employers = new_list (sizeof (YuiDemoEmployer), clear_employer),
    .workplaces = new_list (sizeof (YuiDemoWorkplace), clear_workplace),
    .workers = new_list (sizeof (YuiDemoWorker), clear_worker),
    .shifts = new_list (sizeof (YuiDemoShift), clear_shift),
    .contracts = new_list (sizeof (YuiDemoContract), clear_contract),
  };
  yui_demo_random_init (&demo->root, options->seed ^ (guint64)options->today);
}

static void
clear_demo (YuiDemo *demo)
{
  g_strfreev (demo->qualification_ids);
  g_array_unref (demo->contracts);
  g_array_unref (demo->shifts);
  g_array_unref (demo->workers);
  g_array_unref (demo->workplaces);
  g_array_unref (demo->employers);
}

static gboolean
make_parts (YuiDemo *demo, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      yui_demo_random_fork (&demo->root, i + 1, &demo->random);
      if (!PARTS[i](demo, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_in_sizes (YuiDemoOptions *options)
{
  options->employers = options->employers > 0 ? options->employers : YUI_DEMO_EMPLOYERS;
  options->workplaces = options->workplaces > 0 ? options->workplaces : YUI_DEMO_WORKPLACES;
  options->workers = options->workers > 0 ? options->workers : YUI_DEMO_WORKERS;
  options->shifts = options->shifts > 0 ? options->shifts : YUI_DEMO_SHIFTS;
}

gboolean
yui_demo_create (YuiDatabase *db, const YuiDemoOptions *options, GError **error)
{
  g_return_val_if_fail (db != NULL && options != NULL && options->tables != NULL, FALSE);

  YuiDemoOptions filled = *options;
  YuiDemo demo;
  gboolean is_made;

  fill_in_sizes (&filled);
  if (!yui_database_begin (db, error))
    return FALSE;
  init_demo (&demo, db, &filled);
  is_made = make_parts (&demo, error);
  clear_demo (&demo);
  if (is_made)
    return yui_database_commit (db, error);
  yui_database_rollback (db);
  return FALSE;
}
