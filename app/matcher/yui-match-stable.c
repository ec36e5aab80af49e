/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-private.h"

#include "yui-stable.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define SEATS_MAX  1000000
#define LIKING_MAX INT64_C (2000000000)

typedef struct
{
  YuiNames shifts, workers;
  uint32_t *seats, *worker_of; /* worker_of by choice as read */
  size_t *first;
  YuiStableChoice *read, *choices;
  size_t n_choices;
  YuiStableProblem problem;
} Stable;

static bool
read_shifts (Stable *stable, const YuiTable *table, YuiMatchError *error)
{
  bool failed = !yui_match_read_ids (table, &stable->shifts, error);

  stable->seats = yui_match_allocate (table->n_rows * sizeof (uint32_t));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };

      stable->seats[r] = (uint32_t)yui_row_int (&row, "seats", 0, SEATS_MAX, 1);
    }
  return !failed;
}

static bool
read_choices (Stable *stable, const YuiTable *table, YuiMatchError *error)
{
  bool failed = false;

  stable->n_choices = table->n_rows;
  stable->read = yui_match_allocate (table->n_rows * sizeof (YuiStableChoice));
  stable->worker_of = yui_match_allocate (table->n_rows * sizeof (uint32_t));
  for (size_t r = 0; r < table->n_rows && !failed; r++)
    {
      YuiRow row = { table, r, error, &failed };
      const YuiCell *worker = yui_row_need (&row, "worker"), *score = yui_row_cell (&row, "score");
      YuiStableChoice *choice = &stable->read[r];

      choice->shift = yui_row_ref (&row, "shift", &stable->shifts, "shifts");
      choice->liking = (int32_t)yui_row_int (&row, "liking", -LIKING_MAX, LIKING_MAX, 0);
      if (score != NULL && strcmp (score->text, "refused") == 0)
        choice->score = YUI_STABLE_REFUSED;
      else
        choice->score = (int32_t)yui_row_int (&row, "score", -LIKING_MAX, LIKING_MAX, 0);
      if (!failed)
        stable->worker_of[r] = yui_names_add (&stable->workers, worker->text);
    }
  return !failed;
}

/* Puts the choices of each worker together; fails when a worker lists a shift twice. */
static bool
sort_choices (Stable *stable, const YuiTable *table, YuiMatchError *error)
{
  size_t n_workers = stable->workers.n_names;
  uint32_t *last = yui_match_allocate (stable->shifts.n_names * sizeof (uint32_t));
  size_t *row_of = yui_match_allocate (stable->n_choices * sizeof (size_t)), bad = SIZE_MAX;

  stable->first = yui_match_allocate ((n_workers + 2) * sizeof (size_t));
  stable->choices = yui_match_allocate (stable->n_choices * sizeof (YuiStableChoice));
  for (size_t c = 0; c < stable->n_choices; c++)
    stable->first[stable->worker_of[c] + 2]++;
  for (size_t w = 2; w <= n_workers; w++)
    stable->first[w] += stable->first[w - 1];
  for (size_t c = 0; c < stable->n_choices; c++)
    {
      size_t at = stable->first[stable->worker_of[c] + 1]++;

      stable->choices[at] = stable->read[c];
      row_of[at] = c;
    }
  for (uint32_t w = 0; w < n_workers; w++)
    for (size_t c = stable->first[w]; c < stable->first[w + 1] && bad == SIZE_MAX; c++)
      {
        if (last[stable->choices[c].shift] == w + 1)
          bad = row_of[c];
        last[stable->choices[c].shift] = w + 1;
      }
  free (row_of);
  free (last);
  if (bad != SIZE_MAX)
    return yui_match_fail (error, table->lines[bad], 1, "expected a worker and shift only once");
  return true;
}

static void
print_matching (const Stable *stable,
                const uint32_t *shift_of,
                const YuiMatchOptions *options,
                FILE *out)
{
  const char *comma = "";

  if (options->json)
    fputs ("{\"matching\":[", out);
  for (size_t w = 0; w < stable->workers.n_names; w++)
    {
      const char *worker = stable->workers.names[w];
      bool matched = shift_of[w] != YUI_STABLE_NONE;
      const char *shift = matched ? stable->shifts.names[shift_of[w]] : "-";

      if (!matched && !options->explain)
        continue;
      if (!options->json)
        {
          fprintf (out, "%s\t%s\n", worker, shift);
          continue;
        }
      fprintf (out, "%s{\"worker\":", comma);
      yui_match_print_string (out, worker);
      fputs (",\"shift\":", out);
      if (matched)
        yui_match_print_string (out, shift);
      else
        fputs ("null", out);
      fputs ("}", out);
      comma = ",";
    }
  if (options->json)
    fputs ("]}\n", out);
}

static void
solve (Stable *stable, const YuiMatchOptions *options, FILE *out)
{
  uint32_t *shift_of;
  void *scratch;

  stable->problem.n_workers = (uint32_t)stable->workers.n_names;
  stable->problem.n_shifts = (uint32_t)stable->shifts.n_names;
  stable->problem.seats = stable->seats;
  stable->problem.first_choice = stable->first;
  stable->problem.choices = stable->choices;
  shift_of = yui_match_allocate (stable->problem.n_workers * sizeof (uint32_t));
  scratch = yui_match_allocate (yui_stable_scratch_size (&stable->problem));
  yui_stable_solve (&stable->problem, scratch, shift_of);
  print_matching (stable, shift_of, options, out);
  free (scratch);
  free (shift_of);
}

YuiMatchOutcome
yui_match_stable (const YuiDocument *document,
                  const YuiMatchOptions *options,
                  FILE *out,
                  YuiMatchError *error)
{
  bool failed = false;
  Stable stable = { 0 };
  const YuiTable *shifts = yui_match_need_table (document, "shifts", "id seats", error);
  const YuiTable *choices
      = shifts != NULL
            ? yui_match_need_table (document, "choices", "worker shift liking score", error)
            : NULL;
  const YuiTable *settings
      = choices != NULL ? yui_match_may_table (document, "options", "seed", error, &failed) : NULL;

  failed = failed || choices == NULL || !read_shifts (&stable, shifts, error)
           || !read_choices (&stable, choices, error) || !sort_choices (&stable, choices, error);
  if (settings != NULL && settings->n_rows > 0 && !failed)
    stable.problem.seed = yui_row_seed (&(YuiRow){ settings, 0, error, &failed }, "seed");
  if (!failed)
    solve (&stable, options, out);
  yui_names_clear (&stable.shifts);
  yui_names_clear (&stable.workers);
  free (stable.seats);
  free (stable.worker_of);
  free (stable.first);
  free (stable.read);
  free (stable.choices);
  return failed ? YUI_MATCH_REFUSED : YUI_MATCH_DONE;
}
