"""The pages that waits are compared with: Leaflet and one point, « bare » or « dressed » as a page of the site.

The whole of Leaflet as it is published, its own marker, the point written in the page. A plain server of files gives
them: neither a database nor the browser's tools stand in the way.
"""

import mimetypes
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

from django.conf import settings

LEAFLET = settings.BASE_DIR / "static/vendor/leaflet-1.9.4"
STATIC = settings.VAR_DIR / "static"
"""What the site itself serves: hashed and compressed."""

CSS = '<link rel="stylesheet" href="/leaflet/leaflet.css"><style>#etalon{height:600px}</style>'
BODY = """<div id="etalon"></div><script src="/leaflet/leaflet.js"></script>
<script>L.marker([43.65, 0.59]).addTo(L.map("etalon").setView([43.65, 0.59], 9));</script>"""
BARE = f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Étalon</title>{CSS}</head><body>{BODY}</body></html>"""


@contextmanager
def floors(site):
    """Serve both pages: yields the address under which « /bare/ » and « /dressed/ » are."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Files)
    server.daemon_threads = True
    server.pages = {"/bare/": BARE.encode(), "/dressed/": _dressed(site).encode()}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _dressed(site):
    """The legal notice of the site, with Leaflet and a point in place of its text."""
    with urlopen(f"{site}/mentions-legales/") as answer:
        page = answer.read().decode().replace("</head>", f"{CSS}</head>")
    return re.sub(r"(<main[^>]*>).*(</main>)", lambda main: main[1] + BODY + main[2], page, flags=re.DOTALL)


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body, headers = self.server.pages.get(self.path), {"Content-Type": "text/html; charset=utf-8"}
        if body is None:
            body, headers = _file(self.path)
        self.send_response(200 if body is not None else 404)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments):
        """Stay silent: the table is what one reads."""


def _file(path):
    """Bytes and headers of a file of Leaflet or of the site, None without one."""
    folder, _, name = path.lstrip("/").partition("/")
    file = {"leaflet": LEAFLET, "static": STATIC}.get(folder, STATIC) / name
    headers = {"Content-Type": mimetypes.guess_type(name)[0] or "application/octet-stream"}
    compressed = file.with_name(f"{file.name}.br")
    if compressed.is_file():
        return compressed.read_bytes(), headers | {"Content-Encoding": "br"}
    return (file.read_bytes(), headers) if file.is_file() else (None, headers)
