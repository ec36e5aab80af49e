/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-member-import.h"

#include "yui-import-sheet.h"

G_BEGIN_DECLS

#define YUI_BIRTH_UNKNOWN G_MININT64

/* One row of the file. NULL text: not given. */
typedef struct
{
  guint row; /* of the table */
  guint line;
  gboolean is_refused;
  char *staff_number;
  char *name;
  char *kana;
  gint64 birth_day;
  const char *kind;
  char *phone;
  char *district;
  char **qualifications; /* as written */
  GPtrArray *qualification_ids;
  int wished_wage_yen;

  char *worker_id;     /* who it is in the programme, NULL when new */
  char *membership_id; /* NULL when not in the pool yet */
} YuiMemberRow;

struct _YuiMemberImport
{
  YuiImportSheet sheet;
  YuiMemberField *fields; /* for each column of the sheet */
  GArray *rows;           /* of YuiMemberRow */
  gint64 programme_id;
  char *employer_id;
};

#define yui_member_row(self, i) (&g_array_index ((self)->rows, YuiMemberRow, (i)))

/* Returns the column of a field, or -1. */
int yui_member_import_find_field (const YuiMemberImport *self, YuiMemberField field);

/* Refuses row for the cell of field. detail is nullable. */
void yui_member_import_refuse (YuiMemberImport *self,
                               YuiMemberRow *row,
                               YuiMemberField field,
                               const char *code,
                               const char *detail);

G_END_DECLS
