# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, dialog and state of each role: named controls, the keyboard everywhere, the focus always to be seen."""

import os
import re
import time
import unittest

import yui_case
import yui_ui as ui
from yui_case import DeskCase

MACHINE_NAME = re.compile(r"-symbolic$|^(?:win|app|page|editor|run|hours|import|sign-in|navigation)\.[a-z-]+$|^Yui[A-Z]\w+$|_")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
# What is the same in both languages: names, units, keys and the file names that are shown; and "Close", which
# libadwaita 1.7 itself leaves untranslated in the header bar of a dialog.
SAME = re.compile(
    r"(?<![A-Za-z])(?:Yui|PDF|CSV|QR|UTF-?8|UTF-16|Shift_?JIS|Excel|GPL|GNU|JA|NPO|F1|F5|Alt|Ctrl|Shift|Tab|Esc|Enter|Return|Page[ _]Up|"
    r"Page[ _]Down|Left|Home|End|Delete|Space|Close|km)(?![A-Za-z])|https?://\S+|[\w./-]+\.(?:tsv|csv|txt)\b"
)
PAGES = {"employer_owner": ("Calendar", "People", "Hours", "Pay"), "coordinator": ("Overview", "Calendar", "Hours")}
SETTLE_S = 0.8


class Accessible(DeskCase):
    def setUp(self):
        for _ in self.desk.all("dialog"):  # what a test before this one left when it failed
            ui.keys("Escape")
            time.sleep(SETTLE_S)

    def problems(self, where):
        """What is wrong with what is showing now."""
        found = [f"{where}: no name: {role} {path}, {place}" for role, path, place in ui.unnamed_controls(self.desk)]
        for node in ui.walk(self.desk.root):
            name = node.name or ""
            if MACHINE_NAME.search(name) and node.getRoleName() not in ("application", "label", "text"):
                found.append(f"{where}: a machine's name: {ui.path_of(node)}")
            if os.environ["LANGUAGE"] == "ja" and ENGLISH.search(SAME.sub("", name)) and not self.is_foreign(node):
                found.append(f"{where}: English: {ui.path_of(node)}")
        return found

    def is_foreign(self, node):
        """The accessibility bus's own names and the window buttons of the toolkit's catalogue."""
        return node.getRoleName() in ("application", "frame")

    def focused(self):
        """The showing accessible that has the keyboard; none is a fault."""
        return ui.wait(
            "the keyboard focus on something that is shown",
            lambda: next((n for n in ui.walk(self.desk.root) if yui_case.is_focused(n)), None),
            5,
        )

    def look(self, where):
        time.sleep(SETTLE_S)
        self.focused()
        self.assertEqual([], self.problems(where))

    def dialog_by(self, opening, where):
        """A dialog that opens by keyboard, takes the focus, closes by Escape and gives the focus back."""
        before = ui.path_of(self.focused())
        with self.subTest(dialog=where):
            opening()
            dialog = self.dialog()
            time.sleep(SETTLE_S)
            self.assertTrue(ui.has_focus(dialog), f"{where}: the focus is not in the dialog")
            self.assertEqual([], self.problems(where))
            self.escape()
            ui.wait(f"the focus back after {where}", lambda: ui.path_of(self.focused()) == before, 5)

    def every_page(self):
        for page in PAGES[self.ROLE]:
            with self.subTest(page=page):
                self.go(page)
                self.look(page)

    def common_dialogs(self):
        for keys, where in (("F1", "help"), ("ctrl+question", "shortcuts")):
            self.dialog_by(lambda k=keys: ui.keys(k), where)
        for action, where in (("win.about", "about"), ("win.switch-account", "switch account")):
            self.dialog_by(lambda a=action: self.desk.do(a), where)


class Employer(Accessible):
    def test_pages(self):
        self.every_page()

    def test_views_of_the_calendar(self):
        self.go("Calendar")
        for key, view in (("1", "day"), ("3", "month"), ("2", "week")):
            ui.keys(f"ctrl+{key}")
            self.look(view)

    def test_a_shift_and_its_editor(self):
        self.go("Calendar")
        self.dialog_by(lambda: ui.keys("ctrl+n"), "shift editor")
        ui.keys("ctrl+1")
        self.desk.press("list item", like=re.compile(r"\d:\d\d.\d"))
        self.desk.find("toggle button", "More actions", seconds=5)
        self.look("shift")
        ui.keys("alt+Left")
        self.look("back on the calendar")

    def test_a_person(self):
        self.go("People")
        ui.keys("ctrl+f")
        ui.wait("the focus in the search", lambda: ui.has_focus(self.desk.find(yui_case.TEXT, "Search people")))
        person = self.desk.find("list item", within=self.desk.find("list", "People"))
        ui.press_return(person)
        self.look("person")
        ui.keys("alt+Left")
        self.dialog_by(lambda: ui.keys("ctrl+i"), "import")

    def test_dialogs_of_hours_and_pay(self):
        self.go("Hours")
        self.dialog_by(lambda: ui.keys("ctrl+k"), "check-in code")
        edit = self.find_hours_to_edit()
        ui.focus(edit)
        self.dialog_by(lambda: ui.keys("Return"), "hours")
        self.go("Pay")
        self.dialog_by(lambda: ui.keys("ctrl+n"), "new pay run")

    def test_common_dialogs(self):
        self.go("People")
        self.common_dialogs()


class Coordinator(Accessible):
    ROLE = "coordinator"

    def test_pages_and_dialogs(self):
        self.every_page()
        self.common_dialogs()


if __name__ == "__main__":
    unittest.main(verbosity=2)
