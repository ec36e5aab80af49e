/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-document.h"

#include <stdlib.h>

void
fuzz_check (YuiMatchOutcome outcome, const YuiMatchError *error)
{
  if (outcome != YUI_MATCH_DONE && error->message[0] == '\0')
    abort ();
}

void
fuzz_document (FuzzReader read, const uint8_t *data, size_t size)
{
  const YuiMatchOptions options = { .top = 5, .explain = true, .json = size % 2 == 0 };
  YuiMatchOutcome (*const commands[]) (const YuiDocument *, const YuiMatchOptions *, FILE *,
                                       YuiMatchError *)
      = { yui_match_rank, yui_match_assign, yui_match_stable };
  YuiDocument document = { 0 };
  YuiMatchError error = { 0 };
  FILE *out = fopen ("/dev/null", "w");

  if (out == NULL)
    abort ();
  if (!read (&document, (const char *)data, size, &error))
    fuzz_check (YUI_MATCH_REFUSED, &error);
  else
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
      {
        YuiMatchError refusal = { 0 };

        fuzz_check (commands[i](&document, &options, out, &refusal), &refusal);
      }
  yui_document_clear (&document);
  fclose (out);
}
