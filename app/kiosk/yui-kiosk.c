/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-kiosk.h"

#include <glib/gi18n.h>

#include "net/yui-embedded-server.h"
#include "net/yui-pass-keys.h"
#include "yui-language.h"

#define KEYS_S 3600 /* between two looks whether a key of cards was retired */

struct _YuiKiosk
{
  GObject parent_instance;

  YuiEmbeddedServer *server; /* NULL with a server of its own */
  YuiClient *client;
  YuiEnrolment *enrolment; /* NULL with the embedded server */
  YuiOutbox *outbox;
  YuiPassKeys *pass_keys;
  guint keys_timeout_id;
  YuiSession *session;
  char *workplace_name;
  YuiVisit *visit;
  char *notice;
  GCancellable *reading; /* of the card that is being asked about */
  GCancellable *life;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_WORKPLACE_NAME,
  PROP_VISIT,
  PROP_IS_READING,
  PROP_NOTICE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiKiosk, yui_kiosk, G_TYPE_OBJECT)

static void
set_notice (YuiKiosk *self, const char *notice)
{
  if (g_set_str (&self->notice, notice))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTICE]);
}

static void
set_visit (YuiKiosk *self, YuiVisit *visit)
{
  if (g_set_object (&self->visit, visit))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIT]);
}

static void
set_reading (YuiKiosk *self, GCancellable *reading)
{
  gboolean was_reading = self->reading != NULL;

  g_set_object (&self->reading, reading);
  if (was_reading != (self->reading != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_READING]);
}

/* The kiosk itself */

static void
take_workplaces (YuiKiosk *self, GListModel *workplaces)
{
  g_autoptr (YuiWorkplace) workplace = NULL;

  /* A kiosk of one employer has one; a kiosk of the town has all of them, and is none. */
  if (g_list_model_get_n_items (workplaces) == 1)
    workplace = g_list_model_get_item (workplaces, 0);
  if (g_set_str (&self->workplace_name, workplace ? yui_workplace_get_name (workplace) : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKPLACE_NAME]);
}

/* The server does not take this kiosk's calls. A wrong clock is for people to mend; a token that was
 * ended is asked for anew. */
static void
refuse_kiosk (YuiKiosk *self, const GError *error)
{
  if (yui_net_error_is_named (error, "key-proof-needed"))
    set_notice (self, _("This kiosk's clock is wrong. Tell the people at the desk."));
  else if (self->enrolment != NULL
           && g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED))
    {
      yui_client_stop (self->client);
      g_clear_object (&self->session);
      yui_enrolment_start_anew (self->enrolment);
    }
  else
    set_notice (self, _("This kiosk is not known to the server. Tell the people at the desk."));
}

static DexFuture *
learn_fiber (gpointer user_data)
{
  YuiKiosk *self = user_data;
  g_autoptr (GCancellable) life = g_object_ref (self->life);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiSession) session
      = dex_await_object (yui_client_get_session (self->client, life), &error);
  g_autoptr (GListModel) workplaces = NULL;

  if (session != NULL)
    workplaces = dex_await_object (yui_client_list_workplaces (self->client, life), &error);
  if (g_cancellable_is_cancelled (life))
    return dex_future_new_for_boolean (FALSE);
  if (session != NULL && g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
  if (workplaces != NULL)
    take_workplaces (self, workplaces);
  if (session == NULL)
    refuse_kiosk (self, error);
  else
    yui_pass_keys_refresh (self->pass_keys);
  return dex_future_new_for_boolean (TRUE);
}

static void
learn (YuiKiosk *self)
{
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, learn_fiber, g_object_ref (self), g_object_unref));
}

static gboolean
refresh_keys_cb (gpointer user_data)
{
  YuiKiosk *self = user_data;

  if (self->session != NULL)
    yui_pass_keys_refresh (self->pass_keys);
  return G_SOURCE_CONTINUE;
}

static void
connection_cb (YuiKiosk *self)
{
  if (yui_client_get_connection (self->client) == YUI_CONNECTION_ONLINE)
    refresh_keys_cb (self);
}

static void
let_in_cb (YuiKiosk *self)
{
  if (yui_enrolment_get_state (self->enrolment) != YUI_ENROLMENT_DONE)
    return;
  set_notice (self, NULL);
  learn (self);
  yui_client_start (self->client);
}

/* Turned out, perhaps: asks who it is, and is told. */
static void
unauthorized_cb (YuiKiosk *self)
{
  if (self->session == NULL)
    return;
  yui_kiosk_end_visit (self, NULL);
  g_clear_object (&self->session);
  learn (self);
}

static void
start_enrolment (YuiKiosk *self, const char *data_folder)
{
  self->enrolment = yui_enrolment_new (self->client, data_folder);
  g_signal_connect_object (self->enrolment, "notify::state", G_CALLBACK (let_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "unauthorized", G_CALLBACK (unauthorized_cb), self,
                           G_CONNECT_SWAPPED);
  yui_enrolment_start (self->enrolment);
  let_in_cb (self);
}

static void
server_ready_cb (YuiKiosk *self, YuiEmbeddedServer *server)
{
  const YuiEmbeddedToken *token = yui_embedded_server_find_token (server, YUI_ROLE_KIOSK);

  if (token != NULL)
    yui_client_set_token (self->client, token->token);
  yui_client_set_base_url (self->client, yui_embedded_server_get_url (server));
  if (self->session == NULL)
    learn (self);
}

static void
server_url_cb (YuiKiosk *self, GParamSpec *pspec, YuiEmbeddedServer *server)
{
  if (yui_embedded_server_get_url (server) == NULL)
    yui_client_set_base_url (self->client, NULL);
}

static void
start_server (YuiKiosk *self, const char *data_folder)
{
  self->server = yui_embedded_server_new (NULL);
  if (data_folder != NULL)
    yui_embedded_server_set_arguments (self->server,
                                       (const char *const[]){ "--data-dir", data_folder, NULL });
  g_signal_connect_object (self->server, "ready", G_CALLBACK (server_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->server, "notify::url", G_CALLBACK (server_url_cb), self,
                           G_CONNECT_SWAPPED);
  yui_embedded_server_start (self->server);
}

/* Cards */

typedef struct
{
  YuiKiosk *self;
  char *card_code;
  GCancellable *cancellable;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->self);
  memset (reading->card_code, 0, strlen (reading->card_code));
  g_free (reading->card_code);
  g_object_unref (reading->cancellable);
  g_free (reading);
}

/* The number is beside the code, so nobody is turned away by a stain on it. */
static void
refuse_pass (YuiKiosk *self)
{
  set_notice (self,
              _("The card could not be read. Show it again, type its number, or call for help."));
}

static void
refuse_card (YuiKiosk *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED))
    {
      refuse_kiosk (self, error);
      return;
    }
  if (yui_net_error_is_named (error, "wrong-pass"))
    {
      refuse_pass (self);
      return;
    }
  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_NOT_FOUND)
      || g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_INVALID))
    {
      set_notice (self, _("This card is not known here. Try again, or ask at the desk."));
      return;
    }
  sentence = yui_net_error_to_sentence (error);
  set_notice (self, sentence);
}

static void
expired_cb (YuiKiosk *self)
{
  yui_kiosk_end_visit (self, _("Your time at the kiosk is over. Show your card again to go on."));
}

static void
begin_visit (YuiKiosk *self, YuiCardSession *session, const char *card_code, YuiPassState pass)
{
  g_autoptr (YuiVisit) visit = yui_visit_new (self->client, self->outbox, session,
                                              session == NULL ? card_code : NULL, pass);

  g_signal_connect_object (visit, "expired", G_CALLBACK (expired_cb), self, G_CONNECT_SWAPPED);
  set_notice (self, NULL);
  set_visit (self, visit);
}

static DexFuture *
read_fiber (gpointer user_data)
{
  Reading *reading = user_data;
  YuiKiosk *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiCardSession) session = dex_await_object (
      yui_client_open_card_session (self->client, reading->card_code, reading->cancellable),
      &error);
  YuiPassState pass;

  if (g_cancellable_is_cancelled (reading->cancellable))
    return dex_future_new_for_boolean (FALSE);
  set_reading (self, NULL);
  pass = yui_pass_keys_look (self->pass_keys, reading->card_code);
  if (session == NULL && !g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAVAILABLE))
    refuse_card (self, error);
  else if (session == NULL && pass == YUI_PASS_WRONG)
    refuse_pass (self);
  else
    begin_visit (self, session, reading->card_code, pass);
  if (session != NULL && pass == YUI_PASS_UNKNOWN_KEY)
    yui_pass_keys_refresh (self->pass_keys);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_kiosk_show_card (YuiKiosk *self, const char *card_code)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reading *reading;

  g_return_if_fail (YUI_IS_KIOSK (self));
  g_return_if_fail (card_code != NULL && *card_code != '\0');

  yui_kiosk_end_visit (self, NULL);
  set_reading (self, cancellable);
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->card_code = g_strdup (card_code);
  reading->cancellable = g_object_ref (cancellable);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, reading, reading_free));
}

void
yui_kiosk_end_visit (YuiKiosk *self, const char *notice)
{
  g_autoptr (YuiVisit) visit = NULL;

  g_return_if_fail (YUI_IS_KIOSK (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  set_reading (self, NULL);
  visit = self->visit != NULL ? g_object_ref (self->visit) : NULL;
  set_visit (self, NULL);
  if (visit != NULL)
    yui_visit_end (visit);
  set_notice (self, notice);
}

/* GObject */

static void
yui_kiosk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiKiosk *self = YUI_KIOSK (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_WORKPLACE_NAME:
      g_value_set_string (value, self->workplace_name);
      break;
    case PROP_VISIT:
      g_value_set_object (value, self->visit);
      break;
    case PROP_IS_READING:
      g_value_set_boolean (value, self->reading != NULL);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_kiosk_dispose (GObject *object)
{
  YuiKiosk *self = YUI_KIOSK (object);

  g_cancellable_cancel (self->life);
  if (self->enrolment != NULL)
    yui_enrolment_stop (self->enrolment);
  g_clear_object (&self->enrolment);
  if (self->visit != NULL)
    yui_visit_end (self->visit);
  g_clear_object (&self->visit);
  g_clear_object (&self->reading);
  if (self->outbox != NULL)
    yui_outbox_stop (self->outbox);
  g_clear_object (&self->outbox);
  g_clear_handle_id (&self->keys_timeout_id, g_source_remove);
  if (self->pass_keys != NULL)
    yui_pass_keys_stop (self->pass_keys);
  g_clear_object (&self->pass_keys);
  if (self->client != NULL)
    yui_client_cancel_all (self->client);
  g_clear_object (&self->client);
  g_clear_object (&self->server);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (yui_kiosk_parent_class)->dispose (object);
}

static void
yui_kiosk_finalize (GObject *object)
{
  YuiKiosk *self = YUI_KIOSK (object);

  g_object_unref (self->life);
  g_free (self->workplace_name);
  g_free (self->notice);
  G_OBJECT_CLASS (yui_kiosk_parent_class)->finalize (object);
}

static void
yui_kiosk_class_init (YuiKioskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_kiosk_get_property;
  object_class->dispose = yui_kiosk_dispose;
  object_class->finalize = yui_kiosk_finalize;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, YUI_TYPE_SESSION, flags);
  props[PROP_WORKPLACE_NAME] = g_param_spec_string ("workplace-name", NULL, NULL, NULL, flags);
  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, YUI_TYPE_VISIT, flags);
  props[PROP_IS_READING] = g_param_spec_boolean ("is-reading", NULL, NULL, FALSE, flags);
  props[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_kiosk_init (YuiKiosk *self)
{
  self->life = g_cancellable_new ();
}

YuiKiosk *
yui_kiosk_new (const char *server_url, const char *data_folder)
{
  YuiKiosk *self = g_object_new (YUI_TYPE_KIOSK, NULL);
  g_autofree char *path
      = data_folder != NULL ? g_build_filename (data_folder, "client.db", NULL) : NULL;

  self->client = yui_client_new (server_url, NULL);
  yui_client_set_language (self->client, yui_language_get ());
  self->outbox = yui_outbox_new (self->client, path);
  self->pass_keys = yui_pass_keys_new (self->client, yui_outbox_get_database (self->outbox));
  self->keys_timeout_id = g_timeout_add_seconds (KEYS_S, refresh_keys_cb, self);
  g_signal_connect_object (self->client, "notify::connection", G_CALLBACK (connection_cb), self,
                           G_CONNECT_SWAPPED);
  if (server_url != NULL)
    start_enrolment (self, data_folder);
  else
    {
      start_server (self, data_folder);
      yui_client_start (self->client);
    }
  return self;
}

YuiClient *
yui_kiosk_get_client (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->client;
}

YuiEnrolment *
yui_kiosk_get_enrolment (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->enrolment;
}

YuiOutbox *
yui_kiosk_get_outbox (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->outbox;
}

YuiPassKeys *
yui_kiosk_get_pass_keys (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->pass_keys;
}

YuiVisit *
yui_kiosk_get_visit (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->visit;
}

YuiSession *
yui_kiosk_get_session (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->session;
}

const char *
yui_kiosk_get_workplace_name (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->workplace_name;
}

const char *
yui_kiosk_get_notice (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), NULL);

  return self->notice;
}

gboolean
yui_kiosk_get_is_reading (YuiKiosk *self)
{
  g_return_val_if_fail (YUI_IS_KIOSK (self), FALSE);

  return self->reading != NULL;
}
