/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-desk.h"

#include "desktop/yui-application.h"
#include "model/yui-record.h"

#define ANSWER_MS 400

GtkApplication *
yui_test_get_application (void)
{
  static YuiApplication *application;

  if (!application)
    {
      application = yui_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
    }
  return GTK_APPLICATION (application);
}

GtkWindow *
yui_test_open_window (int width, int height, GtkWidget *content)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_default_size (window, width, height);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (window);
  return window;
}

gpointer
yui_test_parse (GType type, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  gpointer record;

  g_assert_no_error (error);
  record = yui_record_new_from_json (type, node, &error);
  g_assert_no_error (error);
  return record;
}

void
yui_test_stage_open (YuiTestStage *stage)
{
  stage->peer = yui_test_peer_new ();
  stage->client = yui_client_new (yui_test_peer_get_url (stage->peer), "token");
  stage->window = yui_test_open_window (700, 900, adw_bin_new ());
}

gpointer
yui_test_stage_present (YuiTestStage *stage, AdwDialog *dialog)
{
  g_object_ref_sink (dialog);
  adw_dialog_present (dialog, GTK_WIDGET (stage->window));
  yui_test_run_ms (ANSWER_MS);
  return dialog;
}

void
yui_test_stage_close (YuiTestStage *stage, gpointer dialog)
{
  gtk_window_destroy (stage->window);
  g_assert_finalize_object (dialog);
  yui_test_run_ms (50);
  g_assert_finalize_object (stage->client);
  yui_test_peer_free (stage->peer);
}
