/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-database.h"

G_BEGIN_DECLS

/* A database that many threads use: each reads through a connection of its own, one thread writes
 * for all.
 *
 * Writes are queued; the writer runs each in a savepoint and commits as many together as are
 * waiting, so that one wait for the disk serves all of them. yui_store_write returns when that
 * commit is durable. All functions are safe from any thread. */
typedef struct _YuiStore YuiStore;

/* Opens the database at uri, runs the migrations of the GResource folder migrations_path
 * (yui_migration_run) and starts the writer. Returns NULL with YUI_STORE_ERROR. */
YuiStore *yui_store_open (const char *uri, const char *migrations_path, GError **error);

/* Waits for the queued writes, then closes everything. No reader may be held. */
void yui_store_close (YuiStore *store);

/* Takes a reading connection in a transaction that sees one moment of the database, and of it the
 * rows of programme scope (or YUI_SCOPE_ALL). Give it back with yui_store_end_read, from the same
 * thread, after freeing its statements. */
YuiDatabase *yui_store_begin_read (YuiStore *store, gint64 scope, GError **error);
void yui_store_end_read (YuiStore *store, YuiDatabase *db);

/* Likewise, on a connection that is meant for the few rows that are looked at before a write. */
YuiDatabase *yui_store_begin_look (YuiStore *store, gint64 scope, GError **error);

/* What is to be written, on the writer's thread: TRUE keeps it, FALSE with error undoes it. It must
 * not block on anything but SQL, and must not call yui_store_write. */
typedef gboolean (*YuiWriteFunc) (YuiDatabase *db, gpointer user_data, GError **error);

/* Runs func on the rows of programme scope (or YUI_SCOPE_ALL) in a transaction and waits until it
 * is durable. Returns FALSE with func's error, or with YUI_STORE_ERROR when the commit failed; then
 * nothing of it was kept, except where a database server vanished during the commit: whoever
 * repeats the write needs a key that tells a repetition. */
gboolean yui_store_write (
    YuiStore *store, gint64 scope, YuiWriteFunc func, gpointer user_data, GError **error);

/* Queues func without waiting; what it could not write is only logged. Takes user_data, freed by
 * destroy. Returns FALSE, having freed it, when too much is queued already. */
gboolean yui_store_write_later (
    YuiStore *store, gint64 scope, YuiWriteFunc func, gpointer user_data, GDestroyNotify destroy);

/* What comes of a write that nobody waits for: error is NULL once it is durable, or what func or the
 * commit failed with, as yui_store_write would return it. On the writer's thread; it must neither
 * block nor write. */
typedef void (*YuiWrittenFunc) (const GError *error, gpointer user_data);

/* Queues func as yui_store_write does, without waiting, and calls written afterwards, in any case.
 * func may be run again after what it did was undone, as when another in the same savepoint failed:
 * only the last time counts. Whoever calls bounds how many are queued. */
void yui_store_write_then (
    YuiStore *store, gint64 scope, YuiWriteFunc func, YuiWrittenFunc written, gpointer user_data);

/* Whether what func sees is how things are until it is durable: no other connection writes
 * meanwhile. */
gboolean yui_store_writes_alone (YuiStore *store);

/* Calls func after every commit of this store and, where the database tells of them, of other
 * processes; also when commits may have been missed. On any thread; func must not block, nor use the
 * store. One func at a time; NULL ends it, and none is in work when that returns. */
typedef void (*YuiWatchFunc) (gpointer user_data);
void yui_store_set_watch (YuiStore *store, YuiWatchFunc func, gpointer user_data);

/* What the writer did since the store was opened. */
typedef struct
{
  gint64 writes;        /* run, kept or refused */
  gint64 groups;        /* transactions committed */
  gint64 failed_groups; /* transactions lost */
  gint64 queued;        /* waiting now */
} YuiStoreCounts;

void yui_store_get_counts (YuiStore *store, YuiStoreCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiStore, yui_store_close)

G_END_DECLS
