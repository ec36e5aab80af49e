/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <libdex.h>

#include "yui-desk.h"

G_BEGIN_DECLS

#define YUI_TYPE_PAGE (yui_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (YuiPage, yui_page, YUI, PAGE, AdwNavigationPage)

/* A page of the desk that reads from the server.
 *
 * load    starts reading and answers a future of anything; called when the page is shown for the
 *         first time, on page.refresh, and when the server reports a change of `watches`.
 *         Not called before the desk is connected.
 * search  gives the keyboard to the search entry; NULL when the page has none. */
struct _YuiPageClass
{
  AdwNavigationPageClass parent_class;

  const char *watches; /* resources between spaces, spaces at both ends too; NULL for none */
  DexFuture *(*load) (YuiPage *self);
  void (*search) (YuiPage *self);
};

/* What a page does with a finished future; not called when the page is gone by then. */
typedef void (*YuiPageDone) (gpointer self, DexFuture *future, gpointer data);

YuiDesk *yui_page_get_desk (YuiPage *self);

/* Starts load anew; an earlier load that is still under way is dropped. */
void yui_page_refresh (YuiPage *self);

/* Calls done on the main thread when future has finished.
 *
 * future  transfer full.
 * data    transfer full; freed by free_data (nullable) after done, or when the page is gone. */
void yui_page_await (
    YuiPage *self, DexFuture *future, YuiPageDone done, gpointer data, GDestroyNotify free_data);

/* Whether there is nothing to show; the page then shows its empty state. */
void yui_page_set_empty (YuiPage *self, gboolean empty);

/* Shows a short message over the page and speaks it.
 * Returns the toast, borrowed, to add a button to; NULL when the page is not in a window. */
AdwToast *yui_page_toast (YuiPage *self, const char *title);

/* Says in a toast why something failed; ignores cancellation. */
void yui_page_toast_error (YuiPage *self, const GError *error);

G_END_DECLS
