"""Fixtures of the scenarios: the binary, a folder with an environment, and an AWS to run it on."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

import proxy as proxies
import world

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SPARKECS_BIN", str(ROOT / "build/release/sparkecs"))
KEYS = {"AWS_ACCESS_KEY_ID": "123456789012", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(true, seconds=30, what="the condition"):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"{what} did not come true in {seconds} s"
        time.sleep(0.02)


class Finished:
    """What a run of the binary printed and how it ended."""

    def __init__(self, process, out, err):
        self.code, self.out, self.err = process.returncode, out, err

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class Cli:
    """Runs the binary in a folder, against an endpoint."""

    def __init__(self, folder, endpoint, **variables):
        self.folder, self.endpoint = folder, endpoint
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "ASAN_OPTIONS", "TSAN_OPTIONS", "JAVA_HOME") if name in os.environ}
        self.variables = kept | KEYS | {"HOME": str(folder), "SPARKECS_ENV": "test"} | variables
        if endpoint:
            self.variables["AWS_ENDPOINT_URL"] = endpoint

    def start(self, *arguments, **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "stdin": subprocess.DEVNULL} | options
        return subprocess.Popen([BINARY, *arguments], cwd=self.folder, env=self.variables, **options)

    def __call__(self, *arguments, timeout=120):
        process = self.start(*arguments)
        try:
            out, err = process.communicate(timeout=timeout)
        finally:
            process.kill()
        return Finished(process, out, err)

    def ok(self, *arguments, **options):
        finished = self(*arguments, **options)
        assert finished.code == 0, f"{arguments}: {finished}"
        return finished

    def environment(self, name="test", **changes):
        """Writes ecs/NAME/config.sh."""
        folder = self.folder / "ecs" / name
        folder.mkdir(parents=True, exist_ok=True)
        lines = []
        for key, value in (self.defaults | changes).items():
            if isinstance(value, (list, tuple)):
                lines.append(f"export {key}=({' '.join(json.dumps(item) for item in value)})")
            elif value is not None:
                lines.append(f'export {key}="{value}"')
        (folder / "config.sh").write_text("\n".join(lines) + "\n")
        return folder


@pytest.fixture(scope="session")
def moto_server():
    """A second AWS, that none of us wrote: moto, on loopback."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"

    def answers():
        assert process.poll() is None, "moto ended"
        try:
            return urllib.request.urlopen(url + "/moto-api/", timeout=1).status == 200
        except OSError:
            return False

    wait_until(answers, 60, "moto's first answer")
    yield url
    process.terminate()
    process.wait()


@pytest.fixture
def moto(moto_server, tmp_path):
    """moto, emptied and furnished with what an account must have; requests pass the judging proxy."""
    world.reset_moto(moto_server)
    furnished = world.furnish(moto_server)
    proxy = proxies.Proxy(moto_server)
    cli = Cli(tmp_path, proxy.url)
    cli.defaults = world.config(furnished)
    cli.environment()
    cli.world, cli.proxy = world.World(moto_server), proxy
    yield cli
    proxy.close()
    assert not proxy.violations, "requests that AWS's models refuse:\n" + "\n".join(sorted(set(proxy.violations)))
