-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- People who leave, and what is erased when it need not be kept any more (data/privacy/personal-data.tsv).

ALTER TABLE worker ADD COLUMN withdrawn_s INTEGER; -- left the programme; asked for no work
ALTER TABLE worker ADD COLUMN erased_s INTEGER;    -- nothing but the row is left of the person
CREATE INDEX worker_withdrawn ON worker (withdrawn_s) WHERE withdrawn_s IS NOT NULL AND erased_s IS NULL;

CREATE INDEX document_by_keep_day ON document (keep_until_day) WHERE erased_s IS NULL AND keep_until_day IS NOT NULL;
CREATE INDEX worker_card_by_end ON worker_card (revoked_s) WHERE revoked_s IS NOT NULL;
