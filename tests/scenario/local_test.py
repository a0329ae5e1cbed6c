"""The local AWS as a process: what it leaves behind, what it withstands, and which clients drive it."""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import botocore.exceptions
import pytest

from conftest import KEYS, LocalAws, descendants, footprint, network_namespaces, wait_until

NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-0000000000000000a"], "securityGroups": ["sg-00000000000000001"]}}


@pytest.fixture
def local(tmp_path):
    running = LocalAws(tmp_path)
    yield running
    running("local", "down")


def sleeper(local, command=("sleep", "600"), **more):
    """Runs a real task of the host image with a command of ours, and waits until it runs."""
    ecs = local.world.ecs
    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(
        family="sleeper", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
        executionRoleArn="arn:aws:iam::000000000000:role/ecsTaskExecutionRole",
        containerDefinitions=[{"name": "c", "image": "spark:3.5", "essential": True, "entryPoint": [], "command": list(command)} | more],
    )  # fmt: skip
    task = ecs.run_task(cluster="c", taskDefinition="sleeper", launchType="FARGATE", networkConfiguration=NETWORK)["tasks"][0]
    wait_until(lambda: describe(local, task)["lastStatus"] == "RUNNING", what="the task")
    return describe(local, task)


def describe(local, task):
    return local.world.ecs.describe_tasks(cluster="c", tasks=[task["taskArn"]])["tasks"][0]


def gone(pid):
    """It has ended; whoever inherited it may not have noticed yet."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("end", ["down", "SIGTERM", "SIGKILL"])
def test_nothing_is_left_however_it_ends(tmp_path, end):
    before = footprint()
    local = LocalAws(tmp_path)
    task = sleeper(local, stopTimeout=2)  # sleep, as a container's first process, does not mind SIGTERM
    tree = descendants(local.pid)
    assert any(b"sleep" in open(f"/proc/{pid}/cmdline", "rb").read() for pid in tree)
    inside = network_namespaces(tree) - network_namespaces(["self"])
    assert len(inside) >= 2, "the VPC and the task have network namespaces of their own"
    assert footprint() == before, "the host's mounts and interfaces are never touched"
    early = [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]
    if end == "down":
        local.down()
    else:
        os.kill(local.pid, getattr(signal, end))
    wait_until(lambda: all(gone(pid) for pid in [local.pid, *tree]), what="the end of every process")
    assert footprint() == before
    # A namespace nobody is in is no more; its number may be another's by now, of a test beside this one.
    assert not inside & network_namespaces(early)
    if end == "SIGKILL":  # of which its files and control groups may remain, until somebody looks
        left = pathlib.Path(local.folder, "state/sparkecs/local/tasks")
        groups = [pathlib.Path(line) for line in (left / "control-groups").read_text().splitlines()]
        local.down()
        assert list(left.iterdir()) == [] and not any(group.exists() for group in groups)

    local.up()
    stopped = describe(local, task)
    assert stopped["lastStatus"] == "STOPPED" and stopped["stoppedReason"]
    local.down()


def test_a_second_engine_on_the_same_folder_is_refused(local):
    refused = local("local", "serve", "--port", str(local.port + 1))
    assert refused.code != 0 and str(local.pid) in refused.err
    assert local.ok("local", "up").code == 0, "up of what is up is no error"


def test_it_listens_on_loopback_only(local):
    listening = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True).stdout.splitlines()
    ours = [line.split()[3] for line in listening if f"pid={local.pid}," in line]
    assert ours and all(address.startswith("127.") for address in ours), ours


def test_the_task_sees_its_own_address_names_and_processes(local):
    script = (
        "hostname; hostname -i; cat /etc/resolv.conf; getent hosts $(hostname); set -- /proc/[0-9]*; echo processes $#;"
        "getent hosts nothing.example || echo no such name; id -u; echo $AWS_REGION"
    )
    task = sleeper(
        local, ("bash", "-c", script + "; exec sleep 600"), stopTimeout=2,
        logConfiguration={"logDriver": "awslogs", "options": {
            "awslogs-group": "/t", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "p", "awslogs-create-group": "true"}},
    )  # fmt: skip
    stream = f"p/c/{task['taskArn'].rsplit('/', 1)[1]}"

    def lines():
        try:
            events = local.world.logs.get_log_events(logGroupName="/t", logStreamName=stream, startFromHead=True)["events"]
        except botocore.exceptions.ClientError:
            return []
        return [event["message"] for event in events]

    wait_until(lambda: "us-east-1" in lines(), what="the last line")
    details = {detail["name"]: detail["value"] for detail in task["attachments"][0]["details"]}
    address = details["privateIPv4Address"]
    printed = lines()
    assert printed[0] == details["privateDnsName"]
    assert printed[1] == address
    assert "nameserver 10.0.0.2" in printed
    assert any(line.split() == [address, details["privateDnsName"]] for line in printed)
    assert "processes 1" in printed
    assert "no such name" in printed


def test_health_checks_run_inside_the_container(tmp_path):
    hurried = LocalAws(tmp_path, "--time-scale", "0.1")
    check = {"command": ["CMD-SHELL", "[ \"$WHO\" = me ] && [ -e /tmp/well ]"], "interval": 5, "retries": 2}
    task = sleeper(
        hurried, ("bash", "-c", "(touch /tmp/well; sleep 2; rm /tmp/well) & exec sleep 600"), stopTimeout=2,
        environment=[{"name": "WHO", "value": "me"}], healthCheck=check,
    )  # fmt: skip
    for verdict in ("HEALTHY", "UNHEALTHY"):
        wait_until(lambda: describe(hurried, task)["healthStatus"] == verdict, what=verdict)
    assert describe(hurried, task)["lastStatus"] == "RUNNING", "only a service would replace it"
    hurried.down()


def test_sigterm_then_sigkill_after_stop_timeout(local):
    obedient = sleeper(local, ("bash", "-c", "trap 'exit 9' TERM; while :; do sleep 0.1; done"))
    local.world.ecs.stop_task(cluster="c", task=obedient["taskArn"], reason="enough")
    wait_until(lambda: describe(local, obedient)["lastStatus"] == "STOPPED")
    stopped = describe(local, obedient)
    assert (stopped["stopCode"], stopped["stoppedReason"]) == ("UserInitiated", "enough")
    assert stopped["containers"][0]["exitCode"] == 9

    stubborn = sleeper(local, ("bash", "-c", "trap '' TERM; while :; do sleep 0.1; done"), stopTimeout=2)
    local.world.ecs.stop_task(cluster="c", task=stubborn["taskArn"])
    wait_until(lambda: describe(local, stubborn)["lastStatus"] == "STOPPED")
    assert describe(local, stubborn)["containers"][0]["exitCode"] == 137


def test_an_unknown_image_fails_as_on_aws(local):
    ecs = local.world.ecs
    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(
        family="absent", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
        containerDefinitions=[{"name": "c", "image": "absent:1", "essential": True}],
    )  # fmt: skip
    task = ecs.run_task(cluster="c", taskDefinition="absent", launchType="FARGATE", networkConfiguration=NETWORK)["tasks"][0]
    wait_until(lambda: describe(local, task)["lastStatus"] == "STOPPED")
    stopped = describe(local, task)
    assert stopped["stopCode"] == "TaskFailedToStart"
    assert stopped["stoppedReason"].startswith("CannotPullContainerError") and "absent:1" in stopped["stoppedReason"]
    assert "exitCode" not in stopped["containers"][0]


def test_the_aws_cli_drives_it(local):
    def cli(*words):
        command = [sys.executable, "-m", "awscli", "--endpoint-url", local.url, "--region", "us-east-1", "--output", "text", *words]
        return subprocess.run(command, env=os.environ | KEYS, capture_output=True, text=True)

    assert cli("sts", "get-caller-identity", "--query", "Account").stdout.strip() == "123456789012"
    assert "ACTIVE" in cli("ecs", "create-cluster", "--cluster-name", "by-cli").stdout
    assert "by-cli" in cli("ecs", "list-clusters").stdout
    assert "vpc-00000000000000001" in cli("ec2", "describe-vpcs").stdout
    assert "ecsTaskExecutionRole" in cli("iam", "get-role", "--role-name", "ecsTaskExecutionRole").stdout
    assert cli("logs", "create-log-group", "--log-group-name", "/by/cli").returncode == 0
    assert "/by/cli" in cli("logs", "describe-log-groups").stdout
    unknown = cli("ecs", "create-task-set", "--cluster", "c", "--service", "s", "--task-definition", "t")
    assert unknown.returncode != 0 and "CreateTaskSet" in unknown.stderr
    assert "CreateTaskSet" in local.ok("local", "status").out


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"\r\n\r\n", b"GET\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00" + b"\0" * 600,
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: " + b"b" * 100_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AmazonEC2ContainerServiceV20141113.ListClusters\r\nContent-Length: 3\r\n\r\n{]}",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nAction=%zz",
    ],
)  # fmt: skip
def test_no_request_hurts_it(local, bytes_sent):
    with socket.create_connection(("127.0.0.1", local.port), timeout=20) as connection:
        connection.sendall(bytes_sent)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(65536)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer
    assert urllib.request.urlopen(f"{local.url}/health", timeout=5).status == 200


def test_deeply_nested_and_large_bodies_are_refused(local):
    for body in (b"[" * 100_000, b'{"a":"' + b"x" * (64 << 20) + b'"}'):
        request = urllib.request.Request(local.url, body, {"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListClusters"})
        with pytest.raises((urllib.error.HTTPError, ConnectionError, urllib.error.URLError)) as refused:
            urllib.request.urlopen(request, timeout=20)
        if isinstance(refused.value, urllib.error.HTTPError):
            assert 400 <= refused.value.code < 500
    assert urllib.request.urlopen(f"{local.url}/health", timeout=5).status == 200
