/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-contract.h"
#include "yui-archive-private.h"
#include "yui-json.h"
#include "yui-moment.h"

#include "documents/yui-contract-paper.h"
#include "documents/yui-text.h"

#include <string.h>

#define MINUTES_PER_HOUR 60

/* A contract that was cancelled may have been formed anew: the one in force, else the newest. */
#define CONTRACT                                                                                   \
  "SELECT c.id, w.name, p.name, c.start_s, c.end_s, c.formed_s, c.terms, c.terms_sha256, "         \
  "coalesce (c.cancelled_s, 0), CASE WHEN c.application_id IS NULL THEN 0 ELSE 1 END "             \
  "FROM contract c "                                                                               \
  "JOIN worker w ON w.programme_id = c.programme_id AND w.id = c.worker_id "                       \
  "JOIN workplace p ON p.programme_id = c.programme_id AND p.id = c.workplace_id "                 \
  "WHERE c.programme_id = $1 AND c.employer_id = $2 AND c.shift_id = $3 AND c.worker_id = $4 "     \
  "ORDER BY c.cancelled_s IS NOT NULL, c.formed_s DESC, c.id DESC LIMIT 1"

void
yui_archive_contract_clear (YuiArchiveContract *contract)
{
  g_free (contract->id);
  g_free (contract->worker_name);
  g_free (contract->workplace_name);
  g_free (contract->terms);
  g_free (contract->terms_sha256);
}

gboolean
yui_archive_contract_find (YuiArchiveContract *contract,
                           const YuiArchiveTask *task,
                           YuiDatabase *db,
                           GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error, CONTRACT, YUI_INT (task->programme_id), YUI_TEXT (task->employer_id),
      YUI_TEXT (task->shift_id), YUI_TEXT (task->worker_id));

  if (!yui_problem_find_row (row, error))
    return FALSE;
  *contract = (YuiArchiveContract){ .id = yui_statement_dup_text (row, 0),
                                    .worker_name = yui_statement_dup_text (row, 1),
                                    .workplace_name = yui_statement_dup_text (row, 2),
                                    .start_s = yui_statement_get_int (row, 3),
                                    .end_s = yui_statement_get_int (row, 4),
                                    .formed_s = yui_statement_get_int (row, 5),
                                    .terms = yui_statement_dup_text (row, 6),
                                    .terms_sha256 = yui_statement_dup_text (row, 7),
                                    .cancelled_s = yui_statement_get_int (row, 8),
                                    .by_application = yui_statement_get_int (row, 9) != 0 };
  return TRUE;
}

/* ---- terms in words ---- */

typedef enum
{
  TERM_TEXT,
  TERM_MOMENT,
  TERM_MINUTES,
  TERM_YEN,
  TERM_MODE,
} TermKind;

static const struct
{
  const char *member;
  const char *label;
  TermKind kind;
} TERMS[] = {
  { "employer_name", "事業者", TERM_TEXT },       { "workplace_name", "事業所", TERM_TEXT },
  { "workplace_address", "就業場所", TERM_TEXT }, { "title", "業務", TERM_TEXT },
  { "description", "業務の内容", TERM_TEXT },     { "belongings", "持ち物", TERM_TEXT },
  { "starts_at", "始業", TERM_MOMENT },           { "ends_at", "終業", TERM_MOMENT },
  { "break_min", "休憩", TERM_MINUTES },          { "hourly_wage_yen", "時給", TERM_YEN },
  { "transport_yen", "交通費", TERM_YEN },        { "expected_pay_yen", "予定の支給額", TERM_YEN },
  { "hiring_mode", "採用方式", TERM_MODE },
};

static char *
format_moment (const char *text)
{
  g_autofree char *day = NULL;
  gint64 moment_s;
  int minutes;

  if (!yui_moment_parse (text, &moment_s))
    return g_strdup (text);
  day = yui_text_format_day (yui_text_day_of (moment_s, &minutes), FALSE);
  return g_strdup_printf ("%s %d:%02d", day, minutes / MINUTES_PER_HOUR,
                          minutes % MINUTES_PER_HOUR);
}

static char *
format_yen (gint64 yen)
{
  return yen < 1000 ? g_strdup_printf ("%d円", (int)yen)
                    : g_strdup_printf ("%d,%03d円", (int)(yen / 1000), (int)(yen % 1000));
}

/* NULL: nothing to be said. */
static char *
format_term (yyjson_val *value, TermKind kind)
{
  const char *text = yyjson_get_str (value);

  switch (kind)
    {
    case TERM_TEXT:
      return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
    case TERM_MOMENT:
      return text != NULL ? format_moment (text) : NULL;
    case TERM_MINUTES:
      return g_strdup_printf ("%d分", yyjson_get_int (value));
    case TERM_YEN:
      return format_yen (yyjson_get_sint (value));
    case TERM_MODE:
      return g_strdup (g_strcmp0 (text, "first_come") == 0 ? "応募した時に契約"
                                                           : "事業者が選んで契約");
    default:
      g_assert_not_reached ();
    }
}

GArray *
yui_archive_terms_in_words (const char *terms, GStringChunk *text)
{
  g_autoptr (yyjson_doc) doc = yyjson_read (terms, strlen (terms), YYJSON_READ_NOFLAG);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (YuiContractTerm));

  for (guint i = 0; i < G_N_ELEMENTS (TERMS); i++)
    {
      yyjson_val *value = yyjson_obj_get (yyjson_doc_get_root (doc), TERMS[i].member);
      g_autofree char *said = value != NULL ? format_term (value, TERMS[i].kind) : NULL;

      if (said != NULL)
        g_array_append_vals (
            words, &(YuiContractTerm){ TERMS[i].label, g_string_chunk_insert (text, said) }, 1);
    }
  return words;
}

/* ---- versions ---- */

#define VERSIONS                                                                                   \
  "SELECT v.number, v.agreed_s, v.terms, v.terms_sha256, coalesce (o.made_s, v.agreed_s), "        \
  "coalesce (a.display_name, ''), coalesce (o.kind, ''), coalesce (o.note, ''), "                  \
  "coalesce (o.consent_how, '') FROM contract_version v "                                          \
  "LEFT JOIN contract_proposal o ON o.programme_id = v.programme_id AND o.id = v.proposal_id "     \
  "LEFT JOIN account a ON a.programme_id = o.programme_id AND a.id = o.made_by "                   \
  "WHERE v.programme_id = $1 AND v.contract_id = $2 ORDER BY v.number"

typedef struct
{
  const YuiArchiveTask *task;
  GArray *versions; /* of YuiContractVersion */
  GPtrArray *terms; /* of GArray, which the versions borrow from */
  GStringChunk *text;
} Versions;

static void
versions_clear (Versions *versions)
{
  g_clear_pointer (&versions->versions, g_array_unref);
  g_clear_pointer (&versions->terms, g_ptr_array_unref);
  g_clear_pointer (&versions->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Versions, versions_clear)

const char *
yui_archive_change_word (const char *kind)
{
  if (g_str_equal (kind, "shorten"))
    return "時間の短縮";
  return g_str_equal (kind, "move") ? "日時の変更" : "別の勤務への変更";
}

const char *
yui_archive_consent_word (const char *how)
{
  static const char *const WORDS[][2] = { { "kiosk", "端末の画面で同意" },
                                          { "phone", "電話で同意" },
                                          { "in_person", "対面で同意" },
                                          { "written", "書面で同意" } };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i][0], how))
      return WORDS[i][1];
  return "画面で同意";
}

static void
add_version (Versions *versions, YuiContractVersion version, const char *terms)
{
  GArray *words = yui_archive_terms_in_words (terms, versions->text);

  version.terms = (const YuiContractTerm *)(gpointer)words->data;
  version.n_terms = words->len;
  g_ptr_array_add (versions->terms, words);
  g_array_append_val (versions->versions, version);
}

static void
add_row (Versions *versions, YuiStatement *row)
{
  GStringChunk *text = versions->text;
  const char *maker = yui_statement_get_text (row, 5);
  const int number = (int)yui_statement_get_int (row, 0);
  g_autofree char *reason
      = g_strdup_printf ("%s %s", yui_archive_change_word (yui_statement_get_text (row, 6)),
                         yui_statement_get_text (row, 7));
  const YuiContractVersion version
      = { .number = number,
          .made_s = yui_statement_get_int (row, 4),
          .made_by
          = maker[0] != '\0' ? g_string_chunk_insert (text, maker) : versions->task->employer_name,
          .reason = number > 1 ? g_string_chunk_insert (text, g_strstrip (reason)) : NULL,
          .agreed_s = yui_statement_get_int (row, 1),
          .agreed_how = yui_archive_consent_word (yui_statement_get_text (row, 8)),
          .hash = g_string_chunk_insert (text, yui_statement_get_text (row, 3)) };

  add_version (versions, version, yui_statement_get_text (row, 2));
}

/* A contract that never changed has no rows; it is its own first version. */
static gboolean
read_versions (Versions *versions,
               const YuiArchiveContract *contract,
               YuiDatabase *db,
               GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, VERSIONS, YUI_INT (versions->task->programme_id), YUI_TEXT (contract->id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_row (versions, query);
  if (step == YUI_STEP_DONE && versions->versions->len == 0)
    add_version (versions,
                 (YuiContractVersion){ .number = 1,
                                       .made_s = contract->formed_s,
                                       .made_by = versions->task->employer_name,
                                       .agreed_s = contract->formed_s,
                                       .agreed_how = yui_archive_consent_word (""),
                                       .hash = contract->terms_sha256 },
                 contract->terms);
  return step == YUI_STEP_DONE;
}

static void
name_paper (YuiArchivePaper *paper, const YuiArchiveContract *contract)
{
  g_autofree char *day = yui_text_format_day (yui_text_day_of (contract->start_s, NULL), FALSE);

  yui_archive_set_title (paper, "労働契約書", day, contract->worker_name);
  g_set_str (&paper->contract_id, contract->id);
  paper->last_day = yui_text_day_of (contract->end_s, NULL);
}

gboolean
yui_archive_make_contract (YuiArchiveTask *task,
                           YuiDatabase *db,
                           YuiArchivePaper *paper,
                           GError **error)
{
  g_auto (YuiArchiveContract) contract = { 0 };
  g_auto (Versions) versions
      = { .task = task,
          .versions = g_array_new (FALSE, FALSE, sizeof (YuiContractVersion)),
          .terms = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref),
          .text = g_string_chunk_new (1024) };
  g_autofree char *cancelled = NULL, *state = NULL;
  YuiContractPaper drawn;

  if (!yui_archive_contract_find (&contract, task, db, error)
      || !read_versions (&versions, &contract, db, error))
    return FALSE;
  if (contract.cancelled_s != 0)
    {
      cancelled = yui_text_format_day (yui_text_day_of (contract.cancelled_s, NULL), FALSE);
      state = g_strdup_printf ("解約（%s）", cancelled);
    }
  drawn = (YuiContractPaper){ .head = yui_archive_head (task, paper),
                              .employer = yui_archive_employer (task),
                              .worker_name = contract.worker_name,
                              .workplace_name = contract.workplace_name,
                              .start_s = contract.start_s,
                              .end_s = contract.end_s,
                              .formed_s = contract.formed_s,
                              .formed_by_application = contract.by_application,
                              .state = state != NULL ? state : "有効",
                              .versions
                              = (const YuiContractVersion *)(gpointer)versions.versions->data,
                              .n_versions = versions.versions->len };
  name_paper (paper, &contract);
  paper->content = yui_contract_paper_to_pdf (&drawn, error);
  return paper->content != NULL;
}
