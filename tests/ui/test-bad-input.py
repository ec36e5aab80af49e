# SPDX-License-Identifier: GPL-3.0-or-later
"""Clumsy use: one clear sentence on screen, nothing entered is lost, nothing is changed on the server."""

import datetime
import os
import re
import time
import unittest

import yui_ui as ui
from yui_case import JST, SHIFT, DeskCase, day

MACHINE_WORDS = re.compile(r"\b[a-z]+_[a-z]+|HTTP|SQL|errno|NULL|urn:|\{[a-z_]+\}|This is not right\.")
FILE_MAX_BYTES = 9 * 1024 * 1024


class BadInput(DeskCase):
    def shown(self, root=None):
        return [t for n in ui.walk(root or self.desk.root) for t in (n.name, ui.text_of(n)) if t]

    def no_machine_words(self):
        self.assertEqual([], [t for t in self.shown() if MACHINE_WORDS.search(t) and not os.path.isabs(t)])

    def says(self, sentence):
        """One place says it, as a label; a pattern of the source string."""
        found = self.desk.find("label", like=ui.tr_like(sentence))
        self.no_machine_words()
        return found.name


class BadShift(BadInput):
    """Faulty values go into one editor, one after the other; each is refused at its field."""

    FAULTS = (
        ("_Date", "2026/13/40", "Enter the date, such as 2026-11-25."),
        ("_Date", "来週の火曜", "Enter the date, such as 2026-11-25."),
        ("_Date", day(-1), "The start is in the past."),
        ("_From", "昼すぎ", "Enter the start, such as 9:00."),
        ("_Until", "33:30", "A shift may last 24 hours at most."),
        ("_Break (minutes)", "270", "The break is as long as the shift."),
        ("_Seats", "0", "Enter how many people are needed, from 1 to 500."),
        ("_Seats", "501", "Enter how many people are needed, from 1 to 500."),
        ("Hourly _wage (yen)", "900", "This is too low. %s"),
        ("Hourly _wage (yen)", "1,2OO", "Enter the hourly wage in yen, from 1 to 100,000."),
        ("_Kind of work", "", "Say in a few words what the work is."),
    )

    def refused(self, name, text, sentence):
        self.enter(name, text)
        ui.keys("ctrl+Return")
        self.says(sentence)
        self.desk.find("dialog", "New Shift")
        self.assertEqual(text, self.entered(name))

    def test_each_fault_is_said_at_its_field_and_nothing_is_lost(self):
        before = sorted(s["id"] for s in self.shifts())
        values = self.fill_editor()
        for name, text, sentence in self.FAULTS:
            with self.subTest(field=name, text=text):
                self.refused(name, text, sentence)
            self.enter(name, values[name])
            self.desk.gone("label", like=ui.tr_like(sentence), seconds=5)
        for name, text in values.items():
            self.assertEqual(text, self.entered(name), name)
        self.assertEqual(before, sorted(s["id"] for s in self.shifts()))

        self.enter("_Kind of work", "全角の時給")
        self.enter("Hourly _wage (yen)", "１，３００")
        self.enter("_Seats", "２")
        self.desk.press(name="Pub_lish")
        self.no_dialog()
        shift = ui.wait("the shift with full-width digits", lambda: self.shifts("全角の時給"))[0]
        self.assertEqual((1300, 2), (shift["hourly_wage_yen"], shift["seats"]))

    def test_an_end_before_the_start_is_shown_as_the_next_day(self):
        before = sorted(s["id"] for s in self.shifts())
        self.fill_editor(_From="22:00", _Until="5:00", **{"Descri_ption": SHIFT["Descri_ption"]})
        self.says("Until %1$s next day: %2$s")
        self.escape()
        self.says("Draft kept")
        self.assertEqual(before, sorted(s["id"] for s in self.shifts()))


class BadFile(BadInput):
    def file(self, name, data):
        path = os.path.join(self.home, name)
        with open(path, "wb") as out:
            out.write(data)
        return path

    def test_a_file_that_cannot_be_imported_is_refused_with_its_reason(self):
        row = "山田 太郎,ヤマダ タロウ,1990-04-01\n".encode()
        png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
        headings = "The file has no line of headings with the columns 氏名 and フリガナ."
        files = (
            (os.path.join(self.home, "nowhere.csv"), "There is no such file. Please check the path."),
            (self.home, "This is a folder. Please choose a file in it."),
            (self.file("empty.csv", b""), "The file is empty."),
            (self.file("picture.csv", png), "This is not a spreadsheet that was saved as CSV."),
            (self.file("large.csv", row * (FILE_MAX_BYTES // len(row))), "This is too large for the server."),
            (self.file("bare.csv", row * 3), headings),
        )
        before = len(self.api.all("/v1/memberships"))
        self.go("People")
        for path, sentence in files:
            with self.subTest(file=os.path.basename(path)):
                ui.keys("ctrl+i")
                ui.press_return(self.desk.type_into(path, name="Or the path of a file", within=self.dialog()))
                self.says(sentence)
                self.escape()
        self.assertEqual(before, len(self.api.all("/v1/memberships")))


class BadPay(BadInput):
    def confirmed(self):
        """A day of which hours are confirmed and unpaid."""
        items = self.api.all(f"/v1/attendances?from={day(-40)}&to={day(1)}")
        agreed = [a for a in items if a["state"] == "agreed"]
        if not agreed:
            one = next(a for a in items if a["state"] == "to_confirm" and a["clocked_start"] and a["clocked_end"])
            return self.confirm(one)
        return agreed[0]["work_date"]

    def confirm(self, attendance):
        planned = ("planned_start", "planned_end", "planned_break_min")
        start, end, break_min = (attendance[p] for p in planned)
        status, _, answer = self.api.call(
            "POST",
            f"/v1/attendances/{attendance['id']}/confirm",
            {"started_at": start, "ended_at": end, "break_min": break_min, "note": "計画どおり"},
            {"If-Match": f'"{attendance["version"]}"'},
        )
        self.assertEqual(200, status, answer)
        return attendance["work_date"]

    def runs(self):
        return [r["id"] for r in self.api.all("/v1/pay-runs")]

    def test_a_pay_run_that_cannot_be_is_refused(self):
        worked = self.confirmed()
        before = self.runs()
        self.go("Pay")
        ui.keys("ctrl+n")
        for name, text in (("First day of work", worked), ("Last day of work", worked)):
            self.enter(name, text)
        for text, sentence in (
            ("来月末", "Please write dates such as 2026-11-25."),
            ((datetime.date.fromisoformat(worked) - datetime.timedelta(1)).isoformat(), "The pay date is before the work."),
        ):
            self.enter("Pay date", text)
            self.says(sentence)
            self.assertFalse(ui.is_sensitive(self.desk.find("button", "Cr_eate")))
        self.enter("Pay date", "2027-01-15")
        self.desk.press(name="Cr_eate")
        self.assertIn("2027", self.says("The table %s is not installed, so this cannot be worked out."))
        self.assertEqual((worked, "2027-01-15"), (self.entered("First day of work"), self.entered("Pay date")))
        self.assertEqual(before, self.runs())
        self.escape()

    def test_hours_that_cannot_be_are_refused(self):
        self.go("Hours")
        edit = self.find_hours_to_edit()
        name = edit.name
        ui.act(edit)
        before = self.hours()
        for field, text, sentence in (
            ("From (time)", "９時ごろ", "Please write times such as 9:00 and 17:30."),
            ("To (time)", "25:99", "Please write times such as 9:00 and 17:30."),
        ):
            usual = self.entered(field)
            self.enter(field, text)
            self.says(sentence)
            self.assertFalse(ui.is_sensitive(self.desk.find("button", "Con_firm", within=self.dialog())))
            self.enter(field, usual)
        self.enter("From (time)", "17:00")
        self.enter("To (time)", "9:00")
        self.says("The end is before the start.")
        self.assertFalse(ui.is_sensitive(self.desk.find("button", "Con_firm", within=self.dialog())))
        ui.keys("Return")
        time.sleep(1)
        self.assertEqual(("17:00", "9:00"), (self.entered("From (time)"), self.entered("To (time)")), name)
        self.assertEqual(before, self.hours())
        self.escape()

    def hours(self):
        today = datetime.datetime.now(JST).date().isoformat()
        return {a["id"]: a["version"] for a in self.api.all(f"/v1/attendances?from={day(-14)}&to={today}")}


if __name__ == "__main__":
    unittest.main(verbosity=2)
