#!/usr/bin/python3
"""A WebKitGTK window that WebKitWebDriver can drive and that keeps its data.

Under automation MiniBrowser forgets everything when it closes; a tablet does not. This one keeps what it stores in
the folder given as the first argument; the second is the size of the window, the third, if any, the bytes that pages
may store, or `private` for a window that keeps nothing; `camera` at the end gives it a made-up one.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

# On in Safari on iPadOS, off in Debian's build.
FEATURES = {
    "storageapi",
    "storageapiestimate",
    "filesystem",
    "accesshandle",
    "filesystemwritablestream",
}

has_camera = "camera" in sys.argv[3:]
sys.argv = [argument for argument in sys.argv if argument != "camera"]

profile = os.path.abspath(sys.argv[1])
width, height = (int(side) for side in sys.argv[2].split("x"))

is_private = sys.argv[3:] == ["private"]
limits = {}
if len(sys.argv) > 3 and not is_private:
    # WebKit counts in shares of the disk.
    disk = os.statvfs(profile)
    share = int(sys.argv[3]) / (disk.f_blocks * disk.f_frsize)
    limits = {"origin_storage_ratio": share, "total_storage_ratio": share}

if is_private:
    manager = WebKit2.WebsiteDataManager.new_ephemeral()
else:
    manager = WebKit2.WebsiteDataManager(
        base_data_directory=os.path.join(profile, "data"),
        base_cache_directory=os.path.join(profile, "cache"),
        **limits,
    )
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
if not is_private:
    context.get_cookie_manager().set_persistent_storage(
        os.path.join(profile, "cookies.sqlite"), WebKit2.CookiePersistentStorage.SQLITE
    )


def new_view(*_):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    known = WebKit2.Settings.get_all_features()
    for feature in (known.get(index) for index in range(known.get_length())):
        if feature.get_identifier().lower() in FEATURES:
            settings.set_feature_enabled(feature, True)
    settings.set_enable_media_stream(has_camera)
    settings.set_enable_mock_capture_devices(has_camera)
    view.connect("permission-request", lambda _view, request: request.allow() or True)
    window = Gtk.Window(default_width=width, default_height=height)
    window.add(view)
    window.show_all()
    view.connect("close", lambda _view: window.destroy())
    return view


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("webkit-persistent")
    info.set_version(
        WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version()
    )
    session.set_application_info(info)
    session.connect("create-web-view", new_view)


context.connect("automation-started", started)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, 15, Gtk.main_quit)
Gtk.main()
