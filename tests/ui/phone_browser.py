# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker's phone: headless Chromium in a phone's size with scripts switched off."""

import tempfile

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

WAIT_S = 40


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


def waiting(page):
    return WebDriverWait(page, WAIT_S, ignored_exceptions=(StaleElementReferenceException,))


def find(page, selector):
    """The element, once the page that has it is there."""
    return waiting(page).until(lambda p: next(iter(p.find_elements(By.CSS_SELECTOR, selector)), None), selector)


def read(page, word):
    """What the page says, once it says the word."""
    body = (By.TAG_NAME, "body")
    return waiting(page).until(lambda p: word in p.find_element(*body).text and p.find_element(*body).text, word)


def submit_card(page, code):
    find(page, "input[type=text]").send_keys(code)
    find(page, "button[type=submit]").click()
