"""What a person at a terminal sees and types: live lines, the question before `delete`, Ctrl-C during `submit`."""

import json
import os
import pty
import re
import select
import signal
import socket
import time

import pytest

import world
from conftest import BINARY, KEYS, Cli, FakeTasks


@pytest.fixture
def local(tmp_path):
    end = FakeTasks(tmp_path)
    cli = Cli(tmp_path, end.url)
    cli.defaults = world.config(end.furnished)
    cli.environment(SUBMIT_IMAGE="fake:print-hello")
    cli.world = world.World(end.url)
    yield cli
    end.close()


@pytest.fixture
def silent(tmp_path):
    """The binary in front of an endpoint that takes every connection and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        server.settimeout(20)
        cli = Cli(tmp_path, f"http://127.0.0.1:{server.getsockname()[1]}")
        cli.defaults = world.config(FakeTasks.furnished)
        cli.environment()
        cli.server = server
        yield cli


class Terminal:
    """Runs the binary on a pseudo terminal."""

    def __init__(self, cli, *arguments, **variables):
        self.screen = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cli.folder)
            environment = cli.variables | {"TERM": "xterm"} | variables
            os.execve(BINARY, ["sparkecs", *arguments], environment)

    def read(self, seconds):
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            new = os.read(self.fd, 65536).decode() if ready else ""
        except OSError:  # the other side has closed
            return False
        self.screen += new
        return not ready or new != ""

    def until(self, text, seconds=20):
        deadline = time.monotonic() + seconds
        while text not in self.screen:
            assert time.monotonic() < deadline and self.read(0.1), f"no {text!r} in:\n{self.screen}"

    def type(self, text):
        os.write(self.fd, text.encode())

    def end(self):
        while self.read(5):
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


CREATE = ("create", "-y", "--no-wait")


def test_live_lines_come_and_go_and_leave_what_was_done(local):
    terminal = Terminal(local, *CREATE)
    assert terminal.end() == 0, terminal.screen
    assert "\x1b[" in terminal.screen, "colours and redrawn lines"
    assert re.search(r"cluster spark-test: .*done in", terminal.screen)


def test_no_color_and_dumb_terminals_are_honoured(local):
    plain = Terminal(local, *CREATE, TERM="dumb")
    assert plain.end() == 0
    assert "\x1b" not in plain.screen
    colourless = Terminal(local, "plan", NO_COLOR="1")
    assert colourless.end() == 0
    assert not re.search(r"\x1b\[\d*m", colourless.screen)


def test_delete_wants_the_clusters_name(local):
    local.ok(*CREATE)
    before = local.world.contents()
    wrong = Terminal(local, "delete")
    wrong.until("type the cluster's name")
    wrong.type("yes\n")
    assert wrong.end() == 1 and "nothing was deleted" in wrong.screen
    assert local.world.contents() == before
    right = Terminal(local, "delete")
    right.until("type the cluster's name")
    right.type("spark-test\n")
    assert right.end() == 0, right.screen
    assert "nothing is left" in right.screen


def test_ctrl_c_at_the_question_deletes_nothing(local):
    local.ok(*CREATE)
    before = local.world.contents()
    terminal = Terminal(local, "delete")
    terminal.until("type the cluster's name")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "interrupted; nothing was deleted" in terminal.screen
    assert local.world.contents() == before


def running(local):
    return local.world.ecs.list_tasks(cluster="spark-test", family="spark-submit", desiredStatus="RUNNING")["taskArns"]


def asked_to_stop(local):
    """A job on a terminal whose user has pressed Ctrl-C and is asked whether to stop it."""
    local.ok(*CREATE)
    job = Terminal(local, "submit")
    job.until("hello")
    job.type("\x03")
    job.until("[y/N]")
    return job


def test_ctrl_c_leaves_the_job_running(local):
    job = asked_to_stop(local)
    job.type("\n")
    assert job.end() == 130
    assert len(running(local)) == 1
    followed = re.search(r"sparkecs logs ([0-9a-f]{32}) -f", job.screen).group(1)
    assert running(local)[0].endswith(followed)
    assert local.ok("logs", followed).out == "hello\n"


def test_ctrl_c_and_yes_stops_the_job(local):
    job = asked_to_stop(local)
    job.type("y\n")
    assert job.end() == 143, job.screen
    assert running(local) == []


def test_a_second_ctrl_c_quits_at_once(local):
    job = asked_to_stop(local)
    job.type("\x03")
    assert job.end() == 130
    assert len(running(local)) == 1


def test_without_a_terminal_nothing_is_asked(local):
    local.ok(*CREATE)
    process = local.start("submit")
    assert process.stdout.readline() == "hello\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130 and "the job runs on" in err
    assert len(running(local)) == 1


def test_logs_follow_until_ctrl_c(local):
    local.environment(SUBMIT_IMAGE="fake:print-hello.for-300s")
    local.ok(*CREATE)
    follower = local.start("logs", "submit", "-f")
    local.ok("submit", "--detach")
    assert re.fullmatch(r"submit/[0-9a-f]{6} hello\n", follower.stdout.readline())
    local.ok("submit", "--detach")
    assert re.fullmatch(r"submit/[0-9a-f]{6} hello\n", follower.stdout.readline())
    follower.send_signal(signal.SIGINT)
    out, _ = follower.communicate(timeout=20)
    assert follower.returncode == 0 and out == "", "each line once"


def test_json_tells_how_a_job_ended_for_us(local):
    local.environment(SUBMIT_IMAGE="fake:print-hello.for-3000s")
    local.ok(*CREATE)
    late = local("submit", "-o", "json", "--timeout", "2s")
    assert late.code == 4, late
    assert late.json["timedOut"] and not late.json["interrupted"] and "the time is over" in late.json["error"]["message"]
    process = local.start("submit", "-o", "json")
    assert process.stderr.readline() == "hello\n"
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    interrupted = json.loads(out)
    assert process.returncode == 130 and interrupted["interrupted"]
    assert {task.rsplit("/", 1)[1] for task in running(local)} == {late.json["task"], interrupted["task"]}
    lines = [json.loads(line) for line in local.ok("logs", "submit", "-o", "json").out.splitlines()]
    assert [(line["role"], line["task"], line["message"]) for line in lines] == [
        ("submit", late.json["task"], "hello"),
        ("submit", interrupted["task"], "hello"),
    ]
    assert lines[0]["time"] <= lines[1]["time"]


COMMANDS = [("plan",), ("dns",), ("logs",), ("submit",), ("create", "-y"), ("delete", "-y")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_timeout_ends_what_is_never_answered(silent, command):
    began = time.monotonic()
    ended = silent("--timeout", "1s", *command, "-o", "json")
    assert 0.9 < time.monotonic() - began < 3
    assert ended.code == 4, ended
    assert "the time is over" in ended.err
    if command[0] in ("create", "submit", "delete"):
        assert ended.json["timedOut"] and ended.json["error"]["message"] in ended.err
    if command[0] == "create":
        assert not ended.json["ready"]


@pytest.mark.parametrize(("command", "code"), [(("logs",), 130), (("logs", "-f"), 0), (("plan",), 130)])
def test_ctrl_c_ends_what_is_never_answered(silent, command, code):
    process = silent.start(*command)
    connection, _ = silent.server.accept()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    connection.close()
    assert process.returncode == code


def test_a_wrong_way_to_aws_is_wrong_configuration(silent):
    unknown = silent("--profile", "nope", "plan")
    assert unknown.code == 2 and "nope" in unknown.err
    for name in KEYS:
        del silent.variables[name]
    # A place that is not of this machine, as far as its name says: there nobody takes any credentials.
    none = silent("--region", "us-east-1", "--endpoint-url", "https://127.0.0.1:1", "plan")
    assert none.code == 2 and "no AWS credentials" in none.err


def test_version(silent):
    assert silent.ok("version", "-o", "json").json["version"] in silent.ok("--version").out


def test_json_is_alone_on_stdout(local):
    for command in (("plan",), CREATE, ("status",), ("config", "show"), ("submit",), ("delete", "-y")):
        if command == ("submit",):
            local.environment(SUBMIT_IMAGE="fake:print-hello.exit-3.for-1s")
            local.ok(*CREATE)
        finished = local(*command, "-o", "json")
        assert finished.code == (3 if command == ("submit",) else 0), finished
        assert isinstance(finished.json, dict)
