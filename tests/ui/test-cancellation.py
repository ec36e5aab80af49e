# SPDX-License-Identifier: GPL-3.0-or-later
"""The cancellation desk in the real window: the money before the click, one last question, and it is done."""

import contextlib
import datetime
import os
import re
import time
import unittest

import yui_api
import yui_case
import yui_ui as ui
from yui_case import DeskCase, day

TITLE = "雪かきの応援"
FULL_YEN = 3000  # an hour and a half at 2,000 yen, so early that no other shift hides it


def picture(name):
    if folder := os.environ.get("YUI_PICTURES"):
        time.sleep(1)
        ui.picture(os.path.join(folder, f"{name}.png"))


class CancellationDesk(DeskCase):
    def tearDown(self):
        ui.keys("Escape")
        ui.keys("Escape")
        ui.keys("alt+Left")
        time.sleep(1)

    def publish(self, title):
        body = {
            "workplace_id": self.workplace()["id"], "title": title, "break_min": 0, "seats": 1,
            "starts_at": f"{day(2)}T05:00:00+09:00", "ends_at": f"{day(2)}T06:30:00+09:00", "hourly_wage_yen": 2000,
        }  # fmt: skip
        shift = self.api.post("/v1/shifts", body)
        return self.api.post(f"/v1/shifts/{shift['id']}/publish", headers={"If-Match": f"\"{shift['version']}\""})

    def hire(self, shift):
        """Has a candidate accept the shift at the kiosk; returns the contract."""
        best = self.api.get(f"/v1/shifts/{shift['id']}/candidates?limit=20")["items"][0]
        until = (datetime.datetime.now(yui_case.JST) + datetime.timedelta(hours=3)).isoformat(timespec="seconds")
        self.api.post(f"/v1/shifts/{shift['id']}/offers", {"worker_ids": [best["worker_id"]], "reply_by": until})
        worker = self.session(best)
        offer = next(o for o in worker.get("/v1/my/offers")["items"] if o["shift_id"] == shift["id"])
        body = {"terms_sha256": offer["terms"]["sha256"], "electronic_notice": True}
        return worker.post(f"/v1/offers/{offer['id']}/accept", body)

    def session(self, candidate):
        card = self.api.post(f"/v1/memberships/{candidate['membership_id']}/card")
        kiosk = yui_api.running(yui_api.data_home())["kiosk"]
        opened = kiosk.post("/v1/card-sessions", {"card_code": card["card_code"]})
        return yui_api.Api(kiosk.url, opened["access_token"])

    def block(self, title, seconds=ui.WAIT_S):
        """The shift in the calendar, which may be scrolled to another hour."""
        wanted = re.compile(f"5:00.*{title}")
        everything = lambda: ui.walk(self.desk.root, showing=False)  # noqa: E731
        return ui.wait(title, lambda: next((n for n in everything() if wanted.search(n.name or "")), None), seconds)

    def open_shift(self, title):
        self.go("Calendar")
        self.desk.do("page.today")
        self.desk.do("page.refresh")
        try:
            ui.act(self.block(title, 4))
        except ui.NotShown:  # it is in the week after
            self.desk.do("page.next")
            ui.act(self.block(title))
        found = self.desk.find("list", "People who work")
        picture(f"shift-{title}")
        return found

    def open_desk_dialog(self, contract):
        name = ui.tr("More actions for %s").replace("%s", contract["worker_name"])
        for _ in range(4):  # rows that are read anew close their menu
            ui.act(self.desk.find(("toggle button", "button menu", "push button menu", "button"), name))
            time.sleep(1)  # the menu is a surface of its own: below the two papers to print is this
            ui.keys("Down", "Down", "Return")
            with contextlib.suppress(ui.NotShown):
                return self.desk.find("dialog", "Cancellation Desk", seconds=5)
        raise ui.NotShown("the cancellation desk")

    def pick(self, dialog, name):
        """By keyboard: the row has the focus, Return picks it."""
        ui.press_return(self.desk.find("list item", like=ui.tr(name), within=dialog))
        ui.wait(name, lambda: self.desk.find("radio button", name, within=dialog).getState().contains(ui.pyatspi.STATE_CHECKED))

    def get(self, contract):
        return self.api.get(f"/v1/contracts/{contract['id']}")

    def test_the_full_wage_is_preset_and_confirmed_by_name_and_yen(self):
        contract = self.hire(self.publish(TITLE))
        self.open_shift(TITLE)
        dialog = self.open_desk_dialog(contract)
        self.desk.find("label", "24 hours or more before the start", within=dialog)
        picture("desk")
        self.pick(dialog, "Another reason of ours")
        self.assertTrue(self.desk.find("radio button", "The full planned wage", within=dialog))
        self.assertEqual([], ui.unnamed_controls(self.desk))
        picture("desk-amount")
        self.desk.press(like=re.compile(f"{contract['worker_name']}.*3,000"))
        picture("desk-sure")
        self.desk.press(name="_Confirm")
        cancelled = ui.wait("the cancellation", lambda: self.get(contract)["cancellation"])
        self.assertEqual((FULL_YEN, "full_wage"), (cancelled["owed_yen"], cancelled["owed_kind"]))
        self.no_dialog()
        self.desk.find("label", like="3,000")
        picture("cancelled")


if __name__ == "__main__":
    unittest.main()
