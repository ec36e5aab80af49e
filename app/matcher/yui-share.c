/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-share.h"

static void
sift_down (uint64_t *heap, size_t n, size_t at)
{
  uint64_t moved = heap[at];

  for (size_t child; (child = 2 * at + 1) < n; at = child)
    {
      child += child + 1 < n && heap[child + 1] > heap[child];
      if (heap[child] <= moved)
        break;
      heap[at] = heap[child];
    }
  heap[at] = moved;
}

static void
sort (uint64_t *amounts, size_t n)
{
  for (size_t i = n / 2; i-- > 0;)
    sift_down (amounts, n, i);
  for (; n > 1; n--)
    {
      uint64_t most = amounts[0];

      amounts[0] = amounts[n - 1];
      sift_down (amounts, n - 1, 0);
      amounts[n - 1] = most;
    }
}

void
yui_share_measure (uint64_t *amounts, uint32_t n_people, YuiShare *share)
{
  uint32_t n_top = (uint32_t)(((uint64_t)n_people + 9) / 10);
  double weighted = 0.0, top = 0.0;

  *share = (YuiShare){ .n_people = n_people };
  sort (amounts, n_people);
  for (uint32_t i = 0; i < n_people; i++)
    {
      share->total += amounts[i];
      share->n_none += amounts[i] == 0;
      weighted += (2.0 * (i + 1.0) - n_people - 1.0) * (double)amounts[i];
      top += i >= n_people - n_top ? (double)amounts[i] : 0.0;
    }
  if (share->total == 0)
    return;
  share->gini = weighted / (n_people * (double)share->total);
  share->top_tenth = top / (double)share->total;
}
