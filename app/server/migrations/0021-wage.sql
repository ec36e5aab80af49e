-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The business of a workplace as special-minimum-wage.tsv calls it; empty: the regional minimum wage alone.
ALTER TABLE workplace ADD COLUMN wage_industry TEXT NOT NULL DEFAULT '';
