/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The client and the real yui-server, with its demo programme: from a draft to a check-in, with the
 * server killed on the way. */
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>

#include "model/yui-list.h"
#include "model/yui-time.h"
#include "net/yui-embedded-server.h"
#include "net/yui-outbox.h"
#include "yui-test-net.h"

typedef struct
{
  char *folder;
  YuiEmbeddedServer *server;
  YuiClient *employer, *kiosk;
  guint n_ready;
} Town;

static gboolean
has_url (gpointer data)
{
  return yui_embedded_server_get_url (((Town *)data)->server) != NULL;
}

static void
ready_cb (YuiEmbeddedServer *server, Town *town)
{
  YuiEmbeddedToken employer = *yui_embedded_server_find_token (server, YUI_ROLE_EMPLOYER_OWNER);
  YuiEmbeddedToken kiosk = *yui_embedded_server_find_token (server, YUI_ROLE_KIOSK);

  town->n_ready++;
  yui_client_set_token (town->employer, employer.token);
  yui_client_set_token (town->kiosk, kiosk.token);
  yui_client_set_base_url (town->employer, yui_embedded_server_get_url (server));
  yui_client_set_base_url (town->kiosk, yui_embedded_server_get_url (server));
}

static void
open_town (Town *town)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("YUI_BUILD_ROOT"), "app", "server", "yui-server", NULL);
  g_autofree char *data = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  const char *arguments[] = { "--data-dir", NULL, "--data-files", data, NULL };

  town->folder = g_dir_make_tmp ("yui-town-XXXXXX", NULL);
  arguments[1] = town->folder;
  town->employer = yui_client_new (NULL, NULL);
  town->kiosk = yui_client_new (NULL, NULL);
  town->server = yui_embedded_server_new (program);
  yui_embedded_server_set_arguments (town->server, arguments);
  g_signal_connect (town->server, "ready", G_CALLBACK (ready_cb), town);
  yui_embedded_server_start (town->server);
  yui_test_wait_until (has_url, town);
}

static void
close_town (Town *town)
{
  g_autoptr (GDir) folder = g_dir_open (town->folder, 0, NULL);
  const char *name;

  g_object_unref (town->employer);
  g_object_unref (town->kiosk);
  g_assert_finalize_object (town->server);
  yui_test_run_ms (300);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (town->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (town->folder);
  g_free (town->folder);
}

/* The real server's process is killed, as a power cut would; the next start holds the same data. */
static void
kill_server (Town *town)
{
  g_assert_cmpint (kill ((pid_t)yui_embedded_server_get_pid (town->server), SIGKILL), ==, 0);
}

static gpointer
want (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer object = yui_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (object);
  return object;
}

static YuiShiftDraft *
make_draft (const char *workplace_id, const char *wage)
{
  g_autofree char *today = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *date = yui_date_add_days (today, 3);
  const char *const texts[]
      = { workplace_id, "りんごの収穫", "",    "長靴",      date, "9:00", "13:00", "0",
          "2",          wage,           "300", "selection", "" };
  YuiShiftDraft *draft = yui_shift_draft_new ();

  for (guint field = 1; field <= G_N_ELEMENTS (texts); field++)
    {
      YuiShiftDraft *next = yui_shift_draft_with (draft, field, texts[field - 1]);

      g_object_unref (draft);
      draft = next;
    }
  return draft;
}

static char *
get_workplace_id (Town *town)
{
  g_autoptr (GListModel) workplaces = want (yui_client_list_workplaces (town->employer, NULL));
  g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (workplaces, 0);

  g_assert_nonnull (workplace);
  return g_strdup (yui_workplace_get_id (workplace));
}

static void
test_refused_wage (Town *town, const char *workplace_id)
{
  g_autoptr (YuiShiftDraft) draft = make_draft (workplace_id, "500");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_null (
      yui_test_await_object (yui_client_create_shift (town->employer, draft, NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_INVALID);
  sentence = yui_net_error_to_sentence (error);
  g_test_message ("%s", sentence);
  g_assert_true (
      g_str_has_prefix (sentence, "Hourly wage: The minimum wage there on that day is 1"));
}

/* A business without a special minimum wage there is refused, and the workplace is as it was. */
static void
test_refused_industry (Town *town)
{
  g_autoptr (GListModel) workplaces = want (yui_client_list_workplaces (town->employer, NULL));
  g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (workplaces, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (yui_test_await_object (
      yui_client_choose_wage_industry (town->employer, workplace, "no_such", NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_INVALID);
  g_assert_cmpstr (yui_workplace_get_wage_industry (workplace), ==, "");
}

/* What is chosen already changes nothing but the version. */
static void
test_chosen_industry (Town *town)
{
  g_autoptr (GListModel) workplaces = want (yui_client_list_workplaces (town->employer, NULL));
  g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (workplaces, 0);
  const int version = yui_workplace_get_version (workplace);
  g_autoptr (YuiWorkplace) same
      = want (yui_client_choose_wage_industry (town->employer, workplace, "", NULL));

  g_assert_true (same == workplace);
  g_assert_cmpint (yui_workplace_get_version (workplace), ==, version + 1);
}

/* The server is killed while the request is on its way: one shift comes of it. */
static YuiShift *
make_shift_through_a_crash (Town *town, const char *workplace_id)
{
  g_autoptr (YuiShiftDraft) draft = make_draft (workplace_id, "1200");
  DexFuture *future = yui_client_create_shift (town->employer, draft, NULL);
  YuiShift *shift;
  g_autoptr (YuiShift) again = NULL;

  kill_server (town);
  shift = want (future);
  again = want (yui_client_create_shift (town->employer, draft, NULL));
  g_assert_cmpstr (yui_shift_get_id (again), ==, yui_shift_get_id (shift));
  return shift;
}

static void
publish_and_offer (Town *town, YuiShift *shift, char **worker_id, char **membership_id)
{
  g_autoptr (YuiShift) published = want (yui_client_publish_shift (town->employer, shift, NULL));
  g_autoptr (YuiCandidateList) ranking
      = want (yui_client_list_candidates (town->employer, yui_shift_get_id (shift), 5, NULL));
  g_autoptr (YuiCandidate) best = g_list_model_get_item (yui_candidate_list_get_items (ranking), 0);
  g_autoptr (GListModel) offers = NULL;

  g_assert_true (published == shift);
  g_assert_cmpint (yui_shift_get_state (shift), ==, YUI_SHIFT_STATE_PUBLISHED);
  g_assert_nonnull (best);
  *worker_id = g_strdup (yui_candidate_get_worker_id (best));
  *membership_id = g_strdup (yui_candidate_get_membership_id (best));
  offers = want (yui_client_create_offers (town->employer, yui_shift_get_id (shift),
                                           (const char *const[]){ *worker_id, NULL },
                                           yui_shift_get_starts_at (shift) - 3600, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (offers), ==, 1);
}

static YuiOffer *
find_offer (GListModel *offers, const char *shift_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (YuiOffer) offer = g_list_model_get_item (offers, i);

      if (g_str_equal (yui_offer_get_shift_id (offer), shift_id))
        return g_steal_pointer (&offer);
    }
  g_assert_not_reached ();
}

static gboolean
has_sent (gpointer data)
{
  return *(gboolean *)data;
}

static void
sent_cb (YuiOutbox *outbox, const char *op_id, YuiClockEvent *event, gboolean *was_sent)
{
  *was_sent = TRUE;
}

static void
refused_cb (YuiOutbox *outbox, const char *op_id, GError *error, GError **refused)
{
  *refused = g_error_copy (error);
}

static gboolean
has_refused (gpointer data)
{
  return *(GError **)data != NULL;
}

static void
check_in (Town *town, YuiClient *worker, YuiContract *contract)
{
  g_autofree char *path = g_build_filename (town->folder, "kiosk.db", NULL);
  g_autoptr (YuiOutbox) outbox = yui_outbox_new (town->kiosk, path);
  gboolean was_sent = FALSE;

  g_signal_connect (outbox, "sent", G_CALLBACK (sent_cb), &was_sent);
  dex_future_disown (yui_outbox_add (outbox, worker, yui_contract_get_id (contract), NULL,
                                     YUI_CLOCK_KIND_IN, g_get_real_time () / G_USEC_PER_SEC));
  kill_server (town);
  yui_test_wait_until (has_sent, &was_sent);
  yui_test_run_ms (50);
}

/* The card was shown while there was no server: the kiosk says later who stood there, and when. */
static void
check_out_by_card (Town *town, const char *card_code)
{
  g_autofree char *path = g_build_filename (town->folder, "kiosk.db", NULL);
  g_autoptr (YuiOutbox) outbox = yui_outbox_new (town->kiosk, path);
  g_autoptr (GError) refused = NULL;
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  gboolean was_sent = FALSE;

  g_signal_connect (outbox, "sent", G_CALLBACK (sent_cb), &was_sent);
  g_signal_connect (outbox, "refused", G_CALLBACK (refused_cb), &refused);
  kill_server (town);
  dex_future_disown (
      yui_outbox_add (outbox, NULL, NULL, card_code, YUI_CLOCK_KIND_OUT, now_s + 3 * 86400));
  yui_test_wait_until (has_sent, &was_sent);
  dex_future_disown (
      yui_outbox_add (outbox, NULL, NULL, card_code, YUI_CLOCK_KIND_OUT, now_s - 900 * 86400));
  yui_test_wait_until (has_refused, &refused);
  g_assert_error (refused, YUI_NET_ERROR, YUI_NET_ERROR_INVALID);
  yui_test_run_ms (50);
}

static void
work_at_the_kiosk (Town *town, YuiShift *shift, const char *membership_id)
{
  g_autoptr (YuiCard) card = want (yui_client_issue_card (town->employer, membership_id, NULL));
  g_autoptr (YuiCardSession) session
      = want (yui_client_open_card_session (town->kiosk, yui_card_get_card_code (card), NULL));
  g_autoptr (YuiClient) worker
      = yui_client_new_child (town->kiosk, yui_card_session_get_access_token (session));
  g_autoptr (GListModel) offers = want (yui_client_list_my_offers (worker, NULL));
  g_autoptr (YuiOffer) offer = find_offer (offers, yui_shift_get_id (shift));
  g_autoptr (YuiContract) contract = want (yui_client_accept_offer (worker, offer, TRUE, NULL));
  g_autoptr (GListModel) contracts = want (yui_client_list_my_contracts (worker, NULL));
  g_autoptr (GBytes) notice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (yui_list_find (contracts, yui_contract_get_id (contract), NULL, NULL));
  check_in (town, worker, contract);
  notice = yui_test_await_bytes (yui_client_get_document_content (
                                     worker, yui_contract_get_notice_document_id (contract), NULL),
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpint (strncmp (g_bytes_get_data (notice, NULL), "%PDF-", 5), ==, 0);
  g_assert_true (yui_test_await_boolean (yui_client_close_card_session (worker, NULL), &error));
  g_assert_null (yui_test_await_object (yui_client_list_my_offers (worker, NULL), &error));
  g_assert_error (error, YUI_NET_ERROR, YUI_NET_ERROR_UNAUTHORIZED);
  check_out_by_card (town, yui_card_get_card_code (card));
}

static void
test_trip (void)
{
  Town town = { 0 };
  g_autofree char *workplace_id = NULL;
  g_autofree char *worker_id = NULL;
  g_autofree char *membership_id = NULL;
  g_autoptr (YuiShift) shift = NULL;

  open_town (&town);
  workplace_id = get_workplace_id (&town);
  test_refused_wage (&town, workplace_id);
  test_refused_industry (&town);
  test_chosen_industry (&town);
  shift = make_shift_through_a_crash (&town, workplace_id);
  publish_and_offer (&town, shift, &worker_id, &membership_id);
  work_at_the_kiosk (&town, shift, membership_id);
  g_assert_cmpuint (town.n_ready, >=, 3);
  close_town (&town);
}

/* Every list and record of the town reads: the model and the server agree on every member. */
static void
test_reads (void)
{
  Town town = { 0 };
  g_autofree char *today = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *workplace_id = NULL;
  g_autoptr (YuiClient) coordinator = NULL;
  gint64 start_us;

  open_town (&town);
  workplace_id = get_workplace_id (&town);
  today = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC);
  from = yui_date_add_days (today, -28);
  to = yui_date_add_days (today, 28);
  coordinator = yui_client_new_child (
      town.employer, yui_embedded_server_find_token (town.server, YUI_ROLE_COORDINATOR)->token);
#define READ(call) g_object_unref (want (call))
  READ (yui_client_get_health (town.employer, NULL));
  READ (yui_client_get_session (town.employer, NULL));
  READ (yui_client_get_session (town.kiosk, NULL));
  READ (yui_client_get_session (coordinator, NULL));
  READ (yui_client_list_changes (town.employer, -1, 100, NULL));
  READ (yui_client_list_changes (town.employer, 0, 100, NULL));
  READ (yui_client_list_workplaces (town.kiosk, NULL));
  READ (yui_client_list_workplaces (coordinator, NULL));
  READ (yui_client_list_qualifications (town.employer, NULL));
  READ (yui_client_get_check_in_code (town.employer, workplace_id, NULL));
  READ (yui_client_get_wage_floor (town.employer, workplace_id, today, NULL));
  READ (yui_client_list_holidays (town.employer, from, to, NULL));
  READ (yui_client_list_shifts (town.employer, from, to, NULL, YUI_SHIFT_STATE_NONE, NULL));
  start_us = g_get_monotonic_time ();
  READ (yui_client_list_shifts (coordinator, from, to, NULL, YUI_SHIFT_STATE_PUBLISHED, NULL));
  g_test_message ("all shifts of 8 weeks: %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start_us) / 1000);
  READ (yui_client_list_memberships (town.employer, NULL, YUI_MEMBERSHIP_KIND_NONE, NULL));
  READ (yui_client_list_attendances (town.employer, from, to, YUI_ATTENDANCE_STATE_NONE, NULL));
  READ (yui_client_get_figures (coordinator, from, to, NULL));
#undef READ
  close_town (&town);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/net/server/trip", test_trip);
  g_test_add_func ("/net/server/reads", test_reads);
  return g_test_run ();
}
