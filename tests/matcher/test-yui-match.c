/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matcher/yui-match-private.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Runs a command over bytes; returns what it printed, or the error as "line:column: message". */
static gchar *
run (const gchar *command, const gchar *format, const gchar *bytes, gsize size, gboolean json)
{
  const YuiMatchOptions options
      = { .format = format, .top = 5, .seconds = 0, .explain = TRUE, .json = json };
  YuiMatchError error = { 0 };
  YuiDocument document = { 0 };
  YuiMatchOutcome outcome = YUI_MATCH_REFUSED;
  char *printed = NULL;
  size_t n_printed = 0;
  FILE *out = open_memstream (&printed, &n_printed);
  gchar *answer;
  bool read = true;

  if (strcmp (format, "orlib") == 0)
    outcome = yui_match_orlib (bytes, size, &options, out, &error);
  else
    read = strcmp (format, "csv") == 0 ? yui_document_read_csv (&document, bytes, size, &error)
                                       : yui_document_read_json (&document, bytes, size, &error);
  if (read && strcmp (format, "orlib") != 0)
    outcome = strcmp (command, "rank") == 0 ? yui_match_rank (&document, &options, out, &error)
              : strcmp (command, "assign") == 0
                  ? yui_match_assign (&document, &options, out, &error)
                  : yui_match_stable (&document, &options, out, &error);
  fclose (out);
  yui_document_clear (&document);
  answer = outcome == YUI_MATCH_DONE
               ? g_strdup (printed)
               : g_strdup_printf ("%u:%u: %s", error.line, error.column, error.message);
  if (outcome != YUI_MATCH_DONE)
    g_assert_cmpstr (error.message, !=, "");
  free (printed);
  return answer;
}

typedef struct
{
  const gchar *command, *format, *bytes, *answer; /* the answer's beginning */
} Row;

static void
check_rows (const Row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree gchar *answer
          = run (rows[i].command, rows[i].format, rows[i].bytes, strlen (rows[i].bytes), FALSE);

      g_test_message ("%s", answer);
      if (!g_str_has_prefix (answer, rows[i].answer))
        g_assert_cmpstr (answer, ==, rows[i].answer);
    }
}

static void
test_orlib (void)
{
  const Row rows[] = {
    { "assign", "orlib", "3\n1 2 3\n3 1 2\n2 3 1\n", "3\n1 1\n2 2\n3 3\n" },
    { "assign", "orlib", "2 5 1 1 5", "2\n" },
    { "assign", "orlib", "2 -5 1 1 -5", "-10\n" },
    { "assign", "orlib", "4\n1 2 3\n2 1 2\n3 3 1\n4 4 1\n1 1 9\n2 2 9", "7\n" },
    { "assign", "orlib", "3\n1 1 3\n2 1 2\n3 3 1\n1 3 1\n",
      "0:0: no complete assignment: at most 2 of 3" },
    { "assign", "orlib", "", "1:1: expected a whole number from 1 to 30000" },
    { "assign", "orlib", "0", "1:1: expected a whole number from 1" },
    { "assign", "orlib", "2\n1 2\n3 x", "3:3: expected a whole number" },
    { "assign", "orlib", "2\n1 2\n3 4.5", "3:3: expected a whole number" },
    { "assign", "orlib", "2\n1 2\n3 99999999999999999999", "3:3: expected a whole number" },
    { "assign", "orlib", "2\n1 2", "2:4: expected 4 numbers (a matrix) or threes" },
    { "assign", "orlib", "2\n1 3 5",
      "0:0: edge 1: expected a row and a column from 1 to 2, not 3" },
    { "assign", "orlib", "1\n1 1 1 1", "2:7: expected no more numbers" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

#define SHIFTS "[shifts]\nid,start,end,seats\ns,2026-11-24T08:00+09:00,2026-11-24T12:00+09:00,"
#define PEOPLE "\n[people]\nid\np\nq\n[pairs]\nshift,person,score,flags\n"

static void
test_assign (void)
{
  const Row rows[] = {
    { "assign", "csv", SHIFTS "1" PEOPLE "s,p,5,\ns,q,6,\n",
      "s\tq\t6\n# filled 1 of 1 seats, value 10006, bound 10006" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,p,5,pinned\ns,q,6,\n",
      "s\tp\t5\n# filled 1 of 1 seats, value 10005" },
    { "assign", "csv", SHIFTS "2" PEOPLE "s,p,5,\ns,q,6,forbidden\n",
      "s\tp\t5\n# filled 1 of 2 seats, value 10005, bound 10005, gap 0.000 %\n# "
      "empty\ts\tnobody_qualified\n" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,p,5,pinned\ns,q,6,pinned\n", "11:1: this pinned" },
    { "assign", "csv", SHIFTS "x" PEOPLE,
      "3:49: expected a whole number from 0 to 1000000 for seats, not \"x\"" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,r,5,\n",
      "10:3: expected the id of a row of people, not \"r\"" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,p,5,\ns,p,6,\n",
      "11:1: expected a shift and person only once" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,p,5,maybe\n",
      "10:7: expected some of pinned, forbidden, published, not \"maybe\"" },
    { "assign", "csv", SHIFTS "1" PEOPLE "s,,5,\n", "10:1: expected a value for \"person\"" },
    { "assign", "csv", SHIFTS "1", "0:0: expected a table \"people\"" },
    { "assign", "csv", "[shifts]\nid,begin\n",
      "2:4: expected one of these columns of shifts: id start end" },
    { "assign", "csv", "id\n", "1:1: expected the name of a table in brackets" },
    { "assign", "csv", "[shifts\n", "1:8: expected ]" },
    { "assign", "csv", "[shifts]\nid,\"start\nx", "2:4: expected a closing quote" },
    { "assign", "csv", "[shifts]\nid\n日本,語\n",
      "3:4: expected nothing in a column without a name" },
    { "assign", "csv", "[shifts]\nid\n\xff\n", "3:1: expected UTF-8 text, found byte 0xff" },
    { "assign", "csv",
      "[shifts]\nid,start,end\ns,2026-02-20T08:00+09:00,\n[people]\nid\n[pairs]\nshift\n",
      "3:1: expected a value for \"end\"" },
    { "assign", "csv",
      "[shifts]\nid,start,end\ns,2026-02-30T08:00+09:00,2026-03-01T08:00+09:00\n[people]\nid\n["
      "pairs]\nshift\n",
      "3:3: expected a time with offset" },
    { "assign", "csv",
      "[shifts]\nid,start,end\ns,2026-02-20T08:00Z,2026-02-20T08:00+09:00\n[people]\nid\n[pairs]"
      "\nshift\n",
      "3:21: expected an end after the start" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_stable (void)
{
  const Row rows[] = {
    { "stable", "json",
      "{\"shifts\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"choices\":["
      "{\"worker\":\"w\\u0031\",\"shift\":\"a\",\"liking\":2,\"score\":1},"
      "{\"worker\":\"w2\",\"shift\":\"a\",\"liking\":2,\"score\":3},"
      "{\"worker\":\"w1\",\"shift\":\"b\",\"liking\":1},{\"worker\":\"w3\",\"shift\":\"a\","
      "\"score\":\"refused\"}]}",
      "w1\tb\nw2\ta\nw3\t-\n" },
    { "stable", "json", "", "1:1: expected an object" },
    { "stable", "json", "[]", "1:1: expected an object" },
    { "stable", "json", "{\"shifts\":[{\"id\":01}]}",
      "1:20: expected a number without leading zeros" },
    { "stable", "json", "{\"shifts\":[{\"id\":1e5}]}",
      "1:19: expected a number without an exponent" },
    { "stable", "json", "{\"shifts\":[{\"id\":[[1]]}]}",
      "1:19: expected a string or a number here" },
    { "stable", "json", "{\"shifts\":[{\"id\":\"\\ud800x\"}]}", "1:25: expected the second half" },
    { "stable", "json", "{\"shifts\":[{\"id\":\"a\",\"id\":\"b\"}]}",
      "1:22: expected \"id\" only once" },
    { "stable", "json", "{\"shifts\":[{\"id\":\"a\"}\n]} x",
      "2:4: expected nothing after the end" },
    { "stable", "json", "{\"shifts\":[{\"id\":\"a\"},\n{\"id\":\"a\"}],\"choices\":[]}",
      "2:7: expected id \"a\" only once" },
    { "stable", "json",
      "{\"shifts\":[{\"id\":\"a\"}],\"choices\":[{\"worker\":\"w\",\"shift\":\"a\"},\n{\"worker\":"
      "\"w\",\"shift\":\"a\"}]}",
      "2:1: expected a worker and shift only once" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

#define WORKERS                                                                                    \
  "[workers]\nid,lat,lon,birth_date,pool,qualifications\na,38.01,138.4,1980-05-05,registered,"     \
  "forklift\n"                                                                                     \
  "b,38.02,138.4,1980-05-05,registered,\nc,38.03,138.4,2015-05-05,registered,forklift\n"           \
  "[available]\nworker,start,end\na,2026-11-24T08:00+09:00,2026-11-24T18:00+09:00\n"
#define SHIFT                                                                                      \
  "[shifts]\nid,start,end,lat,lon,required\ns,2026-11-24T09:00+09:00,2026-11-24T13:00+09:00,38,"   \
  "138.4,forklift\n"

static void
test_rank (void)
{
  const Row rows[] = {
    { "rank", "csv", WORKERS SHIFT,
      "# shift\ts\t1 eligible of 3\n# rank\tworker\tscore\tdistance" },
    { "rank", "csv",
      WORKERS
      "[bookings]\nworker,start,end\na,2026-11-24T12:00+09:00,2026-11-24T14:00+09:00\n" SHIFT,
      "# shift\ts\t0 eligible of 3" },
    { "rank", "csv", WORKERS "[weights]\ndistance\n1001\n" SHIFT,
      "11:1: expected a whole number from 0 to 1000 for distance" },
    { "rank", "csv", "[workers]\nid,lat\na,91\n" SHIFT, "3:3: expected degrees from -90 to 90" },
    { "rank", "csv", "[workers]\nid,lat\na,38.1234567\n" SHIFT, "3:3: expected degrees" },
    { "rank", "csv", "[workers]\nid,birth_date\na,1999-02-29\n" SHIFT,
      "3:3: expected a date like" },
    { "rank", "csv", "[workers]\nid,booked_shifts,kept_shifts\na,3,4\n" SHIFT,
      "3:5: expected no more kept_shifts" },
    { "rank", "csv", "[workers]\nid,rating_count,rating_sum\na,3,16\n" SHIFT,
      "3:3: expected rating_sum to be" },
    { "rank", "csv",
      "[workers]\nid\n[shifts]\nid,start,end,now\ns,2026-11-24T09:00+09:00,2026-11-24T13:00+09:00,"
      "2026-10-01T00:00+09:00\n",
      "5:3: expected a shift within 28 days" },
  };
  g_autofree gchar *answer = run ("rank", "csv", WORKERS SHIFT, strlen (WORKERS SHIFT), TRUE);

  check_rows (rows, G_N_ELEMENTS (rows));
  g_assert_nonnull (strstr (answer, "{\"worker\":\"b\",\"rule\":\"missing_qualification\"}"));
  g_assert_nonnull (strstr (answer, "{\"worker\":\"c\",\"rule\":\"under_age\"}"));
}

/* Good files with bytes changed: an answer or an error, never anything else. */
static void
test_changed_bytes (void)
{
  const gchar *files[] = { WORKERS SHIFT, SHIFTS "1" PEOPLE "s,p,5,pinned\ns,q,6,\n",
                           "{\"shifts\":[{\"id\":\"a\"}],\"choices\":[{\"worker\":\"w\",\"shift\":"
                           "\"a\",\"liking\":[-1]}]}",
                           "3\n1 2 3\n3 1 2\n2 3 1\n" };
  const gchar *commands[] = { "rank", "assign", "stable", "assign" };
  const gchar *formats[] = { "csv", "csv", "json", "orlib" };
  static const gchar bytes[] = "0123456789-,\"\n[]{}:\\u. TZ+#a\xe3\x81\x82\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gint round = 0; round < 20000; round++)
    {
      gint f = round % 4;
      g_autoptr (GString) text = g_string_new (files[f]);
      g_autofree gchar *answer = NULL;

      for (gint change = g_rand_int_range (rand, 1, 5); change > 0; change--)
        {
          gssize at = g_rand_int_range (rand, 0, (gint)text->len);

          if (g_rand_boolean (rand))
            g_string_erase (text, at, 1);
          if (g_rand_boolean (rand))
            g_string_insert_c (text, at, bytes[g_rand_int_range (rand, 0, sizeof bytes)]);
        }
      answer = run (commands[f], formats[f], text->str, text->len, g_rand_boolean (rand));
      g_assert_cmpstr (answer, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/orlib", test_orlib);
  g_test_add_func ("/match/assign", test_assign);
  g_test_add_func ("/match/stable", test_stable);
  g_test_add_func ("/match/rank", test_rank);
  g_test_add_func ("/match/changed-bytes", test_changed_bytes);
  return g_test_run ();
}
