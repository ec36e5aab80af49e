/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* A job as the API shows it: openapi's Job, of the caller's employer; NULL with 404. */
YuiResponse *yui_job_answer (
    YuiRequest *request, YuiDatabase *db, const char *job_id, guint status, GError **error);

/* A document likewise: openapi's Document, of those the caller may read; and its bytes as a file. */
YuiResponse *yui_document_answer (
    YuiRequest *request, YuiDatabase *db, const char *document_id, guint status, GError **error);
YuiResponse *yui_document_answer_content (YuiRequest *request,
                                          YuiDatabase *db,
                                          const char *document_id,
                                          GError **error);

/* Id, title and moment of making of the newest ones that the caller may read. */
YuiStatement *
yui_document_query_newest (YuiRequest *request, YuiDatabase *db, int limit, GError **error);

/* Keeps that the calling worker had a paper before them which must reach them: how is "shown",
 * "printed" or "downloaded". FALSE with 404 when it is no such paper of theirs. */
gboolean yui_delivery_record (
    YuiRequest *request, YuiDatabase *db, const char *document_id, const char *how, GError **error);

G_END_DECLS
