/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* What stands on every paper: a bar in the programme's colour with its name, and at the foot of
 * each page the document's number, when it was made, and "1 / 2". All papers are A4, in Japanese.
 *
 * programme_name    not empty.
 * programme_colour  "#rrggbb", or NULL for Yui's own green; text on it is black or white, by
 * contrast. document_id       what finds the document again (a UUID or a running number); not
 * empty. made_s            when it was made; also the PDF's creation date. */
typedef struct
{
  const char *programme_name;
  const char *programme_colour;
  const char *document_id;
  gint64 made_s;
} YuiPaperHead;

/* An employer as the papers name it. Only name is needed. */
typedef struct
{
  const char *name;
  const char *representative; /* 代表者職氏名 */
  const char *address;
  const char *phone;
} YuiPaperEmployer;

/* Papers return NULL with YUI_DOCUMENTS_ERROR_INVALID when a field that the law or the paper cannot
 * do without is missing or impossible: the message begins with the field's name ("worker_name: …").
 * A field "nullable" that is NULL or "" is printed as the note beside it says, never left out. */

G_END_DECLS
