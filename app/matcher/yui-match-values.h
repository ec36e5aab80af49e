/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-match-document.h"

/* Names and the order in which they came first. */
typedef struct
{
  const char **names;
  size_t n_names, names_max;
  uint32_t *slots; /* hash table: number + 1, 0 = empty */
  size_t n_slots;
  bool owns; /* the names, else somebody else does */
} YuiNames;

uint32_t yui_names_add (YuiNames *names, const char *name);

/* Its number, or UINT32_MAX. */
uint32_t yui_names_find (const YuiNames *names, const char *name);
void yui_names_clear (YuiNames *names);

/* One row being read. The first failure stays in error, and *failed with it; values then keep what
 * they were. A cell that is not there leaves the value as it is, or fails when it is needed. */
typedef struct
{
  const YuiTable *table;
  size_t row;
  YuiMatchError *error;
  bool *failed;
} YuiRow;

/* Fails when a table of these columns is not there, or has others. cols: names separated by spaces.
 */
const YuiTable *yui_match_need_table (const YuiDocument *document,
                                      const char *name,
                                      const char *cols,
                                      YuiMatchError *error);

/* The same, for a table that may be missing: *failed tells. */
const YuiTable *yui_match_may_table (const YuiDocument *document,
                                     const char *name,
                                     const char *cols,
                                     YuiMatchError *error,
                                     bool *failed);

const YuiCell *yui_row_cell (const YuiRow *row, const char *col);
const YuiCell *yui_row_need (const YuiRow *row, const char *col);
void yui_row_fail (const YuiRow *row, const YuiCell *cell, const char *format, ...)
    __attribute__ ((format (printf, 3, 4)));

/* A whole number from least to most. */
int64_t
yui_row_int (const YuiRow *row, const char *col, int64_t least, int64_t most, int64_t otherwise);
uint64_t yui_row_seed (const YuiRow *row, const char *col);

/* Date and time with offset, "2026-11-24T09:00+09:00" (or a space, seconds, Z): UTC seconds. */
int64_t yui_row_time (const YuiRow *row, const char *col, int64_t otherwise);

/* A date, "2011-04-01": days since 1970-01-01. */
int32_t yui_row_day (const YuiRow *row, const char *col, int32_t otherwise);

/* Degrees with at most six decimals: micro-degrees. */
int32_t
yui_row_degrees (const YuiRow *row, const char *col, int32_t most_degrees, int32_t otherwise);

/* Names separated by spaces, each a bit; new names get the next one, up to n_bits. */
uint64_t yui_row_bits (const YuiRow *row, const char *col, YuiNames *names, int n_bits);

/* The same with fixed names. */
uint64_t yui_row_flags (const YuiRow *row, const char *col, const char *const *names, int n_names);

/* The number of a name that must be among names. */
uint32_t yui_row_ref (const YuiRow *row, const char *col, const YuiNames *names, const char *what);
