/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-archive-year.h"
#include "yui-problem.h"
#include "yui-towns.h"

#include "documents/yui-annual-report.h"
#include "documents/yui-text.h"

/* The annual report of payments to the municipalities where people live. */

#define DUE_MONTH 1
#define DUE_DAY   31

/* One municipality while people are put into it; town NULL: not known. */
typedef struct
{
  const YuiTown *town;
  GArray *people; /* of YuiAnnualReportPerson */
  GStringChunk *text;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_array_unref (place->people);
  g_string_chunk_free (place->text);
  g_free (place);
}

static Place *
find_place (GPtrArray *places, const YuiTown *town)
{
  Place *place;

  for (guint i = 0; i < places->len; i++)
    if (((Place *)places->pdata[i])->town == town)
      return places->pdata[i];
  place = g_new0 (Place, 1);
  place->town = town;
  place->people = g_array_new (FALSE, FALSE, sizeof (YuiAnnualReportPerson));
  place->text = g_string_chunk_new (256);
  g_ptr_array_add (places, place);
  return place;
}

/* By code; those who live nobody knows where come last. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const YuiTown *x = (*(Place *const *)a)->town, *y = (*(Place *const *)b)->town;

  if (x == NULL || y == NULL)
    return (x == NULL) - (y == NULL);
  return g_strcmp0 (x->code, y->code);
}

static void
add_person (Place *place, const YuiArchiveYearPerson *person)
{
  g_autofree char *columns = yui_archive_year_columns (person);
  g_autofree char *remarks = yui_archive_year_remarks (person);
  const YuiAnnualReportPerson row = {
    .worker_name = person->name,
    .worker_kana = person->kana,
    .birth_day = person->birth_day,
    .address = person->address[0] != '\0' ? person->address : "（住所未登録）",
    .tax_column = g_string_chunk_insert (place->text, columns),
    .paid_yen = person->paid_yen,
    .withheld_yen = person->withheld_yen,
    .remarks = remarks != NULL ? g_string_chunk_insert (place->text, remarks) : NULL,
  };

  g_array_append_val (place->people, row);
}

static GPtrArray *
make_places (const GPtrArray *people, const YuiTowns *towns, const YuiArchiveTask *task)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);

  for (guint i = 0; i < people->len; i++)
    {
      const YuiArchiveYearPerson *person = people->pdata[i];

      add_person (find_place (places, yui_towns_find_in_address (towns, person->address,
                                                                 task->prefecture_code)),
                  person);
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

static gboolean
check_birth_days (const GPtrArray *people, GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const YuiArchiveYearPerson *person = people->pdata[i];

      if (person->birth_day == 0)
        yui_archive_name_person (faults, "/year", "birth_date_missing", person->name,
                                 "the date of birth is not on record.");
    }
  return yui_faults_check (faults, error);
}

static YuiAnnualReportTown *
make_towns (const GPtrArray *places)
{
  YuiAnnualReportTown *towns = g_new0 (YuiAnnualReportTown, places->len);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = places->pdata[i];

      towns[i].code = place->town != NULL ? place->town->code : NULL;
      towns[i].name = place->town != NULL ? place->town->name : NULL;
      towns[i].people = (const YuiAnnualReportPerson *)(gpointer)place->people->data;
      towns[i].n_people = place->people->len;
    }
  return towns;
}

static gboolean
write_report (const YuiAnnualReport *report,
              const YuiArchiveTask *task,
              YuiArchivePaper *paper,
              GError **error)
{
  g_autoptr (YuiCsvWriter) writer = NULL;

  if (!task->is_table)
    {
      paper->content = yui_annual_report_to_pdf (report, error);
      return paper->content != NULL;
    }
  writer = yui_csv_writer_new (task->encoding);
  return yui_annual_report_write (writer, report, error)
         && yui_archive_finish_csv (paper, task, writer, error);
}

gboolean
yui_archive_make_annual_report (YuiArchiveTask *task,
                                YuiDatabase *db,
                                YuiArchivePaper *paper,
                                GError **error)
{
  g_autoptr (GPtrArray) people = yui_archive_read_year (task, db, error);
  g_autoptr (GPtrArray) places = NULL;
  g_autofree YuiAnnualReportTown *towns = NULL;
  g_autofree char *year = g_strdup_printf ("%d年分", task->year);
  YuiAnnualReport report;

  if (people == NULL || !check_birth_days (people, error))
    return FALSE;
  if (people->len == 0)
    return yui_archive_refuse_empty (error);
  places = make_places (people, task->towns, task);
  towns = make_towns (places);
  report = (YuiAnnualReport){ .head = yui_archive_head (task, paper),
                              .employer = yui_archive_employer (task),
                              .contact = task->phone,
                              .year = task->year,
                              .towns = towns,
                              .n_towns = places->len };
  yui_archive_set_title (paper, "給与支払報告書", year, NULL);
  paper->last_day = yui_text_make_day (task->year + 1, DUE_MONTH, DUE_DAY);
  return write_report (&report, task, paper, error);
}
