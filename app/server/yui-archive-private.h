/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-csv-writer.h"
#include "yui-archive.h"
#include "yui-problem.h"

G_BEGIN_DECLS

/* A YuiArchiveMake each. */
#define YUI_DECLARE_MAKE(name)                                                                     \
  gboolean yui_archive_make_##name (YuiArchiveTask *task, YuiDatabase *db, YuiArchivePaper *paper, \
                                    GError **error)

YUI_DECLARE_MAKE (annual_report);
YUI_DECLARE_MAKE (attendance_book);
YUI_DECLARE_MAKE (bank_file);
YUI_DECLARE_MAKE (contract);
YUI_DECLARE_MAKE (insurance_totals);
YUI_DECLARE_MAKE (journal);
YUI_DECLARE_MAKE (payslip_table);
YUI_DECLARE_MAKE (trail);
YUI_DECLARE_MAKE (wage_ledger);
YUI_DECLARE_MAKE (withholding_slip);

/* Adds a fault that is one person's: the sentence is "name: sentence". */
void yui_archive_name_person (YuiFaults *faults,
                              const char *pointer,
                              const char *code,
                              const char *name,
                              const char *sentence);

/* Sets the title: "what period who", period and who nullable. */
void yui_archive_set_title (YuiArchivePaper *paper,
                            const char *what,
                            const char *period,
                            const char *who);

/* "2026年11月1日〜11月30日" from a first day to the day after the last (caller's). */
char *yui_archive_period_text (gint64 from_day, gint64 to_day);

/* Until when the law asks to keep it, counted from its last_day or else from today; 0: no rule. */
gint64 yui_archive_keep_until (const YuiArchivePaper *paper, gint64 now_s);

/* Takes what the writer made; a loss of characters becomes a fault that names the first ones. */
gboolean yui_archive_finish_csv (YuiArchivePaper *paper,
                                 const YuiArchiveTask *task,
                                 YuiCsvWriter *writer,
                                 GError **error);

G_END_DECLS
