/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-routes.h"

/* One line each merges easily. */
/* clang-format off */
const YuiRoute *const yui_route_tables[] = {
  yui_account_imports_routes,
  yui_applications_routes,
  yui_assignment_drafts_routes,
  yui_attendances_routes,
  yui_cancellations_routes,
  yui_archive_routes,
  yui_bank_accounts_routes,
  yui_candidates_routes,
  yui_card_sessions_routes,
  yui_check_in_hours_routes,
  yui_check_in_pages_routes,
  yui_clock_events_routes,
  yui_contracts_routes,
  yui_device_authorizations_routes,
  yui_devices_routes,
  yui_deliveries_routes,
  yui_declared_work_routes,
  yui_documents_routes,
  yui_employer_routes,
  yui_figures_routes,
  yui_jobs_routes,
  yui_hours_claims_routes,
  yui_member_imports_routes,
  yui_memberships_routes,
  yui_offers_routes,
  yui_passwords_routes,
  yui_pay_runs_routes,
  yui_proposals_routes,
  yui_pay_settings_routes,
  yui_pay_summary_routes,
  yui_payslips_routes,
  yui_reference_routes,
  yui_shift_cancellations_routes,
  yui_ranking_weights_routes,
  yui_share_of_work_routes,
  yui_shifts_routes,
  yui_sign_ins_routes,
  yui_system_routes,
  yui_thresholds_routes,
  yui_workplaces_routes,
  NULL,
};
/* clang-format on */
