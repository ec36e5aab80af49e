/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that forgets: preloaded into a program, it becomes SQLite's default VFS. What is written
 * stays in the process's memory until the file is synced, so that kill -9 takes with it whatever a
 * power cut could take. Some un-synced writes do reach the disk, at random, as they would.
 *
 * YUI_POWER_CUT_CONTROL=1 makes every connection use synchronous=NORMAL whatever the program asks
 * for: a test that then still finds everything could not fail.
 *
 * One process at a time may use a database so. Directories are taken as always synced. */

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REACH_ONE_IN 8 /* un-synced writes that reach the disk all the same */
#define PIECE        65536
#define KEPT_KINDS   (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)

typedef struct
{
  sqlite3_int64 start, end;
} Extent;

/* A file as the process sees it; shared by its connections, and kept after they are closed. */
typedef struct Image
{
  struct Image *next;
  char *path;
  unsigned char *data;
  sqlite3_int64 size, room;
  Extent *extents; /* written since the last sync */
  size_t n_extents, extents_room;
  sqlite3_int64 shortest; /* since the last sync */
} Image;

typedef struct
{
  sqlite3_file base;
  Image *image;
  sqlite3_file *real; /* follows in memory */
} File;

static sqlite3_vfs *unix_vfs;
static Image *images;
static pthread_mutex_t mutex
    = PTHREAD_MUTEX_INITIALIZER; /* guards images and all that is in them */
static bool is_control;
static unsigned seed;

static void *
grow (void *memory, size_t size)
{
  void *grown = realloc (memory, size);

  if (grown == NULL)
    abort ();
  return grown;
}

/* The unix VFS takes at most 128 KiB at once. */
static int
transfer (sqlite3_file *real, unsigned char *data, sqlite3_int64 start, sqlite3_int64 end, bool out)
{
  int result = SQLITE_OK;

  while (result == SQLITE_OK && start < end)
    {
      const int n = (int)(end - start < PIECE ? end - start : PIECE);

      result = out ? real->pMethods->xWrite (real, data + start, n, start)
                   : real->pMethods->xRead (real, data + start, n, start);
      start += n;
    }
  return result;
}

/* ---- images; the mutex is held ---- */

static void
image_resize (Image *image, sqlite3_int64 size)
{
  if (size > image->room)
    {
      image->room = size * 2;
      image->data = grow (image->data, (size_t)image->room);
    }
  if (size > image->size)
    memset (image->data + image->size, 0, (size_t)(size - image->size));
  image->size = size;
  if (size < image->shortest)
    image->shortest = size;
}

static void
image_note (Image *image, sqlite3_int64 start, sqlite3_int64 end)
{
  Extent *last = image->n_extents > 0 ? &image->extents[image->n_extents - 1] : NULL;

  if (last != NULL && last->end == start)
    {
      last->end = end;
      return;
    }
  if (image->n_extents == image->extents_room)
    {
      image->extents_room = image->extents_room * 2 + 64;
      image->extents = grow (image->extents, image->extents_room * sizeof *image->extents);
    }
  image->extents[image->n_extents++] = (Extent){ start, end };
}

static int
image_flush (Image *image, sqlite3_file *real)
{
  sqlite3_int64 on_disk;
  int result = real->pMethods->xFileSize (real, &on_disk);

  if (result == SQLITE_OK && on_disk > image->shortest)
    result = real->pMethods->xTruncate (real, image->shortest);
  for (size_t i = 0; result == SQLITE_OK && i < image->n_extents; i++)
    {
      const sqlite3_int64 start = image->extents[i].start, end = image->extents[i].end < image->size
                                                                     ? image->extents[i].end
                                                                     : image->size;

      if (end > start)
        result = transfer (real, image->data, start, end, true);
    }
  image->n_extents = 0;
  image->shortest = image->size;
  return result;
}

static Image *
image_find (const char *path, sqlite3_file *real, int *result)
{
  Image *image = images;
  sqlite3_int64 size;

  while (image != NULL && strcmp (image->path, path) != 0)
    image = image->next;
  if (image != NULL)
    return image;
  *result = real->pMethods->xFileSize (real, &size);
  if (*result != SQLITE_OK)
    return NULL;
  image = calloc (1, sizeof *image);
  if (image == NULL)
    abort ();
  image->path = strdup (path);
  image_resize (image, size);
  *result = transfer (real, image->data, 0, size, false);
  image->shortest = size;
  image->next = images;
  images = image;
  return image;
}

static void
image_forget (const char *path)
{
  for (Image *image = images; image != NULL; image = image->next)
    if (image->path[0] != '\0' && strcmp (image->path, path) == 0)
      image->path[0] = '\0'; /* a connection may still have it */
}

/* ---- files ---- */

static int
file_close (sqlite3_file *base)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xClose (real);
}

static int
file_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  const Image *image = ((File *)base)->image;
  sqlite3_int64 there;

  pthread_mutex_lock (&mutex);
  there = image->size - offset;
  there = there < 0 ? 0 : there > size ? size : there;
  if (there > 0)
    memcpy (buffer, image->data + offset, (size_t)there);
  pthread_mutex_unlock (&mutex);
  memset ((char *)buffer + there, 0, (size_t)(size - there));
  return there < size ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int
file_write (sqlite3_file *base, const void *buffer, int size, sqlite3_int64 offset)
{
  File *file = (File *)base;
  Image *image = file->image;
  int result = SQLITE_OK;

  pthread_mutex_lock (&mutex);
  if (offset + size > image->size)
    image_resize (image, offset + size);
  memcpy (image->data + offset, buffer, (size_t)size);
  image_note (image, offset, offset + size);
  if (rand_r (&seed) % REACH_ONE_IN == 0)
    result = file->real->pMethods->xWrite (file->real, buffer, size, offset);
  pthread_mutex_unlock (&mutex);
  return result;
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  pthread_mutex_lock (&mutex);
  image_resize (((File *)base)->image, size);
  pthread_mutex_unlock (&mutex);
  return SQLITE_OK;
}

/* The kernel outlives the test: what is handed to it is as good as on the disk. */
static int
file_sync (sqlite3_file *base, int flags)
{
  File *file = (File *)base;
  int result;

  (void)flags;
  pthread_mutex_lock (&mutex);
  result = image_flush (file->image, file->real);
  pthread_mutex_unlock (&mutex);
  return result;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  pthread_mutex_lock (&mutex);
  *size = ((File *)base)->image->size;
  pthread_mutex_unlock (&mutex);
  return SQLITE_OK;
}

static int
file_lock (sqlite3_file *base, int lock)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xLock (real, lock);
}

static int
file_unlock (sqlite3_file *base, int lock)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xUnlock (real, lock);
}

static int
file_check_reserved (sqlite3_file *base, int *result)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xCheckReservedLock (real, result);
}

static int
file_control (sqlite3_file *base, int op, void *argument)
{
  sqlite3_file *real = ((File *)base)->real;
  char **words = argument;

  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;
  if (op == SQLITE_FCNTL_PRAGMA && is_control && sqlite3_stricmp (words[1], "synchronous") == 0
      && words[2] != NULL && sqlite3_stricmp (words[2], "FULL") == 0)
    return SQLITE_OK; /* done, it says */
  return real->pMethods->xFileControl (real, op, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xSectorSize (real);
}

static int
file_characteristics (sqlite3_file *base)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
file_shm_map (sqlite3_file *base, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xShmMap (real, region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *base, int offset, int n, int flags)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *base)
{
  sqlite3_file *real = ((File *)base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *base, int delete_it)
{
  sqlite3_file *real = ((File *)base)->real;

  return real->pMethods->xShmUnmap (real, delete_it);
}

/* Version 2: no memory-mapped reading, which would see the disk. */
static const sqlite3_io_methods methods = { .iVersion = 2,
                                            .xClose = file_close,
                                            .xRead = file_read,
                                            .xWrite = file_write,
                                            .xTruncate = file_truncate,
                                            .xSync = file_sync,
                                            .xFileSize = file_size,
                                            .xLock = file_lock,
                                            .xUnlock = file_unlock,
                                            .xCheckReservedLock = file_check_reserved,
                                            .xFileControl = file_control,
                                            .xSectorSize = file_sector_size,
                                            .xDeviceCharacteristics = file_characteristics,
                                            .xShmMap = file_shm_map,
                                            .xShmLock = file_shm_lock,
                                            .xShmBarrier = file_shm_barrier,
                                            .xShmUnmap = file_shm_unmap };

/* ---- the VFS ---- */

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *)base;
  int result;

  (void)vfs;
  if ((flags & KEPT_KINDS) == 0 || path == NULL)
    return unix_vfs->xOpen (unix_vfs, path, base, flags, out_flags);
  file->base.pMethods = NULL;
  file->real = (sqlite3_file *)(file + 1);
  result = unix_vfs->xOpen (unix_vfs, path, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    return result;
  pthread_mutex_lock (&mutex);
  file->image = image_find (path, file->real, &result);
  pthread_mutex_unlock (&mutex);
  if (result != SQLITE_OK)
    file->real->pMethods->xClose (file->real);
  else
    file->base.pMethods = &methods;
  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync)
{
  (void)vfs;
  pthread_mutex_lock (&mutex);
  image_forget (path);
  pthread_mutex_unlock (&mutex);
  return unix_vfs->xDelete (unix_vfs, path, sync);
}

static int
use_normal (sqlite3 *db, char **message, const void *api)
{
  (void)api;
  return sqlite3_exec (db, "PRAGMA synchronous = NORMAL", NULL, NULL, message);
}

__attribute__ ((constructor)) static void
install (void)
{
  static sqlite3_vfs vfs;

  unix_vfs = sqlite3_vfs_find ("unix");
  if (unix_vfs == NULL)
    abort ();
  vfs = *unix_vfs;
  vfs.zName = "power-cut";
  vfs.szOsFile = (int)sizeof (File) + unix_vfs->szOsFile;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  is_control = getenv ("YUI_POWER_CUT_CONTROL") != NULL;
  seed = (unsigned)getpid ();
  if (sqlite3_vfs_register (&vfs, 1) != SQLITE_OK)
    abort ();
  if (is_control)
    sqlite3_auto_extension ((void (*) (void))use_normal);
}
