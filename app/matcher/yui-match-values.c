/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-private.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_S 86400

/* ---- names ---- */

static uint64_t
hash_text (const char *text)
{
  uint64_t hash = UINT64_C (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (unsigned char)*text) * UINT64_C (1099511628211);
  return hash ^ hash >> 29;
}

static uint32_t *
find_slot (const YuiNames *names, const char *name)
{
  size_t at = hash_text (name) % names->n_slots;

  while (names->slots[at] != 0 && strcmp (names->names[names->slots[at] - 1], name) != 0)
    at = (at + 1) % names->n_slots;
  return &names->slots[at];
}

static void
make_room (YuiNames *names)
{
  if (names->n_names * 2 < names->n_slots)
    return;
  free (names->slots);
  names->n_slots = names->n_slots > 0 ? names->n_slots * 2 + 1 : 61;
  names->slots = yui_match_allocate (names->n_slots * sizeof (uint32_t));
  for (size_t n = 0; n < names->n_names; n++)
    *find_slot (names, names->names[n]) = (uint32_t)n + 1;
}

uint32_t
yui_names_add (YuiNames *names, const char *name)
{
  uint32_t *slot;

  make_room (names);
  slot = find_slot (names, name);
  if (*slot == 0)
    {
      names->names = yui_match_grow (names->names, &names->names_max, names->n_names + 1,
                                     sizeof (const char *));
      names->names[names->n_names++] = name;
      *slot = (uint32_t)names->n_names;
    }
  return *slot - 1;
}

uint32_t
yui_names_find (const YuiNames *names, const char *name)
{
  return names->n_slots > 0 && *find_slot (names, name) != 0 ? *find_slot (names, name) - 1
                                                             : UINT32_MAX;
}

void
yui_names_clear (YuiNames *names)
{
  for (size_t n = 0; names->owns && n < names->n_names; n++)
    free ((void *)(uintptr_t)names->names[n]);
  free (names->names);
  free (names->slots);
  *names = (YuiNames){ 0 };
}

/* ---- tables ---- */

static bool
is_among (const char *name, const char *list)
{
  size_t length = strlen (name);

  for (const char *at = list; *at != '\0';)
    {
      size_t word = strcspn (at, " ");

      if (word == length && strncmp (at, name, length) == 0)
        return true;
      at += word + strspn (at + word, " ");
    }
  return false;
}

const YuiTable *
yui_match_may_table (const YuiDocument *document,
                     const char *name,
                     const char *cols,
                     YuiMatchError *error,
                     bool *failed)
{
  const YuiTable *table = yui_document_get_table (document, name);

  for (size_t c = 0; table != NULL && c < table->n_cols && !*failed; c++)
    if (table->cols[c].text[0] != '\0' && !is_among (table->cols[c].text, cols))
      *failed = !yui_match_fail (error, table->cols[c].line, table->cols[c].column,
                                 "expected one of these columns of %s: %s", name, cols);
  return table;
}

const YuiTable *
yui_match_need_table (const YuiDocument *document,
                      const char *name,
                      const char *cols,
                      YuiMatchError *error)
{
  bool failed = false;
  const YuiTable *table = yui_match_may_table (document, name, cols, error, &failed);

  if (table == NULL)
    yui_match_fail (error, 0, 0, "expected a table \"%s\"", name);
  return failed ? NULL : table;
}

/* ---- cells ---- */

const YuiCell *
yui_row_cell (const YuiRow *row, const char *col)
{
  int number = yui_table_find_col (row->table, col);

  for (size_t c = row->table->rows[row->row]; number >= 0 && c < row->table->rows[row->row + 1];
       c++)
    if (row->table->cells[c].col == number)
      return &row->table->cells[c];
  return NULL;
}

const YuiCell *
yui_row_need (const YuiRow *row, const char *col)
{
  const YuiCell *cell = yui_row_cell (row, col);

  if (cell == NULL && !*row->failed)
    *row->failed = !yui_match_fail (row->error, row->table->lines[row->row], 1,
                                    "expected a value for \"%s\" in this row of %s", col,
                                    row->table->name.text);
  return cell;
}

void
yui_row_fail (const YuiRow *row, const YuiCell *cell, const char *format, ...)
{
  va_list arguments;

  if (*row->failed)
    return;
  *row->failed = true;
  row->error->line = cell->line;
  row->error->column = cell->column;
  va_start (arguments, format);
  vsnprintf (row->error->message, sizeof row->error->message, format, arguments);
  va_end (arguments);
}

/* Reads decimal digits, at most 18 of them; returns how many. */
static int
read_digits (const char **at, int64_t *value)
{
  int n = 0;

  *value = 0;
  for (; **at >= '0' && **at <= '9' && n < 18; (*at)++, n++)
    *value = *value * 10 + (**at - '0');
  return n;
}

int64_t
yui_row_int (const YuiRow *row, const char *col, int64_t least, int64_t most, int64_t otherwise)
{
  const YuiCell *cell = yui_row_cell (row, col);
  const char *at;
  int64_t value;
  bool minus;

  if (cell == NULL)
    return otherwise;
  minus = cell->text[0] == '-';
  at = cell->text + minus;
  if (read_digits (&at, &value) == 0 || *at != '\0' || (minus ? -value : value) < least
      || (minus ? -value : value) > most)
    {
      yui_row_fail (row, cell,
                    "expected a whole number from %" PRId64 " to %" PRId64 " for %s, not \"%.40s\"",
                    least, most, col, cell->text);
      return otherwise;
    }
  return minus ? -value : value;
}

uint64_t
yui_row_seed (const YuiRow *row, const char *col)
{
  return (uint64_t)yui_row_int (row, col, 0, INT64_C (999999999999999999), 0);
}

static int32_t
day_of_date (int64_t year, int64_t month, int64_t day)
{
  int64_t y = month <= 2 ? year - 1 : year, era = y / 400, in_era = y - era * 400;
  int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return (int32_t)(era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468);
}

static bool
read_part (const char **at, int n_digits, int64_t least, int64_t most, int64_t *value)
{
  const char *start = *at;

  for (int i = 0; i < n_digits; i++)
    if (start[i] < '0' || start[i] > '9')
      return false;
  *value = 0;
  for (int i = 0; i < n_digits; i++)
    *value = *value * 10 + (start[i] - '0');
  *at += n_digits;
  return *value >= least && *value <= most;
}

static bool
read_date (const char **at, int32_t *number)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int64_t year, month, day;
  bool leap;

  if (!read_part (at, 4, 1900, 2200, &year) || *(*at)++ != '-' || !read_part (at, 2, 1, 12, &month)
      || *(*at)++ != '-' || !read_part (at, 2, 1, 31, &day))
    return false;
  leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  *number = day_of_date (year, month, day);
  return day <= days[month - 1] + (month == 2 && leap);
}

static bool
read_time (const char *at, int64_t *time_s)
{
  int64_t hour, minute, second = 0, offset_h = 0, offset_min = 0;
  int32_t day;
  bool west;

  if (!read_date (&at, &day) || (*at != 'T' && *at != ' '))
    return false;
  at++;
  if (!read_part (&at, 2, 0, 23, &hour) || *at++ != ':' || !read_part (&at, 2, 0, 59, &minute))
    return false;
  if (*at == ':' && (at++, !read_part (&at, 2, 0, 59, &second)))
    return false;
  *time_s = (int64_t)day * DAY_S + hour * 3600 + minute * 60 + second;
  if (*at == 'Z')
    return at[1] == '\0';
  if (*at != '+' && *at != '-')
    return false;
  west = *at++ == '-';
  if (!read_part (&at, 2, 0, 14, &offset_h) || *at++ != ':'
      || !read_part (&at, 2, 0, 59, &offset_min))
    return false;
  *time_s -= (west ? -1 : 1) * (offset_h * 3600 + offset_min * 60);
  return *at == '\0';
}

int64_t
yui_row_time (const YuiRow *row, const char *col, int64_t otherwise)
{
  const YuiCell *cell = yui_row_cell (row, col);
  int64_t time_s;

  if (cell == NULL)
    return otherwise;
  if (read_time (cell->text, &time_s))
    return time_s;
  yui_row_fail (row, cell,
                "expected a time with offset like 2026-11-24T09:00+09:00 for %s, not \"%.40s\"",
                col, cell->text);
  return otherwise;
}

int32_t
yui_row_day (const YuiRow *row, const char *col, int32_t otherwise)
{
  const YuiCell *cell = yui_row_cell (row, col);
  const char *at;
  int32_t day;

  if (cell == NULL)
    return otherwise;
  at = cell->text;
  if (read_date (&at, &day) && *at == '\0')
    return day;
  yui_row_fail (row, cell, "expected a date like 2011-04-01 for %s, not \"%.40s\"", col,
                cell->text);
  return otherwise;
}

int32_t
yui_row_degrees (const YuiRow *row, const char *col, int32_t most_degrees, int32_t otherwise)
{
  const YuiCell *cell = yui_row_cell (row, col);
  int64_t whole = 0, part = 0;
  int n_whole, n_part = 0;
  const char *at;
  bool minus;

  if (cell == NULL)
    return otherwise;
  minus = cell->text[0] == '-';
  at = cell->text + minus;
  n_whole = read_digits (&at, &whole);
  if (n_whole > 0 && n_whole <= 3 && *at == '.' && (at++, (n_part = read_digits (&at, &part)) == 0))
    n_whole = 0;
  for (int n = n_part; n < 6; n++)
    part *= 10;
  if (n_whole == 0 || n_whole > 3 || n_part > 6 || *at != '\0'
      || whole * 1000000 + part > most_degrees * INT64_C (1000000))
    {
      yui_row_fail (
          row, cell,
          "expected degrees from -%d to %d with at most six decimals for %s, not \"%.40s\"",
          most_degrees, most_degrees, col, cell->text);
      return otherwise;
    }
  return (int32_t)(minus ? -(whole * 1000000 + part) : whole * 1000000 + part);
}

/* ---- words ---- */

/* Calls for each word of a cell; a word is cut out into buffer. */
static bool
next_word (const char **at, char buffer[64], bool *too_long)
{
  size_t length;

  *at += strspn (*at, " ");
  length = strcspn (*at, " ");
  *too_long = length >= 64;
  if (length == 0 || *too_long)
    return false;
  memcpy (buffer, *at, length);
  buffer[length] = '\0';
  *at += length;
  return true;
}

uint64_t
yui_row_bits (const YuiRow *row, const char *col, YuiNames *names, int n_bits)
{
  const YuiCell *cell = yui_row_cell (row, col);
  uint64_t bits = 0;
  char word[64];
  bool too_long;

  if (cell == NULL)
    return 0;
  for (const char *at = cell->text; next_word (&at, word, &too_long);)
    {
      uint32_t number = yui_names_find (names, word);

      if (number == UINT32_MAX && names->n_names < (size_t)n_bits)
        {
          names->owns = true;
          number = yui_names_add (names, strcpy (yui_match_allocate (strlen (word) + 1), word));
        }
      if (number == UINT32_MAX)
        yui_row_fail (row, cell, "expected at most %d different names for %s in the file", n_bits,
                      col);
      else
        bits |= UINT64_C (1) << number;
    }
  if (too_long)
    yui_row_fail (row, cell, "expected names of at most 63 bytes for %s", col);
  return bits;
}

uint64_t
yui_row_flags (const YuiRow *row, const char *col, const char *const *names, int n_names)
{
  const YuiCell *cell = yui_row_cell (row, col);
  uint64_t bits = 0;
  char word[64], list[160] = "";
  bool too_long;

  if (cell == NULL)
    return 0;
  for (int n = 0; n < n_names; n++)
    {
      strncat (list, n > 0 ? ", " : "", sizeof list - strlen (list) - 1);
      strncat (list, names[n], sizeof list - strlen (list) - 1);
    }
  for (const char *at = cell->text; next_word (&at, word, &too_long);)
    {
      int n = 0;

      while (n < n_names && strcmp (names[n], word) != 0)
        n++;
      if (n < n_names)
        bits |= UINT64_C (1) << n;
      else
        yui_row_fail (row, cell, "expected some of %s, not \"%.40s\"", list, word);
    }
  if (too_long)
    yui_row_fail (row, cell, "expected some of %s", list);
  return bits;
}

uint32_t
yui_row_ref (const YuiRow *row, const char *col, const YuiNames *names, const char *what)
{
  const YuiCell *cell = yui_row_need (row, col);
  uint32_t number = cell != NULL ? yui_names_find (names, cell->text) : UINT32_MAX;

  if (cell != NULL && number == UINT32_MAX)
    yui_row_fail (row, cell, "expected the id of a row of %s, not \"%.40s\"", what, cell->text);
  return number == UINT32_MAX ? 0 : number;
}

bool
yui_match_read_ids (const YuiTable *table, YuiNames *names, YuiMatchError *error)
{
  bool failed = false;

  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      const YuiCell *id = yui_row_need (&row, "id");

      if (id != NULL && yui_names_add (names, id->text) != r)
        yui_row_fail (&row, id, "expected id \"%.40s\" only once", id->text);
    }
  return !failed;
}

void
yui_match_print_string (FILE *out, const char *text)
{
  fputc ('"', out);
  for (; *text != '\0'; text++)
    {
      unsigned char byte = (unsigned char)*text;

      if (byte == '"' || byte == '\\')
        fputc ('\\', out);
      if (byte < 0x20)
        fprintf (out, "\\u%04x", byte);
      else
        fputc (byte, out);
    }
  fputc ('"', out);
}
