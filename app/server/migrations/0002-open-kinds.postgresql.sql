-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE document DROP CONSTRAINT document_kind_check, ADD CONSTRAINT document_kind_check CHECK (kind <> '');
ALTER TABLE change_log DROP CONSTRAINT change_log_resource_check,
  ADD CONSTRAINT change_log_resource_check CHECK (resource <> '');
