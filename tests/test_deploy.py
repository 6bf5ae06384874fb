"""The server configuration that we ship, run as it is but for its names, ports and folders."""

import os
import re
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from shutil import which

import pytest
from django.conf import settings

from cms.core.media import HEADERS
from tests.browser.server import free_port

DEPLOY = settings.BASE_DIR / "deploy"
NGINX = which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
SHELL = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1; {user}
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/site.conf;
}}
"""


class Echo(BaseHTTPRequestHandler):
    """Stands for gunicorn: says which scheme and host it was told."""

    def do_GET(self):
        body = f"{self.headers['X-Forwarded-Proto']} {self.headers['Host']}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    """nginx with our file in front of an echo: its https address and the folder of uploads."""
    assert NGINX, "nginx is missing: apt-get install nginx-light"
    folder = tmp_path_factory.mktemp("nginx")
    media = folder / "media"
    (media / "documents").mkdir(parents=True)
    (media / "photo.txt").write_text("photo")
    (media / "documents" / "a.txt").write_text("private")
    certificate = [f"{folder}/key.pem", f"{folder}/cert.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=www.example.org",
         "-keyout", certificate[0], "-out", certificate[1]], check=True, capture_output=True,
    )  # fmt: skip
    echo, port = HTTPServer(("127.0.0.1", 0), Echo), free_port()
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    text = (DEPLOY / "nginx.conf").read_text()
    for ours, theirs in {
        "unix:/run/cestfaitdanslegers/gunicorn.sock": f"127.0.0.1:{echo.server_port}",
        "listen 80": f"listen 127.0.0.1:{free_port()}",
        "listen 443": f"listen 127.0.0.1:{port}",
        "/etc/letsencrypt/live/www.example.org/fullchain.pem": certificate[1],
        "/etc/letsencrypt/live/www.example.org/privkey.pem": certificate[0],
        "/srv/cestfaitdanslegers/media/": f"{media}/",
    }.items():
        assert ours in text
        text = text.replace(ours, theirs)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(SHELL.format(folder=folder, user="" if os.getuid() else "user root;"))
    command = [NGINX, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    server = subprocess.Popen(command)
    address = f"https://127.0.0.1:{port}"
    for _ in range(100):
        try:
            get(f"{address}/")
            break
        except urllib.error.URLError:
            time.sleep(0.05)
    yield address, echo
    server.terminate()
    server.wait(10)
    echo.server_close()


def get(url):
    """Status, headers and body of an address."""
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(url, headers={"Host": "www.example.org"})
    try:
        with urllib.request.urlopen(request, context=trust, timeout=10) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def test_the_site_learns_the_scheme_and_the_host(front):
    assert get(f"{front[0]}/")[::2] == (200, "https www.example.org")


def test_uploads_are_served_with_the_same_care_as_by_the_site(front):
    status, headers, body = get(f"{front[0]}/media/photo.txt")
    assert (status, body) == (200, "photo")
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_documents_are_left_to_the_site(front):
    assert get(f"{front[0]}/media/documents/a.txt")[0] == 404
    assert get(f"{front[0]}/media/x/../documents/a.txt")[0] == 404


def test_no_version_is_shown(front):
    assert not re.search(r"\d", get(f"{front[0]}/media/absent")[1]["Server"])


def test_a_long_search_reaches_the_site_which_answers_in_french_and_a_senseless_one_does_not(front):
    assert [get(f"{front[0]}/?q={'a' * length}")[0] for length in (50_000, 70_000)] == [200, 414]


def test_when_the_site_is_away_visitors_are_told_in_french(front):
    front[1].shutdown()
    front[1].server_close()
    status, headers, body = get(f"{front[0]}/")
    assert status == 503 and headers["Retry-After"] and 'lang="fr"' in body


def test_the_service_runs_what_exists():
    text = (DEPLOY / "cestfaitdanslegers.service").read_text()
    assert "cms.settings.production" in text
    assert (settings.BASE_DIR / re.search(r"--config (\S+)", text)[1]).exists()
