/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-towns.h"

#include "documents/yui-text.h"

#include <gio/gio.h>
#include <string.h>

#define COLUMNS         5
#define CODE_LENGTH     6
#define DISTRICT_LETTER "郡"

struct _YuiTowns
{
  GArray *rows; /* of YuiTown */
  GStringChunk *text;
};

static const YuiTown *
get_town (const YuiTowns *towns, guint i)
{
  return &g_array_index (towns->rows, YuiTown, i);
}

static gboolean
add_row (YuiTowns *towns, char **columns)
{
  const YuiTown town = { .code = g_string_chunk_insert (towns->text, columns[0]),
                         .prefecture = g_string_chunk_insert_const (towns->text, columns[1]),
                         .name = g_string_chunk_insert (towns->text, columns[2]) };

  if (strlen (columns[0]) != CODE_LENGTH)
    return FALSE;
  if (g_str_equal (columns[4], "municipality"))
    g_array_append_val (towns->rows, town);
  return TRUE;
}

YuiTowns *
yui_towns_load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "reference", "municipalities.tsv", NULL);
  g_autoptr (YuiTowns) towns = g_new0 (YuiTowns, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  towns->rows = g_array_new (FALSE, FALSE, sizeof (YuiTown));
  towns->text = g_string_chunk_new (16 * 1024);
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] == '\0' || (g_strv_length (columns) == COLUMNS && add_row (towns, columns)))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s, line %u: not as expected.",
                   path, i + 1);
      return NULL;
    }
  return g_steal_pointer (&towns);
}

void
yui_towns_free (YuiTowns *towns)
{
  g_return_if_fail (towns != NULL);

  g_array_unref (towns->rows);
  g_string_chunk_free (towns->text);
  g_free (towns);
}

/* Whether address, behind its prefecture, begins with the name, or with a district and the name. */
static gboolean
begins_with (const char *address, const char *name)
{
  const char *district = strstr (address, DISTRICT_LETTER);

  return g_str_has_prefix (address, name)
         || (district != NULL && g_str_has_prefix (district + strlen (DISTRICT_LETTER), name));
}

/* The longest name that fits: 南魚沼市 and 南魚沼郡湯沢町 are not 魚沼市. */
static const YuiTown *
find_in_prefecture (const YuiTowns *towns, const char *address, const char *code)
{
  const YuiTown *best = NULL;

  for (guint i = 0; i < towns->rows->len; i++)
    {
      const YuiTown *town = get_town (towns, i);

      if (g_str_has_prefix (town->code, code) && begins_with (address, town->name)
          && (best == NULL || strlen (town->name) > strlen (best->name)))
        best = town;
    }
  return best;
}

const YuiTown *
yui_towns_find_in_address (const YuiTowns *towns, const char *address, const char *prefecture_code)
{
  g_autofree char *folded = NULL;
  char code[3] = "";

  g_return_val_if_fail (towns != NULL && address != NULL && prefecture_code != NULL, NULL);

  folded = yui_text_fold_key (address);
  for (guint i = 0; i < towns->rows->len; i++)
    {
      const YuiTown *town = get_town (towns, i);

      if (!g_str_has_prefix (folded, town->prefecture))
        continue;
      g_strlcpy (code, town->code, sizeof code);
      return find_in_prefecture (towns, folded + strlen (town->prefecture), code);
    }
  return find_in_prefecture (towns, folded, prefecture_code);
}
