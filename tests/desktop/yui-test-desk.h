/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-test-net.h"

G_BEGIN_DECLS

/* The desk's application, registered, beside which others may run; one in a process. */
GtkApplication *yui_test_get_application (void);

/* A window of its own on the screen. */
GtkWindow *yui_test_open_window (int width, int height, GtkWidget *content);

/* A record of the type (transfer full), as the server would say it. */
gpointer yui_test_parse (GType type, const char *json);

/* What a dialog needs: a server that says what a test wants, and a window to be in. */
typedef struct
{
  YuiTestPeer *peer;
  YuiClient *client;
  GtkWindow *window;
} YuiTestStage;

void yui_test_stage_open (YuiTestStage *stage);

/* Takes the floating dialog and gives it back, transfer full, when it has asked the server. */
gpointer yui_test_stage_present (YuiTestStage *stage, AdwDialog *dialog);

/* Takes the dialog too: nothing else may hold it, nor the client. */
void yui_test_stage_close (YuiTestStage *stage, gpointer dialog);

G_END_DECLS
