/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-town.h"

/* Bytes as they come over a connection, into the real loop: headers, cursors, versions, bodies. The
 * tokens owner-a, clerk-a, coordinator, kiosk and worker-0 are good. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *answer = fuzz_exchange (data, size, FALSE);

  fuzz_check_answer (answer);
  return 0;
}
