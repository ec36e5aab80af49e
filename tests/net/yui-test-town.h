/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "net/yui-client.h"

G_BEGIN_DECLS

#define YUI_TEST_TOWN_NAME     "hanako"
#define YUI_TEST_TOWN_PASSWORD "柿畑の夕焼けは毎日ちがう色だよね"

/* A real yui-server with a programme of its own, and a coordinator in it. */
typedef struct
{
  char *folder;
  char *database;
  char *account_id;
  char *token; /* of the account, as a machine's */
  char *url;
  char *listen;       /* host and port of url */
  char *factor_roles; /* as --second-factor */
  GSubprocess *server;
  YuiClient *client; /* without a token */
} YuiTestTown;

/* town is all 0; factor_roles as --second-factor. */
void yui_test_town_open (YuiTestTown *town, const char *factor_roles);
void yui_test_town_close (YuiTestTown *town);

/* Kills the server; starts it again at the same address, and waits until it answers. */
void yui_test_town_go_away (YuiTestTown *town);
void yui_test_town_come_back (YuiTestTown *town);

/* Runs yui-server with arguments up to NULL; what it printed, transfer full. */
char *yui_test_town_command (YuiTestTown *town, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* A code with which the coordinator, as YUI_TEST_TOWN_NAME, chooses a password. Transfer full. */
char *yui_test_town_invite (YuiTestTown *town);

/* The coordinator's password is YUI_TEST_TOWN_PASSWORD. */
void yui_test_town_set_password (YuiTestTown *town);

/* What an authenticator with the secret shows in after_s seconds. Transfer full. */
char *yui_test_code_in (const char *base32, int after_s);

/* The object of future (transfer full), which must not fail. */
gpointer yui_test_want (DexFuture *future);

G_END_DECLS
