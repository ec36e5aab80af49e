/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-match-values.h"

#include <stdio.h>

typedef struct
{
  const char *format; /* "csv", "json", "orlib" */
  size_t top;
  double seconds;
  bool explain, json;
} YuiMatchOptions;

typedef enum
{
  YUI_MATCH_DONE,
  YUI_MATCH_REFUSED,    /* error tells */
  YUI_MATCH_IMPOSSIBLE, /* the file is right, but has no answer; error.message tells */
} YuiMatchOutcome;

YuiMatchOutcome yui_match_rank (const YuiDocument *document,
                                const YuiMatchOptions *options,
                                FILE *out,
                                YuiMatchError *error);
YuiMatchOutcome yui_match_assign (const YuiDocument *document,
                                  const YuiMatchOptions *options,
                                  FILE *out,
                                  YuiMatchError *error);
YuiMatchOutcome yui_match_stable (const YuiDocument *document,
                                  const YuiMatchOptions *options,
                                  FILE *out,
                                  YuiMatchError *error);

/* Reads and solves an OR-Library assignment problem. */
YuiMatchOutcome yui_match_orlib (const char *bytes,
                                 size_t size,
                                 const YuiMatchOptions *options,
                                 FILE *out,
                                 YuiMatchError *error);

/* Prints a JSON string with its quotes. */
void yui_match_print_string (FILE *out, const char *text);

/* Reads the ids of a table into names; fails when one is missing or comes twice. */
bool yui_match_read_ids (const YuiTable *table, YuiNames *names, YuiMatchError *error);
