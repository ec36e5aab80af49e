/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-booklet.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <stdlib.h>

#define N_SLIPS 40

/* Slips are made as they are asked for, and must be given back. */
typedef struct
{
  gsize n_open;
  gsize n_taken;
  gsize n_progress;
  gsize cancel_after;
  GCancellable *cancellable;
} Office;

static const YuiPayslipLine LINES[] = {
  { 20782, "基本賃金", "第二選果場", 315, "1,120円/時", 5880, "労働契約" },
  { 20783, "基本賃金", "第二選果場", 315, "1,120円/時", 5880, "労働契約" },
};

static const YuiPayslip *
next_slip (gsize index, gpointer user_data, GError **error)
{
  Office *office = user_data;
  YuiPayslip *slip = g_new0 (YuiPayslip, 1);
  static const char *const NAMES[] = { "髙﨑 花子", "本間 譲二", "渡辺 さくら" };

  if (index == 1000)
    {
      g_free (slip);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more");
      return NULL;
    }
  *slip = (YuiPayslip){
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = NAMES[index % G_N_ELEMENTS (NAMES)],
    .worker_number = g_strdup_printf ("%05d", (int)index),
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .pay_day = yui_text_make_day (2026, 12, 10),
    .worked_days = 2,
    .worked_min = 630,
    .lines = LINES,
    .n_lines = G_N_ELEMENTS (LINES),
    .gross_yen = 11760,
    .net_yen = 11760,
  };
  slip->head.document_id = g_strdup_printf ("PS-2026-11-%06d", (int)index);
  office->n_open++;
  return slip;
}

static void
release_slip (gsize index, const YuiPayslip *slip, gpointer user_data)
{
  Office *office = user_data;

  g_assert_cmpstr (slip->worker_number + 1, !=, "");
  g_assert_cmpint (atoi (slip->worker_number), ==, (int)index);
  office->n_open--;
  g_free ((char *)slip->worker_number);
  g_free ((char *)slip->head.document_id);
  g_free ((YuiPayslip *)slip);
}

static void
count_progress (gsize n_done, gsize n_slips, gpointer user_data)
{
  Office *office = user_data;

  g_assert_cmpuint (n_done, ==, ++office->n_progress);
  g_assert_cmpuint (n_done, <=, n_slips);
  if (n_done == office->cancel_after)
    g_cancellable_cancel (office->cancellable);
}

static gboolean
take_slip (gsize index, const YuiPayslip *slip, GBytes *pdf, gpointer user_data, GError **error)
{
  Office *office = user_data;
  g_autoptr (GBytes) alone = yui_payslip_to_pdf (slip, error);

  g_assert_cmpuint (index, ==, office->n_taken++);
  g_assert_true (g_bytes_equal (pdf, alone));
  return TRUE;
}

static YuiPayslips
make_slips (Office *office, gsize n_slips)
{
  YuiPayslips slips = { n_slips, next_slip, release_slip, count_progress, office };

  return slips;
}

static YuiBooklet
make_booklet (Office *office, gsize n_slips)
{
  YuiBooklet booklet = {
    .head = SAMPLE_HEAD,
    .title = "支給明細書 2026年11月分",
    .slips = make_slips (office, n_slips),
  };

  return booklet;
}

static GBytes *
write_booklet (const YuiBooklet *booklet, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (!yui_booklet_write (booklet, out, cancellable, error))
    return NULL;
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
test_booklet (void)
{
  Office office = { 0 };
  YuiBooklet booklet = make_booklet (&office, N_SLIPS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = write_booklet (&booklet, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (office.n_open, ==, 0);
  g_assert_cmpuint (office.n_progress, ==, N_SLIPS);
  documents_test_keep (pdf, "booklet.pdf");
  g_assert_cmpint (documents_test_pdf_pages (pdf), ==, N_SLIPS);
  g_assert_cmpuint (documents_test_count_bytes (pdf, "/Type /Outlines"), ==, 1);
  g_assert_cmpuint (documents_test_count_bytes (pdf, "/XYZ null null 0"), ==, N_SLIPS);
  g_assert_cmpuint (documents_test_count_bytes (pdf, "/Type /FontDescriptor"), <=, 4);
  text = documents_test_pdf_text (pdf);
  documents_test_assert_holds (text, "PS-2026-11-000000", "PS-2026-11-000039", "（通し 40）　1 / 1",
                               "渡辺 さくら　殿", NULL);
}

static void
test_cancel (void)
{
  for (int is_booklet = 0; is_booklet < 2; is_booklet++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Office office = { .cancel_after = 5, .cancellable = cancellable };
      YuiBooklet booklet = make_booklet (&office, N_SLIPS);

      if (is_booklet)
        g_assert_null (write_booklet (&booklet, cancellable, &error));
      else
        g_assert_false (yui_payslips_make (&booklet.slips, 2, take_slip, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (office.n_progress, ==, 5);
      g_assert_cmpuint (office.n_open, ==, 0);
    }
}

static void
test_make (void)
{
  static const guint THREADS[] = { 0, 1, 2, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (THREADS); i++)
    {
      Office office = { 0 };
      YuiPayslips slips = make_slips (&office, N_SLIPS);
      g_autoptr (GError) error = NULL;

      g_assert_true (yui_payslips_make (&slips, THREADS[i], take_slip, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (office.n_taken, ==, N_SLIPS);
      g_assert_cmpuint (office.n_open, ==, 0);
    }
}

static const YuiPayslip *
next_wrong (gsize index, gpointer user_data, GError **error)
{
  const YuiPayslip *slip = next_slip (index, user_data, error);

  if (index == 3)
    ((YuiPayslip *)slip)->net_yen++;
  return slip;
}

static void
test_wrong_slip (void)
{
  for (int is_booklet = 0; is_booklet < 2; is_booklet++)
    {
      g_autoptr (GError) error = NULL;
      Office office = { 0 };
      YuiBooklet booklet = make_booklet (&office, N_SLIPS);

      booklet.slips.next = next_wrong;
      if (is_booklet)
        g_assert_null (write_booklet (&booklet, NULL, &error));
      else
        g_assert_false (yui_payslips_make (&booklet.slips, 2, take_slip, NULL, &error));
      g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
      g_assert_cmpuint (office.n_progress, ==, 3);
      g_assert_cmpuint (office.n_open, ==, 0);
    }
}

static void
test_nothing (void)
{
  Office office = { 0 };
  YuiBooklet booklet = make_booklet (&office, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (write_booklet (&booklet, NULL, &error));
  g_assert_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booklet/booklet", test_booklet);
  g_test_add_func ("/booklet/cancel", test_cancel);
  g_test_add_func ("/booklet/make", test_make);
  g_test_add_func ("/booklet/wrong-slip", test_wrong_slip);
  g_test_add_func ("/booklet/nothing", test_nothing);
  return g_test_run ();
}
