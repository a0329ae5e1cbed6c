"""Measures sparkecs beside what people would use instead, in one run, as ratios.

Usage: ./dev bench [NAME…]    names: aws, plan, version, local, memory, balancer
"""

import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/scenario"))
sys.path.insert(0, str(ROOT / "bench"))

import conftest
import proxy as proxies
import sequential
import world

ROUND_TRIP = 0.05  # seconds, about the distance to AWS


def timed(work):
    started = time.monotonic()
    work()
    return time.monotonic() - started


def report(name, ours, theirs, unit, target, higher_is_better=False):
    """Prints one line; the ratio is ours to theirs."""
    ratio = ours / theirs
    good = ratio >= target if higher_is_better else ratio <= target
    print(f"{name:44} {ours:9.3f} {unit:5} beside {theirs:9.3f} {unit:5} ratio {ratio:5.2f}  wanted {'≥' if higher_is_better else '≤'} {target:4.2f}  {'met' if good else 'MISSED'}", flush=True)


class Folder:
    def __enter__(self):
        self.held = tempfile.TemporaryDirectory(prefix="sparkecs-bench-")
        return pathlib.Path(self.held.name)

    def __exit__(self, *_):
        self.held.cleanup()


class FarMoto:
    """moto behind a proxy that makes every call take a round trip."""

    def __init__(self, folder):
        self.port = conftest.free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{self.port}"
        conftest.wait_until(lambda: subprocess.run(["curl", "-fs", "-o", "/dev/null", self.url + "/moto-api/"]).returncode == 0, 60)
        self.proxy = proxies.Proxy(self.url, delay=ROUND_TRIP)
        self.cli = conftest.Cli(folder, self.proxy.url)
        self.renew()

    def renew(self):
        world.reset_moto(self.url)
        self.cli.defaults = world.config(world.furnish(self.url))
        self.cli.environment()
        self.proxy.reset()

    def close(self):
        self.proxy.close()
        self.process.terminate()
        self.process.wait()


def bench_aws():
    with Folder() as folder:
        far = FarMoto(folder)
        rows = {"create": ([], []), "delete": ([], [])}
        for _ in range(3):
            far.renew()
            rows["create"][0].append(timed(lambda: far.cli.ok("create", "-y", "--no-wait")))
            rows["delete"][0].append(timed(lambda: far.cli.ok("delete", "-y", "--logs")))
            far.renew()
            aws = world.World(far.proxy.url)
            rows["create"][1].append(timed(lambda: sequential.create(aws, far.cli.defaults)))
            rows["delete"][1].append(timed(lambda: sequential.delete(aws, far.cli.defaults)))
        far.close()
        for name, (ours, theirs) in rows.items():
            report(f"{name}, 50 ms a call, beside boto3 in sequence", statistics.median(ours), statistics.median(theirs), "s", 1 / 3 if name == "create" else 1)


def bench_plan():
    with Folder() as folder:
        far = FarMoto(folder)
        far.cli.ok("create", "-y", "--no-wait")
        near = statistics.median(timed(lambda: far.cli.ok("plan")) for _ in range(5))
        far.proxy.delay = 0
        base = statistics.median(timed(lambda: far.cli.ok("plan")) for _ in range(5))
        far.close()
        print(f"{'plan, nothing to do':44} {(near - base) / ROUND_TRIP:9.2f} round trips of 50 ms ({near:.3f} s, {base:.3f} s without distance)  wanted ≤ 2", flush=True)


def bench_version():
    times = sorted(timed(lambda: subprocess.run([conftest.BINARY, "version"], stdout=subprocess.DEVNULL, check=True)) for _ in range(31))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    out = subprocess.run(["/usr/bin/env", "sh", "-c", f"{conftest.BINARY} version >/dev/null & p=$!; wait $p"], check=True)
    peak = subprocess.run(
        [sys.executable, "-c", f"import resource,subprocess; subprocess.run([{conftest.BINARY!r}, 'version'], stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    print(f"{'version':44} {times[15] * 1000:9.1f} ms, {int(peak) / 1024:.1f} MB  wanted ≤ 15 ms, ≤ 20 MB", flush=True)


def bench_local():
    python = spark_home()
    with Folder() as folder:
        ours, theirs = [], []
        for round_number in range(3):
            local = conftest.LocalAws(folder / f"ours{round_number}")
            ours.append(timed(lambda: local.ok("create", "-y", timeout=200)))
            local.ok("delete", "-y")
            local.down()
            hand = subprocess.run(["sh", str(ROOT / "bench/by_hand.sh"), python, str(folder / f"hand{round_number}")], capture_output=True, text=True, check=True)
            theirs.append(float(hand.stdout))
        report("local create until 2 workers are alive, by hand", statistics.median(ours), statistics.median(theirs), "s", 1.10)


def spark_home():
    finished = subprocess.run([str(ROOT / "dev"), "spark-home"], capture_output=True, text=True, check=True)
    return finished.stdout.strip()


def rss(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")


def bench_memory():
    with Folder() as folder:
        fake = conftest.FakeTasks(folder)
        idle = rss(fake.process.pid)
        aws = world.World(fake.url)
        aws.ecs.create_cluster(clusterName="many")
        aws.ecs.register_task_definition(
            family="many", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
            containerDefinitions=[{"name": "c", "image": "fake", "essential": True}],
        )  # fmt: skip
        network = {"awsvpcConfiguration": {"subnets": ["subnet-0000000000000000a", "subnet-0000000000000000b"]}}
        aws.ecs.create_service(cluster="many", serviceName="crowd", taskDefinition="many", desiredCount=1000, launchType="FARGATE", networkConfiguration=network)

        def running():
            return aws.ecs.describe_clusters(clusters=["many"])["clusters"][0]["runningTasksCount"]

        started = time.monotonic()
        conftest.wait_until(lambda: running() == 1000, 120, "1,000 tasks")
        print(f"{'memory of the local AWS':44} {idle:9.1f} MB idle, {rss(fake.process.pid):.1f} MB with {running()} fake tasks ({time.monotonic() - started:.1f} s to start them)", flush=True)
        fake.close()


def bench_balancer():
    subprocess.run([sys.executable, str(ROOT / "bench/balancer.py")], check=True)


BENCHES = {name.removeprefix("bench_"): work for name, work in list(globals().items()) if name.startswith("bench_")}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHES:
        BENCHES[name]()
