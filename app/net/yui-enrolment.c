/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-enrolment.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FILE_NAME   "kiosk.json"
#define SLOWER_S    5 /* RFC 8628, 3.5 */
#define TRY_AGAIN_S 15

struct _YuiEnrolment
{
  GObject parent_instance;

  YuiClient *client;
  YuiDeviceKey *key;
  char *path;
  YuiEnrolmentState state;
  char *user_code;
  char *address;
  GCancellable *asking; /* NULL: not asking */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_USER_CODE,
  PROP_ADDRESS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ENUM_TYPE (YuiEnrolmentState,
                    yui_enrolment_state,
                    G_DEFINE_ENUM_VALUE (YUI_ENROLMENT_ASKING, "asking"),
                    G_DEFINE_ENUM_VALUE (YUI_ENROLMENT_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (YUI_ENROLMENT_DENIED, "denied"),
                    G_DEFINE_ENUM_VALUE (YUI_ENROLMENT_DONE, "done"))

G_DEFINE_FINAL_TYPE (YuiEnrolment, yui_enrolment, G_TYPE_OBJECT)

/* codes: NULL for none to show. */
static void
set_state (YuiEnrolment *self, YuiEnrolmentState state, YuiDeviceCodes *codes)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (g_set_str (&self->user_code, codes != NULL ? yui_device_codes_get_user_code (codes) : NULL))
    g_object_notify_by_pspec (object, props[PROP_USER_CODE]);
  if (g_set_str (&self->address,
                 codes != NULL ? yui_device_codes_get_verification_uri_complete (codes) : NULL))
    g_object_notify_by_pspec (object, props[PROP_ADDRESS]);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (object, props[PROP_STATE]);
    }
  g_object_thaw_notify (object);
}

/* ---- the file ---- */

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* Takes key and token, when they are this server's. */
static void
take_kept (YuiEnrolment *self, JsonObject *kept)
{
  const char *key = get_text (kept, "key"), *token = get_text (kept, "token");

  if (g_strcmp0 (get_text (kept, "server"), yui_client_get_base_url (self->client)) != 0
      || key == NULL)
    return;
  self->key = yui_device_key_new_from_text (key);
  if (self->key == NULL || token == NULL)
    return;
  yui_client_set_token (self->client, token);
  self->state = YUI_ENROLMENT_DONE;
}

static void
read_file (YuiEnrolment *self)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return;
  node = json_from_string (text, NULL);
  explicit_bzero (text, strlen (text));
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    take_kept (self, json_node_get_object (node));
}

/* Keeps key and token (nullable). A kiosk that cannot write asks again at its next start. */
static void
write_file (YuiEnrolment *self, const char *token)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *key = yui_device_key_dup_text (self->key);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (object, "server", yui_client_get_base_url (self->client));
  json_object_set_string_member (object, "key", key);
  if (token != NULL)
    json_object_set_string_member (object, "token", token);
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (self->path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    g_warning ("%s", error->message);
  explicit_bzero (text, strlen (text));
  explicit_bzero (key, strlen (key));
}

/* ---- asking ---- */

static gboolean
is_over (GCancellable *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
wait_s (int seconds, GCancellable *cancellable)
{
  dex_await (dex_future_first (dex_timeout_new_seconds (seconds),
                               dex_cancellable_new_from_cancellable (cancellable), NULL),
             NULL);
}

static void
let_in (YuiEnrolment *self, const char *token)
{
  write_file (self, token);
  yui_client_set_token (self->client, token);
  set_state (self, YUI_ENROLMENT_DONE, NULL);
}

/* Polls until the codes are used up. Returns TRUE when there is nothing more to ask for. */
static gboolean
poll_until_over (YuiEnrolment *self, YuiDeviceCodes *codes, GCancellable *cancellable)
{
  int interval_s = MAX (yui_device_codes_get_interval (codes), 1);

  while (!is_over (cancellable))
    {
      g_autoptr (YuiDeviceToken) answer = NULL;
      const char *refusal;

      wait_s (interval_s, cancellable);
      answer = dex_await_object (
          yui_client_fetch_device_token (self->client, yui_device_codes_get_device_code (codes),
                                         cancellable),
          NULL);
      if (answer == NULL || is_over (cancellable))
        continue; /* no answer: the next poll asks again */
      if (yui_device_token_get_access_token (answer) != NULL)
        {
          let_in (self, yui_device_token_get_access_token (answer));
          return TRUE;
        }
      refusal = yui_device_token_get_error (answer);
      if (g_strcmp0 (refusal, "slow_down") == 0)
        interval_s += SLOWER_S;
      else if (g_strcmp0 (refusal, "access_denied") == 0)
        {
          set_state (self, YUI_ENROLMENT_DENIED, NULL);
          return TRUE;
        }
      else if (g_strcmp0 (refusal, "authorization_pending") != 0)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  YuiEnrolment *self;
  GCancellable *cancellable;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->cancellable);
  g_object_unref (asking->self);
  g_free (asking);
}

static DexFuture *
ask_fiber (gpointer user_data)
{
  Asking *asking = user_data;
  YuiEnrolment *self = asking->self;
  gboolean is_done = FALSE;

  while (!is_done && !is_over (asking->cancellable))
    {
      g_autoptr (YuiDeviceCodes) codes = dex_await_object (
          yui_client_request_device_codes (self->client, g_get_host_name (), asking->cancellable),
          NULL);

      if (codes == NULL)
        {
          wait_s (TRY_AGAIN_S, asking->cancellable);
          continue;
        }
      set_state (self, YUI_ENROLMENT_WAITING, codes);
      is_done = poll_until_over (self, codes, asking->cancellable);
    }
  return dex_future_new_for_boolean (TRUE);
}

void
yui_enrolment_start (YuiEnrolment *self)
{
  Asking *asking;

  g_return_if_fail (YUI_IS_ENROLMENT (self));

  if (self->state == YUI_ENROLMENT_DONE)
    return;
  yui_enrolment_stop (self);
  set_state (self, YUI_ENROLMENT_ASKING, NULL);
  self->asking = g_cancellable_new ();
  asking = g_new0 (Asking, 1);
  asking->self = g_object_ref (self);
  asking->cancellable = g_object_ref (self->asking);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, ask_fiber, asking, asking_free));
}

void
yui_enrolment_start_anew (YuiEnrolment *self)
{
  g_return_if_fail (YUI_IS_ENROLMENT (self));

  write_file (self, NULL);
  yui_client_set_token (self->client, NULL);
  set_state (self, YUI_ENROLMENT_ASKING, NULL);
  yui_enrolment_start (self);
}

void
yui_enrolment_stop (YuiEnrolment *self)
{
  g_return_if_fail (YUI_IS_ENROLMENT (self));

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* ---- GObject ---- */

static void
yui_enrolment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  YuiEnrolment *self = YUI_ENROLMENT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_USER_CODE:
      g_value_set_string (value, self->user_code);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
yui_enrolment_finalize (GObject *object)
{
  YuiEnrolment *self = YUI_ENROLMENT (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->client);
  g_clear_object (&self->key);
  g_free (self->path);
  g_free (self->user_code);
  g_free (self->address);
  G_OBJECT_CLASS (yui_enrolment_parent_class)->finalize (object);
}

static void
yui_enrolment_class_init (YuiEnrolmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = yui_enrolment_get_property;
  object_class->finalize = yui_enrolment_finalize;
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, YUI_TYPE_ENROLMENT_STATE,
                                         YUI_ENROLMENT_ASKING, flags);
  props[PROP_USER_CODE] = g_param_spec_string ("user-code", NULL, NULL, NULL, flags);
  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_enrolment_init (YuiEnrolment *self)
{
}

YuiEnrolment *
yui_enrolment_new (YuiClient *client, const char *data_folder)
{
  YuiEnrolment *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (yui_client_get_base_url (client) != NULL, NULL);

  self = g_object_new (YUI_TYPE_ENROLMENT, NULL);
  self->client = g_object_ref (client);
  self->path = data_folder != NULL
                   ? g_build_filename (data_folder, FILE_NAME, NULL)
                   : g_build_filename (g_get_user_data_dir (), "yui", FILE_NAME, NULL);
  read_file (self);
  if (self->key == NULL)
    {
      self->key = yui_device_key_new ();
      write_file (self, NULL);
    }
  yui_client_set_device_key (client, self->key);
  return self;
}

YuiEnrolmentState
yui_enrolment_get_state (YuiEnrolment *self)
{
  g_return_val_if_fail (YUI_IS_ENROLMENT (self), YUI_ENROLMENT_ASKING);

  return self->state;
}

const char *
yui_enrolment_get_user_code (YuiEnrolment *self)
{
  g_return_val_if_fail (YUI_IS_ENROLMENT (self), NULL);

  return self->user_code;
}

const char *
yui_enrolment_get_address (YuiEnrolment *self)
{
  g_return_val_if_fail (YUI_IS_ENROLMENT (self), NULL);

  return self->address;
}
