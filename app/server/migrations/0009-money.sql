-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The paper of a cancellation, and rules that an employer may switch.

CREATE TRIGGER cancellation_paper_no_update BEFORE UPDATE OF document_id ON cancellation
BEGIN SELECT raise(ABORT, 'cancellations never change'); END;

-- The spot-work association's rule of September 2025: a change in the volume of work or a mistake in the posting may
-- end a contract without allowance up to 24 hours before the start. It is an industry's rule, not law.
ALTER TABLE employer ADD COLUMN follows_24_hours INTEGER NOT NULL DEFAULT 1 CHECK (follows_24_hours IN (0, 1));
