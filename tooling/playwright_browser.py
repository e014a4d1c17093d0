"""Print where Playwright keeps its own Chromium, nothing if it is not there."""

from pathlib import Path

from playwright.sync_api import sync_playwright

if __name__ == "__main__":
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    print(path if Path(path).is_file() else "")
