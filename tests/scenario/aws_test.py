"""The life of a cluster, with everything that can go wrong on the way: on moto, and the same on the local AWS."""

import json
import signal

import pytest

import proxy as faults
from conftest import KEYS, wait_until
from world import ACCOUNT

CREATE = ("create", "-y", "--no-wait")
DELETE = ("delete", "-y", "--logs")


def test_create_plan_status_delete_leaves_the_account_as_before(aws):
    before = aws.world.contents()
    planned = aws.ok("plan", "-o", "json").json
    assert aws.proxy.changing() == [], "plan only reads"
    assert aws.world.contents() == before

    aws.ok(*CREATE)
    created = aws.world.contents()
    for part in (
        f"cluster arn:aws:ecs:us-east-1:{ACCOUNT}:cluster/spark-test",
        f"service arn:aws:ecs:us-east-1:{ACCOUNT}:service/spark-test/spark-master-service",
        f"service arn:aws:ecs:us-east-1:{ACCOUNT}:service/spark-test/spark-worker-service",
        "load balancer spark-test", "listener 80", "listener 81",
        "target group spark-test-rest", "target group spark-test-webui",
        "Cloud Map service spark-master", "log group /ecs/spark-test 14",
    ):  # fmt: skip
        assert part in created
    assert len([part for part in created if part.startswith("task definition")]) == 3
    assert len(planned["steps"]) >= 12

    aws.proxy.reset()
    again = aws.ok(*CREATE)
    assert aws.proxy.changing() == [], "what is there is not made again"
    assert "nothing to do" in again.out + again.err
    assert aws.ok("plan", "--exit-code").code == 0
    status = aws.ok("status", "-o", "json").json
    assert status

    left = aws.ok(*DELETE)
    assert aws.world.contents() == before, left


def test_plan_exit_code_tells_of_changes(aws):
    assert aws("plan", "--exit-code").code == 5
    aws.ok(*CREATE)
    assert aws("plan", "--exit-code").code == 0
    aws.environment(SPARK_WORKERS_NUMBER="3")
    assert aws("plan", "--exit-code").code == 5
    aws.ok(*CREATE)
    services = aws.world.ecs.describe_services(cluster="spark-test", services=["spark-worker-service"])["services"]
    assert services[0]["desiredCount"] == 3
    assert aws("plan", "--exit-code").code == 0


def test_plan_takes_few_calls_one_after_another(aws):
    aws.ok(*CREATE)
    aws.proxy.reset()
    aws.ok("plan")
    assert len(aws.proxy.calls) < 25, [str(call) for call in aws.proxy.calls]


def test_dns_prints_the_name_alone(aws):
    absent = aws("dns")
    assert (absent.code, absent.out) == (1, "") and len(absent.err.strip().splitlines()) == 1
    aws.ok(*CREATE)
    name = aws.world.elbv2.describe_load_balancers()["LoadBalancers"][0]["DNSName"]
    assert aws.ok("dns").out == name + "\n"


def test_another_account_is_refused_before_any_change(aws):
    aws.environment(AWS_ACCOUNT_ID="999999999999")
    for command in (CREATE, DELETE, ("submit", "--", "true")):
        refused = aws(*command)
        assert refused.code == 2, refused
        assert "999999999999" in refused.err and ACCOUNT in refused.err
    assert aws.proxy.changing() == []


def test_placeholders_are_named_before_any_request(aws):
    aws.environment(VPC_ID="???", NAMESPACE_ID="???")
    refused = aws(*CREATE)
    assert refused.code == 2
    assert "VPC_ID" in refused.err and "NAMESPACE_ID" in refused.err
    assert aws.proxy.calls == []


def test_what_is_not_ours_is_not_touched(aws):
    aws.world.ecs.create_cluster(clusterName="spark-test")
    group = aws.world.elbv2.create_target_group(
        Name="spark-test-rest", Protocol="TCP", Port=6066, VpcId=aws.defaults["VPC_ID"], TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    before = aws.world.contents()
    refused = aws(*CREATE, "-o", "json")
    assert refused.code == 1, refused
    assert "spark-test-rest" in refused.err and "--adopt" in refused.err
    assert "--adopt" in refused.json["error"]["message"] and not refused.json["ready"]
    assert group == aws.world.elbv2.describe_target_groups(Names=["spark-test-rest"])["TargetGroups"][0]["TargetGroupArn"]
    aws(*DELETE)
    assert [part for part in before if part not in aws.world.contents()] == []


def test_two_environments_side_by_side(aws):
    other = {
        "CLUSTER_NAME": "spark-other", "BALANCER_NAME": "spark-other", "REST_TARGET_NAME": "other-rest",
        "WEBUI_TARGET_NAME": "other-webui", "SPARK_MASTER_DNS": "other-master", "CLOUD_WATCH_GROUP": "/ecs/other",
    }  # fmt: skip
    aws.environment("other", **other)
    aws.ok("-e", "other", *CREATE)
    alone = aws.world.contents()
    aws.ok(*CREATE)
    assert aws("-e", "other", "plan", "--exit-code").code == 0
    assert aws("plan", "--exit-code").code == 0
    aws.ok(*DELETE)
    assert aws.world.contents() == alone
    assert aws("-e", "other", "plan", "--exit-code").code == 0


@pytest.mark.parametrize("fault", [faults.DROP_REPLY, faults.DROP_REQUEST, faults.SERVER_ERROR, faults.THROTTLE])
def test_each_call_fails_once(aws, fault):
    """Whatever is asked for the first time fails; retries and idempotency make the same cluster, once."""
    before = aws.world.contents()
    aws.ok(*CREATE)
    expected = aws.world.contents()
    aws.ok(*DELETE)
    seen = set()

    def first_time(_, call):
        request = f"{call} {call.params}"
        known = request in seen
        seen.add(request)
        return None if known else fault

    aws.proxy.reset()
    aws.proxy.fault = first_time
    until_done(aws, CREATE)
    assert aws.world.contents() == expected
    until_done(aws, DELETE)
    assert aws.world.contents() == before


def until_done(aws, command, tries=3):
    """Runs it again where nobody can know whether a call was done: what the user is told to do."""
    for _ in range(tries):
        finished = aws(*command)
        if finished.code == 0:
            return finished
        assert finished.code in (1, 6) and "run this again" in finished.err, finished
    raise AssertionError(f"{command} never got through: {finished}")


@pytest.mark.parametrize("first", range(1, 5))
@pytest.mark.parametrize("command", [CREATE, DELETE], ids=["create", "delete"])
def test_killed_after_every_single_call(aws, command, first):
    """kill -9 the moment AWS has done call N, for every N; the same command run again ends in the same state.

    In four parts that can run beside each other: every fourth call from `first`."""
    before = aws.world.contents()
    aws.ok(*CREATE)
    created = aws.world.contents()
    if command is CREATE:
        aws.ok(*DELETE)
    for point in range(first, 200, 4):
        if command is DELETE and point > first:
            aws.ok(*CREATE)
        aws.proxy.reset()
        aws.proxy.fault = {point: faults.KILL}
        process = aws.start(*command)
        aws.proxy.client = process
        process.communicate()
        if process.returncode != -signal.SIGKILL:  # it needed fewer calls than that: every point was tried
            assert process.returncode == 0
            break
        aws.proxy.reset()
        finished = aws(*command)
        assert finished.code == 0, f"after a kill at call {point}: {finished}"
        assert aws.world.contents() == (created if command is CREATE else before), f"after a kill at call {point}"
        if command is CREATE:
            aws.ok(*DELETE)
            assert aws.world.contents() == before, f"deleted after a kill at call {point}"
    assert point > 10


def test_interrupted_create_says_how_to_go_on(aws):
    aws.proxy.delay = 0.2
    process = aws.start(*CREATE, "-o", "json")
    wait_until(lambda: len(aws.proxy.changing()) >= 2, what="the second change")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert "run `sparkecs create` again" in err
    assert json.loads(out)["interrupted"] and not json.loads(out)["ready"]
    aws.proxy.delay = 0
    aws.ok(*CREATE)
    assert aws("plan", "--exit-code").code == 0


def test_interrupted_delete_says_how_to_go_on(aws):
    before = aws.world.contents()
    aws.ok(*CREATE)
    aws.proxy.reset()
    aws.proxy.delay = 0.2
    process = aws.start(*DELETE)
    wait_until(lambda: len(aws.proxy.changing()) >= 2, what="the second change")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert "run `sparkecs delete` again" in err
    aws.proxy.delay = 0
    aws.ok(*DELETE)
    assert aws.world.contents() == before


def test_a_vpc_that_is_not_there_is_for_config_sh(aws):
    aws.environment(VPC_ID="vpc-0badbadbadbadbad0")
    failed = aws(*CREATE)
    assert failed.code == 1, failed
    said = [line for line in failed.err.splitlines() if "compare VPC_ID in the folder's config.sh" in line]
    assert said and len(set(said)) == len(said), failed
    assert "mend config.sh, then run `sparkecs create` again" in failed.err


def test_the_profile_comes_before_config_sh(aws):
    (aws.folder / ".aws").mkdir()
    profile = f"[profile ep]\nendpoint_url = {aws.proxy.url}\nregion = eu-west-1\n"
    (aws.folder / ".aws" / "config").write_text(profile)
    for name in (*KEYS, "AWS_ENDPOINT_URL"):
        del aws.variables[name]
    aws.environment(AWS_REGION="us-east-1", AWS_ENDPOINT_URL="http://127.0.0.1:1")
    assert aws.ok("--profile", "ep", "plan", "-o", "json").json["region"] == "eu-west-1"


def test_secrets_stay_out_of_sight(aws):
    aws.variables["AWS_SECRET_ACCESS_KEY"] = "verysecretvalue"
    aws.variables["AWS_SESSION_TOKEN"] = "verysecrettoken"
    process = aws.start("--debug", *CREATE)
    out, err = process.communicate()
    assert process.returncode == 0
    assert "verysecret" not in out + err
    assert "ecs" in err, "--debug shows the requests"


def test_no_prompt_without_a_terminal(aws):
    aws.ok(*CREATE)
    refused = aws("delete", "-o", "json")
    assert refused.code == 2 and "-y" in refused.err
    assert refused.json["before"]["ours"] and not refused.json["interrupted"]
