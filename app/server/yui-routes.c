/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-routes.h"

#include <string.h>

/* One line each merges easily. */
/* clang-format off */
const YuiRoute *const yui_route_tables[] = {
  yui_account_imports_routes,
  yui_applications_routes,
  yui_archive_routes,
  yui_assignment_drafts_routes,
  yui_attendances_routes,
  yui_audit_routes,
  yui_availability_routes,
  yui_bank_accounts_routes,
  yui_cancellations_routes,
  yui_candidates_routes,
  yui_card_sessions_routes,
  yui_check_in_hours_routes,
  yui_check_in_pages_routes,
  yui_my_pages_routes,
  yui_clock_events_routes,
  yui_contracts_routes,
  yui_declared_work_routes,
  yui_deliveries_routes,
  yui_device_authorizations_routes,
  yui_devices_routes,
  yui_documents_routes,
  yui_employer_routes,
  yui_figures_routes,
  yui_hours_claims_routes,
  yui_insurance_rates_routes,
  yui_jobs_routes,
  yui_member_imports_routes,
  yui_memberships_routes,
  yui_messages_routes,
  yui_neighbour_consents_routes,
  yui_notices_routes,
  yui_offers_routes,
  yui_partners_routes,
  yui_phone_codes_routes,
  yui_pass_keys_routes,
  yui_posters_routes,
  yui_passwords_routes,
  yui_pay_runs_routes,
  yui_pay_settings_routes,
  yui_pay_summary_routes,
  yui_payslips_routes,
  yui_programme_routes,
  yui_proposals_routes,
  yui_qualifications_routes,
  yui_ranking_weights_routes,
  yui_reference_routes,
  yui_reminders_routes,
  yui_reviews_routes,
  yui_rings_routes,
  yui_screenings_routes,
  yui_share_of_work_routes,
  yui_shift_cancellations_routes,
  yui_shifts_routes,
  yui_sign_ins_routes,
  yui_sync_routes,
  yui_system_routes,
  yui_templates_routes,
  yui_thresholds_routes,
  yui_unmatched_clock_events_routes,
  yui_workers_routes,
  yui_workers_desk_routes,
  yui_workplaces_routes,
  NULL,
};
/* clang-format on */

/* The word that says what a path is about: the second of /v1/shifts/…, the first of others. */
static char *
dup_subject (const char *path)
{
  const char *word = g_str_has_prefix (path, "/v1/") ? path + strlen ("/v1/") : path + 1;

  return g_strndup (word, strcspn (word, "/"));
}

static gpointer
make_index (gpointer unused)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; yui_route_tables[i] != NULL; i++)
    for (const YuiRoute *route = yui_route_tables[i]; route->method != NULL; route++)
      {
        g_autofree char *subject = dup_subject (route->path);
        GPtrArray *routes = g_hash_table_lookup (index, subject);

        g_assert (subject[0] != '{');
        if (routes == NULL)
          {
            routes = g_ptr_array_new ();
            g_hash_table_insert (index, g_steal_pointer (&subject), routes);
          }
        g_ptr_array_add (routes, (gpointer)route);
      }
  return index;
}

const GPtrArray *
yui_routes_about (char **segments)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  const gboolean is_v1
      = segments[0] != NULL && segments[1] != NULL && g_str_equal (segments[0], "v1");

  return segments[0] != NULL ? g_hash_table_lookup (index, segments[is_v1 ? 1 : 0]) : NULL;
}
