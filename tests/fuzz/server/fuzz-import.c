/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-member-import.h"
#include "server/yui-problem.h"

#include <stdlib.h>

#define TODAY 20780 /* 2026-11-23 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any file gives a report that can be sent, or is refused with a sentence. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiMemberImport) import = yui_member_import_read (bytes, TODAY, &error);
  g_autoptr (YuiJson) doc = yui_json_new ();
  g_autofree char *text = NULL;

  if (import == NULL)
    {
      if (error == NULL || error->domain != YUI_PROBLEM)
        abort ();
      text = yui_problem_to_json (error, NULL);
      return 0;
    }
  yyjson_mut_doc_set_root (doc, yui_member_import_to_json (import, doc));
  text = yui_json_write (doc, NULL);
  return 0;
}
