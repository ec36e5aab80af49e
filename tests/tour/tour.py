# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job through the real windows, step by step; every claim is checked, so this is a test too."""

import datetime
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))

import phone_browser  # noqa: E402
import yui_api  # noqa: E402
import yui_ui as ui  # noqa: E402

JST = datetime.timezone(datetime.timedelta(hours=9))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
BEST = 3
TITLE = "夕食の配膳、応援"  # no other shift of the demo is called so


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
        for program in filter(None, (self.desk, self.kiosk)):
            unnamed = ui.unnamed_controls(program)
            assert not unnamed, f"{program.name}, {name}: controls without a name: {unnamed}"
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


PLACES = {"employer_owner": ["Calendar", "People", "Hours", "Pay", "Documents"], "coordinator": ["Overview", "Calendar", "Hours"]}


def open_desk(tour, role):
    tour.role = role
    tour.desk = ui.Program("yui", "--role", role)
    tour.accounts = yui_api.running(yui_api.data_home())
    if width := os.environ.get("YUI_TOUR_WIDTH"):
        window = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "yui"]
        subprocess.run([*window, "windowsize", width, "740", "windowmove", "0", "0"], check=True)
    tour.desk.find(("grouping", "panel"), PLACES[role][0])


def go(tour, page):
    """To a page by its place in the sidebar, which a narrow window does not show."""
    ui.keys(f"alt+{PLACES[tour.role].index(page) + 1}")
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
    desk.find("label", like=ui.tr_like("Line %d, column %d (%s): “%s”"))
    tour.say("import: the spreadsheet from Excel is read; its bad row is shown with line and column")
    tour.picture("import")
    assert len(tour.api("employer_owner").all("/v1/memberships")) == before, "a preview must change nothing"
    desk.press(like=ui.tr_like("Import the %d _Good Row", "Import the %d _Good Rows"))
    ui.wait("new people in the pool", lambda: len(tour.api("employer_owner").all("/v1/memberships")) > before)
    tour.say(f"import: {len(tour.api('employer_owner').all('/v1/memberships')) - before} people are in the pool, the bad row is not")
    desk.type_into("汐見", name="Search people")
    time.sleep(1)
    tour.picture("people")
    desk.type_into("", name="Search people")


def soon_today():
    """A start that is fifteen to twenty minutes away and still today; just before midnight it waits for tomorrow."""
    while True:
        now = datetime.datetime.now(JST)
        start = now + datetime.timedelta(minutes=20)
        if start.date() == now.date():
            return start.replace(minute=start.minute // 5 * 5, second=0, microsecond=0)
        time.sleep(20)


def make_shift(tour):
    desk = tour.desk
    start = soon_today()
    end = start + datetime.timedelta(hours=4)
    go(tour, "Calendar")
    time.sleep(1.5)
    tour.say("calendar: the week of the inn")
    tour.picture("week")
    desk.do("page.new-shift")
    ui.choose(desk.find("combo box", "W_orkplace"), 2)
    desk.type_into(start.strftime("%Y-%m-%d"), name="_Date")
    desk.type_into(start.strftime("%H:%M"), name="_From")
    until = f"{end.hour + 24}:{end.minute:02d}" if end.date() != start.date() else end.strftime("%H:%M")
    desk.type_into(until, name="_Until")
    desk.type_into("0", name="_Break (minutes)")
    desk.type_into("1", name="_Seats")
    ui.focus(desk.type_into("900", name="Hourly _wage (yen)"))
    desk.find(like=re.compile("1,050"))
    tour.say("shift: a wage below the minimum is refused at the field, with the minimum wage of that day")
    tour.picture("minimum-wage")
    desk.type_into("1300", name="Hourly _wage (yen)")
    desk.type_into("500", name="_Transport allowance (yen)")
    desk.type_into(TITLE, name="_Kind of work")
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
                if s["title"] == TITLE and s["hourly_wage_yen"] == 1300 and s["seats_filled"] == 0
                and datetime.datetime.fromisoformat(s["starts_at"]) == start
            ),
            None,
        ),
    )
    tour.say(f"shift: published, {start:%H:%M}–{end:%H:%M}, expected pay ¥{tour.shift['expected_pay_yen']:,}")


# ---- 2: candidates and offers ----


def find_block(tour):
    """The shift in the week; where many stand beside each other, in its day, which has room for more."""
    when = datetime.datetime.fromisoformat(tour.shift["starts_at"]).astimezone(JST)
    wanted = re.compile(f"{when.hour}:{when.minute:02d}[–～].*{TITLE}")
    try:
        return tour.desk.find(like=wanted, seconds=5)
    except ui.NotShown:
        tour.desk.do("page.today")
        ui.keys("ctrl+1")
        if when.date() != datetime.datetime.now(JST).date():
            tour.desk.do("page.next")
        return tour.desk.find(like=wanted)


def offer_to_the_best(tour):
    desk = tour.desk
    ui.act(find_block(tour))
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


# ---- 3: at the kiosk ----


def scan(text):
    """A card scanner is a keyboard that types fast and ends with Return."""
    subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)
    ui.keys("Return")


def accept_at_the_kiosk(tour):
    kiosk = tour.kiosk = ui.Program("yui-kiosk", "--windowed", f"--size={os.environ.get('YUI_SCREEN', '1180x760')}")
    kiosk.find(None, "Show your card")
    tour.say("kiosk: waits for a card")
    tour.picture("kiosk-welcome")
    scan(tour.card)
    kiosk.press(name="Read the terms and answer")
    kiosk.find("button", "Accept")
    tour.say("kiosk: the worker reads the terms of the offer")
    tour.picture("kiosk-terms")
    kiosk.press(name="Accept")
    kiosk.press(name="Accept, notice electronically")
    kiosk.find(like=ui.tr_like("You have accepted the work. The contract was made at %s."))
    contract = tour.api("employer_owner").get(f"/v1/shifts/{tour.shift['id']}/contracts")["items"][0]
    assert contract["worker_id"] == tour.worker["worker_id"]
    tour.contract = contract
    text = tour.save(contract["notice_document_id"], "working-conditions-notice")
    assert "労働条件通知書" in text and tour.shift["hourly_wage_yen"] in yen_in(text), "the notice lacks the wage"
    tour.say("kiosk: accepted; the contract is formed and the working conditions notice reads the agreed wage")
    tour.picture("kiosk-accepted")


# ---- 4: in and out ----


def clock_kinds(tour):
    attendance = tour.api("employer_owner").get(f"/v1/attendances/{tour.contract['attendance_id']}")
    return [(e["kind"], e["source"]) for e in attendance["clock_events"]]


def check_in_at_the_kiosk(tour):
    kiosk = tour.kiosk
    kiosk.press(name="Check in", within=ui.around(kiosk.find("label", like=TITLE), "button", "Check in"))
    kiosk.find(like=ui.tr_like("Checked in at %s."))
    ui.wait("the check-in on the server", lambda: ("in", "kiosk") in clock_kinds(tour))
    tour.say("kiosk: checked in by card")
    tour.picture("kiosk-checked-in")
    kiosk.press(name="Finish")
    kiosk.find(None, "Show your card")
    assert not kiosk.all(like=tour.worker["display_name"].split()[0]), "the name is still on the screen"
    kiosk.stop()
    tour.kiosk = None


def check_out_by_phone(tour):
    desk = tour.desk
    go(tour, "Hours")
    desk.press(name="Show check-in code")
    url = ui.text_of(desk.find("label", like="/check-in/"))
    tour.say("hours: the workplace QR on the employer's screen")
    tour.picture("workplace-qr")
    seen = qr_of(tour.folder / f"{tour.number:02d}-workplace-qr.png")
    assert seen.split("/check-in/")[0] == url.split("/check-in/")[0], "the QR code and the address beside it differ"
    time.sleep(31)
    phone = phone_browser.open_browser(os.environ["LANGUAGE"])
    try:
        tour.picture("workplace-qr-next")
        later = qr_of(tour.folder / f"{tour.number:02d}-workplace-qr-next.png")
        assert seen != later, "the workplace QR does not change"
        phone.get(later)
        phone_browser.submit_card(phone, tour.card)
        phone_browser.find(phone, "button[value='out']").click()
        phone_browser.find(phone, "[role=status]")
    finally:
        phone.save_screenshot(str(tour.folder / f"{tour.number:02d}-phone.png"))
        phone.quit()
    ui.wait("the check-out on the server", lambda: ("out", "phone") in clock_kinds(tour))
    tour.say("phone: the QR, 30 s later another one, opens the check-in page; checked out")
    ui.keys("Escape")


# ---- 5: hours and pay ----


def confirm_hours(tour):
    desk = tour.desk
    name = tour.worker["display_name"]
    now = datetime.datetime.now(JST)
    start = max(now - datetime.timedelta(hours=4), now.replace(hour=0, minute=0))
    end = now - datetime.timedelta(minutes=1)
    tour.say("hours: nobody waits four hours in a tour, so the employer gives other hours than clocked, with a note")
    desk.press(like=ui.tr_like("Edit the hours of %s"), within=row_of(desk, name))
    desk.type_into(start.strftime("%H:%M"), name="From (time)")
    desk.type_into(end.strftime("%H:%M"), name="To (time)")
    desk.type_into("本人と確認済み", name="Note")
    tour.picture("edit-hours")
    desk.do("hours.save")
    employer = tour.api("employer_owner")
    path = f"/v1/attendances/{tour.contract['attendance_id']}"
    ui.wait("the confirmed hours", lambda: employer.get(path)["state"] == "agreed")
    if not desk.all("button", name="_Confirm All That Match the Plan"):  # a week that has just begun
        desk.press(name="_Show Them")
    desk.press(name="_Confirm All That Match the Plan")
    time.sleep(2)
    tour.say("hours: confirmed; those that match the plan in one action")
    tour.picture("hours")


def row_of(desk, name):
    """The row of a person in the tour's shift; they may have worked others that week."""

    def look():
        rows = [n for n in desk.all("list item") if n.name == name]
        return next((r for r in rows if any(TITLE in (n.name or "") for n in ui.walk(r))), None)

    return ui.wait(f"the row of {name}", look)


def pay(tour):
    desk = tour.desk
    employer = tour.api("employer_owner")
    today = datetime.datetime.now(JST).date()
    start = datetime.datetime.fromisoformat(tour.shift["starts_at"]).astimezone(JST).date()
    pay_date = min(max(today, start) + datetime.timedelta(days=3), datetime.date(today.year, 12, 31))
    go(tour, "Pay")
    desk.press(name="New pay run")
    desk.type_into(str(start - datetime.timedelta(days=6)), name="First day of work")
    desk.type_into(str(start), name="Last day of work")
    desk.type_into(str(datetime.date(today.year + 1, 1, 8)), name="Pay date")
    desk.press(name="Cr_eate")
    missing = {"ja": "日額表・丙欄）{}年分", "en": "column hei, {}"}[os.environ["LANGUAGE"]]
    desk.find(like=missing.format(today.year + 1))
    tour.say("pay: a year whose tax table is not installed is refused by name")
    tour.picture("pay-missing-table")
    desk.type_into(str(pay_date), name="Pay date")
    desk.press(name="Cr_eate")
    run = ui.wait(
        "the draft run", lambda: next((r for r in employer.get("/v1/pay-runs")["items"] if r["state"] == "draft"), None)
    )
    desk.press(name="_Check")
    ui.wait("the checked run", lambda: employer.get(f"/v1/pay-runs/{run['id']}")["state"] == "checked")
    desk.press(name="_Lock…")
    desk.press(name="_Lock")
    run = ui.wait("the locked run", lambda: locked(employer, run["id"]))
    tour.say(f"pay: {run['people']} people, gross ¥{run['gross_yen']:,}, tax ¥{run['withheld_yen']:,}, net ¥{run['net_yen']:,}")
    tour.picture("pay-run")
    check_papers(tour, run)


def locked(employer, run_id):
    run = employer.get(f"/v1/pay-runs/{run_id}")
    return run if run["state"] == "locked" and run["summary_document_id"] else None


def check_papers(tour, run):
    employer = tour.api("employer_owner")
    slips = employer.all(f"/v1/pay-runs/{run['id']}/payslips")
    slip = next(s for s in slips if s["worker_id"] == tour.worker["worker_id"])
    text = tour.save(slip["document_id"], "payslip")
    for amount in [slip["gross_yen"], slip["net_yen"], *(abs(line["amount_yen"]) for line in slip["lines"])]:
        assert amount in yen_in(text), f"the payslip lacks ¥{amount:,}"
    assert sum(line["amount_yen"] for line in slip["lines"]) == slip["net_yen"], "the lines do not sum to the net pay"
    assert run["gross_yen"] in yen_in(tour.save(run["summary_document_id"], "pay-summary")), "the summary lacks the gross pay"
    for name in ("working-conditions-notice", "payslip", "pay-summary"):
        subprocess.run(["pdftoppm", "-r", "70", "-png", tour.folder / f"{name}.pdf", tour.folder / name], check=True)
    tour.say(f"pay: the payslip's {len(slip['lines'])} lines and the summary read the same yen as the server's")
    go(tour, "Pay")
    time.sleep(1)
    tour.picture("pay")


# ---- 6: the municipality ----


def overview(tour):
    tour.desk.stop()
    open_desk(tour, "coordinator")
    go(tour, "Overview")
    today = datetime.datetime.now(JST).date()
    tour.desk.find(None, "Posted")
    time.sleep(2)
    tour.say("coordinator: registered, posted, filled, worked, paid on one page")
    tour.picture("overview")
    tomorrow = today + datetime.timedelta(days=1)
    figures = tour.api("coordinator").get(f"/v1/figures?from={today}&to={tomorrow}")
    tour.desk.find(like=f"{figures['registered']:,}")


# The pictures of README.md, by what they show.
KEPT = {"week": "calendar", "candidates": "candidates", "kiosk-terms": "kiosk", "pay": "pay", "overview": "overview"}


def keep_pictures(tour):
    for shown, name in KEPT.items():
        shutil.copy(next(tour.folder.glob(f"[0-9][0-9]-{shown}.png")), SOURCE / "data/pictures" / f"{name}.png")


STEPS = [
    import_members,
    make_shift,
    offer_to_the_best,
    issue_card,
    accept_at_the_kiosk,
    check_in_at_the_kiosk,
    check_out_by_phone,
    confirm_hours,
    pay,
    overview,
]


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
    if os.environ.get("YUI_TOUR_KEEP"):
        keep_pictures(tour)
    print(f"pictures and papers: {tour.folder}")


main(sys.argv[1])
