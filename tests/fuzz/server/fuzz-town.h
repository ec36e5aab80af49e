/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-test-server.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The small town of the tests, with a server on loopback; made when it is first wanted. */
TestServer *fuzz_town (void);

/* Sends bytes over a new connection, and returns what came back until the server hung up. Unless
 * is_whole, the server is told that no more will come. */
char *fuzz_exchange (const uint8_t *data, size_t size, gboolean is_whole);

/* Aborts when the server could not do something, or an answer is none. */
void fuzz_check_answer (const char *answer);
