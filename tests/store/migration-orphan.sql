-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM thing WHERE id = 1;
