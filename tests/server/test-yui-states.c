/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-work.h"

#include "server/yui-problem.h"
#include "server/yui-state.h"
#include "store/yui-uuid.h"

static TestServer *town;
static TestWork work;
static char *offer_id;

/* Every pair that is allowed; what is not here is refused. */
static const struct
{
  YuiMachine machine;
  const char *from, *to;
} ALLOWED[] = {
  { YUI_MACHINE_SHIFT, "draft", "published" },
  { YUI_MACHINE_SHIFT, "published", "cancelled" },
  { YUI_MACHINE_OFFER, "open", "accepted" },
  { YUI_MACHINE_OFFER, "open", "declined" },
  { YUI_MACHINE_OFFER, "open", "withdrawn" },
  { YUI_MACHINE_OFFER, "open", "expired" },
  { YUI_MACHINE_CONTRACT, "in_force", "cancelled" },
  { YUI_MACHINE_ATTENDANCE, "expected", "working" },
  { YUI_MACHINE_ATTENDANCE, "expected", "to_confirm" },
  { YUI_MACHINE_ATTENDANCE, "expected", "agreed" },
  { YUI_MACHINE_ATTENDANCE, "working", "to_confirm" },
  { YUI_MACHINE_ATTENDANCE, "working", "agreed" },
  { YUI_MACHINE_ATTENDANCE, "to_confirm", "working" },
  { YUI_MACHINE_ATTENDANCE, "to_confirm", "agreed" },
  { YUI_MACHINE_ATTENDANCE, "agreed", "expected" },
  { YUI_MACHINE_ATTENDANCE, "agreed", "in_pay_run" },
  { YUI_MACHINE_ATTENDANCE, "in_pay_run", "agreed" },
  { YUI_MACHINE_ATTENDANCE, "in_pay_run", "paid" },
  { YUI_MACHINE_PAY_RUN, "draft", "checked" },
  { YUI_MACHINE_PAY_RUN, "checked", "approved" },
  { YUI_MACHINE_PAY_RUN, "checked", "draft" },
  { YUI_MACHINE_PAY_RUN, "checked", "locked" },
  { YUI_MACHINE_PAY_RUN, "approved", "checked" },
  { YUI_MACHINE_PAY_RUN, "approved", "locked" },
};

static gboolean
is_allowed (YuiMachine machine, const char *from, const char *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ALLOWED); i++)
    if (ALLOWED[i].machine == machine && g_str_equal (ALLOWED[i].from, from)
        && g_str_equal (ALLOWED[i].to, to))
      return TRUE;
  return FALSE;
}

/* A row of each machine in the small town, and how to put it into a state. */
static const struct
{
  const char *table;
  const char *set;
} ROWS[YUI_N_MACHINES] = {
  { "shift", "UPDATE shift SET state = '$S' WHERE id = '$I'" },
  { "offer", "UPDATE offer SET state = '$S' WHERE id = '$I'" },
  { "contract",
    "UPDATE contract SET cancelled_s = CASE WHEN '$S' = 'cancelled' THEN 1 END WHERE id = '$I'" },
  { "attendance", "UPDATE attendance SET state = '$S' WHERE id = '$I'" },
  { "pay_run", "UPDATE pay_run SET state = '$S' WHERE id = '$I'" },
};

#define RUN_ID "01930000-0000-7000-8000-000000000e01"

static const char *
id_of (YuiMachine machine)
{
  const char *const ids[YUI_N_MACHINES]
      = { work.shift_id, offer_id, work.contract_id, work.attendance_id, RUN_ID };

  return ids[machine];
}

typedef struct
{
  YuiMachine machine;
  const char *to;
} Step;

static gboolean
take (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Step *step = user_data;
  const YuiStateBy by = { .programme_id = 1, .now_s = 1700000000 };

  return yui_state_change (db, &by, step->machine, id_of (step->machine), step->to, error);
}

static void
put_into (YuiMachine machine, const char *state)
{
  g_autoptr (GString) sql = g_string_new (ROWS[machine].set);

  g_string_replace (sql, "$S", state, 0);
  g_string_replace (sql, "$I", id_of (machine), 0);
  test_execute (town, sql->str);
}

/* A step that is allowed leaves an audit row and a change; one that is not leaves nothing. */
static void
check_pair (YuiMachine machine, const char *from, const char *to)
{
  g_autofree char *audits
      = g_strdup_printf ("SELECT count(*) FROM audit_log WHERE operation = '%s.%s' AND subject = "
                         "'%s/%s'",
                         ROWS[machine].table, to, ROWS[machine].table, id_of (machine));
  g_autofree char *changes
      = g_strdup_printf ("SELECT count(*) FROM change_log WHERE id = '%s'", id_of (machine));
  g_autoptr (GError) error = NULL;
  Step step = { machine, to };
  const gboolean allowed = is_allowed (machine, from, to);
  gint64 n_audits, n_changes;

  put_into (machine, from);
  n_audits = test_count (town, audits);
  n_changes = test_count (town, changes);
  g_assert_cmpint (yui_state_may_follow (machine, from, to), ==, allowed);
  g_assert_cmpint (yui_store_write (town->store, 1, take, &step, &error), ==, allowed);
  if (!allowed)
    g_assert_cmpstr (yui_problem_get_name (error), ==, "wrong-state");
  g_assert_cmpint (test_count (town, audits), ==, n_audits + allowed);
  g_assert_cmpint (test_count (town, changes), ==, n_changes + allowed);
}

static void
test_every_pair (void)
{
  int n = 0;

  for (int machine = 0; machine < YUI_N_MACHINES; machine++)
    {
      const char *const *states = yui_state_list ((YuiMachine)machine);

      for (int i = 0; states[i] != NULL; i++)
        for (int j = 0; states[j] != NULL; j++, n++)
          check_pair ((YuiMachine)machine, states[i], states[j]);
    }
  g_assert_cmpint (n, ==, 9 + 25 + 4 + 36 + 16);
}

static gboolean
execute (YuiDatabase *db, gpointer user_data, GError **error)
{
  return yui_database_execute (db, user_data, error);
}

static void
assert_taken (char *sql, gboolean taken)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = sql;

  yui_store_write (town->store, YUI_SCOPE_ALL, execute, owned, &error);
  if (taken)
    g_assert_no_error (error);
  else
    g_assert_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CONSTRAINT);
}

static void
assert_event_taken (const char *kind, const char *review_reason, gboolean taken)
{
  g_autofree char *id = yui_uuid_new ();

  assert_taken (
      g_strdup_printf ("INSERT INTO clock_event (programme_id, id, contract_id, employer_id, "
                       "workplace_id, worker_id, kind, source, occurred_s, received_s, "
                       "review_reason) SELECT 1, '%s', id, employer_id, workplace_id, worker_id, "
                       "'%s', 'phone', 1, 1, %s FROM contract WHERE id = '%s'",
                       id, kind, review_reason, work.contract_id),
      taken);
}

/* The last wall is the tables' own. */
static void
test_tables_take_known_words_only (void)
{
  const char *const kinds[] = { "in", "out", "break_start", "break_end" };
  const char *const reasons[] = { "NULL", "'off_plan'", "'device_clock'", "'order'" };

  for (int machine = 0; machine < YUI_N_MACHINES; machine++)
    if (machine != YUI_MACHINE_CONTRACT)
      assert_taken (g_strdup_printf ("UPDATE %s SET state = 'lost' WHERE id = '%s'",
                                     ROWS[machine].table, id_of ((YuiMachine)machine)),
                    FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (reasons); j++)
      assert_event_taken (kinds[i], reasons[j], TRUE);
  assert_event_taken ("lunch", "NULL", FALSE);
  assert_event_taken ("in", "'because'", FALSE);
}

/* States are written by app/server/yui-state.c alone; what makes a row gives it its first one. */
static void
test_nobody_else_writes_states (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "app", "server", NULL);
  g_autoptr (GRegex) regex = g_regex_new (
      "UPDATE\\s+(shift|offer|pay_run|attendance)\\s+SET[^;]*?\\bstate = (?!'[a-z_]+' AND)",
      G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      g_auto (GStrv) statements = NULL;

      if (!g_str_has_suffix (name, ".c") || g_str_equal (name, "yui-state.c")
          || g_str_has_prefix (name, "yui-demo"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      statements = g_strsplit (text, "yui_database_", -1);
      for (int i = 0; statements[i] != NULL; i++)
        {
          const char *where = strstr (statements[i], "WHERE");
          g_autofree char *set
              = g_strndup (statements[i], where != NULL ? (gsize)(where - statements[i]) : 0);

          if (g_regex_match (regex, set, 0, NULL))
            g_error ("%s writes a state by itself: %s", name, set);
        }
    }
}

static void
make_rows (void)
{
  g_autofree char *shift_id = test_publish_shift (town, 1);

  test_work_init (&work, town, 0);
  offer_id = test_offer (town, shift_id, 1, NULL);
  test_execute (town,
                "INSERT INTO pay_run (programme_id, id, employer_id, from_day, to_day, pay_day, "
                "people, shifts, worked_min, gross_yen, withheld_yen, net_yen, created_s) VALUES "
                "(1, '" RUN_ID "', '" TEST_EMPLOYER_A "', 1, 2, 3, 0, 0, 0, 0, 0, 0, 0)");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  make_rows ();
  g_test_add_func ("/server/states/pairs", test_every_pair);
  g_test_add_func ("/server/states/known-words", test_tables_take_known_words_only);
  g_test_add_func ("/server/states/one-writer", test_nobody_else_writes_states);
  result = g_test_run ();
  test_work_clear (&work);
  g_free (offer_id);
  test_server_free (town);
  return result;
}
