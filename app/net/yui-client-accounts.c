/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: sign-ins, passwords, the second factor, devices. */
#include "yui-client-private.h"

#include <string.h>

#define KIOSK_CLIENT_ID   "yui-kiosk"
#define DEVICE_GRANT_TYPE "urn:ietf:params:oauth:grant-type:device_code"

/* A JSON object of pairs of member and text up to NULL; a pair whose text is NULL is left out. */
static JsonNode *
make_body (const char *first, ...)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  va_list args;

  va_start (args, first);
  for (const char *member = first; member != NULL; member = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);

      if (text != NULL)
        json_object_set_string_member (object, member, text);
    }
  va_end (args);
  json_object_unref (object);
  return node;
}

/* A POST that is not known again by a key. body: transfer full, nullable; type: of the record that
 * is answered, G_TYPE_NONE for none. */
static YuiCall *
make_post (char *path, JsonNode *body, GType type)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_POST, path,
                                type == G_TYPE_NONE ? YUI_ANSWER_TRUTH : YUI_ANSWER_RECORD);

  call->type = type;
  call->is_once = TRUE;
  if (body != NULL)
    yui_call_take_json (call, body);
  return call;
}

/* ---- sign-ins ---- */

DexFuture *
yui_client_sign_in (YuiClient *self,
                    const char *name,
                    const char *password,
                    const char *code,
                    const char *device_label,
                    const char *device_secret,
                    GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (name != NULL && password != NULL && device_label != NULL, NULL);

  return yui_client_call (
      self,
      make_post (yui_path_of ("sign-in", NULL),
                 make_body ("name", name, "password", password, "code", code, "device_label",
                            device_label, "device_secret", device_secret, NULL),
                 YUI_TYPE_GRANT),
      cancellable);
}

DexFuture *
yui_client_refresh_token (YuiClient *self, const char *refresh_token, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (refresh_token != NULL, NULL);

  call = make_post (yui_path_of ("token", "refresh", NULL),
                    make_body ("refresh_token", refresh_token, NULL), YUI_TYPE_GRANT);
  call->is_once = FALSE; /* the server knows a lost answer again */
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_sign_out (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_call (self, make_post (yui_path_of ("sign-out", NULL), NULL, G_TYPE_NONE),
                          cancellable);
}

/* ---- passwords ---- */

DexFuture *
yui_client_choose_password (YuiClient *self,
                            const char *invitation,
                            const char *password,
                            GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (invitation != NULL && password != NULL, NULL);

  return yui_client_call (
      self,
      make_post (yui_path_of ("password", NULL),
                 make_body ("invitation", invitation, "password", password, NULL),
                 YUI_TYPE_SIGN_IN_NAME),
      cancellable);
}

DexFuture *
yui_client_change_password (YuiClient *self,
                            const char *present_password,
                            const char *password,
                            GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (present_password != NULL && password != NULL, NULL);

  return yui_client_call (
      self,
      make_post (yui_path_of ("password", "change", NULL),
                 make_body ("present_password", present_password, "password", password, NULL),
                 G_TYPE_NONE),
      cancellable);
}

/* ---- the second factor ---- */

DexFuture *
yui_client_begin_totp (YuiClient *self, const char *present_password, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (present_password != NULL, NULL);

  return yui_client_call (self,
                          make_post (yui_path_of ("totp", NULL),
                                     make_body ("present_password", present_password, NULL),
                                     YUI_TYPE_TOTP_SECRET),
                          cancellable);
}

DexFuture *
yui_client_confirm_totp (YuiClient *self, const char *code, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return yui_client_call (self,
                          make_post (yui_path_of ("totp", "confirm", NULL),
                                     make_body ("code", code, NULL), YUI_TYPE_RECOVERY_CODES),
                          cancellable);
}

DexFuture *
yui_client_remove_totp (YuiClient *self, const char *present_password, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (present_password != NULL, NULL);

  return yui_client_call (self,
                          make_post (yui_path_of ("totp", "remove", NULL),
                                     make_body ("present_password", present_password, NULL),
                                     G_TYPE_NONE),
                          cancellable);
}

/* ---- devices ---- */

DexFuture *
yui_client_list_devices (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_DEVICE, yui_path_of ("devices", NULL), cancellable);
}

DexFuture *
yui_client_delete_device (YuiClient *self, const char *device_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (device_id != NULL, NULL);

  return yui_client_remove (self, -1, yui_path_of ("devices", device_id, NULL), cancellable);
}

DexFuture *
yui_client_get_device_authorization (YuiClient *self,
                                     const char *user_code,
                                     GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (user_code != NULL && *user_code != '\0', NULL);

  call = yui_call_new (SOUP_METHOD_GET, yui_path_of ("device-authorizations", user_code, NULL),
                       YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_DEVICE_AUTHORIZATION;
  call->is_once = TRUE; /* guesses are counted */
  return yui_client_call (self, call, cancellable);
}

static DexFuture *
decide (YuiClient *self,
        const char *user_code,
        const char *what,
        JsonNode *body,
        GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_POST,
                                yui_path_of ("device-authorizations", user_code, what, NULL),
                                YUI_ANSWER_TRUTH);

  if (body != NULL)
    yui_call_take_json (call, body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_approve_device (YuiClient *self,
                           const char *user_code,
                           const char *label,
                           const char *workplace_id,
                           GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (user_code != NULL && label != NULL, NULL);

  return decide (self, user_code, "approve",
                 make_body ("label", label, "workplace_id", workplace_id, NULL), cancellable);
}

DexFuture *
yui_client_deny_device (YuiClient *self, const char *user_code, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (user_code != NULL, NULL);

  return decide (self, user_code, "deny", NULL, cancellable);
}

/* ---- a kiosk asks to be let in ---- */

static DexFuture *
post_form (YuiClient *self,
           char *path,
           char *form,
           gboolean is_once,
           GType type,
           GCancellable *cancellable)
{
  YuiCall *call = make_post (path, NULL, type);

  call->is_once = is_once;
  call->takes_refusal = TRUE;
  call->body = g_bytes_new_take (form, strlen (form));
  call->content_type = "application/x-www-form-urlencoded";
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_request_device_codes (YuiClient *self, const char *label, GCancellable *cancellable)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  escaped = g_uri_escape_string (label, NULL, FALSE);
  return post_form (self, yui_path_of ("device-authorizations", NULL),
                    g_strconcat ("client_id=" KIOSK_CLIENT_ID "&label=", escaped, NULL), FALSE,
                    YUI_TYPE_DEVICE_CODES, cancellable);
}

DexFuture *
yui_client_fetch_device_token (YuiClient *self, const char *device_code, GCancellable *cancellable)
{
  g_autofree char *code = NULL, *grant_type = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (device_code != NULL, NULL);

  code = g_uri_escape_string (device_code, NULL, FALSE);
  grant_type = g_uri_escape_string (DEVICE_GRANT_TYPE, NULL, FALSE);
  return post_form (self, yui_path_of ("token", NULL),
                    g_strconcat ("client_id=" KIOSK_CLIENT_ID "&grant_type=", grant_type,
                                 "&device_code=", code, NULL),
                    TRUE, YUI_TYPE_DEVICE_TOKEN, cancellable);
}
