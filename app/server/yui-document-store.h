/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* A document that binds: made once, stored with the hash of its bytes, never changed. */
typedef struct
{
  const char *id; /* a new UUIDv7, so that it can stand on the paper itself */
  const char *kind;
  const char *title;
  const char *employer_id; /* who may read it; nullable */
  const char *worker_id;   /* likewise */
  const char *shift_id;    /* nullable, as are the next two */
  const char *contract_id;
  const char *pay_run_id;
  gint64 keep_until_day;  /* 0: no date */
  gint64 from_day;        /* what it covers; 0: no period */
  gint64 to_day;          /* day after the last */
  const char *made_by;    /* account; nullable */
  const char *media_type; /* NULL: a PDF */
  GBytes *content;
} YuiDocumentNew;

/* Stores it and logs the change, in the transaction of what it documents. */
gboolean yui_document_store (YuiRequest *request,
                             YuiDatabase *db,
                             const YuiDocumentNew *document,
                             GError **error);

/* The same outside of a request. */
gboolean yui_document_add (YuiDatabase *db,
                           gint64 programme_id,
                           const YuiDocumentNew *document,
                           gint64 now_s,
                           GError **error);

G_END_DECLS
