/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-moment.h"
#include "yui-principal.h"
#include "yui-totp.h"

#include <string.h>

#define INVITATION_S     (7 * 86400)
#define SIGN_IN_NAME_MAX 100

typedef struct
{
  YuiCommandPlace place;
  char *account_id;
  char *name;
  gboolean without_totp;
  char *code;
  gint64 expires_s;
} Invitation;

static void
invitation_clear (Invitation *invitation)
{
  yui_command_place_clear (&invitation->place);
  g_free (invitation->account_id);
  g_free (invitation->name);
  g_free (invitation->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Invitation, invitation_clear)

/* Names are one word that every keyboard can write; an e-mail address is one. */
static gboolean
check_name (char *name, GError **error)
{
  const gsize length = strlen (name);

  for (gsize i = 0; i < length; i++)
    {
      name[i] = g_ascii_tolower (name[i]);
      if (!g_ascii_isalnum (name[i]) && strchr ("@._+-", name[i]) == NULL)
        return yui_command_fail (error, "--name may have letters, digits and @ . _ + - only.");
    }
  return (length >= 1 && length <= SIGN_IN_NAME_MAX)
         || yui_command_fail (error, "--name must have 1 to %d characters.", SIGN_IN_NAME_MAX);
}

static gboolean
check_account (YuiDatabase *db, const Invitation *invitation, GError **error)
{
  gboolean is_there;

  return yui_command_find (
             yui_database_query (db, error,
                                 "SELECT 1 FROM account WHERE programme_id = $1 AND id = $2 "
                                 "AND disabled_s IS NULL AND role <> 'kiosk'",
                                 YUI_INT (invitation->place.programme),
                                 YUI_TEXT (invitation->account_id)),
             &is_there, error)
         && (is_there
             || yui_command_fail (error,
                                  "there is no active account %s of a person in this programme. "
                                  "See yui-server account list.",
                                  invitation->account_id));
}

/* Gives the account its name, or keeps the one it has. */
static gboolean
set_name (YuiDatabase *db, Invitation *invitation, GError **error)
{
  g_autoptr (YuiStatement) query = NULL;
  YuiStep step;

  if (invitation->name != NULL
      && yui_database_run (db, error,
                           "INSERT INTO account_password (programme_id, account_id, sign_in_name) "
                           "VALUES ($1, $2, $3) ON CONFLICT (programme_id, account_id) "
                           "DO UPDATE SET sign_in_name = $3",
                           YUI_INT (invitation->place.programme), YUI_TEXT (invitation->account_id),
                           YUI_TEXT (invitation->name))
             < 0)
    {
      if (error != NULL && g_error_matches (*error, YUI_STORE_ERROR, YUI_STORE_ERROR_UNIQUE))
        {
          g_clear_error (error);
          yui_command_fail (error, "somebody has the name %s already.", invitation->name);
        }
      return FALSE;
    }
  query = yui_database_query (
      db, error,
      "SELECT sign_in_name FROM account_password WHERE programme_id = $1 AND account_id = $2",
      YUI_INT (invitation->place.programme), YUI_TEXT (invitation->account_id));
  step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  if (step == YUI_STEP_ROW)
    g_set_str (&invitation->name, yui_statement_get_text (query, 0));
  return step == YUI_STEP_ROW
         || (step == YUI_STEP_DONE
             && yui_command_fail (error, "the account has no name yet: add --name NAME."));
}

/* An earlier invitation that was not used stops working. */
static gboolean
add_code (YuiDatabase *db, Invitation *invitation, gint64 now_s, GError **error)
{
  guint8 sha256[32];

  invitation->code = yui_token_new ();
  invitation->expires_s = now_s + INVITATION_S;
  yui_token_hash (invitation->code, sha256);
  return yui_database_run (db, error,
                           "DELETE FROM account_invitation WHERE programme_id = $1 "
                           "AND account_id = $2 AND used_s IS NULL",
                           YUI_INT (invitation->place.programme), YUI_TEXT (invitation->account_id))
             >= 0
         && yui_database_run (db, error,
                              "INSERT INTO account_invitation (programme_id, code_sha256, "
                              "account_id, created_s, expires_s) VALUES ($1, $2, $3, $4, $5)",
                              YUI_INT (invitation->place.programme),
                              YUI_BLOB (sha256, sizeof sha256), YUI_TEXT (invitation->account_id),
                              YUI_INT (now_s), YUI_INT (invitation->expires_s))
                >= 0;
}

static gboolean
invite (YuiDatabase *db, gpointer user_data, GError **error)
{
  Invitation *invitation = user_data;
  const gint64 now_s = yui_moment_now ();
  const YuiTotpOwner owner = { invitation->place.programme, invitation->account_id };

  return check_account (db, invitation, error) && set_name (db, invitation, error)
         && add_code (db, invitation, now_s, error)
         && (!invitation->without_totp || yui_totp_remove (db, &owner, error))
         && yui_audit_add_command (db, invitation->place.programme, "inviteToPassword", "accounts",
                                   invitation->account_id, now_s, error);
}

static gboolean
make_invitation (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Invitation) invitation = { 0 };
  char expires[YUI_MOMENT_SIZE];
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (invitation.place),
    YUI_COMMAND_PROGRAMME (invitation.place),
    YUI_COMMAND_TEXT ("account", invitation.account_id, "Whose", "ID"),
    YUI_COMMAND_TEXT ("name", invitation.name, "The name to sign in with", "NAME"),
    { "without-totp", 0, 0, G_OPTION_ARG_NONE, &invitation.without_totp,
      "Take the second factor away: it was lost", NULL },
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !yui_command_check_id ("--account", invitation.account_id, error)
      || (invitation.name != NULL && !check_name (invitation.name, error))
      || !yui_command_write_in_programme (&invitation.place, invite, &invitation, error))
    return FALSE;
  yui_command_say ("name %s", invitation.name);
  yui_command_say ("invitation %s", invitation.code);
  yui_command_say ("expires %s", yui_moment_format (invitation.expires_s, expires));
  return TRUE;
}

const YuiCommand yui_command_passwords[] = {
  { "account password", "invites a person to choose a password; prints a code, this once",
    make_invitation },
  { NULL },
};
