/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-payslip.h"
#include "documents-test.h"
#include "papers-sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What all papers share: face, order of reading, language, and that nothing leaves the page. */

#define N_SHIFTS   40
#define PAGE_WIDE  595.28
#define PAGE_HIGH  841.89
#define MARGIN_MIN 40.0

#define LONG_NAME                                                                                  \
  "アレクサンドラ・フェルナンデス・デ・ラ・クルス・イ・モンテネグロ＝ヴァンデンバーグ"
#define LONG_PLACE "結の里ファーム第二選果場附属冷蔵倉庫（繁忙期のみ開設・旧上新田小学校体育館）"

static GBytes *
make_slip (const char *name, const char *workplace, gsize n_shifts)
{
  YuiPayslipLine lines[N_SHIFTS];
  YuiPayslipLine tax = { YUI_PAYSLIP_NO_DAY, "源泉所得税", NULL, 0, NULL, 27, "日額表 丙欄" };
  YuiPayslip slip = {
    .head = SAMPLE_HEAD,
    .employer = SAMPLE_EMPLOYER,
    .worker_name = name,
    .worker_number = "4821-0937",
    .period_start_day = yui_text_make_day (2026, 11, 1),
    .period_end_day = yui_text_make_day (2026, 11, 30),
    .pay_day = yui_text_make_day (2026, 12, 10),
    .worked_days = (int)n_shifts,
    .worked_min = (int)n_shifts * 315,
    .lines = lines,
    .n_lines = n_shifts,
    .deductions = &tax,
    .n_deductions = 1,
    .gross_yen = (int)n_shifts * 5880,
    .deductions_yen = 27,
    .net_yen = (int)n_shifts * 5880 - 27,
  };
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  for (gsize i = 0; i < n_shifts; i++)
    lines[i] = (YuiPayslipLine){
      SAMPLE_DAY + (gint64)i,    "基本賃金", workplace, 315, "1,120円/時", 5880,
      "労働基準法24条（分単位）"
    };
  pdf = yui_payslip_to_pdf (&slip, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_order (void)
{
  static const char *const RAW[] = { "pdftotext", "-raw", "-", "-", NULL };
  static const char *const PARTS[] = {
    "結の町 おしごと応援",
    "支給明細書",
    "髙﨑 花子",
    "農事組合法人 結の里ファーム",
    "支給合計",
    "11,760円",
    "差引支給額",
    "11,733円",
    "計算期間",
    "支払日",
    "労働日数",
    "支給",
    "日付",
    "11/25(水)",
    "基本賃金",
    "第二選果場",
    "5:15",
    "1,120円/時",
    "5,880",
    "11/26(木)",
    "支給合計",
    "11,760",
    "控除",
    "源泉所得税",
    "27",
    "控除合計",
    "※1",
    "労働基準法24条",
    "※2",
    "文書番号 WN-2026-000123",
    "1 / 1",
  };
  g_autoptr (GBytes) pdf = make_slip ("髙﨑 花子", "第二選果場", 2);
  g_autofree char *text = documents_test_run (RAW, pdf);
  const char *at = text;

  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      const char *found = strstr (at, PARTS[i]);

      if (found == NULL)
        g_error ("\"%s\" does not follow in:\n%s", PARTS[i], text);
      at = found + strlen (PARTS[i]);
    }
}

/* The PDF as an office program and a screen reader see it. */
static void
test_catalog (void)
{
  static const char *const INFO[] = { "pdfinfo", "-", NULL };
  static const char *const STRUCTURE[] = { "pdfinfo", "-struct", "-", NULL };
  g_autoptr (GBytes) pdf = make_slip ("髙﨑 花子", "第二選果場", N_SHIFTS);
  g_autofree char *info = documents_test_run (INFO, pdf);
  g_autofree char *structure = documents_test_run (STRUCTURE, pdf);

  g_assert_cmpuint (documents_test_count_bytes (pdf, "/Lang (ja-JP)"), ==, 1);
  documents_test_assert_holds (info, "Tagged: yes", "Title: 支給明細書", "Pages: 2",
                               "Subject: WN-2026-000123", "Author: 農事組合法人 結の里ファーム",
                               NULL);
  g_assert_true (g_str_has_prefix (structure, "Document"));
  g_assert_null (strstr (structure + 1, "Document"));
  documents_test_assert_holds (structure, "H1", "H2", "Table", "TR", "TH", "TD", NULL);
}

/* Every word lies inside the margins, whatever the names are. */
static void
test_inside (void)
{
  static const char *const BOX[] = { "pdftotext", "-bbox", "-", "-", NULL };
  g_autoptr (GBytes) pdf = make_slip (LONG_NAME, LONG_PLACE, N_SHIFTS);
  g_autofree char *boxes = documents_test_run (BOX, pdf);
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  int n_words = 0;

  documents_test_keep (pdf, "payslip-40.pdf");
  for (char **line = lines; *line != NULL; line++)
    {
      double x, y, right, bottom;

      if (sscanf (*line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x, &y,
                  &right, &bottom)
          != 4)
        continue;
      n_words++;
      if (x < MARGIN_MIN || y < MARGIN_MIN || right > PAGE_WIDE - MARGIN_MIN
          || bottom > PAGE_HIGH - 20)
        g_error ("outside: %s", *line);
    }
  g_assert_cmpint (n_words, >, 200);
}

static gboolean
has_font (const char *family)
{
  const char *const argv[] = { "fc-list", family, NULL };
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autofree char *list = documents_test_run (argv, none);

  return *list != '\0';
}

static char *
list_fonts (GBytes *pdf)
{
  static const char *const ARGV[] = { "pdffonts", "-", NULL };

  return documents_test_run (ARGV, pdf);
}

static void
test_face (void)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *fonts = NULL;

  if (!has_font ("BIZ UDPGothic"))
    {
      g_test_skip ("BIZ UDPGothic is not installed");
      return;
    }
  pdf = make_slip ("髙﨑 花子", "第二選果場", 2);
  fonts = list_fonts (pdf);
  documents_test_assert_holds (fonts, "BIZUDPGothic-Regular", "BIZUDPGothic-Bold", "TrueType",
                               NULL);
  g_assert_null (strstr (fonts, "Noto"));
  g_assert_cmpuint (g_bytes_get_size (pdf), <, 100 * 1024);
}

/* Hides the face from the program that calls it before it looks for fonts. */
static void
hide_face (void)
{
  static const char CONFIG[]
      = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
        "<include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>"
        "<patelt name=\"family\"><string>BIZ UDPGothic</string></patelt></pattern></rejectfont>"
        "</selectfont></fontconfig>";
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("yui-fonts-XXXXXX.conf", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, &error));
  g_assert_true (g_file_set_contents (path, CONFIG, -1, &error));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}

/* Without the face another one is taken, and the paper says the same. */
static void
test_fallback (void)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *fonts = NULL;
  g_autofree char *text = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  hide_face ();
  pdf = make_slip ("髙﨑 花子", "第二選果場", 2);
  fonts = list_fonts (pdf);
  text = documents_test_pdf_text (pdf);
  documents_test_keep (pdf, "payslip-fallback.pdf");
  g_remove (g_getenv ("FONTCONFIG_FILE"));
  g_assert_null (strstr (fonts, "BIZUDPGothic"));
  documents_test_assert_holds (text, "支給明細書", "髙﨑 花子　殿", "11,733円", "第二選果場", NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), <, 300 * 1024);
}

/* Yen signs, era, a foreign script from right to left and characters outside the plane. */
static void
test_scripts (void)
{
  static const char *const RAW[] = { "pdftotext", "-raw", "-", "-", NULL };
  static const char *const NAMES[] = { "محمد علي", "𠮷田 太郎", "João da Silva", "김 민수" };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (GBytes) pdf = make_slip (NAMES[i], "第二選果場", 1);
      g_autofree char *text = documents_test_run (RAW, pdf);

      documents_test_keep (pdf, "payslip-script.pdf");
      documents_test_assert_holds (text, "支給明細書", "5,853円", NULL);
      if (i > 0)
        documents_test_assert_holds (text, NAMES[i], NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/order", test_order);
  g_test_add_func ("/paper/catalog", test_catalog);
  g_test_add_func ("/paper/inside", test_inside);
  g_test_add_func ("/paper/face", test_face);
  g_test_add_func ("/paper/fallback", test_fallback);
  g_test_add_func ("/paper/scripts", test_scripts);
  return g_test_run ();
}
