/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-json.h"
#include "server/yui-problem.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is read can be written and read again; what is not read is refused with a sentence. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (yyjson_doc) doc = yui_json_read (bytes, &error), again = NULL;
  g_autoptr (GBytes) written = NULL;
  size_t length;
  char *text;

  if (doc == NULL)
    {
      if (!g_error_matches (error, YUI_PROBLEM, YUI_PROBLEM_MALFORMED_JSON)
          || !g_utf8_validate (error->message, -1, NULL))
        abort ();
      return 0;
    }
  text = yyjson_write (doc, YYJSON_WRITE_NOFLAG, &length);
  if (text == NULL)
    abort ();
  written = g_bytes_new_with_free_func (text, length, free, text);
  again = yui_json_read (written, &error);
  if (again == NULL)
    abort ();
  return 0;
}
