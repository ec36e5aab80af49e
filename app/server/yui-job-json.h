/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* A job as the API shows it: openapi's Job, of the caller's employer; NULL with 404. */
YuiResponse *yui_job_answer (
    YuiRequest *request, YuiDatabase *db, const char *job_id, guint status, GError **error);

/* A document likewise: openapi's Document. */
YuiResponse *yui_document_answer (
    YuiRequest *request, YuiDatabase *db, const char *document_id, guint status, GError **error);

G_END_DECLS
