/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers for the demo programme that are the same on every machine: xoshiro256** (Blackman and
 * Vigna, public domain), seeded by splitmix64. Not for secrets. */
typedef struct
{
  guint64 state[4];
} YuiDemoRandom;

void yui_demo_random_init (YuiDemoRandom *self, guint64 seed);

/* Makes child independent of the numbers that self has given so far, for a part of the town that
 * is to stay the same when another part changes. */
void yui_demo_random_fork (const YuiDemoRandom *self, guint64 stream, YuiDemoRandom *child);

guint64 yui_demo_random_next (YuiDemoRandom *self);

/* Returns a whole number of min … max, both included, each as likely. min ≤ max. */
int yui_demo_random_between (YuiDemoRandom *self, int min, int max);

/* TRUE in percent of 100 calls. */
gboolean yui_demo_random_chance (YuiDemoRandom *self, int percent);

/* Returns an index of weights[n], each as likely as its weight (≥ 0, not all 0). */
int yui_demo_random_pick (YuiDemoRandom *self, const int *weights, int n);

/* Puts array[n] of ints into a random order. */
void yui_demo_random_shuffle (YuiDemoRandom *self, int *array, int n);

G_END_DECLS
