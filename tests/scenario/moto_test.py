"""The life of a cluster on moto, with everything that can go wrong on the way."""

import signal

import pytest

import proxy as faults

CREATE = ("create", "-y", "--no-wait")
DELETE = ("delete", "-y", "--logs")


def test_create_plan_status_delete_leaves_the_account_as_before(moto):
    before = moto.world.contents()
    planned = moto.ok("plan", "-o", "json").json
    assert moto.proxy.changing() == [], "plan only reads"
    assert moto.world.contents() == before

    moto.ok(*CREATE)
    created = moto.world.contents()
    for part in (
        "cluster arn:aws:ecs:us-east-1:123456789012:cluster/spark-test",
        "service arn:aws:ecs:us-east-1:123456789012:service/spark-test/spark-master-service",
        "service arn:aws:ecs:us-east-1:123456789012:service/spark-test/spark-worker-service",
        "load balancer spark-test", "listener 80", "listener 81",
        "target group spark-test-rest", "target group spark-test-webui",
        "Cloud Map service spark-master", "log group /ecs/spark-test 14",
    ):  # fmt: skip
        assert part in created
    assert len([part for part in created if part.startswith("task definition")]) == 3
    assert len(planned["steps"]) >= 12

    moto.proxy.reset()
    again = moto.ok(*CREATE)
    assert moto.proxy.changing() == [], "what is there is not made again"
    assert "nothing to do" in again.out + again.err
    assert moto.ok("plan", "--exit-code").code == 0
    status = moto.ok("status", "-o", "json").json
    assert status

    left = moto.ok(*DELETE)
    assert moto.world.contents() == before, left


def test_plan_exit_code_tells_of_changes(moto):
    assert moto("plan", "--exit-code").code == 5
    moto.ok(*CREATE)
    assert moto("plan", "--exit-code").code == 0
    moto.environment(SPARK_WORKERS_NUMBER="3")
    assert moto("plan", "--exit-code").code == 5
    moto.ok(*CREATE)
    services = moto.world.ecs.describe_services(cluster="spark-test", services=["spark-worker-service"])["services"]
    assert services[0]["desiredCount"] == 3
    assert moto("plan", "--exit-code").code == 0


def test_plan_takes_few_calls_one_after_another(moto):
    moto.ok(*CREATE)
    moto.proxy.reset()
    moto.ok("plan")
    assert len(moto.proxy.calls) < 25, [str(call) for call in moto.proxy.calls]


def test_dns_prints_the_name_alone(moto):
    absent = moto("dns")
    assert (absent.code, absent.out) == (1, "") and len(absent.err.strip().splitlines()) == 1
    moto.ok(*CREATE)
    name = moto.world.elbv2.describe_load_balancers()["LoadBalancers"][0]["DNSName"]
    assert moto.ok("dns").out == name + "\n"


def test_another_account_is_refused_before_any_change(moto):
    moto.environment(AWS_ACCOUNT_ID="999999999999")
    for command in (CREATE, DELETE, ("submit", "--", "true")):
        refused = moto(*command)
        assert refused.code == 2, refused
        assert "999999999999" in refused.err and "123456789012" in refused.err
    assert moto.proxy.changing() == []


def test_placeholders_are_named_before_any_request(moto):
    moto.environment(VPC_ID="???", NAMESPACE_ID="???")
    refused = moto(*CREATE)
    assert refused.code == 2
    assert "VPC_ID" in refused.err and "NAMESPACE_ID" in refused.err
    assert moto.proxy.calls == []


def test_what_is_not_ours_is_not_touched(moto):
    moto.world.ecs.create_cluster(clusterName="spark-test")
    group = moto.world.elbv2.create_target_group(
        Name="spark-test-rest", Protocol="TCP", Port=6066, VpcId=moto.defaults["VPC_ID"], TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    before = moto.world.contents()
    refused = moto(*CREATE)
    assert refused.code == 1, refused
    assert "spark-test-rest" in refused.err and "--adopt" in refused.err
    assert group == moto.world.elbv2.describe_target_groups(Names=["spark-test-rest"])["TargetGroups"][0]["TargetGroupArn"]
    moto(*DELETE)
    assert [part for part in before if part not in moto.world.contents()] == []


def test_two_environments_side_by_side(moto):
    other = {
        "CLUSTER_NAME": "spark-other", "BALANCER_NAME": "spark-other", "REST_TARGET_NAME": "other-rest",
        "WEBUI_TARGET_NAME": "other-webui", "SPARK_MASTER_DNS": "other-master", "CLOUD_WATCH_GROUP": "/ecs/other",
    }  # fmt: skip
    moto.environment("other", **other)
    moto.ok("-e", "other", *CREATE)
    alone = moto.world.contents()
    moto.ok(*CREATE)
    assert moto("-e", "other", "plan", "--exit-code").code == 0
    assert moto("plan", "--exit-code").code == 0
    moto.ok(*DELETE)
    assert moto.world.contents() == alone
    assert moto("-e", "other", "plan", "--exit-code").code == 0


@pytest.mark.parametrize("fault", [faults.DROP_REPLY, faults.DROP_REQUEST, faults.SERVER_ERROR, faults.THROTTLE])
def test_each_call_may_fail_once(moto, fault):
    """Every third call fails in turn; retries and idempotency make the same cluster, once."""
    before = moto.world.contents()
    moto.ok(*CREATE)
    expected = moto.world.contents()
    moto.ok(*DELETE)
    for offset in range(3):
        moto.proxy.reset()
        moto.proxy.fault = lambda n, call, offset=offset: fault if n % 3 == offset else None
        until_done(moto, CREATE)
        assert moto.world.contents() == expected
        until_done(moto, DELETE)
        assert moto.world.contents() == before


def until_done(moto, command, tries=12):
    """Runs it again while it fails cleanly: what the user is told to do."""
    for _ in range(tries):
        finished = moto(*command)
        if finished.code == 0:
            return finished
        assert finished.code in (1, 6), finished
    raise AssertionError(f"{command} never got through: {finished}")


@pytest.mark.parametrize("command", [CREATE, DELETE], ids=["create", "delete"])
def test_killed_after_every_single_call(moto, command):
    """kill -9 the moment AWS has done call N, for every N; the same command run again ends in the same state."""
    before = moto.world.contents()
    moto.ok(*CREATE)
    created = moto.world.contents()
    if command is CREATE:
        moto.ok(*DELETE)
    points = 0
    while True:
        if command is DELETE and points:
            moto.ok(*CREATE)
        points += 1
        assert points < 200
        moto.proxy.reset()
        moto.proxy.fault = {points: faults.KILL}
        process = moto.start(*command)
        moto.proxy.client = process
        process.communicate()
        if process.returncode != -signal.SIGKILL:  # it needed fewer calls than that: every point was tried
            assert process.returncode == 0
            break
        moto.proxy.reset()
        finished = moto(*command)
        assert finished.code == 0, f"after a kill at call {points}: {finished}"
        assert moto.world.contents() == (created if command is CREATE else before), f"after a kill at call {points}"
        if command is CREATE:
            moto.ok(*DELETE)
            assert moto.world.contents() == before, f"deleted after a kill at call {points}"
    assert points > 10


def test_interrupted_create_says_how_to_go_on(moto):
    moto.proxy.delay = 0.2
    process = moto.start(*CREATE)
    while len(moto.proxy.changing()) < 2:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode not in (0, -signal.SIGINT), err
    assert "create" in err
    moto.proxy.delay = 0
    moto.ok(*CREATE)
    assert moto("plan", "--exit-code").code == 0


def test_secrets_stay_out_of_sight(moto):
    moto.variables["AWS_SECRET_ACCESS_KEY"] = "verysecretvalue"
    moto.variables["AWS_SESSION_TOKEN"] = "verysecrettoken"
    process = moto.start("--debug", *CREATE)
    out, err = process.communicate()
    assert process.returncode == 0
    assert "verysecret" not in out + err
    assert "ecs" in err, "--debug shows the requests"


def test_no_prompt_without_a_terminal(moto):
    moto.ok(*CREATE)
    refused = moto("delete")
    assert refused.code == 2 and "-y" in refused.err
