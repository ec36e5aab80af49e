/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: people as the town sees them. */
#include "yui-client-private.h"

DexFuture *
yui_client_find_workers (YuiClient *self, const char *q, int limit, GCancellable *cancellable)
{
  g_autofree char *limit_text = g_strdup_printf ("%d", limit);

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (limit > 0, NULL);

  return yui_client_read_record (self, YUI_TYPE_WORKERS_FOUND,
                                 yui_path ("/v1/workers", "q", q, "limit", limit_text, NULL),
                                 cancellable);
}

DexFuture *
yui_client_get_worker (YuiClient *self, const char *worker_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (worker_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_WORKER, yui_path_of ("workers", worker_id, NULL),
                                 cancellable);
}
