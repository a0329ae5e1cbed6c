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


def pytest_collection_modifyitems(items):
    """The stories of real Spark first: they are the longest, and one file's worth of them shares a cluster."""
    items.sort(key=lambda item: "spark_test" not in item.nodeid)


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


class Moto:
    """moto, emptied and furnished with what an account must have."""

    def __init__(self, url):
        self.url = url
        world.reset_moto(url)
        self.furnished = world.furnish(url)

    def close(self):
        pass


class FakeTasks:
    """A local AWS whose tasks are scripted instead of run: as fast as moto, with all of the engine's own behaviour."""

    furnished = {
        "vpc": "vpc-00000000000000001",
        "subnets": ["subnet-0000000000000000a", "subnet-0000000000000000b"],
        "group": "sg-00000000000000001",
        "namespace": "ns-0000000000000001",
        "namespace name": "spark.local",
    }

    def __init__(self, folder):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        options = ["--port", str(port), "--runtime", "fake", "--time-scale", "0.01", "--account", world.ACCOUNT]
        self.process = subprocess.Popen(
            [BINARY, "local", "serve", *options], env=os.environ | {"HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")},
            stdout=subprocess.DEVNULL, stderr=(folder / "serve.log").open("w"),
        )  # fmt: skip

        def answers():
            assert self.process.poll() is None, (folder / "serve.log").read_text()
            try:
                return urllib.request.urlopen(self.url + "/health", timeout=1).status == 200
            except OSError:
                return False

        wait_until(answers, what="the local AWS's first answer")

    def close(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0


@pytest.fixture(params=["moto", "local"])
def aws(request, tmp_path):
    """The binary in front of an AWS; what it sends (and what ours answers) is judged by AWS's models."""
    ours = request.param == "local"
    end = FakeTasks(tmp_path) if ours else Moto(request.getfixturevalue("moto_server"))
    proxy = proxies.Proxy(end.url, judge_replies=ours)
    cli = Cli(tmp_path, proxy.url)
    cli.defaults = world.config(end.furnished)
    cli.environment()
    cli.world, cli.proxy = world.World(end.url), proxy
    yield cli
    proxy.close()
    end.close()
    assert not proxy.violations, "what AWS's models refuse:\n" + "\n".join(sorted(set(proxy.violations)))


def descendants(pid):
    """The ids of all processes below one."""
    below = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue  # ended meanwhile
            below.setdefault(parent, []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        children = below.get(todo.pop(), [])
        found += children
        todo += children
    return found


def network_namespaces(pids):
    """The network namespaces that processes are in."""
    found = set()
    for pid in pids:
        try:
            found.add(os.readlink(f"/proc/{pid}/ns/net"))
        except OSError:
            pass  # ended meanwhile
    return found


def footprint():
    """What of the machine a local AWS must never change: mounts and interfaces."""
    return pathlib.Path("/proc/mounts").read_text(), sorted(os.listdir("/sys/class/net"))


LOCAL = {
    "AWS_ENDPOINT_URL": "local",
    "AWS_ACCOUNT_ID": "000000000000",
    "VPC_ID": "vpc-00000000000000001",
    "SUBNETS": ["subnet-0000000000000000a", "subnet-0000000000000000b"],
    "WORKER_SECURITY_GROUPS": ["sg-00000000000000001"],
    "MASTER_SECURITY_GROUPS": ["sg-00000000000000001"],
    "NAMESPACE_ID": "ns-0000000000000001",
    "NAMESPACE_NAME": "spark.local",
}


class LocalAws(Cli):
    """The binary with a local AWS of its own, in a folder of its own."""

    def __init__(self, folder, *serve, **variables):
        self.port = free_port()
        keep = {"XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))}
        super().__init__(folder, None, XDG_STATE_HOME=str(folder / "state"), **keep, **variables)
        for name in KEYS:
            del self.variables[name]
        self.defaults = world.config({"vpc": "", "subnets": [], "group": "", "namespace": ""}) | LOCAL
        self.environment()
        self.serve = serve
        self.up()

    def up(self):
        self.ok("local", "up", "--port", str(self.port), *self.serve)
        self.pid = self.ok("local", "status", "-o", "json").json["pid"]
        self.url = f"http://127.0.0.1:{self.port}"
        self.world = world.World(self.url, LOCAL["AWS_ACCOUNT_ID"])

    def down(self):
        self.ok("local", "down")


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A local AWS with real Spark: a cluster of a master and two workers that several stories share."""
    local = LocalAws(tmp_path_factory.mktemp("spark"))
    local.ok("create", "-y", timeout=180)
    yield local
    local.ok("delete", "-y")
    local.down()
