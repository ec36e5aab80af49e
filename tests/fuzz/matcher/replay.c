/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every file of a folder to a fuzz target: replay FOLDER. What was found once stays mended. */
#include "fuzz-document.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static void
die (const char *what)
{
  perror (what);
  exit (1);
}

/* In memory of exactly its size, so that a byte read beyond is noticed. */
static void
replay (const char *folder, const char *name)
{
  char path[4096];
  FILE *file;
  long size;
  uint8_t *data;

  snprintf (path, sizeof path, "%s/%s", folder, name);
  file = fopen (path, "rb");
  if (file == NULL || fseek (file, 0, SEEK_END) != 0 || (size = ftell (file)) < 0)
    die (path);
  rewind (file);
  data = malloc ((size_t)size);
  if ((data == NULL && size > 0) || fread (data, 1, (size_t)size, file) != (size_t)size)
    die (path);
  fclose (file);
  fprintf (stderr, "%s\n", path);
  LLVMFuzzerTestOneInput (data, (size_t)size);
  free (data);
}

int
main (int argc, char **argv)
{
  DIR *folder = argc == 2 ? opendir (argv[1]) : NULL;
  const struct dirent *entry;
  int n_files = 0;

  if (folder == NULL)
    die ("replay FOLDER");
  while ((entry = readdir (folder)) != NULL)
    if (entry->d_name[0] != '.')
      {
        replay (argv[1], entry->d_name);
        n_files++;
      }
  closedir (folder);
  printf ("%d files\n", n_files);
  return n_files == 0;
}
