"""Real Spark on the local AWS: one cluster, and what people do with it."""

import os
import re
import signal
import urllib.error
import urllib.request

import pytest

from conftest import descendants, wait_until

SERVICES = ("spark-master-service", "spark-worker-service")


def page(url):
    return urllib.request.urlopen(url, timeout=10).read().decode()


def alive(local):
    status = local.ok("status", "-o", "json").json
    return [worker for worker in (status["master"] or {}).get("workers", []) if worker["state"] == "ALIVE"]


def spark_processes(local, role):
    """The Java processes of a daemon, by its main class."""
    found = []
    for pid in descendants(local.pid):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as line:
                words = line.read().split(b"\0")
        except OSError:
            continue
        if words[0].endswith(b"java") and role in words:
            found.append(pid)
    return found


def test_created_means_ready(spark):
    assert len(alive(spark)) == 2
    assert spark("plan", "--exit-code").code == 0


def test_the_balancer_leads_to_rest_and_to_every_workers_page(spark):
    name = spark.ok("dns").out.strip()
    master = page(f"http://{name}:80/")
    links = set(re.findall(r'href="(/proxy/worker-[^/"]+)', master))
    assert len(links) == 2
    for link in links:
        assert "Spark Worker at" in page(f"http://{name}:80{link}/")
    answer = page(f"http://{name}:81/v1/submissions/status/driver-none")
    assert '"serverSparkVersion" : "3.5.8"' in answer


def test_exit_codes_pass_through(spark):
    # A container's first process takes no signals from inside, on AWS neither: a child of it dies of one.
    for command, code in (("exit 0", 0), ("exit 7", 7), ("(kill -TERM $BASHPID); exit $?", 143), ("(kill -KILL $BASHPID); exit $?", 137)):
        finished = spark("submit", "--", "bash", "-c", command)
        assert finished.code == code, finished


def test_a_command_that_cannot_start_is_125(spark):
    finished = spark("submit", "--", "/no/such/program")
    assert finished.code == 125, finished
    assert "/no/such/program" in finished.err


def test_the_log_is_whole_and_in_order(spark):
    finished = spark.ok("submit", "--", "bash", "-c", "for i in $(seq 20000); do echo line $i; done")
    assert finished.out.splitlines() == [f"line {n}" for n in range(1, 20001)]


def test_arguments_arrive_as_they_are(spark):
    words = ["a b", "*", "$HOME", "'q\"", "", "é", "--flag"]
    finished = spark.ok("submit", "--", "printf", "[%s]\n", *words)
    assert finished.out.splitlines() == [f"[{word}]" for word in words]


def test_detached_jobs_are_followed_by_logs(spark):
    task = spark.ok("submit", "--detach", "--", "bash", "-c", "echo first; sleep 1; echo last").out.strip()
    assert re.fullmatch(r"[0-9a-f]{32}", task)
    wait_until(lambda: "last" in spark.ok("logs", task).out, what="the last line")
    assert "first" in spark.ok("logs", "submit").out
    assert "Starting Spark master" in spark.ok("logs", "master").out
    assert "Successfully registered with master" in spark.ok("logs", "worker").out


def test_a_job_runs_on_the_workers(spark):
    finished = spark.ok("submit", "--", "spark-submit", "--version")
    code = (
        "import socket\n"
        "from pyspark.sql import SparkSession\n"
        "context = SparkSession.builder.getOrCreate().sparkContext\n"
        "hosts = context.parallelize(range(8), 8).map(lambda n: socket.gethostname()).collect()\n"
        "assert context.master.startswith('spark://'), context.master\n"
        "print('computed on', sorted(set(hosts)))\n"
    )
    finished = spark.ok("submit", "--", "bash", "-c", 'printf %s "$0" >/tmp/job.py; exec spark-submit /tmp/job.py', code)
    assert re.search(r"computed on \['ip-10-0-", finished.out + finished.err), finished


def test_a_killed_worker_is_replaced(spark):
    before = {worker["id"] for worker in alive(spark)}
    victim = spark_processes(spark, b"org.apache.spark.deploy.worker.Worker")[0]
    os.kill(victim, signal.SIGKILL)
    wait_until(lambda: len(alive(spark)) == 2 and {worker["id"] for worker in alive(spark)} != before, 90, "a new worker")
    stopped = spark.world.ecs.list_tasks(cluster="spark-test", desiredStatus="STOPPED", serviceName=SERVICES[1])["taskArns"]
    tasks = spark.world.ecs.describe_tasks(cluster="spark-test", tasks=stopped)["tasks"]
    assert {"EssentialContainerExited"} == {task["stopCode"] for task in tasks}
    assert 137 in [task["containers"][0].get("exitCode") for task in tasks]


def test_a_killed_master_is_replaced_and_found_again_by_name(spark):
    victim = spark_processes(spark, b"org.apache.spark.deploy.master.Master")[0]
    os.kill(victim, signal.SIGKILL)

    def back():
        masters = spark_processes(spark, b"org.apache.spark.deploy.master.Master")
        return masters and masters != [victim] and len(alive(spark)) == 2

    wait_until(back, 300, "a new master with both workers")
    assert spark.ok("submit", "--", "true").code == 0


def test_delete_while_a_job_runs_then_create_again(spark):
    process = spark.start("submit", "--", "bash", "-c", "trap 'exit 143' TERM; echo running; while :; do sleep 0.1; done")
    assert process.stdout.readline() == "running\n"
    inventory = spark.ok("delete", "-y", "-o", "json", timeout=180).json
    _, err = process.communicate(timeout=30)
    # The last look at the task may find its cluster gone.
    assert process.returncode in (137, 143) or "spark-test" in err, err
    assert inventory["left"] == []
    assert spark_processes(spark, b"org.apache.spark.deploy.worker.Worker") == []
    spark.ok("create", "-y", timeout=180)
    assert len(alive(spark)) == 2
