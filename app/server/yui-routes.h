/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-route.h"

G_BEGIN_DECLS

/* One table for each yui-route-*.c and for the check-in pages, in alphabetical order. */
extern const YuiRoute yui_account_imports_routes[];
extern const YuiRoute yui_applications_routes[];
extern const YuiRoute yui_archive_routes[];
extern const YuiRoute yui_assignment_drafts_routes[];
extern const YuiRoute yui_attendances_routes[];
extern const YuiRoute yui_audit_routes[];
extern const YuiRoute yui_availability_routes[];
extern const YuiRoute yui_bank_accounts_routes[];
extern const YuiRoute yui_cancellations_routes[];
extern const YuiRoute yui_candidates_routes[];
extern const YuiRoute yui_card_sessions_routes[];
extern const YuiRoute yui_check_in_hours_routes[];
extern const YuiRoute yui_check_in_pages_routes[];
extern const YuiRoute yui_my_pages_routes[];
extern const YuiRoute yui_clock_events_routes[];
extern const YuiRoute yui_contracts_routes[];
extern const YuiRoute yui_declared_work_routes[];
extern const YuiRoute yui_deliveries_routes[];
extern const YuiRoute yui_device_authorizations_routes[];
extern const YuiRoute yui_devices_routes[];
extern const YuiRoute yui_documents_routes[];
extern const YuiRoute yui_employer_routes[];
extern const YuiRoute yui_figures_routes[];
extern const YuiRoute yui_hours_claims_routes[];
extern const YuiRoute yui_insurance_rates_routes[];
extern const YuiRoute yui_jobs_routes[];
extern const YuiRoute yui_member_imports_routes[];
extern const YuiRoute yui_memberships_routes[];
extern const YuiRoute yui_messages_routes[];
extern const YuiRoute yui_neighbour_consents_routes[];
extern const YuiRoute yui_notices_routes[];
extern const YuiRoute yui_offers_routes[];
extern const YuiRoute yui_partners_routes[];
extern const YuiRoute yui_phone_codes_routes[];
extern const YuiRoute yui_pass_keys_routes[];
extern const YuiRoute yui_posters_routes[];
extern const YuiRoute yui_passwords_routes[];
extern const YuiRoute yui_pay_runs_routes[];
extern const YuiRoute yui_pay_settings_routes[];
extern const YuiRoute yui_pay_summary_routes[];
extern const YuiRoute yui_payslips_routes[];
extern const YuiRoute yui_programme_routes[];
extern const YuiRoute yui_proposals_routes[];
extern const YuiRoute yui_qualifications_routes[];
extern const YuiRoute yui_ranking_weights_routes[];
extern const YuiRoute yui_reference_routes[];
extern const YuiRoute yui_reminders_routes[];
extern const YuiRoute yui_reviews_routes[];
extern const YuiRoute yui_rings_routes[];
extern const YuiRoute yui_screenings_routes[];
extern const YuiRoute yui_share_of_work_routes[];
extern const YuiRoute yui_shift_cancellations_routes[];
extern const YuiRoute yui_shifts_routes[];
extern const YuiRoute yui_sign_ins_routes[];
extern const YuiRoute yui_sync_routes[];
extern const YuiRoute yui_system_routes[];
extern const YuiRoute yui_templates_routes[];
extern const YuiRoute yui_thresholds_routes[];
extern const YuiRoute yui_unmatched_clock_events_routes[];
extern const YuiRoute yui_workers_routes[];
extern const YuiRoute yui_workers_desk_routes[];
extern const YuiRoute yui_workplaces_routes[];

G_END_DECLS
