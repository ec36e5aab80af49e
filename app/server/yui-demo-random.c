/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-random.h"

static guint64
next_splitmix (guint64 *state)
{
  guint64 z = (*state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static guint64
rotate_left (guint64 x, int bits)
{
  return (x << bits) | (x >> (64 - bits));
}

void
yui_demo_random_init (YuiDemoRandom *self, guint64 seed)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = next_splitmix (&seed);
}

void
yui_demo_random_fork (const YuiDemoRandom *self, guint64 stream, YuiDemoRandom *child)
{
  g_return_if_fail (self != NULL && child != NULL && self != child);

  yui_demo_random_init (child, self->state[0] ^ (stream * 0xd1342543de82ef95u));
}

guint64
yui_demo_random_next (YuiDemoRandom *self)
{
  guint64 *s = self->state;
  const guint64 result = rotate_left (s[1] * 5, 7) * 9;
  const guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate_left (s[3], 45);
  return result;
}

int
yui_demo_random_between (YuiDemoRandom *self, int min, int max)
{
  g_return_val_if_fail (min <= max, min);

  const guint64 n = (guint64)((gint64)max - min) + 1;
  const guint64 limit = G_MAXUINT64 - G_MAXUINT64 % n;
  guint64 r;

  do
    r = yui_demo_random_next (self);
  while (r >= limit);
  return min + (int)(r % n);
}

gboolean
yui_demo_random_chance (YuiDemoRandom *self, int percent)
{
  return yui_demo_random_between (self, 0, 99) < percent;
}

int
yui_demo_random_pick (YuiDemoRandom *self, const int *weights, int n)
{
  int sum = 0, left;

  for (int i = 0; i < n; i++)
    sum += weights[i];
  g_return_val_if_fail (sum > 0, 0);

  left = yui_demo_random_between (self, 0, sum - 1);
  for (int i = 0; i < n; i++)
    if ((left -= weights[i]) < 0)
      return i;
  g_return_val_if_reached (n - 1);
}

void
yui_demo_random_shuffle (YuiDemoRandom *self, int *array, int n)
{
  for (int i = n - 1; i > 0; i--)
    {
      const int j = yui_demo_random_between (self, 0, i);
      const int kept = array[i];

      array[i] = array[j];
      array[j] = kept;
    }
}
