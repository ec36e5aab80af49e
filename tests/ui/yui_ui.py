# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Yui's real programs through the accessibility bus, as a screen reader would.

Whatever is found here has a role and a name, so each script that uses this is an accessibility test too.
Names are the English source strings; they are looked up in the installed translation first, so that the
same script drives the Japanese window."""

import gettext
import os
import re
import signal
import subprocess
import time

import pyatspi

PREFIX = os.environ["YUI_PREFIX"]
TABS = 120  # more than any page has tab stops
ROWS = ("list item", "table cell", "tree item")
WAIT_S = float(os.environ.get("YUI_UI_WAIT", "20"))

_catalogue = gettext.translation("yui", f"{PREFIX}/share/locale", [os.environ.get("LANGUAGE", "en")], fallback=True)


def tr(text):
    """The text as the program shows it, mnemonic underscores dropped."""
    return plain(_catalogue.gettext(text))


def tr_like(text, plural=None):
    """A pattern of a text with placeholders, as the program shows it for many."""
    shown = plain(_catalogue.ngettext(text, plural, 5) if plural else _catalogue.gettext(text))
    return re.compile(re.sub(r"%(?:\\?\d\\?\$)?[dsu]", ".+", re.escape(shown).replace(r"\%", "%").replace(r"\$", "$")))


def plain(text):
    return text.replace("_", "")


class NotShown(AssertionError):
    """What should be on screen was not, in time."""


def wait(what, probe, seconds=WAIT_S):
    """Waits until probe() is true and returns its value; raises NotShown naming what."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = probe()
        except Exception:  # an accessible may vanish while it is read: look again
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise NotShown(f"{what} was not there after {seconds:.0f} s")
        time.sleep(0.1)


def walk(node, showing=True):
    """Every accessible below node, depth first; only showing ones unless told otherwise."""
    stack = [node]
    while stack:
        here = stack.pop()
        if here is None:
            continue
        yield here
        try:
            children = [here.getChildAtIndex(i) for i in range(here.childCount)]
        except Exception:
            continue
        for child in reversed(children):
            try:
                if child is None or (showing and not child.getState().contains(pyatspi.STATE_SHOWING)):
                    continue
            except Exception:
                continue
            stack.append(child)


def is_sensitive(node):
    return node.getState().contains(pyatspi.STATE_SENSITIVE)


class Program:
    """One running program and its accessible tree."""

    def __init__(self, name, *args, env=None):
        self.name = name
        self.log = open(os.path.join(os.environ.get("YUI_UI_LOGS", "/tmp"), f"{name}.log"), "ab")
        self.process = subprocess.Popen(
            [name, *args], env={**os.environ, **(env or {})}, stdout=self.log, stderr=self.log
        )
        self.root = wait(f"{name} on the accessibility bus", self._find_root)

    def _find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f"{self.name} ended with status {self.process.returncode}; see {self.log.name}")
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application if application.childCount else None
        return None

    def all(self, role=None, name=None, within=None, like=None):
        """Showing accessibles of a role (or one of several) with this name, or a name like a pattern.

        name is an English source string; like is a compiled pattern or a piece of the name as shown."""
        roles = (role,) if isinstance(role, str) else role
        found = []
        for node in walk(within or self.root):
            try:
                if roles and node.getRoleName() not in roles:
                    continue
                if name is not None and node.name != tr(name):
                    continue
                if like is not None and not matches(like, node.name or ""):
                    continue
            except Exception:
                continue
            found.append(node)
        return found

    def find(self, role=None, name=None, within=None, like=None, seconds=WAIT_S):
        what = f"{self.name}: {role or 'anything'} '{shown_name(name, like)}'"
        return wait(what, lambda: next(iter(self.all(role, name, within, like)), None), seconds)

    def press(self, role="button", name=None, within=None, like=None):
        """Presses a control by its accessible action, once it is sensitive."""
        what = f"{self.name}: a pressable {role or 'control'} '{shown_name(name, like)}'"
        node = wait(what, lambda: next((n for n in self.all(role, name, within, like) if is_sensitive(n)), None))
        act(node)
        return node

    def do(self, action):
        """Does an action of the window or page by its full name, such as "page.import"."""

        def attempt():
            for node in walk(self.root):
                names = actions(node)
                if action in names:
                    return node.queryAction().doAction(names.index(action))
            return False

        wait(f"{self.name}: the action {action}", attempt)

    def gone(self, role=None, name=None, like=None, seconds=WAIT_S):
        wait(f"{self.name}: the end of '{shown_name(name, like)}'", lambda: not self.all(role, name, None, like), seconds)

    def type_into(self, text, name=None, within=None, role=("text", "entry", "password text", "spin button")):
        """Replaces an entry's text and waits until it is there."""
        node = self.find(role, name, within)
        put(node, text)
        return node

    def has_text(self, text, seconds=WAIT_S):
        """Waits until some showing accessible's name or text contains the text."""
        return wait(
            f"{self.name}: the text '{text}'",
            lambda: next((n for n in walk(self.root) if text in (n.name or "") or text in text_of(n)), None),
            seconds,
        )

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


def text_of(node):
    try:
        text = node.queryText()
    except NotImplementedError:
        return ""
    return text.getText(0, text.characterCount)


def put(node, text):
    node.queryEditableText().setTextContents(text)
    wait(f"'{text}' in the field {node.name}", lambda: text_of(node) == text)


def matches(like, text):
    return like in text if isinstance(like, str) else bool(like.search(text))


def shown_name(name, like):
    return tr(name) if name is not None else like if isinstance(like, str) else like.pattern if like else ""


def actions(node):
    try:
        action = node.queryAction()
        return [action.getName(i) for i in range(action.nActions)]
    except NotImplementedError:
        return []


def act(node):
    """Clicks an accessible, or the nearest descendant that can be; else focuses it and presses Return."""
    for candidate in walk(node):
        for wanted in ("click", "activate", "press", "toggle"):
            names = actions(candidate)
            if wanted in names:
                candidate.queryAction().doAction(names.index(wanted))
                return
    press_return(node)


def press_return(node):
    focus(node)
    keys("Return")


def has_focus(node):
    return any(n.getState().contains(pyatspi.STATE_FOCUSED) for n in walk(node))


def list_of(node):
    """The nearest list or table that the accessible is in."""
    while node is not None and node.getRoleName() not in ("list", "table", "tree table", "grid"):
        node = node.parent
    return node


def focus(node):
    """Brings the keyboard focus to an accessible as a person without a mouse does: Tab, and Down from row to row."""
    home = list_of(node)
    for _ in range(TABS):
        if has_focus(node):
            return
        rows = [n for n in walk(home) if n.getRoleName() in ROWS] if home is not None else []
        keys("Down" if any(n.getState().contains(pyatspi.STATE_FOCUSED) for n in rows) else "Tab")
        time.sleep(0.05)
    raise NotShown(f"the keyboard does not reach {node.getRoleName()} '{node.name}'")


def choose(node, steps=1):
    """Opens a combo box by keyboard and takes another choice, at least so many Downs below where the focus is then."""
    before = labels(node)
    for downs in range(steps, steps + 3):  # a search entry above the choices takes a Down of its own
        focus(node)
        keys("Return")
        wait(f"the choices of {node.name}", lambda: not node.getState().contains(pyatspi.STATE_FOCUSED))
        for _ in range(downs):
            time.sleep(0.3)
            keys("Down")
        time.sleep(0.3)
        keys("Return")
        wait(f"the end of choosing {node.name}", lambda: node.getState().contains(pyatspi.STATE_FOCUSED))
        if labels(node) != before:
            return
    raise NotShown(f"the choice of {node.name} stays as it was")


def labels(node):
    return [n.name for n in walk(node) if n.getRoleName() == "label"]


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def picture(path):
    """The whole screen as a PNG."""
    time.sleep(0.6)
    subprocess.run(["import", "-window", "root", path], check=True)


CONTROLS = {
    "push button", "button", "toggle button", "check box", "radio button", "entry", "text", "password text", "combo box",
    "spin button", "slider", "switch", "list item", "menu item", "table cell", "tree item", "link", "page tab",
}  # fmt: skip


def unnamed_controls(program):
    """Showing controls without a name, as (role, path, place)."""
    bad = []
    for node in walk(program.root):
        try:
            role = node.getRoleName()
            if role not in CONTROLS or (node.name or "").strip():
                continue
            if role in ("text", "list item", "table cell", "button", "push button") and any(
                (n.name or "").strip() or text_of(n).strip() for n in walk(node) if n is not node
            ):
                continue
            box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            bad.append((role, path_of(node), f"{box.width}×{box.height} at {box.x}, {box.y}"))
        except Exception:
            continue
    return bad


def around(node, role, name):
    """The nearest ancestor that also holds a control of this role and name."""
    while node is not None:
        if any(n.getRoleName() == role and n.name == tr(name) for n in walk(node)):
            return node
        node = node.parent
    raise NotShown(f"nothing around it has the {role} '{tr(name)}'")


def path_of(node):
    names = []
    while node is not None and len(names) < 8:
        names.append(f"{node.getRoleName()}:{node.name}" if node.name else node.getRoleName())
        node = node.parent
    return " < ".join(names)
