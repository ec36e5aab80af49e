/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

struct _YuiQr
{
  QRcode *code;
};

static QRecLevel
to_level (YuiQrLevel level)
{
  static const QRecLevel LEVELS[] = {
    [YUI_QR_LOW] = QR_ECLEVEL_L,
    [YUI_QR_MEDIUM] = QR_ECLEVEL_M,
    [YUI_QR_QUARTILE] = QR_ECLEVEL_Q,
    [YUI_QR_HIGH] = QR_ECLEVEL_H,
  };

  return LEVELS[level];
}

YuiQr *
yui_qr_new (const char *text, YuiQrLevel level, GError **error)
{
  QRcode *code;
  YuiQr *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (level <= YUI_QR_HIGH, NULL);

  if (*text == '\0')
    {
      g_set_error_literal (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID,
                           "text: a QR code needs at least one character.");
      return NULL;
    }
  /* libqrencode splits the text itself into the shortest run of numeric, alphanumeric and bytes. */
  code = QRcode_encodeString (text, 0, to_level (level), QR_MODE_8, 1);
  if (code == NULL)
    {
      gboolean too_large = errno == ERANGE;

      g_set_error (error, YUI_DOCUMENTS_ERROR,
                   too_large ? YUI_DOCUMENTS_ERROR_TOO_LARGE : YUI_DOCUMENTS_ERROR_RENDER,
                   too_large ? "The text has %" G_GSIZE_FORMAT " bytes, more than a QR code holds."
                             : "A QR code of %" G_GSIZE_FORMAT " bytes could not be made.",
                   strlen (text));
      return NULL;
    }
  self = g_new0 (YuiQr, 1);
  self->code = code;
  return self;
}

void
yui_qr_free (YuiQr *self)
{
  if (self == NULL)
    return;
  QRcode_free (self->code);
  g_free (self);
}

guint
yui_qr_get_size (const YuiQr *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint)self->code->width;
}

gboolean
yui_qr_is_dark (const YuiQr *self, int x, int y)
{
  int size;

  g_return_val_if_fail (self != NULL, FALSE);

  size = self->code->width;
  return x >= 0 && y >= 0 && x < size && y < size && (self->code->data[y * size + x] & 1) != 0;
}

/* Calls for each horizontal run of dark modules: fewer shapes, and no hairlines between modules. */
static void
for_each_run (const YuiQr *self, void (*add) (gpointer, int, int, int), gpointer data)
{
  int size = self->code->width;

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        int start = x;

        while (yui_qr_is_dark (self, x, y))
          x++;
        if (x > start)
          add (data, start, y, x - start);
      }
}

static void
add_to_path (gpointer data, int x, int y, int width)
{
  cairo_rectangle (data, x + YUI_QR_QUIET, y + YUI_QR_QUIET, width, 1);
}

static void
add_to_svg (gpointer data, int x, int y, int width)
{
  g_string_append_printf (data, "M%d %dh%dv1h-%dz", x + YUI_QR_QUIET, y + YUI_QR_QUIET, width,
                          width);
}

static int
side_with_quiet (const YuiQr *self)
{
  return self->code->width + 2 * YUI_QR_QUIET;
}

void
yui_qr_draw (const YuiQr *self, cairo_t *cr, double x, double y, double side)
{
  int modules;

  g_return_if_fail (self != NULL && cr != NULL && side > 0);

  modules = side_with_quiet (self);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, side / modules, side / modules);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (cr, 0, 0, modules, modules);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  for_each_run (self, add_to_path, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
  cairo_restore (cr);
}

GBytes *
yui_qr_to_svg (const YuiQr *self, const char *title)
{
  GString *out;
  int modules;

  g_return_val_if_fail (self != NULL, NULL);

  modules = side_with_quiet (self);
  out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (out,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                          "role=\"img\" shape-rendering=\"crispEdges\">",
                          modules, modules);
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      g_string_append_printf (out, "<title>%s</title>", escaped);
    }
  g_string_append_printf (out, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path d=\"",
                          modules, modules);
  for_each_run (self, add_to_svg, out);
  g_string_append (out, "\"/></svg>\n");
  return g_string_free_to_bytes (out);
}

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
yui_qr_to_png (const YuiQr *self, guint module_px, GError **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  GByteArray *out;
  cairo_t *cr;
  int side_px;

  g_return_val_if_fail (self != NULL && module_px >= 1 && module_px <= 100, NULL);

  side_px = side_with_quiet (self) * (int)module_px;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side_px, side_px);
  cr = cairo_create (surface);
  yui_qr_draw (self, cr, 0, 0, side_px);
  cairo_destroy (cr);
  out = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (surface, append_png, out);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (out);
      g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_RENDER,
                   "The picture of the QR code could not be made: %s.",
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (out);
}
