# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins that fit no work, in the real window: put aside and taken back, and matched to a work."""

import datetime
import time
import unittest
import uuid

import yui_api
import yui_case
import yui_ui as ui
from yui_case import DeskCase

GROUP = "Check-ins without work"


class Unmatched(DeskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.town = yui_api.running(yui_api.data_home())
        cls.device = str(uuid.uuid4())

    def check_in(self, number):
        """A kiosk kept a check-in for a work that is not on record; returns it as the server has it."""
        at = (datetime.datetime.now(yui_case.JST) - datetime.timedelta(hours=3)).isoformat(timespec="seconds")
        body = {"contract_id": str(uuid.uuid4()), "kind": "in", "occurred_at": at}
        op = {
            "op_id": str(uuid.uuid4()), "device_seq": number, "kind": "clock_event", "body": body,
            "occurred_at": at, "clock_offset_s": 0,
        }  # fmt: skip
        self.town["kiosk"].post("/v1/sync/ops", {"device_id": self.device, "oldest_seq": 1, "ops": [op]})
        return self.open_ones()[-1]

    def open_ones(self):
        return self.api.all("/v1/unmatched-clock-events")

    def until(self, what, probe):
        return ui.wait(what, probe)

    def show(self):
        ui.keys("alt+3")
        self.desk.find(None, GROUP)

    def test_1_put_aside_and_back(self):
        self.check_in(1)
        self.show()
        self.desk.press(name="_Put Aside…")
        note = self.desk.find(yui_case.TEXT, "Reason")
        self.assertFalse(ui.is_sensitive(self.desk.find("button", "_Put Aside")), "without a reason")
        ui.put(note, "間違えて打刻した")
        self.desk.press(name="_Put Aside")
        self.until("the check-in put aside", lambda: not self.open_ones())
        self.desk.press(name="_Undo")
        self.until("the check-in back", self.open_ones)
        self.desk.find(None, GROUP)

    def test_2_match(self):
        self.show()
        self.desk.press(name="_Which Work…")
        self.desk.find(None, "Which Work?")
        self.assertFalse(ui.is_sensitive(self.desk.find("button", "_Record")), "with nothing chosen")
        works = self.desk.find("list", "Work around that time")
        first = self.until("work to choose from", lambda: self.desk.all("list item", within=works)[0])
        ui.focus(first)
        ui.keys("space")
        self.desk.press(name="_Record")
        self.until("the check-in matched", lambda: not self.open_ones())
        self.desk.gone(None, GROUP)
        time.sleep(1)


if __name__ == "__main__":
    unittest.main()
