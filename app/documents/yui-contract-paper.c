/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-contract-paper.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

#include <string.h>

#define TITLE "労働契約書"

static gboolean
check_version (const YuiContractVersion *v, gsize index, GError **error)
{
  if (v->number != (int)index + 1)
    return yui_paper_invalid (error, "versions", "do not count from 1 without a gap.");
  if (!yui_paper_need (v->made_by, "made_by", error))
    return FALSE;
  if (index > 0 && !yui_paper_need (v->reason, "reason", error))
    return FALSE;
  if (v->n_terms == 0)
    return yui_paper_invalid (error, "terms", "has none.");
  for (gsize i = 0; i < v->n_terms; i++)
    if (!yui_paper_need (v->terms[i].label, "terms", error))
      return FALSE;
  return TRUE;
}

static const YuiContractVersion *
find_in_force (const YuiContractPaper *c)
{
  for (gsize i = c->n_versions; i > 0; i--)
    if (c->versions[i - 1].agreed_s != 0)
      return &c->versions[i - 1];
  return NULL;
}

static gboolean
check (const YuiContractPaper *c, GError **error)
{
  if (!yui_paper_need (c->employer.name, "employer.name", error)
      || !yui_paper_need (c->worker_name, "worker_name", error)
      || !yui_paper_need (c->workplace_name, "workplace_name", error))
    return FALSE;
  if (c->end_s <= c->start_s)
    return yui_paper_invalid (error, "end_s", "is not after start_s.");
  for (gsize i = 0; i < c->n_versions; i++)
    if (!check_version (&c->versions[i], i, error))
      return FALSE;
  if (find_in_force (c) == NULL)
    return yui_paper_invalid (error, "versions", "none is agreed.");
  return TRUE;
}

static const char *
find_term (const YuiContractVersion *v, const char *label)
{
  for (gsize i = 0; i < v->n_terms; i++)
    if (strcmp (v->terms[i].label, label) == 0)
      return yui_paper_or (v->terms[i].value, "－");
  return "（定めなし）";
}

static void
put_facts (YuiPaperLayout *p, const YuiContractPaper *c)
{
  g_autofree char *day = yui_text_format_day (yui_text_day_of (c->start_s, NULL), FALSE);
  g_autofree char *span = yui_paper_format_span (c->start_s, c->end_s);
  g_autofree char *when = g_strdup_printf ("%s %s", day, span);
  g_autofree char *moment = yui_paper_format_moment (c->formed_s);
  g_autofree char *formed = g_strdup_printf (
      "%s（%s）", moment, c->formed_by_application ? "応募が完了した時" : "採用が決まった時");

  yui_paper_fields_begin (p);
  yui_paper_field (p, "契約の成立", formed);
  yui_paper_field (p, "働く日時", when);
  yui_paper_field (p, "事業所", c->workplace_name);
  yui_paper_field (p, "契約の状態", yui_paper_or (c->state, "有効"));
  yui_paper_fields_end (p);
}

static void
put_terms (YuiPaperLayout *p, const YuiContractVersion *v)
{
  g_autofree char *heading = g_strdup_printf ("現在の条件（第%d版）", v->number);

  yui_paper_heading (p, heading);
  yui_paper_fields_begin (p);
  for (gsize i = 0; i < v->n_terms; i++)
    yui_paper_field (p, v->terms[i].label, yui_paper_or (v->terms[i].value, "－"));
  yui_paper_fields_end (p);
}

static void
put_change (YuiPaperLayout *p, const char *label, const char *before, const char *after)
{
  if (strcmp (before, after) != 0)
    yui_paper_table_row (p, YUI_PAPER_ROW, (const char *const[]){ label, before, after });
}

static void
put_changes (YuiPaperLayout *p, const YuiContractVersion *before, const YuiContractVersion *v)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "項目", 0.22, PANGO_ALIGN_LEFT },
    { "変更前", 0.39, PANGO_ALIGN_LEFT },
    { "変更後", 0.39, PANGO_ALIGN_LEFT },
  };

  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < v->n_terms; i++)
    put_change (p, v->terms[i].label, find_term (before, v->terms[i].label),
                yui_paper_or (v->terms[i].value, "－"));
  for (gsize i = 0; i < before->n_terms; i++)
    if (strcmp (find_term (v, before->terms[i].label), "（定めなし）") == 0)
      put_change (p, before->terms[i].label, yui_paper_or (before->terms[i].value, "－"),
                  "（定めなし）");
  yui_paper_table_end (p);
}

static void
put_version (YuiPaperLayout *p, const YuiContractPaper *c, gsize index)
{
  const YuiContractVersion *v = &c->versions[index];
  g_autofree char *heading
      = g_strdup_printf ("第%d版%s", v->number, v == find_in_force (c) ? "（現在）" : "");
  g_autofree char *made_at = yui_paper_format_moment (v->made_s);
  g_autofree char *made = g_strdup_printf ("%s　%s", made_at, v->made_by);
  g_autofree char *agreed_at = v->agreed_s != 0 ? yui_paper_format_moment (v->agreed_s) : NULL;
  g_autofree char *agreed
      = agreed_at != NULL ? g_strdup_printf ("%s　%s", agreed_at, yui_paper_or (v->agreed_how, ""))
                          : g_strdup ("まだ同意がありません（この版は効力がありません）");

  yui_paper_heading (p, heading);
  yui_paper_fields_begin (p);
  yui_paper_field (p, "作成", made);
  if (index > 0)
    yui_paper_field (p, "変更の理由", v->reason);
  yui_paper_field (p, "働き手の同意", agreed);
  if (yui_paper_or (v->hash, NULL) != NULL)
    yui_paper_field (p, "条件の照合番号", v->hash);
  yui_paper_fields_end (p);
  if (index == 0)
    return;
  yui_paper_gap (p, 4);
  put_changes (p, &c->versions[index - 1], v);
}

static void
put_contract (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiContractPaper *c = paper;

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, TITLE);
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_CENTER, "（成立からのすべての版）");
  yui_paper_gap (p, 6);
  yui_paper_parties (p, c->worker_name, &c->employer);
  put_facts (p, c);
  put_terms (p, find_in_force (c));
  for (gsize i = 0; i < c->n_versions; i++)
    put_version (p, c, i);
}

GBytes *
yui_contract_paper_to_pdf (const YuiContractPaper *contract, GError **error)
{
  YuiPaperKind kind = { .title = TITLE };

  g_return_val_if_fail (contract != NULL, NULL);

  if (!check (contract, error))
    return NULL;
  kind.author = contract->employer.name;
  return yui_paper_render (&contract->head, &kind, put_contract, contract, error);
}
