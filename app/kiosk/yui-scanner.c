/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-scanner.h"

#include <gdk/gdk.h>
#include <string.h>

#include "documents/yui-worker-pass.h"

#define MAX_GAP_MS 60 /* slow scanners; people need more than 80 between two different keys */
#define MIN_CODE   6
#define MAX_CODE   YUI_CARD_TEXT_MAX

struct _YuiScanner
{
  GObject parent_instance;

  GString *keys; /* that may be a scanner's */
  guint32 last_ms;
  gboolean has_typed; /* characters since the last key that is none */
  guint timeout_id;
};

enum
{
  SCANNED,
  TYPED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiScanner, yui_scanner, G_TYPE_OBJECT)

/* What has waited to become a scan was typed by a person. */
static void
give_up (YuiScanner *self)
{
  g_autofree char *keys = g_strdup (self->keys->str);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_string_truncate (self->keys, 0);
  for (const char *key = keys; *key != '\0'; key++)
    {
      self->has_typed = TRUE;
      g_signal_emit (self, signals[TYPED], 0, (const char[]){ *key, '\0' });
    }
}

static void
give_up_cb (gpointer user_data)
{
  YuiScanner *self = user_data;

  self->timeout_id = 0;
  give_up (self);
}

static gboolean
take_key (YuiScanner *self, char key, guint32 time_ms)
{
  if (self->keys->len > 0 && time_ms - self->last_ms > MAX_GAP_MS)
    give_up (self);
  if (self->keys->len < MAX_CODE)
    g_string_append_c (self->keys, g_ascii_toupper (key));
  self->last_ms = time_ms;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_once (2 * MAX_GAP_MS, give_up_cb, self);
  return TRUE;
}

static gboolean
take_enter (YuiScanner *self, guint32 time_ms)
{
  g_autofree char *code = NULL;

  if (self->keys->len < MIN_CODE || time_ms - self->last_ms > MAX_GAP_MS)
    {
      give_up (self);
      if (!self->has_typed)
        return FALSE;
      self->has_typed = FALSE;
      g_signal_emit (self, signals[ENTERED], 0);
      return TRUE;
    }
  code = g_strdup (self->keys->str);
  yui_scanner_reset (self);
  g_signal_emit (self, signals[SCANNED], 0, code);
  return TRUE;
}

gboolean
yui_scanner_press (YuiScanner *self, guint keyval, gboolean has_modifier, guint32 time_ms)
{
  g_return_val_if_fail (YUI_IS_SCANNER (self), FALSE);

  if (keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R || keyval == GDK_KEY_Caps_Lock)
    return FALSE; /* a part of the next letter */
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return take_enter (self, time_ms);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    keyval = '0' + (keyval - GDK_KEY_KP_0);
  if (!has_modifier && keyval < 128 && g_ascii_isalnum ((char)keyval))
    return take_key (self, (char)keyval, time_ms);
  give_up (self);
  self->has_typed = FALSE;
  return FALSE;
}

void
yui_scanner_reset (YuiScanner *self)
{
  g_return_if_fail (YUI_IS_SCANNER (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  memset (self->keys->str, 0, self->keys->len);
  g_string_truncate (self->keys, 0);
  self->has_typed = FALSE;
}

static void
yui_scanner_finalize (GObject *object)
{
  YuiScanner *self = YUI_SCANNER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_string_free (self->keys, TRUE);
  G_OBJECT_CLASS (yui_scanner_parent_class)->finalize (object);
}

static void
yui_scanner_class_init (YuiScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_scanner_finalize;

  signals[SCANNED] = g_signal_new ("scanned", YUI_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", YUI_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", YUI_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
yui_scanner_init (YuiScanner *self)
{
  self->keys = g_string_sized_new (MAX_CODE + 1);
}

YuiScanner *
yui_scanner_new (void)
{
  return g_object_new (YUI_TYPE_SCANNER, NULL);
}
