/* SPDX-License-Identifier: GPL-3.0-or-later */

/* first-frame CMD…: how long a program takes to its first useful frame.
 *
 * Starts CMD, reads the whole X screen every 10 ms until it has not changed for SETTLE_MS, and then
 * says when 95 % of the pixels that CMD changed at all had their final colour for the first time
 * and for good: the moment from which a person sees what they came for. One line: milliseconds, or
 * a failure.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define POLL_MS    10
#define SETTLE_MS  1500
#define LIMIT_MS   30000
#define MAX_FRAMES 400

typedef struct
{
  int64_t at_ms;
  uint32_t *pixels;
} Frame;

static int64_t
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static uint32_t *
grab (Display *display, size_t *n_pixels)
{
  Window root = DefaultRootWindow (display);
  XWindowAttributes a;
  XImage *image;
  uint32_t *pixels;

  XGetWindowAttributes (display, root, &a);
  image
      = XGetImage (display, root, 0, 0, (unsigned)a.width, (unsigned)a.height, AllPlanes, ZPixmap);
  if (image == NULL || image->bits_per_pixel != 32)
    exit (2);
  *n_pixels = (size_t)a.width * (size_t)a.height;
  pixels = malloc (*n_pixels * sizeof *pixels);
  memcpy (pixels, image->data, *n_pixels * sizeof *pixels);
  XDestroyImage (image);
  return pixels;
}

static pid_t
start (char **argv)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      setpgid (0, 0);
      execvp (argv[0], argv);
      perror (argv[0]);
      _exit (127);
    }
  return pid;
}

/* The share of the pixels that differ between before and last which are already final in frame. */
static double
share_final (const uint32_t *before, const uint32_t *frame, const uint32_t *last, size_t n)
{
  size_t changed = 0, final = 0;

  for (size_t i = 0; i < n; i++)
    if (before[i] != last[i])
      {
        changed++;
        final += frame[i] == last[i];
      }
  return changed ? (double) final / (double)changed : 0;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  static Frame frames[MAX_FRAMES];
  size_t n_frames = 1, n_pixels, useful;
  int64_t begin, last_change;
  pid_t pid;

  if (argc < 2 || display == NULL)
    return fprintf (stderr, "usage: first-frame CMD… (needs DISPLAY)\n"), 2;
  frames[0].pixels = grab (display, &n_pixels);
  begin = last_change = now_ms ();
  pid = start (argv + 1);
  while (n_frames < MAX_FRAMES && now_ms () - begin < LIMIT_MS
         && (n_frames == 1 || now_ms () - last_change < SETTLE_MS))
    {
      uint32_t *pixels = grab (display, &n_pixels);
      int64_t at = now_ms ();

      if (memcmp (pixels, frames[n_frames - 1].pixels, n_pixels * sizeof *pixels) != 0)
        {
          frames[n_frames++] = (Frame){ at - begin, pixels };
          last_change = at;
        }
      else
        free (pixels);
      usleep (POLL_MS * 1000);
    }
  kill (-pid, SIGTERM);
  waitpid (pid, NULL, 0);
  if (n_frames == 1)
    return fprintf (stderr, "%s showed nothing in %d s\n", argv[1], LIMIT_MS / 1000), 1;
  useful = n_frames - 1;
  while (useful > 1
         && share_final (frames[0].pixels, frames[useful - 1].pixels, frames[n_frames - 1].pixels,
                         n_pixels)
                >= 0.95)
    useful--;
  printf ("%lld\n", (long long)frames[useful].at_ms);
  return 0;
}
