/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-catalog-private.h"

#include <string.h>

/* Why this file is there: a reader that speaks needs to know that the text is Japanese, and shows
 * the title rather than the file's name. cairo 1.18 cannot say either. Its catalog is the file's
 * last object, so that a word more in it moves nothing but the table behind. */

#define CATALOG "obj\n<< /Type /Catalog\n"
#define ADDED                                                                                      \
  "   /Lang (ja-JP)\n"                                                                             \
  "   /ViewerPreferences << /DisplayDocTitle true >>\n"
#define START_XREF "startxref\n"
#define HELD_MAX   (64 * 1024) /* cairo writes a few bytes at a time; a booklet is not held whole */

struct _YuiPaperCatalog
{
  GString *held; /* from the catalog on; before it is found, what is not written yet */
  gboolean is_found;
};

YuiPaperCatalog *
yui_paper_catalog_new (void)
{
  YuiPaperCatalog *self = g_new0 (YuiPaperCatalog, 1);

  self->held = g_string_new (NULL);
  return self;
}

void
yui_paper_catalog_free (YuiPaperCatalog *self)
{
  g_string_free (self->held, TRUE);
  g_free (self);
}

/* The first place of text, as bytes, or NULL. */
static char *
find (const GString *held, const char *text)
{
  const gsize n = strlen (text);
  char *end = held->str + held->len;

  for (char *at = held->str; (gsize)(end - at) >= n; at++)
    {
      at = memchr (at, text[0], (gsize)(end - at) - n + 1);
      if (at == NULL)
        return NULL;
      if (memcmp (at, text, n) == 0)
        return at;
    }
  return NULL;
}

/* The last one likewise. */
static char *
find_last (const GString *held, const char *text)
{
  const gsize n = strlen (text);

  for (gsize at = held->len + 1 > n ? held->len + 1 - n : 0; at > 0; at--)
    if (held->str[at - 1] == text[0] && memcmp (held->str + at - 1, text, n) == 0)
      return held->str + at - 1;
  return NULL;
}

static gboolean
flush (YuiPaperCatalog *self, gsize n, YuiPaperCatalogPut put, gpointer user_data)
{
  gboolean ok = n == 0 || put (self->held->str, n, user_data);

  g_string_erase (self->held, 0, (gssize)n);
  return ok;
}

gboolean
yui_paper_catalog_write (YuiPaperCatalog *self,
                         const void *data,
                         gsize length,
                         YuiPaperCatalogPut put,
                         gpointer user_data)
{
  const char *found;
  gsize kept = strlen (CATALOG) - 1;

  g_string_append_len (self->held, data, (gssize)length);
  if (self->is_found || self->held->len < HELD_MAX)
    return TRUE;
  found = find (self->held, CATALOG);
  self->is_found = found != NULL;
  if (found != NULL)
    return flush (self, (gsize)(found - self->held->str), put, user_data);
  return flush (self, self->held->len > kept ? self->held->len - kept : 0, put, user_data);
}

/* The place of the table, moved by what was added. */
static void
move_table (GString *held)
{
  char *at = find_last (held, START_XREF);
  guint64 offset;

  if (at == NULL)
    return;
  offset = g_ascii_strtoull (at + strlen (START_XREF), NULL, 10) + strlen (ADDED);
  g_string_truncate (held, (gsize)(at - held->str));
  g_string_append_printf (held, START_XREF "%" G_GUINT64_FORMAT "\n%%%%EOF\n", offset);
}

gboolean
yui_paper_catalog_finish (YuiPaperCatalog *self, YuiPaperCatalogPut put, gpointer user_data)
{
  char *catalog = find (self->held, CATALOG);

  if (catalog != NULL)
    {
      g_string_insert (self->held, (gssize)(catalog - self->held->str) + (gssize)strlen (CATALOG),
                       ADDED);
      move_table (self->held);
    }
  return flush (self, self->held->len, put, user_data);
}
