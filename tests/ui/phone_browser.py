# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker's phone: headless Chromium in a phone's size with scripts switched off."""

import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By


def open_browser(language):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
        "--window-size=390,844", f"--lang={language}", "--user-data-dir=" + tempfile.mkdtemp(prefix="yui-chromium-"),
    ):  # fmt: skip
        options.add_argument(flag)
    options.add_experimental_option(
        "prefs", {"profile.managed_default_content_settings.javascript": 2, "intl.accept_languages": language}
    )
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def submit_card(page, code):
    page.find_element(By.CSS_SELECTOR, "input[type=text]").send_keys(code)
    page.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
