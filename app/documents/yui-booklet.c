/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-booklet.h"
#include "yui-paper-render-private.h"
#include "yui-payslip-private.h"

static gboolean
check (const YuiBooklet *b, GError **error)
{
  if (!yui_paper_need (b->title, "title", error))
    return FALSE;
  return b->slips.n_slips > 0 || yui_paper_invalid (error, "slips", "has no payslip.");
}

static char *
format_bookmark (const YuiPayslip *slip)
{
  const char *number = yui_paper_or (slip->worker_number, NULL);

  return number != NULL ? g_strdup_printf ("%s　%s", number, slip->worker_name)
                        : g_strdup (slip->worker_name);
}

static gboolean
add_slip (YuiPaperBinding *binding, const YuiPayslip *slip, GError **error)
{
  YuiPaperKind kind = { .title = YUI_PAYSLIP_TITLE, .author = slip->employer.name };
  g_autofree char *bookmark = NULL;

  if (!yui_payslip_check (slip, error))
    return FALSE;
  bookmark = format_bookmark (slip);
  return yui_paper_binding_add (binding, &slip->head, &kind, bookmark, yui_payslip_put, slip,
                                error);
}

static gboolean
add_slips (YuiPaperBinding *binding,
           const YuiPayslips *slips,
           GCancellable *cancellable,
           GError **error)
{
  for (gsize i = 0; i < slips->n_slips; i++)
    {
      const YuiPayslip *slip;
      gboolean ok;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      slip = slips->next (i, slips->user_data, error);
      if (slip == NULL)
        return FALSE;
      ok = add_slip (binding, slip, error);
      if (slips->release != NULL)
        slips->release (i, slip, slips->user_data);
      if (!ok)
        return FALSE;
      if (slips->progress != NULL)
        slips->progress (i + 1, slips->n_slips, slips->user_data);
    }
  return TRUE;
}

gboolean
yui_booklet_write (const YuiBooklet *booklet,
                   GOutputStream *out,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (YuiPaperBinding) binding = NULL;
  YuiPaperKind kind = { 0 };

  g_return_val_if_fail (booklet != NULL && booklet->slips.next != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (out), FALSE);

  if (!check (booklet, error) || !yui_paper_check_head (&booklet->head, error))
    return FALSE;
  kind.title = booklet->title;
  kind.author = booklet->author;
  binding = yui_paper_binding_new (out, &booklet->head, &kind, cancellable);
  return add_slips (binding, &booklet->slips, cancellable, error)
         && yui_paper_binding_finish (binding, error);
}
