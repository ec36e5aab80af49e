/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-postgres.h"

typedef struct
{
  const char *pattern;
  const char *replacement;
} Rule;

/* In this order. Names in C collation sort by code point, as SQLite sorts them. What one engine
 * alone can do stands in a script between the lines `-- only SQLite` and `-- end`, or, for the
 * other, in lines that begin with `--postgresql `. */
static const Rule rules[] = {
  { "-- only SQLite\\n(?s:.*?)-- end\\n", "" },
  { "--postgresql ", "" },
  { "--[^\\n]*", "" },
  { "CREATE "
    "TRIGGER\\s+(\\w+)\\s+BEFORE\\s+(UPDATE(?:\\s+OF\\s+[\\w\\s,]+?)?|DELETE)\\s+ON\\s+(\\w+)\\s+"
    "BEGIN\\s+SELECT\\s+raise\\s*\\(ABORT,\\s*'([^']*)'\\);\\s*END;",
    "CREATE TRIGGER \\1 BEFORE \\2 ON \\3 FOR EACH ROW EXECUTE FUNCTION yui_refuse ('\\4');" },
  { "\\)\\s*STRICT\\s*,\\s*WITHOUT\\s+ROWID", ")" },
  { "\\)\\s*STRICT\\b", ")" },
  { "(\\w+)\\s+GLOB\\s+'([^']*)'", "\\1 ~ '^\\2$'" },
  { "lower\\s*\\(hex\\s*\\(randomblob\\s*\\(16\\)\\)\\)",
    "replace (gen_random_uuid ()::text, '-', '')" },
  { "\\b[xX]'([0-9a-fA-F]*)'", "'\\\\x\\1'::bytea" },
  { "\\bINTEGER\\b", "BIGINT" },
  { "\\bBLOB\\b", "BYTEA" },
  { "\\bTEXT\\b", "TEXT COLLATE \"C\"" },
};

char *
yui_postgres_translate (const char *script)
{
  char *text = g_strdup (script);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (rules[i].pattern, 0, 0, NULL);
      char *next = g_regex_replace (regex, text, -1, 0, rules[i].replacement, 0, NULL);

      g_free (text);
      text = next;
    }
  return text;
}
