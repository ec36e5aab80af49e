/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-booklet.h"
#include "documents/yui-text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A month of payslips: how long, how large, and whether memory stays flat.
 *
 *   bench-payslips [SLIPS [THREADS]]    a PDF each; 0 threads: as many as the machine has
 *   bench-payslips SLIPS booklet FILE   one PDF, written to FILE
 *   bench-payslips SLIPS cancel         how long a cancelled run takes to end */

#define SHIFTS_MAX 12
#define LINES_MAX  (2 * SHIFTS_MAX)

/* A slip of a made-up person, with all that it points to. */
typedef struct
{
  YuiPayslip slip;
  YuiPayslipLine lines[LINES_MAX];
  YuiPayslipLine tax;
  char name[64];
  char number[16];
  char id[32];
} Person;

typedef struct
{
  gsize n_bytes;
  gint64 started_us;
  gint64 last_us;
  gint64 cancelled_us;
  GArray *took_us; /* between two slips */
  glong rss_kb[3]; /* after a tenth, half and all */
  GCancellable *cancellable;
} Run;

static glong
read_rss_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? atol (line + strlen ("VmRSS:")) : 0;
}

static void
fill_lines (Person *p, gsize index)
{
  static const char *const WORKPLACES[] = { "第二選果場", "本社直売所", "ゲレンデ食堂" };
  gsize n_shifts = 2 + index % (SHIFTS_MAX - 1), n = 0;

  for (gsize i = 0; i < n_shifts; i++)
    {
      gint64 day = p->slip.period_start_day + (gint64)(i * 2);
      int minutes = 240 + (int)((index * 7 + i * 13) % 200), yen = minutes * 1120 / 60;

      p->lines[n++]
          = (YuiPayslipLine){ day,          "基本賃金", WORKPLACES[(index + i) % 3], minutes,
                              "1,120円/時", yen,        "労働基準法24条（分単位）" };
      if (i % 3 == 0)
        p->lines[n++] = (YuiPayslipLine){ day,   "交通費", WORKPLACES[(index + i) % 3],  0,
                                          "1回", 500,      "所得税法9条1項5号（非課税）" };
      p->slip.worked_min += minutes;
    }
  p->slip.worked_days = (int)n_shifts;
  p->slip.lines = p->lines;
  p->slip.n_lines = n;
}

static const YuiPayslip *
next_slip (gsize index, gpointer user_data, GError **error)
{
  static const char *const FAMILY[] = { "髙﨑", "本間", "渡辺", "佐々木", "土田", "金子", "中川" };
  static const char *const GIVEN[]
      = { "花子", "譲二", "さくら", "健太郎", "美咲", "一郎", "陽菜", "翔", "葵", "大和", "凛" };
  Person *p = g_new0 (Person, 1);

  g_snprintf (p->name, sizeof p->name, "%s %s", FAMILY[index % G_N_ELEMENTS (FAMILY)],
              GIVEN[index % G_N_ELEMENTS (GIVEN)]);
  g_snprintf (p->number, sizeof p->number, "%04d-%04d", (int)(index / 10000), (int)(index % 10000));
  g_snprintf (p->id, sizeof p->id, "PS-2026-11-%06d", (int)index);
  p->slip = (YuiPayslip){
    .head = { "結の町 おしごと応援", "#2e6b4f", p->id, 1795341600 },
    .employer = { "農事組合法人 結の里ファーム", "代表理事 本間 一郎",
                  "新潟県結の町大字上新田 1234番地5", "0259-00-0123" },
    .worker_name = p->name,
    .worker_number = p->number,
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .pay_day = yui_text_make_day (2026, 12, 10),
    .pay_method = "銀行振込",
    .bank_masked = "結の町農業協同組合 本店 普通 ***4567",
    .tax_column = "日額表 丙欄",
    .deductions = &p->tax,
    .n_deductions = 1,
  };
  fill_lines (p, index);
  for (gsize i = 0; i < p->slip.n_lines; i++)
    p->slip.gross_yen += p->lines[i].yen;
  p->tax = (YuiPayslipLine){
    YUI_PAYSLIP_NO_DAY, "源泉所得税", NULL, 0, NULL, (int)(index % 700), "日額表 丙欄（令和8年分）"
  };
  p->slip.deductions_yen = p->tax.yen;
  p->slip.net_yen = p->slip.gross_yen - p->slip.deductions_yen;
  return &p->slip;
}

static void
release_slip (gsize index, const YuiPayslip *slip, gpointer user_data)
{
  g_free ((gpointer)slip);
}

static void
note_progress (gsize n_done, gsize n_slips, gpointer user_data)
{
  Run *run = user_data;
  gint64 now_us = g_get_monotonic_time (), took_us = now_us - run->last_us;

  g_array_append_val (run->took_us, took_us);
  run->last_us = now_us;
  if (n_done == n_slips / 10)
    run->rss_kb[0] = read_rss_kb ();
  if (n_done == n_slips / 2)
    run->rss_kb[1] = read_rss_kb ();
  if (n_done == n_slips)
    run->rss_kb[2] = read_rss_kb ();
  if (run->cancellable != NULL && n_done == n_slips / 2)
    {
      run->cancelled_us = now_us;
      g_cancellable_cancel (run->cancellable);
    }
}

static gboolean
take_slip (gsize index, const YuiPayslip *slip, GBytes *pdf, gpointer user_data, GError **error)
{
  Run *run = user_data;

  run->n_bytes += g_bytes_get_size (pdf);
  return TRUE;
}

static int
compare_us (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
report (Run *run, gsize n_slips, glong rss_before_kb)
{
  double total_s = (double)(run->last_us - run->started_us) / 1e6;

  double cpu_s = (double)clock () / CLOCKS_PER_SEC;

  g_array_sort (run->took_us, compare_us);
  printf ("%zu slips in %.2f s: %.2f ms each, of processor %.2f ms, median %.2f ms, %.1f KB each\n",
          n_slips, total_s, total_s * 1e3 / (double)n_slips, cpu_s * 1e3 / (double)n_slips,
          (double)g_array_index (run->took_us, gint64, run->took_us->len / 2) / 1e3,
          (double)run->n_bytes / 1024 / (double)n_slips);
  printf ("memory: %ld MB before, %ld MB after a tenth, %ld MB at half, %ld MB at the end\n",
          rss_before_kb / 1024, run->rss_kb[0] / 1024, run->rss_kb[1] / 1024,
          run->rss_kb[2] / 1024);
}

static gboolean
write_booklet (const YuiPayslips *slips, const char *path, Run *run, GError **error)
{
  YuiBooklet booklet = {
    .head = { "結の町 おしごと応援", "#2e6b4f", "BK-2026-11", 1795341600 },
    .title = "支給明細書 2026年11月分",
    .slips = *slips,
  };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) out
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);

  if (out == NULL || !yui_booklet_write (&booklet, G_OUTPUT_STREAM (out), NULL, error))
    return FALSE;
  run->n_bytes = (gsize)g_seekable_tell (G_SEEKABLE (out));
  run->last_us = g_get_monotonic_time ();
  run->rss_kb[2] = read_rss_kb ();
  return g_output_stream_close (G_OUTPUT_STREAM (out), NULL, error);
}

int
main (int argc, char **argv)
{
  gsize n_slips = argc > 1 ? (gsize)g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  const char *mode = argc > 2 ? argv[2] : "0";
  Run run = { .took_us = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  YuiPayslips slips = { n_slips, next_slip, release_slip, note_progress, &run };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  glong rss_before_kb = read_rss_kb ();
  gboolean ok;

  run.started_us = run.last_us = g_get_monotonic_time ();
  if (strcmp (mode, "booklet") == 0 && argc > 3)
    ok = write_booklet (&slips, argv[3], &run, &error);
  else
    {
      if (strcmp (mode, "cancel") == 0)
        run.cancellable = cancellable;
      ok = yui_payslips_make (&slips, (guint)atoi (mode), take_slip, cancellable, &error);
    }
  if (run.cancellable != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    printf ("ended %.1f ms after it was cancelled\n",
            (double)(g_get_monotonic_time () - run.cancelled_us) / 1e3);
  else if (ok)
    report (&run, n_slips, rss_before_kb);
  else
    g_printerr ("%s\n", error->message);
  g_array_unref (run.took_us);
  return ok || run.cancellable != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
