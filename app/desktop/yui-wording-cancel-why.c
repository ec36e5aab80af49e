/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wording-cancel-why.h"

#include <glib/gi18n.h>

#include "yui-wording-cancel.h"
#include "yui-wording-why.h"
#include "yui-wording.h"

/* Adds a sentence, unless it has been said already. Takes it. */
static void
add (GString *text, char *sentence)
{
  g_auto (GStrv) said = g_strsplit (text->str, "\n", -1);

  if (sentence && *sentence && !g_strv_contains ((const char *const *)said, sentence))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static void
add_lines (GString *text, char *lines)
{
  g_auto (GStrv) sentences = lines ? g_strsplit (lines, "\n", -1) : NULL;

  for (guint i = 0; sentences && sentences[i]; i++)
    add (text, g_strdup (sentences[i]));
  g_free (lines);
}

static gint64
sum (GListModel *lines)
{
  gint64 yen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (YuiPayLine) line = g_list_model_get_item (lines, i);

      yen += yui_pay_line_get_amount_yen (line);
    }
  return yen;
}

char *
yui_wording_why_working (YuiWorkingLine *line)
{
  GString *text = g_string_new (NULL);
  GListModel *lines;

  g_return_val_if_fail (YUI_IS_WORKING_LINE (line), NULL);

  lines = yui_working_line_get_lines (line);
  if (g_list_model_get_n_items (lines) > 0)
    {
      add_lines (text, yui_wording_why_planned (lines));
      if (sum (lines) > yui_working_line_get_amount_yen (line))
        add (text, g_strdup (_ ("Of it, no more than the planned wage counts here.")));
    }
  else
    {
      add_lines (text, yui_wording_working_line (line));
      add (text, yui_wording_cancel_source (yui_working_line_get_article (line)));
    }
  add (text, g_strdup (yui_wording_certainty (yui_working_line_get_certainty (line))));
  return g_string_free_and_steal (text);
}

/* Whether what may be paid rests on a line of the computation. */
static gboolean
rests_on (const char *owed_kind, const char *code)
{
  static const char *const WAGES[] = { "scheduled_wage", "worked_wage", "lost_wage", NULL };
  const gboolean is_wage = g_strv_contains (WAGES, code);

  if (g_str_equal (owed_kind, "nothing"))
    return FALSE;
  if (g_str_equal (owed_kind, "statutory_floor"))
    return !g_str_equal (code, "scheduled_wage") && !g_str_equal (code, "lost_wage");
  return is_wage;
}

/* The wage that 60 per cent are taken of: what is lost, or all that was planned. */
static char *
say_sixty (YuiCancelOption *option, GListModel *working)
{
  g_autofree char *amount = yui_wording_yen (yui_cancel_option_get_amount_yen (option));
  g_autofree char *of = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (working); i++)
    {
      g_autoptr (YuiWorkingLine) line = g_list_model_get_item (working, i);
      const char *code = yui_working_line_get_code (line);

      if (!g_str_equal (code, "lost_wage") && (of || !g_str_equal (code, "scheduled_wage")))
        continue;
      g_free (of);
      of = yui_wording_yen (yui_working_line_get_amount_yen (line));
    }
  if (!of)
    return NULL;
  /* Translators: an amount of yen; 60 per cent of it. */
  return g_strdup_printf (_ ("60 %% of %s is %s; a fraction of a yen is rounded up."), of, amount);
}

static void
add_working (GString *text, const char *owed_kind, GListModel *working)
{
  for (guint i = 0; i < g_list_model_get_n_items (working); i++)
    {
      g_autoptr (YuiWorkingLine) line = g_list_model_get_item (working, i);
      const char *code = yui_working_line_get_code (line);
      g_autofree char *amount = yui_wording_yen (yui_working_line_get_amount_yen (line));

      if (!rests_on (owed_kind, code))
        continue;
      /* Translators: what an amount is of; the amount. */
      add (text, g_str_equal (code, "average_wage_unknown")
                     ? g_strdup (yui_wording_working_title (code))
                     : g_strdup_printf (_ ("%s: %s"), yui_wording_working_title (code), amount));
      add_lines (text, yui_wording_why_working (line));
    }
}

char *
yui_wording_why_option (YuiCancelOption *option, GListModel *working, GListModel *cases)
{
  GString *text = g_string_new (NULL);
  const char *kind;

  g_return_val_if_fail (YUI_IS_CANCEL_OPTION (option), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (working) && G_IS_LIST_MODEL (cases), NULL);

  kind = yui_cancel_option_get_owed_kind (option);
  add (text, g_strdup (yui_wording_option_state (yui_cancel_option_get_state (option))));
  add_working (text, kind, working);
  if (g_str_equal (kind, "sixty_percent"))
    add (text, say_sixty (option, working));
  add (text, yui_wording_cancel_source (yui_cancel_option_get_article (option)));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (YuiCancelSource) one = g_list_model_get_item (cases, i);

      add (text, yui_wording_cancel_source (yui_cancel_source_get_article (one)));
    }
  add (text, g_strdup (yui_wording_certainty (yui_cancel_option_get_certainty (option))));
  return g_string_free_and_steal (text);
}

char *
yui_wording_why_cancellation (YuiCancellation *cancellation)
{
  YuiCancelWorking *kept;
  GListModel *options;

  g_return_val_if_fail (YUI_IS_CANCELLATION (cancellation), NULL);

  kept = yui_cancellation_get_working (cancellation);
  options = kept ? yui_cancel_working_get_options (kept) : NULL;
  for (guint i = 0; options && i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (YuiCancelOption) option = g_list_model_get_item (options, i);

      if (g_strcmp0 (yui_cancel_option_get_owed_kind (option),
                     yui_cancellation_get_owed_kind (cancellation))
          == 0)
        return yui_wording_why_option (option, yui_cancel_working_get_working (kept),
                                       yui_cancel_working_get_cases (kept));
    }
  return NULL;
}
