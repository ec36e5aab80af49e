/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between cairo and the file: says in the PDF's catalog what cairo cannot. */
typedef struct _YuiPaperCatalog YuiPaperCatalog;

/* Writes bytes on; returns FALSE to end the work. */
typedef gboolean (*YuiPaperCatalogPut) (const void *data, gsize length, gpointer user_data);

YuiPaperCatalog *yui_paper_catalog_new (void);
void yui_paper_catalog_free (YuiPaperCatalog *self);

gboolean yui_paper_catalog_write (YuiPaperCatalog *self,
                                  const void *data,
                                  gsize length,
                                  YuiPaperCatalogPut put,
                                  gpointer user_data);

/* Writes what is left; to be called once, behind cairo's last byte. */
gboolean
yui_paper_catalog_finish (YuiPaperCatalog *self, YuiPaperCatalogPut put, gpointer user_data);

G_END_DECLS
