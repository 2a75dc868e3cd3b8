#!/usr/bin/python3
"""A WebKit window that WebDriver may steer and that keeps what a page stores.

WebKitGTK's own MiniBrowser forgets everything when it is steered. A person's
browser does not, and the journeys must show that leads outlive a killed one.

usage: webkit_window.py DATA_DIR WIDTH HEIGHT   (started by WebKitWebDriver)
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# WebKitWebDriver compares these with the capabilities that the test asked for.
NAME, MAJOR, MINOR, MICRO = "NinefoldWindow", 1, 0, 0


def main(data_dir, width, height):
    """Opens the data in `data_dir` and waits for WebDriver's wishes."""
    data = WebKit2.WebsiteDataManager(
        base_data_directory=data_dir + "/data",
        base_cache_directory=data_dir + "/cache",
    )
    context = WebKit2.WebContext(website_data_manager=data)
    context.set_automation_allowed(True)

    def create_web_view(_session):
        view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
        window = Gtk.Window(default_width=width, default_height=height)
        window.set_decorated(False)
        window.add(view)
        window.show_all()
        view.connect("close", lambda _view: window.destroy())
        return view

    def automation_started(_context, session):
        info = WebKit2.ApplicationInfo()
        info.set_name(NAME)
        info.set_version(MAJOR, MINOR, MICRO)
        session.set_application_info(info)
        session.connect("create-web-view", create_web_view)

    context.connect("automation-started", automation_started)
    Gtk.main()


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
