/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-candidate-terms.h"

#include <string.h>

#include "yui-record-private.h"

#define ID_BYTES 16

struct _YuiCandidateTerms
{
  YuiRecord parent_instance;

  char *worker_ids;
  char *terms[YUI_RANK_N_TERMS];
  int pool;
  int eligible;
  GListStore *excluded;
  YuiRankingWeights *weights;
};

G_DEFINE_FINAL_TYPE (YuiCandidateTerms, yui_candidate_terms, YUI_TYPE_RECORD)

#define TERM(word, i)                                                                               \
  { word, YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, terms) + (i) * sizeof (char *), \
    NULL, "terms/" word }

static const YuiField candidate_terms_fields[] = {
  { "worker_ids", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, worker_ids) },
  TERM ("distance", YUI_RANK_TERM_DISTANCE),
  TERM ("skill_fit", YUI_RANK_TERM_SKILL_FIT),
  TERM ("worked_here", YUI_RANK_TERM_WORKED_HERE),
  TERM ("reliability", YUI_RANK_TERM_RELIABILITY),
  TERM ("rating", YUI_RANK_TERM_MUTUAL_RATING),
  TERM ("fair_turn", YUI_RANK_TERM_FAIR_TURN),
  TERM ("wish_fit", YUI_RANK_TERM_WISH_FIT),
  { "pool", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, pool) },
  { "eligible", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, eligible) },
  { "excluded", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, excluded),
    yui_exclusion_get_type },
  { "weights", YUI_FIELD_OBJECT, TRUE, G_STRUCT_OFFSET (YuiCandidateTerms, weights),
    yui_ranking_weights_get_type },
};

static void
yui_candidate_terms_class_init (YuiCandidateTermsClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), candidate_terms_fields,
                            G_N_ELEMENTS (candidate_terms_fields));
}

static void
yui_candidate_terms_init (YuiCandidateTerms *self)
{
}

YUI_RECORD_GETTER (CandidateTerms, candidate_terms, CANDIDATE_TERMS, int, pool)
YUI_RECORD_GETTER (CandidateTerms, candidate_terms, CANDIDATE_TERMS, int, eligible)
YUI_RECORD_GETTER (CandidateTerms, candidate_terms, CANDIDATE_TERMS, GListModel *, excluded)
YUI_RECORD_GETTER (CandidateTerms, candidate_terms, CANDIDATE_TERMS, YuiRankingWeights *, weights)

/* One column of n rows; NULL when it has another length or a term out of range. */
static guint16 *
read_column (const char *base64, gsize n)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (base64, &size);
  guint16 *column;

  if (size != n * sizeof (guint16))
    return NULL;
  column = g_new (guint16, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      column[i] = (guint16)(bytes[2 * i] | bytes[2 * i + 1] << 8);
      if (column[i] > YUI_RANK_TERM_MAX)
        {
          g_free (column);
          return NULL;
        }
    }
  return column;
}

YuiTermColumns *
yui_candidate_terms_read (YuiCandidateTerms *self, GError **error)
{
  g_autoptr (YuiTermColumns) columns = g_new0 (YuiTermColumns, 1);
  gsize size;
  gboolean is_whole;

  g_return_val_if_fail (YUI_IS_CANDIDATE_TERMS (self), NULL);

  columns->worker_ids = g_base64_decode (self->worker_ids, &size);
  columns->table.n = (guint32)(size / ID_BYTES);
  is_whole = size % ID_BYTES == 0 && size / ID_BYTES <= G_MAXINT;
  for (int t = 0; is_whole && t < YUI_RANK_N_TERMS; t++)
    {
      columns->columns[t] = read_column (self->terms[t], columns->table.n);
      columns->table.term[t] = columns->columns[t];
      is_whole = columns->columns[t] != NULL;
    }
  if (is_whole)
    return g_steal_pointer (&columns);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "/terms: the columns do not belong together");
  return NULL;
}

void
yui_term_columns_free (YuiTermColumns *columns)
{
  g_return_if_fail (columns != NULL);

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    g_free (columns->columns[t]);
  g_free (columns->worker_ids);
  g_free (columns);
}

char *
yui_term_columns_dup_worker_id (const YuiTermColumns *columns, guint row)
{
  const guint8 *b;

  g_return_val_if_fail (columns != NULL && row < columns->table.n, NULL);

  b = columns->worker_ids + (gsize)row * ID_BYTES;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

gboolean
yui_term_columns_find (const YuiTermColumns *columns, const char *worker_id, guint *row)
{
  guint8 id[ID_BYTES] = { 0 };
  int n = 0;

  g_return_val_if_fail (columns != NULL && worker_id != NULL && row != NULL, FALSE);

  for (const char *p = worker_id; *p != '\0' && n < 2 * ID_BYTES; p++)
    if (g_ascii_isxdigit (*p))
      {
        id[n / 2] = (guint8)(id[n / 2] << 4 | g_ascii_xdigit_value (*p));
        n++;
      }
  for (guint i = 0; n == 2 * ID_BYTES && i < columns->table.n; i++)
    if (memcmp (columns->worker_ids + (gsize)i * ID_BYTES, id, ID_BYTES) == 0)
      {
        *row = i;
        return TRUE;
      }
  return FALSE;
}
