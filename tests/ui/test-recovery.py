# SPDX-License-Identifier: GPL-3.0-or-later
"""Server and program killed at any moment: what was acknowledged is there, what was entered is not lost."""

import signal
import time
import unittest

import yui_case
import yui_ui as ui
from yui_case import HALF_MADE, OFFLINE, SHIFT, DeskCase, day, kill_server, server_away

KEPT_AFTER_S = 1.5  # what is typed is on disk by then
MOMENTS_S = (0, 0.02, 0.1)  # after the button was pressed: before, while and after the server works


class ServerKilled(DeskCase):
    def setUp(self):
        self.go("Calendar")

    def published_once(self, title):
        """Waits until the shift is published, and then some: a second one would be a duplicate."""
        ui.wait(f"{title}, published", lambda: [s["state"] for s in self.now(title)] == ["published"])
        self.no_dialog()
        time.sleep(1)
        found = self.now(title)
        self.assertEqual(["published"], [s["state"] for s in found])
        return found[0]

    def now(self, title):
        """The shifts of this title, asked from the server that runs now."""
        self.api = yui_case.yui_api.running(yui_case.yui_api.data_home())[self.ROLE]
        return self.shifts(title)

    def acknowledged(self, n):
        """Shifts that the server has said yes to, as ids."""
        body = {
            "workplace_id": self.workplace()["id"], "title": "玉ねぎの植え付け", "break_min": 0, "seats": 1,
            "starts_at": f"{day(9)}T09:00:00+09:00", "ends_at": f"{day(9)}T11:00:00+09:00", "hourly_wage_yen": 1200,
        }  # fmt: skip
        return {self.api.post("/v1/shifts", body)["id"] for _ in range(n)}

    def test_what_is_entered_while_the_server_is_away_is_sent_when_it_is_back(self):
        values = self.fill_editor(**{"_Kind of work": "柿のもぎ取り"})
        before = self.acknowledged(5)
        with server_away():
            self.desk.find("label", OFFLINE)
            for name, text in values.items():
                self.assertEqual(text, self.entered(name), name)
            self.enter("Things to b_ring", "脚立は要りません")
            self.desk.press(name="Pub_lish")
            time.sleep(2)
            self.desk.find("dialog", "New Shift")
            self.desk.find("label", OFFLINE)
        self.desk.find("label", "Back online")
        shift = self.published_once("柿のもぎ取り")
        self.assertEqual(
            (shift["starts_at"][:16], shift["ends_at"][:16], shift["break_min"], shift["seats"], shift["belongings"],
             shift["hourly_wage_yen"], shift["transport_yen"], shift["description"]),
            (f"{day()}T08:00", f"{day()}T12:30", 15, 3, "脚立は要りません", 1300, 400, SHIFT["Descri_ption"]),
        )  # fmt: skip
        self.assertLessEqual(before, {s["id"] for s in self.shifts()})
        self.desk.gone("label", OFFLINE)

    def test_killed_at_several_moments_of_publishing(self):
        for n, moment in enumerate(MOMENTS_S):
            title = f"袋詰め {n + 1}"
            with self.subTest(moment=moment):
                self.fill_editor(**{"_Kind of work": title})
                before = self.acknowledged(2)
                self.desk.press(name="Pub_lish")
                time.sleep(moment)
                kill_server()
                self.published_once(title)
                self.assertLessEqual(before, {s["id"] for s in self.shifts()})


class ProgramKilled(DeskCase):
    def draft_button(self):
        return self.desk.find("toggle button", like=ui.tr_like(*HALF_MADE).pattern.replace(".+", "1"))

    def open_draft(self, title):
        self.desk.press("toggle button", like="half-made")
        self.desk.find("label", title)
        ui.press_return(self.desk.find("list item", like=title))
        self.dialog("New Shift")

    def test_a_half_made_shift_is_offered_again_with_every_field(self):
        chips = [q["name"] for q in self.api.get("/v1/qualifications")["items"]][:2]
        values = self.fill_editor(**{"_Kind of work": "雪囲い"})
        self.choose("_Hiring", ui.tr("First come"))
        for chip in chips:
            self.desk.press("toggle button", like=chip)
        place = self.workplace()["name"]
        time.sleep(KEPT_AFTER_S)
        self.desk.stop(signal.SIGKILL)

        type(self).open_desk()
        self.open_draft("雪囲い")
        for name, text in values.items():
            self.assertEqual(text, self.entered(name), name)
        for name, chosen in (("W_orkplace", place), ("_Hiring", ui.tr("First come"))):
            self.assertIn(chosen, yui_case.spoken(self.desk.find("combo box", name)))
        pressed = [
            n.name
            for n in self.desk.all("toggle button", within=self.desk.find("grouping", "Required qualifications"))
            if n.getState().contains(ui.pyatspi.STATE_PRESSED) or n.getState().contains(ui.pyatspi.STATE_CHECKED)
        ]
        self.assertEqual(sorted(chips), sorted(pressed))
        self.assertEqual([], self.shifts("雪囲い"))
        self.escape()
        self.discard("雪囲い")

    def discard(self, title):
        self.desk.press("toggle button", like="half-made")
        self.desk.find("label", title)
        self.desk.press("button", "Discard")
        self.desk.find("label", "Draft discarded")
        self.desk.gone("toggle button", like="half-made")

    def test_closing_keeps_and_discarding_discards(self):
        self.open_editor()
        self.enter("_Kind of work", "柿の皮むき")
        self.enter("_Seats", "２")
        self.escape()
        self.desk.find("label", "Draft kept")
        self.open_draft("柿の皮むき")
        self.assertEqual("２", self.entered("_Seats"))
        self.escape()
        self.discard("柿の皮むき")
        time.sleep(KEPT_AFTER_S)
        self.desk.stop()

        type(self).open_desk()
        self.desk.find("list item", like=ui.tr_like("%1$s, %2$s"))
        self.assertEqual([], self.desk.all("toggle button", like="half-made"))
        self.assertEqual([], self.shifts("柿の皮むき"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
