/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-csv.h"
#include "documents/yui-paper.h"
#include "documents/yui-zengin.h"
#include "store/yui-database.h"
#include "yui-banks.h"
#include "yui-law-tables.h"
#include "yui-route.h"
#include "yui-towns.h"

G_BEGIN_DECLS

/* Papers that an employer asks for: from rows of the database to bytes. Each kind is a row of a
 * table, made by one function that only reads. */

/* What a kind has to be told. A worker that is not NEEDED may still be given, for a paper of one
 * person. */
typedef enum
{
  YUI_ARCHIVE_PERIOD = 1 << 0,
  YUI_ARCHIVE_YEAR = 1 << 1,
  YUI_ARCHIVE_WORKER = 1 << 2,
  YUI_ARCHIVE_MAY_WORKER = 1 << 3,
  YUI_ARCHIVE_PAY_RUN = 1 << 4, /* a locked one */
  YUI_ARCHIVE_SHIFT = 1 << 5,   /* with WORKER: a contract */
  YUI_ARCHIVE_ENCODING = 1 << 6,
  YUI_ARCHIVE_TRANSFER = 1 << 7,
  YUI_ARCHIVE_FORMAT = 1 << 8, /* a paper, or the same as a table */
} YuiArchiveNeeds;

/* What a paper is made of: who asks, what for, and the employer as papers name it. Strings are
 * borrowed but for those of the employer. */
typedef struct
{
  gint64 programme_id;
  const char *employer_id;
  const char *actor_name;
  gint64 now_s;
  const YuiLawTables *tables;
  const YuiBanks *banks;
  const YuiTowns *towns;

  const char *worker_id;
  const char *pay_run_id;
  const char *shift_id;
  gint64 from_day;
  gint64 to_day; /* day after the last */
  int year;
  YuiCsvEncoding encoding;
  gboolean is_table;
  YuiZenginKind transfer;
  gboolean line_ends;

  /* read by yui_archive_read_employer */
  char *programme_name;
  char *programme_colour;
  char *prefecture_code;
  char *employer_name;
  char *representative;
  char *address;
  char *phone;
  char *contact;
  char *pay_method;
} YuiArchiveTask;

/* A paper that was made. from_day, to_day and last_day (of the last entry, from which the years of
 * keeping count) are 0 where the kind has none. */
typedef struct
{
  char *id;
  const char *kind;
  char *title;
  const char *media_type;
  GBytes *content;
  char *worker_id;
  char *shift_id;
  char *contract_id;
  char *pay_run_id;
  gint64 from_day;
  gint64 to_day;
  gint64 last_day;
} YuiArchivePaper;

/* Fills in paper, whose id and kind are set already. FALSE with a YUI_PROBLEM when there is nothing
 * to make it of, or somebody stands in the way (each person a fault). */
typedef gboolean (*YuiArchiveMake) (YuiArchiveTask *task,
                                    YuiDatabase *db,
                                    YuiArchivePaper *paper,
                                    GError **error);

/* kind       the document's, as in openapi.yaml.
 * roles      who may make it, and read it.
 * make       NULL: only as a job for a whole run.
 * is_read_by_worker  whether the person it is about may read it. */
typedef struct
{
  const char *kind;
  guint roles;
  guint needs;
  YuiArchiveMake make;
  gboolean is_read_by_worker;
} YuiArchiveKind;

/* All kinds of documents there are, ended by one whose kind is NULL. */
extern const YuiArchiveKind yui_archive_kinds[];
const YuiArchiveKind *yui_archive_find_kind (const char *kind);

#define YUI_MEDIA_PDF      "application/pdf"
#define YUI_MEDIA_CSV_UTF8 "text/csv; charset=utf-8"
#define YUI_MEDIA_CSV_SJIS "text/csv; charset=shift_jis"
#define YUI_MEDIA_ZENGIN   "text/plain; charset=shift_jis"

/* One of the above, as static text; PDF for anything else. */
const char *yui_archive_media_type (const char *text);
const char *yui_archive_csv_media_type (YuiCsvEncoding encoding);

/* Reads programme and employer into task. */
gboolean yui_archive_read_employer (YuiArchiveTask *task, YuiDatabase *db, GError **error);

/* Makes one paper; `kind` must have a make. The worker, run and shift of task must be the
 * employer's, else 404. Thread-safe. */
gboolean yui_archive_make (const YuiArchiveKind *kind,
                           YuiArchiveTask *task,
                           YuiDatabase *db,
                           YuiArchivePaper *paper,
                           GError **error);

/* Stores it, in the open transaction. */
gboolean yui_archive_store (const YuiArchivePaper *paper,
                            const YuiArchiveTask *task,
                            YuiDatabase *db,
                            const char *actor_id,
                            GError **error);

/* For the functions that make papers. */
YuiPaperHead yui_archive_head (const YuiArchiveTask *task, const YuiArchivePaper *paper);
YuiPaperEmployer yui_archive_employer (const YuiArchiveTask *task);
gboolean yui_archive_refuse_empty (GError **error);

/* FALSE with a problem unless the state of a pay run is "locked". */
gboolean yui_archive_check_locked (const char *state, GError **error);

/* The person's name, or NULL with 404 when the employer does not know them (caller's). */
char *yui_archive_read_worker_name (const YuiArchiveTask *task, YuiDatabase *db, GError **error);

void yui_archive_task_clear (YuiArchiveTask *task);
void yui_archive_paper_clear (YuiArchivePaper *paper);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiArchiveTask, yui_archive_task_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiArchivePaper, yui_archive_paper_clear)

G_END_DECLS
