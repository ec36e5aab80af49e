/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-rerank.h"

#include <stdbool.h>
#include <string.h>

/* Rows are weighed a block at a time, term by term, so that compilers make vectors of it. */
#define BLOCK_ROWS 1024

int32_t
yui_rerank_score (const YuiRerankTable *table,
                  uint32_t row,
                  const uint16_t weight[YUI_RANK_N_TERMS])
{
  int32_t score = 0;

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    score += weight[t] * table->term[t][row];
  return score;
}

/* The scores of rows first … first + n. */
static void
weigh_block (const YuiRerankTable *table,
             uint32_t first,
             uint32_t n,
             const uint16_t weight[YUI_RANK_N_TERMS],
             int32_t scores[BLOCK_ROWS])
{
  memset (scores, 0, n * sizeof *scores);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      const uint16_t *term = table->term[t] + first;
      const int32_t w = weight[t];

      for (uint32_t i = 0; i < n; i++)
        scores[i] += w * term[i];
    }
}

static bool
is_worse (const YuiRerankEntry *a, const YuiRerankEntry *b)
{
  return a->score != b->score ? a->score < b->score : a->row > b->row;
}

/* The heap has the worst first. */
static void
sift_down (YuiRerankEntry *heap, uint32_t n, uint32_t at)
{
  YuiRerankEntry moved = heap[at];

  for (uint32_t child; (child = 2 * at + 1) < n; at = child)
    {
      if (child + 1 < n && is_worse (&heap[child + 1], &heap[child]))
        child++;
      if (!is_worse (&heap[child], &moved))
        break;
      heap[at] = heap[child];
    }
  heap[at] = moved;
}

static void
sift_up (YuiRerankEntry *heap, uint32_t at)
{
  YuiRerankEntry moved = heap[at];

  for (; at > 0 && is_worse (&moved, &heap[(at - 1) / 2]); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = moved;
}

static void
sort_heap (YuiRerankEntry *heap, uint32_t n)
{
  for (; n > 1; n--)
    {
      YuiRerankEntry worst = heap[0];

      heap[0] = heap[n - 1];
      sift_down (heap, n - 1, 0);
      heap[n - 1] = worst;
    }
}

uint32_t
yui_rerank_top (const YuiRerankTable *table,
                const uint16_t weight[YUI_RANK_N_TERMS],
                YuiRerankEntry *best,
                uint32_t k)
{
  int32_t scores[BLOCK_ROWS];
  uint32_t n_best = 0;

  for (uint32_t first = 0; k > 0 && first < table->n; first += BLOCK_ROWS)
    {
      uint32_t n = table->n - first < BLOCK_ROWS ? table->n - first : BLOCK_ROWS;

      weigh_block (table, first, n, weight, scores);
      for (uint32_t i = 0; i < n; i++)
        if (n_best < k)
          {
            best[n_best] = (YuiRerankEntry){ .score = scores[i], .row = first + i };
            sift_up (best, n_best++);
          }
        else if (scores[i] > best[0].score) /* an equal one that comes later is worse */
          {
            best[0] = (YuiRerankEntry){ .score = scores[i], .row = first + i };
            sift_down (best, k, 0);
          }
    }
  sort_heap (best, n_best);
  return n_best;
}

uint32_t
yui_rerank_rank_of (const YuiRerankTable *table,
                    const uint16_t weight[YUI_RANK_N_TERMS],
                    uint32_t row)
{
  int32_t scores[BLOCK_ROWS], score;
  uint32_t rank = 1;

  if (row >= table->n)
    return 0;
  score = yui_rerank_score (table, row, weight);
  for (uint32_t first = 0; first < table->n; first += BLOCK_ROWS)
    {
      uint32_t n = table->n - first < BLOCK_ROWS ? table->n - first : BLOCK_ROWS;

      weigh_block (table, first, n, weight, scores);
      for (uint32_t i = 0; i < n; i++)
        rank += scores[i] > score || (scores[i] == score && first + i < row);
    }
  return rank;
}
