/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/yui-overlap.h"

#include <glib.h>

#define MAX_ROWS 8

typedef struct
{
  const char *name;
  size_t n;
  YuiInterval intervals[MAX_ROWS];
  YuiOverlap places[MAX_ROWS]; /* column, columns, span, group */
} Row;

static const Row rows[] = {
  { "nothing", 0, { { 0 } }, { { 0 } } },
  { "one", 1, { { 9, 12 } }, { { 0, 1, 1, 0 } } },
  { "one after the other", 2, { { 9, 12 }, { 12, 13 } }, { { 0, 1, 1, 0 }, { 0, 1, 1, 1 } } },
  { "two at once", 2, { { 9, 12 }, { 10, 13 } }, { { 0, 2, 1, 0 }, { 1, 2, 1, 0 } } },
  { "equal: in the order given", 2, { { 9, 12 }, { 9, 12 } }, { { 0, 2, 1, 0 }, { 1, 2, 1, 0 } } },
  { "the longer first", 2, { { 9, 10 }, { 9, 12 } }, { { 1, 2, 1, 0 }, { 0, 2, 1, 0 } } },
  { "a chain is one group of two columns",
    3,
    { { 9, 11 }, { 10, 13 }, { 12, 14 } },
    { { 0, 2, 1, 0 }, { 1, 2, 1, 0 }, { 0, 2, 1, 0 } } },
  { "a free column is reached over",
    4,
    { { 9, 12 }, { 9, 10 }, { 9, 10 }, { 11, 14 } },
    { { 0, 3, 1, 0 }, { 1, 3, 1, 0 }, { 2, 3, 1, 0 }, { 1, 3, 2, 0 } } },
  { "unsorted, two groups",
    4,
    { { 20, 22 }, { 9, 12 }, { 21, 23 }, { 8, 10 } },
    { { 0, 2, 1, 1 }, { 1, 2, 1, 0 }, { 1, 2, 1, 1 }, { 0, 2, 1, 0 } } },
  { "before the beginning of time",
    2,
    { { -5, 3 }, { -2, -1 } },
    { { 0, 2, 1, 0 }, { 1, 2, 1, 0 } } },
};

static void
test_table (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      YuiOverlap places[MAX_ROWS] = { 0 };
      g_test_message ("%s", rows[i].name);
      yui_overlap_layout (rows[i].intervals, rows[i].n, places);
      for (size_t j = 0; j < rows[i].n; j++)
        {
          g_assert_cmpuint (places[j].column, ==, rows[i].places[j].column);
          g_assert_cmpuint (places[j].columns, ==, rows[i].places[j].columns);
          g_assert_cmpuint (places[j].span, ==, rows[i].places[j].span);
          g_assert_cmpuint (places[j].group, ==, rows[i].places[j].group);
        }
    }
}

static void
test_limit (void)
{
  const YuiInterval intervals[] = { { 8, 12 }, { 8, 11 }, { 9, 14 }, { 10, 16 }, { 20, 21 } };
  YuiOverlap places[5];
  YuiOverlapMore more[2];
  g_assert_cmpuint (yui_overlap_layout (intervals, 5, places), ==, 2);
  g_assert_cmpuint (yui_overlap_limit (intervals, 5, 3, places, more), ==, 1);
  g_assert_cmpuint (more[0].n, ==, 2);
  g_assert_cmpint (more[0].start, ==, 9);
  g_assert_cmpint (more[0].end, ==, 16);
  g_assert_cmpuint (more[0].columns, ==, 3);
  g_assert_cmpuint (places[0].span, ==, 1);
  g_assert_cmpuint (places[0].columns, ==, 3);
  g_assert_cmpuint (places[2].span, ==, 0);
  g_assert_cmpuint (places[3].span, ==, 0);
  g_assert_cmpuint (places[4].columns, ==, 1);

  yui_overlap_layout (intervals, 5, places);
  g_assert_cmpuint (yui_overlap_limit (intervals, 5, 4, places, more), ==, 0);
  yui_overlap_layout (intervals, 5, places);
  g_assert_cmpuint (yui_overlap_limit (intervals, 5, 1, places, more), ==, 1);
  g_assert_cmpuint (more[0].n, ==, 4);
}

static gboolean
overlap_in_time (const YuiInterval *a, const YuiInterval *b)
{
  return a->start < b->end && b->start < a->end;
}

static gboolean
overlap_in_columns (const YuiOverlap *a, const YuiOverlap *b)
{
  return a->column < b->column + b->span && b->column < a->column + a->span;
}

static uint32_t
most_at_once (const YuiInterval *intervals, const YuiOverlap *places, size_t n, uint32_t group)
{
  uint32_t most = 0;
  for (size_t i = 0; i < n; i++)
    {
      uint32_t at_once = 0;
      for (size_t j = 0; j < n; j++)
        at_once
            += intervals[j].start <= intervals[i].start && intervals[j].end > intervals[i].start;
      if (places[i].group == group)
        most = MAX (most, at_once);
    }
  return most;
}

/* Nothing covers anything else, no column is wasted, and spans cannot be longer. */
static void
check_layout (const YuiInterval *intervals, const YuiOverlap *places, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      gboolean blocked = places[i].column + places[i].span == places[i].columns;
      g_assert_cmpuint (places[i].span, >=, 1);
      g_assert_cmpuint (places[i].column + places[i].span, <=, places[i].columns);
      g_assert_cmpuint (places[i].columns, ==,
                        most_at_once (intervals, places, n, places[i].group));
      for (size_t j = 0; j < n; j++)
        if (i != j && overlap_in_time (&intervals[i], &intervals[j]))
          {
            g_assert_false (overlap_in_columns (&places[i], &places[j]));
            g_assert_cmpuint (places[i].group, ==, places[j].group);
            blocked |= places[j].column == places[i].column + places[i].span;
          }
      g_assert_true (blocked);
    }
}

static void
test_property (void)
{
  for (int round = 0; round < 200; round++)
    {
      YuiInterval intervals[90];
      YuiOverlap places[90];
      size_t n = (size_t)g_test_rand_int_range (1, 90);
      int longest = g_test_rand_int_range (2, 60);
      for (size_t i = 0; i < n; i++)
        {
          intervals[i].start = g_test_rand_int_range (0, 200);
          intervals[i].end = intervals[i].start + g_test_rand_int_range (1, longest);
        }
      yui_overlap_layout (intervals, n, places);
      check_layout (intervals, places, n);
    }
}

/* 4,000 at once need 4,000 columns: the bit tree's second level. */
static void
test_many_columns (void)
{
  const size_t n = 5000;
  g_autofree YuiInterval *intervals = g_new (YuiInterval, n);
  g_autofree YuiOverlap *places = g_new (YuiOverlap, n);
  for (size_t i = 0; i < n; i++)
    intervals[i] = (YuiInterval){ (int64_t)i, (int64_t)i + 4000 };
  g_assert_cmpuint (yui_overlap_layout (intervals, n, places), ==, 1);
  for (size_t i = 0; i < n; i++)
    {
      g_assert_cmpuint (places[i].column, ==, i % 4000);
      g_assert_cmpuint (places[i].columns, ==, 4000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap/table", test_table);
  g_test_add_func ("/overlap/limit", test_limit);
  g_test_add_func ("/overlap/property", test_property);
  g_test_add_func ("/overlap/many-columns", test_many_columns);
  return g_test_run ();
}
