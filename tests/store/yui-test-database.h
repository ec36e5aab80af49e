/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

/* Whether this run is on PostgreSQL: tests/with-postgresql started a server. */
gboolean test_database_is_postgresql (void);

/* Where an empty database is that nobody else uses: a file that is not there yet in folder, or a
 * new database of the test's PostgreSQL server. */
char *test_database_new_uri (const char *folder);

/* A GTest fixture: a folder with a database that is still empty. */
typedef struct
{
  char *folder;
  char *path;      /* test_database_new_uri's */
  YuiStore *store; /* nullable; what a test puts here is closed at the end */
} TestPlace;

void test_place_set_up (TestPlace *place, gconstpointer data);
void test_place_tear_down (TestPlace *place, gconstpointer data);

/* Runs a script on all programmes' rows. */
void test_database_execute (const char *uri, const char *script);

/* The number in the first row that sql gives; with a URI, of all programmes' rows. */
gint64 test_database_count (YuiDatabase *db, const char *sql);
gint64 test_database_count_at (const char *uri, const char *sql);

G_END_DECLS
