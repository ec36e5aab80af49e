/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-law-table.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* end: where a pattern ended, 0: before its end. */
static gboolean
is_end (const char *text, int end)
{
  return end > 0 && text[end] == '\0';
}

char *
yui_law_table_name (const char *file)
{
  int year, dependants, end = 0;

  g_return_val_if_fail (file != NULL, NULL);

  if (g_str_equal (file, "minimum-wage.tsv"))
    return g_strdup (_ ("minimum wages"));
  if (g_str_equal (file, "premium-rates.tsv"))
    return g_strdup (_ ("premium rates"));
  if (g_str_equal (file, "labour-insurance.tsv"))
    return g_strdup (_ ("labour insurance rates"));
  if (sscanf (file, "withholding-daily-hei-%4d.tsv%n", &year, &end) == 1 && is_end (file, end))
    return g_strdup_printf (_ ("daily withholding table, column hei, %d"), year);
  if (sscanf (file, "withholding-daily-otsu-%4d.tsv%n", &year, &end) == 1 && is_end (file, end))
    return g_strdup_printf (_ ("daily withholding table, column otsu, %d"), year);
  if (sscanf (file, "withholding-daily-kou-%2d-%4d.tsv%n", &dependants, &year, &end) == 2
      && is_end (file, end))
    return g_strdup_printf (ngettext ("daily withholding table, column kō, %d dependant, %d",
                                      "daily withholding table, column kō, %d dependants, %d",
                                      (gulong)dependants),
                            dependants, year);
  return g_strdup (file);
}
