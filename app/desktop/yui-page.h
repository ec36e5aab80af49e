/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <libdex.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* A page of the desk that reads from the server.
 *
 * Properties: desk (construct only); busy, problem and view (read only) and empty, made to be bound
 * in Blueprint. view is the page of a GtkStack to show: "loading", "problem", "empty", "content".
 *
 * Actions: page.refresh, page.search. */
#define YUI_TYPE_PAGE (yui_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (YuiPage, yui_page, YUI, PAGE, AdwNavigationPage)

struct _YuiPageClass
{
  AdwNavigationPageClass parent_class;

  /* Resources of the client's `changed` signal that make the page read again; ends with NULL;
   * nullable. */
  const char *const *watches;

  /* Starts reading: when the page is first shown, on page.refresh, and when a watched resource
   * changed. A later load cancels an earlier one. */
  DexFuture *(*load) (YuiPage *self, GCancellable *cancellable);

  /* Takes over what was read; result has resolved. Waits until an open menu of the page has closed;
   * the keyboard stays with the row it was on, and the scrolling stays. */
  void (*loaded) (YuiPage *self, DexFuture *result);

  /* Gives the keyboard to the search entry; nullable. */
  void (*search) (YuiPage *self);
};

/* What a page does with a finished future; not called when the page is gone by then.
 * error is set when the future was rejected, not by a cancellation. */
typedef void (*YuiPageDone) (gpointer self, DexFuture *future, const GError *error, gpointer data);

YuiDesk *yui_page_get_desk (YuiPage *self);
YuiClient *yui_page_get_client (YuiPage *self);

/* Cancelled when the page goes; for work that nobody else wants. */
GCancellable *yui_page_get_cancellable (YuiPage *self);

/* Reads anew. */
void yui_page_refresh (YuiPage *self);

/* Calls done on the main thread when future has finished.
 *
 * future  transfer full.
 * data    transfer full; freed by free_data (nullable) after done, or when the page is gone. */
void yui_page_await (
    YuiPage *self, DexFuture *future, YuiPageDone done, gpointer data, GDestroyNotify free_data);

/* A YuiPageDone for work whose result shows by itself: only says why it failed. */
void yui_page_report_cb (gpointer self, DexFuture *future, const GError *error, gpointer data);

/* Whether there is nothing to show; the page then shows its empty state. */
void yui_page_set_empty (YuiPage *self, gboolean empty);

/* Shows a short message over the page and speaks it.
 * Returns the toast, borrowed, to add a button to; NULL when the page is not in a window. */
AdwToast *yui_page_toast (YuiPage *self, const char *title);

/* The same with an Undo button that activates action ("page.…") with target (nullable; floating
 * references are taken). */
void yui_page_toast_undo (YuiPage *self, const char *title, const char *action, GVariant *target);

/* The same for an action that actor, a widget on the page, has. */
void yui_page_toast_undo_by (
    YuiPage *self, GtkWidget *actor, const char *title, const char *action, GVariant *target);

/* Says in a toast why something failed; ignores cancellation. */
void yui_page_toast_error (YuiPage *self, const GError *error);

/* The object that a resolved future holds, borrowed. */
gpointer yui_future_get_object (DexFuture *future);

/* The object of the n-th future of a resolved dex_future_all(), borrowed. */
gpointer yui_future_get_nth (DexFuture *future, guint n);

G_END_DECLS
