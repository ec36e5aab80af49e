# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the desktop share: a home of their own, a window manager, the window and its server."""

import contextlib
import datetime
import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

os.environ.setdefault("LANGUAGE", "en")
for unwanted in ("GTK_A11Y", "LC_ALL", "LC_MESSAGES"):  # GTK's test accessibility shows nothing on the bus
    os.environ.pop(unwanted, None)
os.environ["LANG"] = {"ja": "ja_JP.UTF-8"}.get(os.environ["LANGUAGE"], "en_US.UTF-8")
os.environ["GSETTINGS_BACKEND"] = "memory"
os.environ["TZ"] = "Asia/Tokyo"

import yui_api  # noqa: E402
import yui_ui as ui  # noqa: E402

JST = datetime.timezone(datetime.timedelta(hours=9))
OFFLINE = "Connection lost. What you enter is kept and sent when it is back."
TEXT = ("text", "entry", "password text", "spin button")
COMPLAINT = re.compile(r"-(?:WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer|runtime error")
HALF_MADE = ("%u half-made shift", "%u half-made shifts")

# An entry of a form by its label, in the order of the shift editor.
SHIFT = {
    "_Kind of work": "稲刈りの手伝い",
    "_Date": "",
    "_From": "8:00",
    "_Until": "12:30",
    "_Break (minutes)": "15",
    "_Seats": "3",
    "Hourly _wage (yen)": "1300",
    "_Transport allowance (yen)": "400",
    "Descri_ption": "田んぼの東側から刈ります。",
    "Things to b_ring": "長靴、軍手",
}


def day(ahead=3):
    return (datetime.datetime.now(JST) + datetime.timedelta(days=ahead)).date().isoformat()


class DeskCase(unittest.TestCase):
    """A home, a window manager and the programs of one class of tests."""

    ROLE = "employer_owner"
    desk = None

    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp(prefix="yui-ui-")
        os.environ["XDG_DATA_HOME"] = os.path.join(cls.home, "data")
        os.environ["YUI_UI_LOGS"] = cls.home
        # One that is running already is kept: this second one ends at once.
        cls.manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.open_desk()

    @classmethod
    def tearDownClass(cls):
        cls.desk.stop()
        cls.manager.terminate()
        cls.manager.wait()
        with open(cls.desk.log.name, encoding="utf-8", errors="replace") as log:
            complaints = [line.strip() for line in log if COMPLAINT.search(line)]
        shutil.rmtree(cls.home, ignore_errors=True)
        assert not complaints, "yui complained: " + "; ".join(complaints[:5])

    @classmethod
    def open_desk(cls):
        cls.desk = ui.Program("yui", "--role", cls.ROLE)
        cls.desk.find("list", "Pages")
        cls.api = yui_api.running(yui_api.data_home())[cls.ROLE]

    # ---- the window ----

    def find_hours_to_edit(self):
        """The first button that edits hours; those of earlier weeks when this one has just begun."""
        like = ui.tr_like("Edit the hours of %s")
        ui.wait("the Hours page", lambda: self.desk.all("button", like=like) or self.desk.all("button", name="_Show Them"))
        if not self.desk.all("button", like=like):
            self.desk.press(name="_Show Them")
        return self.desk.find("button", like=like)

    def go(self, page):
        """To a page by the keys of the sidebar, once its content is there.

        A window that has just come has no focus yet and hears no key; a person presses again."""
        places = [n.name for n in self.desk.all("list item", within=self.desk.find("list", "Pages"))]
        for _ in range(4):
            ui.keys(f"alt+{places.index(ui.tr(page)) + 1}")
            with contextlib.suppress(ui.NotShown):
                return self.desk.find(("grouping", "panel"), page, seconds=8)
        raise ui.NotShown(f"the page {page}")

    def dialog(self, title=None):
        return self.desk.find("dialog", title)

    def no_dialog(self):
        ui.wait("the end of the dialog", lambda: not self.desk.all("dialog"))

    def escape(self):
        ui.keys("Escape")
        self.no_dialog()

    def toast(self, text):
        """Waits until a toast says the text; closes it, so that the next one has its place."""
        return self.desk.find("label", text)

    # ---- the shift editor ----

    def open_editor(self):
        self.desk.press(name="_New Shift")
        self.desk.find("text", "_Kind of work", within=self.dialog("New Shift"))

    def enter(self, name, text):
        self.desk.type_into(text, name=name, within=self.dialog(), role=TEXT)

    def entered(self, name):
        return ui.text_of(self.desk.find(TEXT, name, within=self.dialog()))

    def choose(self, name, item):
        """Chooses an item of a combo row by keyboard; item as it is shown."""
        row = self.desk.find("combo box", name, within=self.dialog())
        tab_to(row)
        ui.keys("Return")
        ui.wait(f"the choice {item}", lambda: any(n.name == item for n in ui.walk(row)))
        for _ in range(20):
            ui.keys("Down")
            time.sleep(0.1)
            if any(is_focused(n) and item in spoken(n) for n in ui.walk(row)):
                break
        else:
            raise ui.NotShown(f"the keyboard does not reach the choice {item}")
        ui.keys("Return")
        ui.wait(f"{item} in {name}", lambda: [n.name for n in ui.walk(row) if n.name] == [ui.tr(name)] * 2 + [item])

    def fill_editor(self, **changes):
        """Opens the editor and enters a whole shift, with changes to what is usual."""
        self.open_editor()
        values = {**SHIFT, "_Date": day(), **changes}
        for name, text in values.items():
            self.enter(name, text)
        self.choose("W_orkplace", self.workplace()["name"])
        return values

    def workplace(self):
        return self.api.get("/v1/workplaces")["items"][0]

    def shifts(self, title=None):
        """What the server has, asked from it."""
        items = self.api.all(f"/v1/shifts?from={day(-2)}&to={day(30)}")
        return [s for s in items if title is None or s["title"] == title]


def tab_to(node):
    """Walks there by Tab alone, as the keyboard must be able to."""
    for _ in range(ui.TABS):
        if ui.has_focus(node):
            return
        ui.keys("Tab")
        time.sleep(0.05)
    raise ui.NotShown(f"Tab does not reach {node.getRoleName()} '{node.name}'")


def is_focused(node):
    return node.getState().contains(ui.pyatspi.STATE_FOCUSED)


def spoken(node):
    """The names of a node and of all in it."""
    return [n.name for n in ui.walk(node) if n.name]


# ---- the server ----


def server_pid():
    with open(os.path.join(yui_api.data_home(), "server.json"), encoding="utf-8") as facts:
        return json.load(facts)["pid"]


def kill_server():
    os.kill(server_pid(), signal.SIGKILL)


@contextlib.contextmanager
def server_away():
    """Kills the server and keeps its folder locked, so that none can start until the end of the block."""
    with open(os.path.join(yui_api.data_home(), "lock"), "r+", encoding="utf-8") as lock:
        kill_server()
        ui.wait("the server's lock", lambda: lock_now(lock))
        yield


def lock_now(lock):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
