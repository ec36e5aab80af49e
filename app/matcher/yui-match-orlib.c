/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-private.h"

#include "yui-linear.h"

#include <inttypes.h>
#include <stdlib.h>

#define N_MAX       30000
#define COST_MAX    (1 << 28)
#define SPARSE_COLS 3

/* The numbers of the file after the first, and the places of what they mean when they are wrong. */
typedef struct
{
  uint32_t n;
  int32_t *numbers;
  size_t n_numbers, numbers_max;
  unsigned line, column; /* of the end */
} Orlib;

typedef struct
{
  const char *at, *end;
  unsigned line, column;
} Place;

static void
skip_space (Place *place)
{
  for (; place->at < place->end
         && (*place->at == ' ' || *place->at == '\t' || *place->at == '\r' || *place->at == '\n');
       place->at++)
    {
      place->column++;
      if (*place->at == '\n')
        {
          place->line++;
          place->column = 1;
        }
    }
}

static bool
read_number (Place *place, int64_t least, int64_t most, int64_t *number, YuiMatchError *error)
{
  bool minus = place->at < place->end && *place->at == '-';
  const char *at = place->at + minus;
  int64_t value = 0;

  for (; at < place->end && *at >= '0' && *at <= '9' && value <= most + 1; at++)
    value = value * 10 + (*at - '0');
  *number = minus ? -value : value;
  if (at == place->at + minus || *number < least || *number > most
      || (at < place->end && *at != ' ' && *at != '\t' && *at != '\r' && *at != '\n'))
    return yui_match_fail (error, place->line, place->column,
                           "expected a whole number from %" PRId64 " to %" PRId64, least, most);
  place->column += (unsigned)(at - place->at);
  place->at = at;
  return true;
}

static bool
read_numbers (Orlib *orlib, const char *bytes, size_t size, YuiMatchError *error)
{
  Place place = { bytes, bytes + size, 1, 1 };
  int64_t number;

  skip_space (&place);
  if (!read_number (&place, 1, N_MAX, &number, error))
    return false;
  orlib->n = (uint32_t)number;
  for (skip_space (&place); place.at < place.end; skip_space (&place))
    {
      if (!read_number (&place, -COST_MAX, COST_MAX, &number, error))
        return false;
      if (orlib->n_numbers == (size_t)orlib->n * orlib->n * SPARSE_COLS)
        return yui_match_fail (error, place.line, place.column,
                               "expected no more numbers than these");
      orlib->numbers = yui_match_grow (orlib->numbers, &orlib->numbers_max, orlib->n_numbers + 1,
                                       sizeof (int32_t));
      orlib->numbers[orlib->n_numbers++] = (int32_t)number;
    }
  orlib->line = place.line;
  orlib->column = place.column;
  return true;
}

static void
print_answer (
    uint32_t n, const uint32_t *col_of, int64_t total, const YuiMatchOptions *options, FILE *out)
{
  fprintf (out, options->json ? "{\"optimum\":%" PRId64 : "%" PRId64 "\n", total);
  if (options->json)
    fputs (",\"assignment\":[", out);
  for (uint32_t i = 0; i < n && (options->json || options->explain); i++)
    fprintf (out, options->json ? "%s[%u,%u]" : "%s%u %u\n", options->json && i > 0 ? "," : "",
             i + 1, col_of[i] + 1);
  if (options->json)
    fputs ("]}\n", out);
}

static YuiMatchOutcome
solve_dense (const Orlib *orlib, const YuiMatchOptions *options, FILE *out)
{
  uint32_t n = orlib->n, *col_of = yui_match_allocate (n * sizeof (uint32_t));
  int64_t *prices = yui_match_allocate (2 * (size_t)n * sizeof (int64_t)), total;
  void *scratch = yui_match_allocate (yui_linear_dense_scratch_size (n, n));

  yui_linear_dense (n, n, orlib->numbers, scratch, col_of, prices, prices + n, &total);
  print_answer (n, col_of, total, options, out);
  free (scratch);
  free (prices);
  free (col_of);
  return YUI_MATCH_DONE;
}

static bool
check_edges (const Orlib *orlib, YuiMatchError *error)
{
  if (orlib->n_numbers % SPARSE_COLS != 0)
    return yui_match_fail (error, orlib->line, orlib->column,
                           "expected %zu numbers (a matrix) or threes (row column cost), found %zu",
                           (size_t)orlib->n * orlib->n, orlib->n_numbers);
  for (size_t i = 0; i < orlib->n_numbers; i += SPARSE_COLS)
    for (size_t k = i; k < i + 2; k++)
      if (orlib->numbers[k] < 1 || (uint32_t)orlib->numbers[k] > orlib->n)
        return yui_match_fail (error, 0, 0,
                               "edge %zu: expected a row and a column from 1 to %u, not %d",
                               i / SPARSE_COLS + 1, orlib->n, orlib->numbers[k]);
  return true;
}

/* Costs become values so large that any complete assignment is better than any that is not. Of an
 * edge that comes twice the cheaper counts. */
static YuiMatchOutcome
solve_sparse (const Orlib *orlib, const YuiMatchOptions *options, FILE *out, YuiMatchError *error)
{
  size_t n_edges = orlib->n_numbers / SPARSE_COLS;
  uint32_t n = orlib->n, n_done = 0;
  int32_t least = COST_MAX, most = -COST_MAX;
  size_t *first = yui_match_allocate ((n + (size_t)2) * sizeof (size_t));
  uint32_t *col = yui_match_allocate (n_edges * sizeof (uint32_t));
  uint32_t *col_of = yui_match_allocate (n * sizeof (uint32_t));
  int64_t *value = yui_match_allocate (n_edges * sizeof (int64_t)), base, total;
  void *scratch = yui_match_allocate (yui_linear_sparse_scratch_size (n, n, n_edges));
  YuiLinearSparse problem = { n, n, first, col, value };
  YuiLinearStatus status;

  for (size_t e = 0; e < n_edges; e++)
    {
      int32_t cost = orlib->numbers[e * SPARSE_COLS + 2];

      least = cost < least ? cost : least;
      most = cost > most ? cost : most;
      first[orlib->numbers[e * SPARSE_COLS] + 1]++;
    }
  base = ((int64_t)most - least + 1) * (n + INT64_C (1));
  for (uint32_t i = 0; i <= n; i++)
    first[i + 1] += first[i];
  for (size_t e = 0; e < n_edges; e++)
    {
      size_t at = first[orlib->numbers[e * SPARSE_COLS]]++;

      col[at] = (uint32_t)orlib->numbers[e * SPARSE_COLS + 1] - 1;
      value[at] = base + most - orlib->numbers[e * SPARSE_COLS + 2];
    }
  status = yui_linear_sparse (&problem, scratch, col_of, &total);
  for (uint32_t i = 0; status == YUI_LINEAR_OK && i < n; i++)
    n_done += col_of[i] != YUI_LINEAR_NONE;
  if (n_done == n)
    print_answer (n, col_of, (base + most) * n - total, options, out);
  else if (status == YUI_LINEAR_OK)
    yui_match_fail (error, 0, 0, "no complete assignment: at most %u of %u rows can have a column",
                    n_done, n);
  else
    yui_match_fail (error, 0, 0, "expected smaller costs for so many rows");
  free (scratch);
  free (value);
  free (col_of);
  free (col);
  free (first);
  return n_done == n               ? YUI_MATCH_DONE
         : status == YUI_LINEAR_OK ? YUI_MATCH_IMPOSSIBLE
                                   : YUI_MATCH_REFUSED;
}

YuiMatchOutcome
yui_match_orlib (
    const char *bytes, size_t size, const YuiMatchOptions *options, FILE *out, YuiMatchError *error)
{
  Orlib orlib = { 0 };
  YuiMatchOutcome outcome = YUI_MATCH_REFUSED;

  if (read_numbers (&orlib, bytes, size, error))
    {
      if (orlib.n_numbers == (size_t)orlib.n * orlib.n)
        outcome = solve_dense (&orlib, options, out);
      else if (check_edges (&orlib, error))
        outcome = solve_sparse (&orlib, options, out, error);
    }
  free (orlib.numbers);
  return outcome;
}
