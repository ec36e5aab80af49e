/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-document.h"

#include <stdlib.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const YuiMatchOptions options = { .explain = true, .json = size % 2 == 0 };
  YuiMatchError error = { 0 };
  FILE *out = fopen ("/dev/null", "w");

  if (out == NULL)
    abort ();
  fuzz_check (yui_match_orlib ((const char *)data, size, &options, out, &error), &error);
  fclose (out);
  return 0;
}
