# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job through the real windows, step by step; every claim is checked, so this is a test too."""

import datetime
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))

import yui_api  # noqa: E402
import yui_ui as ui  # noqa: E402

JST = datetime.timezone(datetime.timedelta(hours=9))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
BEST = 3


class Tour:
    """What one walk through the job has come to know."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.number = 0
        self.desk = None
        self.kiosk = None
        self.accounts = None

    def say(self, text):
        self.number += 1
        print(f"{self.number:2d}  {text}", flush=True)

    def picture(self, name):
        ui.picture(str(self.folder / f"{self.number:02d}-{name}.png"))

    def api(self, role):
        return self.accounts[role]

    def save(self, document_id, name, role="employer_owner"):
        """Keeps a paper, checked against the hash the server tells; returns its text."""
        facts = self.api(role).get(f"/v1/documents/{document_id}")
        data = self.api(role).get(f"/v1/documents/{document_id}/content")
        assert hashlib.sha256(data).hexdigest() == facts["sha256"], f"{name}: the bytes are not those that were hashed"
        path = self.folder / f"{name}.pdf"
        path.write_bytes(data)
        return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def yen_in(text):
    """Every amount of money that a paper shows, as whole numbers."""
    return {int(m.replace(",", "")) for m in re.findall(r"(\d{1,3}(?:,\d{3})+|\d+)\s*円?", text)}


def qr_of(picture):
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout, f"zbarimg finds no QR code in {picture}"
    return done.stdout.splitlines()[0]


def open_desk(tour, role):
    tour.desk = ui.Program("yui", "--role", role)
    tour.accounts = yui_api.running(yui_api.data_home())


def go(tour, page):
    """To a page by its place in the sidebar."""
    places = [n.name for n in tour.desk.all("list item", within=tour.desk.find("list", "Pages"))]
    ui.keys(f"alt+{places.index(ui.tr(page)) + 1}")
    tour.desk.find(("grouping", "panel"), page)


# ---- 1: people from a spreadsheet, a shift on the calendar ----


def import_members(tour):
    desk = tour.desk
    before = len(tour.api("employer_owner").all("/v1/memberships"))
    go(tour, "People")
    desk.press(name="_Import…")
    entry = desk.type_into(str(SOURCE / "data/demo/members-sjis.csv"), name="Or the path of a file")
    ui.press_return(entry)
    desk.find(None, "Faults")
    refused = ui.wait("a fault with its line and column", lambda: desk.all(like=ui.tr_like("Line %d, column %d (%s): “%s”")))
    tour.say(f"import: the spreadsheet from Excel is read; {len(refused)} fault is shown with line and column")
    tour.picture("import")
    assert len(tour.api("employer_owner").all("/v1/memberships")) == before, "a preview must change nothing"
    desk.press(like=ui.tr_like("Import the %d _Good Row", "Import the %d _Good Rows"))
    ui.wait("new people in the pool", lambda: len(tour.api("employer_owner").all("/v1/memberships")) > before)
    tour.say(f"import: {len(tour.api('employer_owner').all('/v1/memberships')) - before} people are in the pool, the bad row is not")
    desk.type_into("汐見", name="Search people")
    time.sleep(1)
    tour.picture("people")
    desk.type_into("", name="Search people")


def make_shift(tour):
    desk = tour.desk
    start = datetime.datetime.now(JST) + datetime.timedelta(minutes=30)
    start = start.replace(minute=start.minute // 5 * 5, second=0, microsecond=0)
    end = start + datetime.timedelta(hours=4)
    go(tour, "Calendar")
    time.sleep(1.5)
    tour.say("calendar: the week of the inn")
    tour.picture("week")
    desk.press(name="_New Shift")
    ui.choose(desk.find("combo box", "W_orkplace"), 2)
    desk.type_into(start.strftime("%Y-%m-%d"), name="_Date")
    desk.type_into(start.strftime("%H:%M"), name="_From")
    until = f"{end.hour + 24}:{end.minute:02d}" if end.date() != start.date() else end.strftime("%H:%M")
    desk.type_into(until, name="_Until")
    desk.type_into("0", name="_Break (minutes)")
    desk.type_into("1", name="_Seats")
    desk.type_into("900", name="Hourly _wage (yen)")
    desk.find(like=re.compile("1,050"))
    tour.say("shift: a wage below the minimum is refused at the field, with the minimum wage of that day")
    tour.picture("minimum-wage")
    desk.type_into("1300", name="Hourly _wage (yen)")
    desk.type_into("500", name="_Transport allowance (yen)")
    desk.type_into("夕食の配膳", name="_Kind of work")
    tour.picture("shift-editor")
    desk.press(name="Pub_lish")
    employer = tour.api("employer_owner")
    day = start.date()
    tour.shift = ui.wait(
        "the published shift",
        lambda: next(
            (
                s
                for s in employer.all(f"/v1/shifts?from={day}&to={day + datetime.timedelta(days=1)}&state=published")
                if s["title"] == "夕食の配膳" and s["hourly_wage_yen"] == 1300 and s["seats_filled"] == 0
                and datetime.datetime.fromisoformat(s["starts_at"]) == start
            ),
            None,
        ),
    )
    tour.say(f"shift: published, {start:%H:%M}–{end:%H:%M}, expected pay ¥{tour.shift['expected_pay_yen']:,}")


# ---- 2: candidates and offers ----


def offer_to_the_best(tour):
    desk = tour.desk
    when = datetime.datetime.fromisoformat(tour.shift["starts_at"]).astimezone(JST)
    block = desk.find(like=re.compile(f"{when.hour}:{when.minute:02d}[–～].*夕食の配膳[,、]"))
    ui.act(block)
    desk.find(None, "Who fits")
    candidates = tour.api("employer_owner").get(f"/v1/shifts/{tour.shift['id']}/candidates?limit=20")
    assert len(candidates["items"]) >= BEST, "nobody in the demo pool can work this shift"
    desk.find(like=candidates["items"][0]["display_name"])
    tour.say(f"candidates: {candidates['eligible']} of {candidates['pool']} people can work, ranked with reasons")
    tour.picture("candidates")
    desk.press(name="Offer to the _best three")
    tour.offers = ui.wait(
        "three offers", lambda: tour.api("employer_owner").get(f"/v1/shifts/{tour.shift['id']}/offers")["items"]
    )
    best = [c["worker_id"] for c in candidates["items"][:BEST]]
    assert sorted(o["worker_id"] for o in tour.offers) == sorted(best), "the offers are not to the best three"
    tour.say(f"offers: made to {', '.join(o['worker_name'] for o in tour.offers)}")
    tour.picture("offers")
    tour.worker = next(c for c in candidates["items"] if c["worker_id"] == best[0])


def issue_card(tour):
    desk = tour.desk
    go(tour, "People")
    desk.type_into(tour.worker["kana"], name="Search people")
    person = desk.find("list item", like=tour.worker["display_name"])
    ui.act(person)
    desk.press(name="_Issue Card") if not desk.all(name="_Replace Card") else desk.press(name="_Replace Card")
    if desk.all(name="Replace the card?"):
        desk.press(name="_Replace")
    employer = tour.api("employer_owner")
    document = ui.wait("the card", lambda: employer.get("/v1/documents?kind=worker_card&limit=1")["items"])[0]
    tour.save(document["id"], "card")
    subprocess.run(["pdftoppm", "-r", "150", "-png", tour.folder / "card.pdf", tour.folder / "card"], check=True)
    tour.card = qr_of(next(tour.folder.glob("card*.png")))
    assert re.fullmatch(r"[A-Z0-9]+", tour.card), "a card code is letters and digits only"
    tour.say("card: issued as a PDF; zbarimg reads its QR code")
    tour.picture("card")
    ui.keys("alt+Left")
    desk.type_into("", name="Search people")


STEPS = [import_members, make_shift, offer_to_the_best, issue_card]


def main(folder):
    tour = Tour(folder)
    open_desk(tour, "employer_owner")
    try:
        for step in STEPS:
            step(tour)
    except Exception:
        ui.picture(str(tour.folder / "stopped-here.png"))
        raise
    finally:
        for program in (tour.desk, tour.kiosk):
            if program:
                program.stop()
    print(f"pictures and papers: {tour.folder}")


main(sys.argv[1])
