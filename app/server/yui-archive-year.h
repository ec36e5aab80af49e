/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-archive.h"

G_BEGIN_DECLS

/* What an employer paid a person in the locked runs whose pay day is in a period. */
typedef struct
{
  char *worker_id;
  char *name;
  char *kana;
  char *address;
  gint64 birth_day; /* 0: not on record */
  gint64 paid_yen;  /* taxable */
  gint64 withheld_yen;
} YuiArchiveYearPerson;

/* Reads everybody who was paid from task's from_day to before its to_day, by kana, or only task's
 * worker. Returns an array of YuiArchiveYearPerson, NULL with error. Transport is taken as within
 * the tax-free limit, as it was when tax was withheld. */
GPtrArray *yui_archive_read_year (const YuiArchiveTask *task, YuiDatabase *db, GError **error);

G_END_DECLS
