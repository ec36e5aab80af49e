/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-desk-private.h"

#include <glib/gi18n.h>

/* The signed-in person's side of one server: connection, account and what it may do. */
struct _YuiDesk
{
  GObject parent_instance;

  GSettings *settings;
  YuiSecrets *secrets;
  YuiSignIn *sign_in; /* NULL with the embedded server */
  YuiDraftStore *drafts;
  YuiClient *client;
  YuiEmbeddedServer *embedded;
  YuiSession *session;
  GCancellable *asking; /* who the token belongs to */
  char *server_url;     /* "" for the embedded server */
  char *problem;
  const char *typed_password; /* borrowed, while a sign-in is taken into use */
  YuiDeskState state;
  YuiRole role;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ROLE,
  PROP_SESSION,
  PROP_PROBLEM,
  N_PROPS
};

enum
{
  SIGNAL_REPLACED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (YuiDeskState,
                    yui_desk_state,
                    G_DEFINE_ENUM_VALUE (YUI_DESK_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_SIGNED_OUT, "signed-out"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_ALONE, "alone"),
                    G_DEFINE_ENUM_VALUE (YUI_DESK_READY, "ready"))

G_DEFINE_QUARK (yui - desk - error - quark, yui_desk_error)

G_DEFINE_FINAL_TYPE (YuiDesk, yui_desk, G_TYPE_OBJECT)

static void
set_state (YuiDesk *self, YuiDeskState state, const char *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
set_role (YuiDesk *self, YuiRole role)
{
  if (self->role == role)
    return;

  self->role = role;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROLE]);
}

static void
set_session (YuiDesk *self, YuiSession *session)
{
  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/* Is the account the same person of the same server, as after a restart of the server? */
static gboolean
is_same_account (YuiSession *a, YuiSession *b)
{
  return a && b && g_strcmp0 (yui_session_get_account_id (a), yui_session_get_account_id (b)) == 0;
}

/* Opens what the account may have: all, or only the way to a second factor. */
static void
open_account (YuiDesk *self)
{
  if (yui_session_get_needs_second_factor (self->session))
    {
      yui_client_stop (self->client);
      set_state (self, YUI_DESK_ALONE, NULL);
      return;
    }
  if (self->state == YUI_DESK_ALONE)
    {
      yui_client_start (self->client);
      if (self->role == yui_session_get_role (self->session)) /* what was open was refused since */
        g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
    }
  set_role (self, yui_session_get_role (self->session));
  set_state (self, YUI_DESK_READY, NULL);
}

static DexFuture *
session_cb (DexFuture *future, gpointer data)
{
  YuiDesk *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value)
    {
      YuiSession *session = g_value_get_object (value);

      if (is_same_account (self->session, session))
        yui_record_update (YUI_RECORD (self->session), YUI_RECORD (session));
      else
        set_session (self, session);
      open_account (self);
    }
  else if (!yui_net_error_is_cancelled (error))
    {
      sentence = yui_net_error_to_sentence (error);
      set_state (self, YUI_DESK_SIGNED_OUT, sentence);
    }
  return NULL;
}

/* Finds out who the token belongs to. */
static void
ask_session (YuiDesk *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dex_future_disown (dex_future_finally (yui_client_get_session (self->client, self->asking),
                                         session_cb, g_object_ref (self), g_object_unref));
}

static void
set_sign_in (YuiDesk *self, YuiSignIn *sign_in)
{
  g_set_object (&self->sign_in, sign_in);
  yui_client_set_sign_in (self->client, sign_in);
}

/* Voids what was read with another token or from another server. */
static void
replace_client (YuiDesk *self, const char *base_url, const char *token, YuiRole role)
{
  yui_client_stop (self->client);
  yui_client_cancel_all (self->client);
  set_session (self, NULL);
  set_state (self, YUI_DESK_STARTING, NULL);
  yui_client_set_token (self->client, token);
  yui_client_set_base_url (self->client, base_url);
  set_role (self, role);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

static void
embedded_ready_cb (YuiDesk *self)
{
  const YuiEmbeddedToken *token = yui_embedded_server_find_token (self->embedded, self->role);

  if (!token)
    return;
  if (!yui_client_get_token (self->client))
    yui_client_set_token (self->client, token->token);
  yui_client_set_base_url (self->client, yui_embedded_server_get_url (self->embedded));
  yui_client_start (self->client);
  if (!self->session)
    ask_session (self);
}

static void
embedded_failure_cb (YuiDesk *self)
{
  if (self->state == YUI_DESK_STARTING)
    set_state (self, YUI_DESK_STARTING, yui_embedded_server_get_failure (self->embedded));
}

static void
start_embedded (YuiDesk *self)
{
  if (self->role == YUI_ROLE_NONE)
    set_role (self, YUI_ROLE_EMPLOYER_OWNER);
  if (self->embedded)
    {
      embedded_ready_cb (self);
      return;
    }

  self->embedded = yui_embedded_server_new (NULL);
  g_signal_connect_object (self->embedded, "ready", G_CALLBACK (embedded_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->embedded, "notify::failure", G_CALLBACK (embedded_failure_cb),
                           self, G_CONNECT_SWAPPED);
  yui_embedded_server_start (self->embedded);
}

static DexFuture *
sign_in_loaded_cb (DexFuture *future, gpointer data)
{
  YuiDesk *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (!value || !g_value_get_boolean (value))
    {
      set_state (self, YUI_DESK_SIGNED_OUT, NULL);
      return NULL;
    }

  yui_client_set_base_url (self->client, self->server_url);
  set_sign_in (self, self->sign_in);
  yui_client_start (self->client);
  ask_session (self);
  return NULL;
}

static void
start_remote (YuiDesk *self)
{
  set_role (self, YUI_ROLE_NONE);
  self->sign_in = yui_sign_in_new (self->secrets, self->server_url);
  dex_future_disown (dex_future_finally (yui_sign_in_load (self->sign_in), sign_in_loaded_cb,
                                         g_object_ref (self), g_object_unref));
}

static void
unauthorized_cb (YuiDesk *self)
{
  if (self->embedded || self->state == YUI_DESK_SIGNED_OUT)
    return;

  yui_client_stop (self->client);
  set_state (
      self, YUI_DESK_SIGNED_OUT,
      _ ("Your sign-in has ended: it was ended elsewhere, was not used for a week, or somebody "
                "used a copy of it. Please sign in again; what you entered is still here."));
}

/* As when the server's rule is new, or the operator took the second factor away. */
static void
factor_needed_cb (YuiDesk *self)
{
  if (self->state == YUI_DESK_READY)
    ask_session (self);
}

static void
reset_cb (YuiDesk *self)
{
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

static void
yui_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiDesk *self = YUI_DESK (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_desk_dispose (GObject *object)
{
  YuiDesk *self = YUI_DESK (object);

  g_cancellable_cancel (self->asking);
  if (self->client)
    yui_client_stop (self->client);
  g_clear_object (&self->asking);
  g_clear_object (&self->client);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->embedded);
  g_clear_object (&self->session);
  g_clear_object (&self->drafts);
  g_clear_object (&self->secrets);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (yui_desk_parent_class)->dispose (object);
}

static void
yui_desk_finalize (GObject *object)
{
  YuiDesk *self = YUI_DESK (object);

  g_free (self->server_url);
  g_free (self->problem);

  G_OBJECT_CLASS (yui_desk_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  props[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, YUI_TYPE_DESK_STATE, YUI_DESK_STARTING, flags);
  props[PROP_ROLE] = g_param_spec_enum ("role", NULL, NULL, YUI_TYPE_ROLE, YUI_ROLE_NONE, flags);
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, YUI_TYPE_SESSION, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (class, N_PROPS, props);
}

static void
yui_desk_class_init (YuiDeskClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = yui_desk_get_property;
  object_class->dispose = yui_desk_dispose;
  object_class->finalize = yui_desk_finalize;
  install_properties (object_class);

  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_desk_init (YuiDesk *self)
{
  self->settings = g_settings_new (YUI_APPLICATION_ID);
  self->secrets = yui_secrets_new ();
  self->drafts = yui_draft_store_new (NULL);
  self->client = yui_client_new (NULL, NULL);
  g_signal_connect_object (self->client, "unauthorized", G_CALLBACK (unauthorized_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "second-factor-needed", G_CALLBACK (factor_needed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
}

YuiDesk *
yui_desk_new (YuiRole role, const char *server_url)
{
  YuiDesk *self = g_object_new (YUI_TYPE_DESK, NULL);

  self->server_url
      = server_url ? g_strdup (server_url) : g_settings_get_string (self->settings, "server-url");
  if (self->server_url[0] == '\0')
    self->role = role == YUI_ROLE_NONE ? YUI_ROLE_EMPLOYER_OWNER : role;
  return self;
}

YuiDeskState
yui_desk_get_state (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), YUI_DESK_STARTING);

  return self->state;
}

YuiRole
yui_desk_get_role (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), YUI_ROLE_NONE);

  return self->role;
}

const char *
yui_desk_get_typed_password (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->typed_password;
}

YuiSession *
yui_desk_get_session (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->session;
}

const char *
yui_desk_get_problem (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->problem;
}

YuiClient *
yui_desk_get_client (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->client;
}

YuiSecrets *
yui_desk_get_secrets (YuiDesk *self)
{
  return self->secrets;
}

const char *
yui_desk_get_server_url (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->server_url;
}

const char *
yui_desk_get_name (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->sign_in ? yui_sign_in_get_name (self->sign_in) : NULL;
}

YuiDraftStore *
yui_desk_get_drafts (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->drafts;
}

YuiEmbeddedServer *
yui_desk_get_embedded (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), NULL);

  return self->embedded;
}

gboolean
yui_desk_can_manage (YuiDesk *self)
{
  g_return_val_if_fail (YUI_IS_DESK (self), FALSE);

  return self->role == YUI_ROLE_EMPLOYER_OWNER || self->role == YUI_ROLE_EMPLOYER_MANAGER;
}

void
yui_desk_start (YuiDesk *self)
{
  g_return_if_fail (YUI_IS_DESK (self));

  if (self->server_url[0] == '\0')
    start_embedded (self);
  else
    start_remote (self);
}

void
yui_desk_read_session (YuiDesk *self)
{
  g_return_if_fail (YUI_IS_DESK (self));

  ask_session (self);
}

void
yui_desk_switch_account (YuiDesk *self, const YuiEmbeddedToken *token)
{
  g_return_if_fail (YUI_IS_DESK (self));
  g_return_if_fail (self->embedded != NULL);
  g_return_if_fail (token != NULL);

  replace_client (self, yui_embedded_server_get_url (self->embedded), token->token, token->role);
  yui_client_start (self->client);
  ask_session (self);
}

void
yui_desk_ask_sign_in (YuiDesk *self)
{
  g_return_if_fail (YUI_IS_DESK (self));

  set_state (self, YUI_DESK_SIGNED_OUT, NULL);
}

static DexFuture *
left_cb (DexFuture *future, gpointer client)
{
  return dex_future_new_for_boolean (TRUE);
}

void
yui_desk_sign_out (YuiDesk *self)
{
  g_autoptr (YuiClient) leaving = NULL;

  g_return_if_fail (YUI_IS_DESK (self));
  g_return_if_fail (self->sign_in != NULL);

  /* A client of its own: the present one drops its calls. Without an answer the server ends the
   * sign-in when its time is over. */
  leaving = yui_client_new (self->server_url, yui_client_get_token (self->client));
  yui_client_set_device_key (leaving, yui_sign_in_get_key (self->sign_in));
  dex_future_disown (dex_future_finally (yui_client_sign_out (leaving, NULL), left_cb,
                                         g_object_ref (leaving), g_object_unref));
  yui_client_set_sign_in (self->client, NULL);
  dex_future_disown (yui_sign_in_forget (self->sign_in));
  replace_client (self, self->server_url, NULL, YUI_ROLE_NONE);
  set_state (self, YUI_DESK_SIGNED_OUT, NULL);
}

void
yui_desk_open_demo (YuiDesk *self)
{
  g_return_if_fail (YUI_IS_DESK (self));

  g_settings_reset (self->settings, "server-url");
  g_set_str (&self->server_url, "");
  set_sign_in (self, NULL);
  if (self->embedded && self->session)
    {
      set_state (self, YUI_DESK_READY, NULL);
      return;
    }
  replace_client (self, NULL, NULL, YUI_ROLE_EMPLOYER_OWNER);
  start_embedded (self);
}

DexFuture *
yui_desk_adopt (YuiDesk *self, YuiSignIn *sign_in, YuiSession *session, const char *password)
{
  const char *server_url = yui_sign_in_get_server_url (sign_in);
  gboolean is_again = g_str_equal (self->server_url, server_url) && !self->embedded
                      && is_same_account (self->session, session);

  g_clear_object (&self->embedded);
  g_set_str (&self->server_url, server_url);
  g_settings_set_string (self->settings, "server-url", server_url);
  if (!is_again)
    replace_client (self, server_url, NULL, YUI_ROLE_NONE);
  set_sign_in (self, sign_in);
  set_session (self, session);
  yui_client_start (self->client);
  self->typed_password = password;
  open_account (self);
  self->typed_password = NULL;
  return yui_sign_in_save (sign_in);
}
