/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer target for everything that yui-match reads. The first byte picks command and format.
 * Build by hand:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -Iapp tests/fuzz/matcher/fuzz-match.c \
 *     $(ls app/matcher/yui-*.c | grep -v 'yui-match\.c') -lm -o fuzz-match
 *   ./fuzz-match -max_len=4096 -timeout=10 tests/fuzz/matcher/corpus */
#include "matcher/yui-match-private.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  YuiMatchOptions options = { .top = 5, .explain = true };
  YuiMatchError error = { 0 };
  YuiDocument document = { 0 };
  const char *bytes = (const char *)data + 1;
  FILE *out;
  bool read;

  if (size == 0)
    return 0;
  out = fopen ("/dev/null", "w");
  options.json = data[0] & 1;
  if ((data[0] >> 1) % 8 == 0)
    yui_match_orlib (bytes, size - 1, &options, out, &error);
  else
    {
      read = (data[0] >> 1) % 2 == 0 ? yui_document_read_csv (&document, bytes, size - 1, &error)
                                     : yui_document_read_json (&document, bytes, size - 1, &error);
      if (read && (data[0] >> 2) % 4 == 1)
        yui_match_rank (&document, &options, out, &error);
      else if (read && (data[0] >> 2) % 4 == 2)
        yui_match_assign (&document, &options, out, &error);
      else if (read)
        yui_match_stable (&document, &options, out, &error);
      yui_document_clear (&document);
    }
  fclose (out);
  return 0;
}
