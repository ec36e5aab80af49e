/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-shift.h"
#include "yui-problem.h"
#include "yui-shift-law.h"

#include <string.h>

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* ids: joined by commas, in any order. Sorted here: to sort each row's own few would cost the
 * database more than the rest of the row. */
static GPtrArray *
split_ids (const char *ids)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_free);

  while (ids != NULL)
    {
      const char *comma = strchr (ids, ',');

      g_ptr_array_add (array, comma != NULL ? g_strndup (ids, comma - ids) : g_strdup (ids));
      ids = comma != NULL ? comma + 1 : NULL;
    }
  g_ptr_array_sort (array, compare_texts);
  return array;
}

static char *
text_of (YuiStatement *row, int column)
{
  return (char *)yui_statement_get_text (row, column);
}

void
yui_shift_view_read (YuiShift *view, YuiStatement *row)
{
  g_return_if_fail (view != NULL && row != NULL);

  view->id = text_of (row, 0);
  view->version = yui_statement_get_int (row, 1);
  view->state = text_of (row, 2);
  view->employer_id = text_of (row, 3);
  view->employer_name = text_of (row, 4);
  view->workplace_id = text_of (row, 5);
  view->workplace_name = text_of (row, 6);
  view->workplace_address = text_of (row, 7);
  view->prefecture_code = text_of (row, 8);
  view->latitude_udeg = yui_statement_get_int (row, 9);
  view->longitude_udeg = yui_statement_get_int (row, 10);
  view->title = text_of (row, 11);
  view->description = text_of (row, 12);
  view->belongings = text_of (row, 13);
  view->start_s = yui_statement_get_int (row, 14);
  view->end_s = yui_statement_get_int (row, 15);
  view->break_min = yui_statement_get_int (row, 16);
  view->seats = yui_statement_get_int (row, 17);
  view->hourly_wage_yen = yui_statement_get_int (row, 18);
  view->transport_yen = yui_statement_get_int (row, 19);
  view->hiring_mode = text_of (row, 20);
  view->published_s = yui_statement_get_int (row, 21);
  view->seats_filled = yui_statement_get_int (row, 22);
  view->offers_open = yui_statement_get_int (row, 23);
  view->qualification_ids
      = yui_statement_is_null (row, 24) ? NULL : split_ids (yui_statement_get_text (row, 24));
  view->wage_industry = text_of (row, 25);
}

void
yui_shift_view_clear (YuiShift *view)
{
  g_clear_pointer (&view->qualification_ids, g_ptr_array_unref);
}

YuiShift *
yui_shift_from_row (YuiStatement *row)
{
  YuiShift view;
  YuiShift *shift;

  yui_shift_view_read (&view, row);
  if (view.qualification_ids == NULL)
    view.qualification_ids = split_ids (NULL);
  shift = yui_shift_copy (&view);
  yui_shift_view_clear (&view);
  return shift;
}

YuiShift *
yui_shift_find (YuiDatabase *db,
                gint64 programme_id,
                const char *employer_scope,
                const char *id,
                gint64 now_s,
                GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, YUI_SHIFT_SELECT "AND s.id = $3", YUI_INT (programme_id),
                            YUI_INT (now_s), YUI_TEXT (id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ROW
      && (employer_scope == NULL
          || g_strcmp0 (employer_scope, yui_statement_get_text (query, 3)) == 0))
    return yui_shift_from_row (query);
  if (step != YUI_STEP_ERROR)
    yui_problem_set_not_found (error);
  return NULL;
}

YuiShift *
yui_shift_copy (const YuiShift *shift)
{
  YuiShift *copy = g_memdup2 (shift, sizeof *shift);
  char **texts[] = {
    &copy->id,           &copy->state,          &copy->employer_id,       &copy->employer_name,
    &copy->workplace_id, &copy->workplace_name, &copy->workplace_address, &copy->prefecture_code,
    &copy->title,        &copy->description,    &copy->belongings,        &copy->hiring_mode,
    &copy->wage_industry
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  copy->qualification_ids
      = g_ptr_array_copy (shift->qualification_ids, (GCopyFunc)(void (*) (void))g_strdup, NULL);
  g_ptr_array_set_free_func (copy->qualification_ids, g_free);
  return copy;
}

void
yui_shift_free (YuiShift *shift)
{
  g_return_if_fail (shift != NULL);

  g_free (shift->id);
  g_free (shift->state);
  g_free (shift->employer_id);
  g_free (shift->employer_name);
  g_free (shift->workplace_id);
  g_free (shift->workplace_name);
  g_free (shift->workplace_address);
  g_free (shift->prefecture_code);
  g_free (shift->wage_industry);
  g_free (shift->title);
  g_free (shift->description);
  g_free (shift->belongings);
  g_free (shift->hiring_mode);
  g_clear_pointer (&shift->qualification_ids, g_ptr_array_unref);
  g_free (shift);
}

static void
add_terms (const YuiShift *shift, YuiJson *doc, yyjson_mut_val *object)
{
  yyjson_mut_val *ids;

  yui_json_add_text (doc, object, "title", shift->title);
  yui_json_add_text (doc, object, "description", shift->description);
  yui_json_add_text (doc, object, "belongings", shift->belongings);
  yui_json_add_moment (doc, object, "starts_at", shift->start_s);
  yui_json_add_moment (doc, object, "ends_at", shift->end_s);
  yui_json_add_int (doc, object, "break_min", shift->break_min);
  yui_json_add_int (doc, object, "seats", shift->seats);
  yui_json_add_int (doc, object, "hourly_wage_yen", shift->hourly_wage_yen);
  yui_json_add_int (doc, object, "transport_yen", shift->transport_yen);
  yui_json_add_text (doc, object, "hiring_mode", shift->hiring_mode);
  ids = yyjson_mut_obj_add_arr (doc, object, "required_qualification_ids");
  for (guint i = 0; shift->qualification_ids != NULL && i < shift->qualification_ids->len; i++)
    yyjson_mut_arr_add_strcpy (doc, ids, shift->qualification_ids->pdata[i]);
}

void
yui_shift_add_json (const YuiShift *shift,
                    const YuiLawTables *tables,
                    YuiJson *doc,
                    yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "id", shift->id);
  yui_json_add_int (doc, object, "version", shift->version);
  yui_json_add_text (doc, object, "state", shift->state);
  yui_json_add_text (doc, object, "employer_id", shift->employer_id);
  yui_json_add_text (doc, object, "employer_name", shift->employer_name);
  yui_json_add_text (doc, object, "workplace_id", shift->workplace_id);
  yui_json_add_text (doc, object, "workplace_name", shift->workplace_name);
  add_terms (shift, doc, object);
  yui_json_add_int (doc, object, "seats_filled", shift->seats_filled);
  yui_json_add_int (doc, object, "offers_open", shift->offers_open);
  yui_json_add_int (doc, object, "expected_pay_yen", yui_shift_law_expected_pay (tables, shift));
  if (shift->published_s != 0)
    yui_json_add_moment (doc, object, "published_at", shift->published_s);
  else
    yui_json_add_null (doc, object, "published_at");
  yui_shift_law_add_warnings (tables, shift, doc, yyjson_mut_obj_add_arr (doc, object, "warnings"));
}
