/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Where sign-ins live: the desktop's Secret Service. Where there is none, this process's memory, and
 * is-kept says so.
 *
 * Properties:
 *
 * is-kept  boolean, read only: the last save or load was the Secret Service's; FALSE: what is
 *          saved lasts for this session only */
#define YUI_TYPE_SECRETS (yui_secrets_get_type ())
G_DECLARE_FINAL_TYPE (YuiSecrets, yui_secrets, YUI, SECRETS, GObject)

YuiSecrets *yui_secrets_new (void);

/* Boolean: TRUE when kept by the Secret Service, FALSE when for this session only.
 * server_url: the key; label: what a password manager shows, such as the server's address. */
DexFuture *
yui_secrets_save (YuiSecrets *self, const char *server_url, const char *label, const char *token);

/* Text (dex_await_string()): what was saved, by whatever program of the person; NULL when there is
 * none. */
DexFuture *yui_secrets_load (YuiSecrets *self, const char *server_url);

/* TRUE: nothing is kept for server_url any more. */
DexFuture *yui_secrets_clear (YuiSecrets *self, const char *server_url);

gboolean yui_secrets_is_kept (YuiSecrets *self);

G_END_DECLS
