# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker's check-in page in a real browser, scripts switched off, from the workplace QR to the clock event."""

import datetime
import os
import sys
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ui"))

from selenium.webdriver.common.by import By  # noqa: E402

import yui_api  # noqa: E402
from phone_browser import find, open_browser, read, submit_card  # noqa: E402

JST = datetime.timezone(datetime.timedelta(hours=9))


class CheckInPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = yui_api.EmbeddedServer()
        cls.employer = cls.server.account("employer_owner")
        cls.workplace = cls.employer.get("/v1/workplaces")["items"][0]
        cls.worker, cls.card = cls.worker_with_contract()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    @classmethod
    def worker_with_contract(cls):
        start = (datetime.datetime.now(JST) + datetime.timedelta(minutes=20)).replace(second=0, microsecond=0)
        csv = "氏名,フリガナ,生年月日,区分,社員番号\n試験 花子,シケン ハナコ,1990-04-01,登録,T-0001\n".encode()
        status, _, report = cls.employer.call("POST", "/v1/member-imports?mode=all", csv, content_type="text/csv")
        assert status == 200 and report["added"] == 1, report
        member = cls.employer.get("/v1/memberships?q=T-0001")["items"][0]
        card = cls.employer.post(f"/v1/memberships/{member['id']}/card")
        shift = cls.employer.post(
            "/v1/shifts",
            {
                "workplace_id": cls.workplace["id"], "title": "朝食の配膳", "starts_at": start.isoformat(),
                "ends_at": (start + datetime.timedelta(hours=3)).isoformat(), "break_min": 0, "seats": 1,
                "hourly_wage_yen": 1300,
            },
        )  # fmt: skip
        shift = cls.employer.post(f"/v1/shifts/{shift['id']}/publish", None, {"If-Match": f'"{shift["version"]}"'})
        cls.employer.post(
            f"/v1/shifts/{shift['id']}/offers", {"worker_ids": [member["worker_id"]], "reply_by": start.isoformat()}
        )
        kiosk = cls.server.account("kiosk")
        session = kiosk.post("/v1/card-sessions", {"card_code": card["card_code"]})
        worker = yui_api.Api(cls.server.url, session["access_token"])
        offer = worker.get("/v1/my/offers")["items"][0]
        accepted = {"terms_sha256": offer["terms"]["sha256"], "electronic_notice": True}
        worker.post(f"/v1/offers/{offer['id']}/accept", accepted)
        return member, card["card_code"]

    def code_url(self):
        return self.employer.get(f"/v1/workplaces/{self.workplace['id']}/check-in-code")["url"]

    def clock_kinds(self):
        today = datetime.datetime.now(JST).date()
        later = today + datetime.timedelta(days=2)
        items = self.employer.all(f"/v1/attendances?from={today}&to={later}")
        mine = [a for a in items if a["worker_id"] == self.worker["worker_id"]]
        return [(e["kind"], e["source"]) for a in mine for e in a["clock_events"]]

    def check(self, language, kind, word):
        page = open_browser(language)
        try:
            page.get(self.code_url())
            self.assertEqual(page.find_element(By.TAG_NAME, "html").get_attribute("lang"), language)
            self.assertIn(self.workplace["name"], page.find_element(By.TAG_NAME, "body").text)
            self.assertEqual([], page.find_elements(By.TAG_NAME, "script"))
            submit_card(page, self.card)
            find(page, f"button[value='{kind}']").click()
            shown = read(page, word)
            self.assertNotIn("試験 花子", shown)
        finally:
            if folder := os.environ.get("YUI_PICTURES"):
                page.save_screenshot(os.path.join(folder, f"check-in-{kind}-{language}.png"))
            page.quit()
        return shown

    def test_in_then_out_reach_the_clock(self):
        self.check("ja", "in", "出勤を記録しました")
        self.assertIn(("in", "phone"), self.clock_kinds())
        self.check("en", "out", "Checked out")
        self.assertIn(("out", "phone"), self.clock_kinds())

    # ---- my hours ----

    def hours_to_confirm(self):
        """Hours of the demo town that wait, whose person gets a new card."""
        for a in self.employer.all("/v1/attendances?state=to_confirm"):
            found = self.employer.get(f"/v1/memberships?q={urllib.parse.quote(a['kana'])}")["items"]
            mine = [m for m in found if m["worker_id"] == a["worker_id"]]
            if mine and not a["disputed"] and a["clocked_end"]:
                return a, self.employer.post(f"/v1/memberships/{mine[0]['id']}/card")["card_code"]
        self.fail("the demo town has no hours that wait")

    def picture(self, page, name):
        if folder := os.environ.get("YUI_PICTURES"):
            page.save_screenshot(os.path.join(folder, f"{name}.png"))

    def open_hours(self, language, card):
        page = open_browser(language)
        page.get(self.code_url())
        submit_card(page, card)
        find(page, "form[action$='/hours'] button").click()
        return page

    def claim(self, page, attendance, break_min):
        find(page, f"form[action$='{attendance['id']}'] button[value='form']").click()
        self.picture(page, "my-hours-claim")
        entry = find(page, "input[name=break]")
        entry.clear()
        entry.send_keys(str(break_min))
        find(page, "input[name=note]").send_keys("片付けをしました")
        find(page, "button[value='claim']").click()

    def test_hours_are_disputed_and_agreed_on_the_phone(self):
        attendance, card = self.hours_to_confirm()
        path = f"/v1/attendances/{attendance['id']}"
        other = 7 if attendance["clocked_break_min"] != 7 else 8
        page = self.open_hours("ja", card)
        try:
            self.assertIn("予定", read(page, "勤務時間の確認"))
            self.assertEqual([], page.find_elements(By.TAG_NAME, "script"))
            self.assertNotIn(attendance["worker_name"], page.find_element(By.TAG_NAME, "body").text)
            self.claim(page, attendance, 1000)  # more than the field takes: the browser keeps it
            self.assertFalse(self.employer.get(path)["disputed"])
            entry = find(page, "input[name=break]")
            entry.clear()
            entry.send_keys(str(other))
            find(page, "button[value='claim']").click()
            read(page, "事業者に伝えました")
            self.picture(page, "my-hours-disputed")
            after = self.employer.get(path)
            self.assertTrue(after["disputed"])
            self.assertEqual((after["worker_claim"]["break_min"], after["worker_claim"]["note"]), (other, "片付けをしました"))
            self.assertEqual([], page.find_elements(By.CSS_SELECTOR, "button[value='settle']"))
        finally:
            page.quit()
        said = {"started_at": after["clocked_start"][:17] + "00+09:00", "ended_at": after["clocked_end"][:17] + "00+09:00",
                "break_min": 0, "note": "休憩なし"}  # fmt: skip
        self.employer.post(path + "/claims", said)
        page = self.open_hours("en", card)
        try:
            self.picture(page, "my-hours-settle")
            day = datetime.datetime.fromisoformat(attendance["planned_start"])
            read(page, day.strftime("%a %-d %B"))
            find(page, f"form[action$='{attendance['id']}'] button[value='settle']").click()
            read(page, "You and the employer agree now.")
        finally:
            page.quit()
        done = self.employer.get(path)
        self.assertEqual((done["disputed"], done["state"], done["agreed_break_min"]), (False, "agreed", 0))

    def test_unknown_card_says_so_and_records_nothing(self):
        before = self.clock_kinds()
        page = open_browser("en")
        try:
            page.get(self.code_url())
            submit_card(page, "A" * len(self.card))
            self.assertIn("card", find(page, "[role=alert]").text)
        finally:
            page.quit()
        self.assertEqual(before, self.clock_kinds())

    def test_forged_code_is_refused_with_a_sentence(self):
        url = self.code_url()
        page = open_browser("en")
        try:
            page.get(url[:-1] + ("A" if url[-1] != "A" else "B"))
            self.assertEqual([], page.find_elements(By.CSS_SELECTOR, "input[type=text]"))
            self.assertIn("code", page.find_element(By.TAG_NAME, "body").text.lower())
        finally:
            page.quit()


if __name__ == "__main__":
    unittest.main(verbosity=2)
