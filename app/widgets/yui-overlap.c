/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-overlap.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>

#define WORD_BITS  64
#define MAX_LEVELS 6 /* 64⁶ columns are more than a size_t of intervals can fill */
#define NO_COLUMN  UINT32_MAX

/* A set of small numbers as a tree of bits: a bit of a level says that a word of the level below
 * is not empty. Neighbours are found in O(log n). */
typedef struct
{
  uint64_t *words[MAX_LEVELS];
  int n_levels;
} BitTree;

typedef struct
{
  int64_t start;
  int64_t end;
  size_t index;
} Item;

static void
bit_tree_init (BitTree *tree, size_t size)
{
  *tree = (BitTree){ 0 };
  do
    {
      size = (size + WORD_BITS - 1) / WORD_BITS;
      tree->words[tree->n_levels++] = g_new0 (uint64_t, MAX (size, 1));
    }
  while (size > 1);
}

static void
bit_tree_clear (BitTree *tree)
{
  for (int level = 0; level < tree->n_levels; level++)
    g_free (tree->words[level]);
}

static void
bit_tree_add (BitTree *tree, uint32_t bit)
{
  for (int level = 0; level < tree->n_levels; level++, bit /= WORD_BITS)
    tree->words[level][bit / WORD_BITS] |= UINT64_C (1) << (bit % WORD_BITS);
}

static void
bit_tree_remove (BitTree *tree, uint32_t bit)
{
  for (int level = 0; level < tree->n_levels; level++, bit /= WORD_BITS)
    {
      uint64_t *word = &tree->words[level][bit / WORD_BITS];
      *word &= ~(UINT64_C (1) << (bit % WORD_BITS));
      if (*word != 0)
        return;
    }
}

/* The part of a word strictly beside a bit, upwards or downwards. */
static uint64_t
bits_beside (uint64_t word, uint32_t bit, bool upwards)
{
  uint32_t at = bit % WORD_BITS;
  if (upwards)
    return at == WORD_BITS - 1 ? 0 : word & (UINT64_MAX << (at + 1));
  return word & ((UINT64_C (1) << at) - 1);
}

static uint32_t
first_bit (uint64_t word, bool lowest)
{
  return lowest ? (uint32_t)__builtin_ctzll (word) : 63 - (uint32_t)__builtin_clzll (word);
}

/* The member next above bit, or next below; NO_COLUMN if there is none. */
static uint32_t
bit_tree_beside (const BitTree *tree, uint32_t bit, bool upwards)
{
  for (int level = 0; level < tree->n_levels; level++, bit /= WORD_BITS)
    {
      uint64_t rest = bits_beside (tree->words[level][bit / WORD_BITS], bit, upwards);
      if (rest == 0)
        continue;
      bit = bit / WORD_BITS * WORD_BITS + first_bit (rest, upwards);
      while (level-- > 0)
        bit = bit * WORD_BITS + first_bit (tree->words[level][bit], upwards);
      return bit;
    }
  return NO_COLUMN;
}

static bool
bit_tree_is_empty (const BitTree *tree)
{
  return tree->words[tree->n_levels - 1][0] == 0;
}

static int
compare_starts (const void *a, const void *b)
{
  const Item *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

static int
compare_ends (const void *a, const void *b)
{
  const Item *x = a, *y = b;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

typedef struct
{
  BitTree busy;      /* columns in use at the moment swept */
  BitTree free;      /* the others, so that the lowest is found */
  size_t *holder;    /* by column: which interval is in it */
  uint32_t *blocked; /* by interval: the nearest column to its right ever in use beside it */
  uint32_t *columns; /* by group */
  uint32_t n_groups;
} Sweep;

static void
sweep_init (Sweep *sweep, size_t n)
{
  bit_tree_init (&sweep->busy, n);
  bit_tree_init (&sweep->free, n);
  for (size_t i = 0; i < n; i++)
    bit_tree_add (&sweep->free, (uint32_t)i);
  sweep->holder = g_new0 (size_t, n);
  sweep->blocked = g_new (uint32_t, n);
  sweep->columns = g_new0 (uint32_t, n);
  sweep->n_groups = 0;
}

static void
sweep_clear (Sweep *sweep)
{
  bit_tree_clear (&sweep->busy);
  bit_tree_clear (&sweep->free);
  g_free (sweep->holder);
  g_free (sweep->blocked);
  g_free (sweep->columns);
}

static uint32_t
lowest_free (const Sweep *sweep)
{
  if (sweep->free.words[0][0] & 1)
    return 0;
  return bit_tree_beside (&sweep->free, 0, true);
}

/* Only the nearest neighbour to the left learns of the new column: whoever is farther left is
 * already blocked by that neighbour. */
static void
sweep_start (Sweep *sweep, size_t index, YuiOverlap *place)
{
  if (bit_tree_is_empty (&sweep->busy))
    sweep->n_groups++;
  place->group = sweep->n_groups - 1;
  place->column = lowest_free (sweep);
  uint32_t left = bit_tree_beside (&sweep->busy, place->column, false);
  if (left != NO_COLUMN)
    sweep->blocked[sweep->holder[left]] = MIN (sweep->blocked[sweep->holder[left]], place->column);
  sweep->blocked[index] = bit_tree_beside (&sweep->busy, place->column, true);
  sweep->holder[place->column] = index;
  bit_tree_remove (&sweep->free, place->column);
  bit_tree_add (&sweep->busy, place->column);
  sweep->columns[place->group] = MAX (sweep->columns[place->group], place->column + 1);
}

static void
sweep_end (Sweep *sweep, const YuiOverlap *place)
{
  bit_tree_remove (&sweep->busy, place->column);
  bit_tree_add (&sweep->free, place->column);
}

uint32_t
yui_overlap_layout (const YuiInterval *intervals, size_t n, YuiOverlap *places)
{
  if (n == 0)
    return 0;
  g_autofree Item *starts = g_new (Item, n);
  g_autofree Item *ends = g_new (Item, n);
  for (size_t i = 0; i < n; i++)
    starts[i] = ends[i] = (Item){ intervals[i].start, intervals[i].end, i };
  qsort (starts, n, sizeof *starts, compare_starts);
  qsort (ends, n, sizeof *ends, compare_ends);

  Sweep sweep;
  sweep_init (&sweep, n);
  for (size_t i = 0, ended = 0; i < n; i++)
    {
      while (ended < n && ends[ended].end <= starts[i].start)
        sweep_end (&sweep, &places[ends[ended++].index]);
      sweep_start (&sweep, starts[i].index, &places[starts[i].index]);
    }
  for (size_t i = 0; i < n; i++)
    {
      places[i].columns = sweep.columns[places[i].group];
      places[i].span = MIN (sweep.blocked[i], places[i].columns) - places[i].column;
    }
  uint32_t n_groups = sweep.n_groups;
  sweep_clear (&sweep);
  return n_groups;
}

static void
hide (const YuiInterval *interval, YuiOverlap *place, YuiOverlapMore *more)
{
  more->start = more->n == 0 ? interval->start : MIN (more->start, interval->start);
  more->end = more->n == 0 ? interval->end : MAX (more->end, interval->end);
  more->n++;
  more->group = place->group;
  place->span = 0;
}

uint32_t
yui_overlap_limit (const YuiInterval *intervals,
                   size_t n,
                   uint32_t max_columns,
                   YuiOverlap *places,
                   YuiOverlapMore *more)
{
  g_assert (max_columns >= 1);
  uint32_t n_groups = 0;
  for (size_t i = 0; i < n; i++)
    n_groups = MAX (n_groups, places[i].group + 1);
  for (uint32_t group = 0; group < n_groups; group++)
    more[group] = (YuiOverlapMore){ .columns = max_columns };
  for (size_t i = 0; i < n; i++)
    {
      if (places[i].columns <= max_columns)
        continue;
      places[i].columns = max_columns;
      if (places[i].column >= max_columns - 1)
        hide (&intervals[i], &places[i], &more[places[i].group]);
      else
        places[i].span = MIN (places[i].span, max_columns - 1 - places[i].column);
    }
  uint32_t n_more = 0;
  for (uint32_t group = 0; group < n_groups; group++)
    if (more[group].n > 0)
      more[n_more++] = more[group];
  return n_more;
}
