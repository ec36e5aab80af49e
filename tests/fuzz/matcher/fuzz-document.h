/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "matcher/yui-match-private.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef bool (*FuzzReader) (YuiDocument *document,
                            const char *bytes,
                            size_t size,
                            YuiMatchError *error);

/* Reads bytes as yui-match would, and gives what was read to each of its commands. Aborts when a
 * file is refused without a word. */
void fuzz_document (FuzzReader read, const uint8_t *data, size_t size);

/* Aborts unless something done, or refused with a message. */
void fuzz_check (YuiMatchOutcome outcome, const YuiMatchError *error);
