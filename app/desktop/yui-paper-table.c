/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-table.h"

#include "documents/yui-csv.h"

#define RECORD_BYTES 120
#define FALLBACK     "?"

/* A row of a table that is shared by all rows. */
#define YUI_TYPE_PAPER_ROW (yui_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiPaperRow, yui_paper_row, YUI, PAPER_ROW, GObject)

struct _YuiPaperRow
{
  GObject parent_instance;

  YuiCsv *csv; /* counted by the column view's data */
  guint row;
};

G_DEFINE_FINAL_TYPE (YuiPaperRow, yui_paper_row, G_TYPE_OBJECT)

static void
yui_paper_row_class_init (YuiPaperRowClass *class)
{
}

static void
yui_paper_row_init (YuiPaperRow *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_inscription_new ("");

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (label), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (label), 14);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  YuiPaperRow *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            yui_csv_get_cell (row->csv, row->row, GPOINTER_TO_UINT (column)));
}

static void
add_column (GtkColumnView *view, const char *title, guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (number));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
remove_columns (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
}

static GListModel *
make_rows (YuiCsv *csv)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (YUI_TYPE_PAPER_ROW);

  for (guint i = 1; i < yui_csv_get_n_rows (csv); i++)
    {
      YuiPaperRow *row = g_object_new (YUI_TYPE_PAPER_ROW, NULL);

      row->csv = csv;
      row->row = i;
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}

gboolean
yui_paper_table_fill (GtkColumnView *view, GBytes *bytes, GError **error)
{
  YuiCsv *csv;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  csv = yui_csv_read (bytes, NULL, error);
  if (!csv)
    return FALSE;
  remove_columns (view);
  g_object_set_data_full (G_OBJECT (view), "csv", csv, (GDestroyNotify)yui_csv_free);
  for (guint i = 0; yui_csv_get_n_rows (csv) > 0 && i < yui_csv_get_n_cells (csv, 0); i++)
    add_column (view, yui_csv_get_cell (csv, 0, i), i);
  {
    g_autoptr (GtkNoSelection) model = gtk_no_selection_new (make_rows (csv));

    gtk_column_view_set_model (view, GTK_SELECTION_MODEL (model));
  }
  return TRUE;
}

char *
yui_paper_table_read_bank_file (GBytes *file)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (file != NULL, NULL);

  for (gsize at = 0; at < size;)
    {
      const gsize length = MIN (RECORD_BYTES, size - at);
      g_autofree char *line = g_convert_with_fallback (bytes + at, (gssize)length, "UTF-8",
                                                       "SHIFT_JIS", FALLBACK, NULL, NULL, NULL);

      g_string_append (text, line ? line : "�");
      g_string_append_c (text, '\n');
      at += length;
      while (at < size && (bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    }
  return g_string_free_and_steal (text);
}
