/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-document.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_document (yui_document_read_json, data, size);
  return 0;
}
