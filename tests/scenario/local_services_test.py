"""boto3 and the AWS CLI drive what surrounds ECS in the local AWS; AWS's own models judge every reply."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request

import boto3
import botocore.config
import botocore.exceptions
import pytest

import proxy as proxies
import world
from conftest import FakeTasks

VPC, SUBNET, GROUP, NAMESPACE = (
    FakeTasks.furnished["vpc"], FakeTasks.furnished["subnets"][0], FakeTasks.furnished["group"], FakeTasks.furnished["namespace"],
)  # fmt: skip


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    local = FakeTasks(tmp_path_factory.mktemp("services"))
    yield local.url
    local.close()


@pytest.fixture
def api(url):
    """boto3 clients by name, behind a proxy that judges."""
    proxy = proxies.Proxy(url, judge_replies=True)
    config = botocore.config.Config(inject_host_prefix=False, retries={"total_max_attempts": 1})
    yield lambda service, key="123456789012": boto3.client(
        service, endpoint_url=proxy.url, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key="x", config=config
    )
    proxy.close()
    assert not proxy.violations, "\n".join(proxy.violations)


def code_of(call, **parameters):
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        call(**parameters)
    return refused.value.response["Error"]["Code"]


def test_the_account_is_who_the_key_says(api):
    assert api("sts").get_caller_identity()["Account"] == "123456789012"
    assert api("sts", "AKIAIOSFODNN7EXAMPLE").get_caller_identity()["Account"].isdigit()


def test_the_account_has_a_network_and_a_role(api):
    ec2 = api("ec2")
    assert ec2.describe_vpcs(VpcIds=[VPC])["Vpcs"][0]["CidrBlock"] == "10.0.0.0/16"
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [VPC]}])["Subnets"]
    assert [subnet["AvailabilityZone"] for subnet in subnets] == ["us-east-1a", "us-east-1b"]
    balancers = api("elbv2")
    every = {"Subnets": [subnet["SubnetId"] for subnet in subnets], "Type": "network", "Scheme": "internal"}
    balancer = balancers.create_load_balancer(Name="everywhere", **every)["LoadBalancers"][0]
    balancers.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
    assert ec2.describe_vpc_attribute(VpcId=VPC, Attribute="enableDnsSupport")["EnableDnsSupport"]["Value"] is True
    table = ec2.describe_route_tables(Filters=[{"Name": "association.main", "Values": ["true"]}])["RouteTables"][0]
    assert {route["DestinationCidrBlock"] for route in table["Routes"]} == {"10.0.0.0/16", "0.0.0.0/0"}
    assert [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]] == ["us-east-1a", "us-east-1b"]
    role = api("iam").get_role(RoleName="ecsTaskExecutionRole")["Role"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["Service"] == "ecs-tasks.amazonaws.com"
    policies = api("iam").list_attached_role_policies(RoleName="ecsTaskExecutionRole")["AttachedPolicies"]
    assert policies[0]["PolicyName"] == "AmazonECSTaskExecutionRolePolicy"
    assert code_of(api("iam").get_role, RoleName="nobody") == "NoSuchEntity"


def test_a_security_group_lives_and_dies(api):
    ec2 = api("ec2")
    tags = [{"ResourceType": "security-group", "Tags": [{"Key": "k", "Value": "v"}]}]
    group = ec2.create_security_group(GroupName="web", Description="d", VpcId=VPC, TagSpecifications=tags)["GroupId"]
    rule = [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "x"}]}]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=rule)
    assert code_of(ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=rule) == "InvalidPermission.Duplicate"
    ec2.create_tags(Resources=[group], Tags=[{"Key": "more", "Value": "m"}])
    found = ec2.describe_security_groups(Filters=[{"Name": "tag:more", "Values": ["m"]}])["SecurityGroups"][0]
    assert found["IpPermissions"][0]["ToPort"] == 80 and len(found["Tags"]) == 2
    ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=rule)
    ec2.delete_security_group(GroupId=group)
    assert code_of(ec2.describe_security_groups, GroupIds=[group]) == "InvalidGroup.NotFound"


def test_a_dry_run_changes_nothing(api):
    ec2 = api("ec2")
    group = {"GroupName": "dry", "Description": "d", "VpcId": VPC}
    with pytest.raises(botocore.exceptions.ClientError, match="Request would have succeeded, but DryRun flag is set.") as refused:
        ec2.create_security_group(DryRun=True, **group)
    assert refused.value.response["Error"]["Code"] == "DryRunOperation"
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    group_id = ec2.create_security_group(DryRun=False, **group)["GroupId"]
    assert code_of(ec2.create_security_group, DryRun=True, **group) == "InvalidGroup.Duplicate"
    assert code_of(ec2.delete_security_group, DryRun=True, GroupId=group_id) == "DryRunOperation"
    ec2.delete_security_group(GroupId=group_id)


@pytest.mark.parametrize(
    "service, operation, token, code",
    [
        ("ecs", "list_clusters", "nextToken", "InvalidParameterException"),
        ("elbv2", "describe_target_groups", "Marker", "ValidationError"),
        ("servicediscovery", "list_services", "NextToken", "InvalidInput"),
        ("logs", "describe_log_groups", "nextToken", "InvalidParameterException"),
        ("ec2", "describe_subnets", "NextToken", "InvalidNextToken"),
    ],
)
def test_a_token_it_did_not_give_is_refused(api, service, operation, token, code):
    assert code_of(getattr(api(service), operation), **{token: "AAAA"}) == code


def test_targets_are_addresses_of_the_vpc_or_private_ones(api):
    balancers = api("elbv2")
    group = balancers.create_target_group(Name="places", Protocol="TCP", Port=80, VpcId=VPC, TargetType="ip")["TargetGroups"][0]
    arn = {"TargetGroupArn": group["TargetGroupArn"]}
    balancers.register_targets(Targets=[{"Id": "10.0.16.9"}, {"Id": "192.168.0.1", "AvailabilityZone": "all"}], **arn)
    assert code_of(balancers.register_targets, Targets=[{"Id": "8.8.8.8", "AvailabilityZone": "all"}], **arn) == "ValidationError"
    balancers.deregister_targets(Targets=[{"Id": "10.0.32.9"}], **arn)  # never registered
    assert len(balancers.describe_target_health(**arn)["TargetHealthDescriptions"]) == 2
    balancers.delete_target_group(**arn)


def test_a_name_is_registered_and_discovered(api):
    names = api("servicediscovery")
    service = names.create_service(
        Name="master", NamespaceId=NAMESPACE, DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 10}]}, HealthCheckCustomConfig={},
        Tags=[{"Key": "k", "Value": "v"}],
    )["Service"]  # fmt: skip
    again = {"Name": "master", "NamespaceId": NAMESPACE, "DnsConfig": {"DnsRecords": [{"Type": "A", "TTL": 10}]}}
    assert code_of(names.create_service, **again) == "ServiceAlreadyExists"
    operation = names.register_instance(ServiceId=service["Id"], InstanceId="i", Attributes={"AWS_INSTANCE_IPV4": "10.0.16.9"})
    deadline = time.time() + 10
    while names.get_operation(OperationId=operation["OperationId"])["Operation"]["Status"] != "SUCCESS":
        assert time.time() < deadline
    found = names.discover_instances(NamespaceName="spark.local", ServiceName="master")["Instances"]
    assert [instance["Attributes"]["AWS_INSTANCE_IPV4"] for instance in found] == ["10.0.16.9"]
    listed = names.list_services(Filters=[{"Name": "NAMESPACE_ID", "Values": [NAMESPACE], "Condition": "EQ"}])["Services"]
    assert [one["Name"] for one in listed] == ["master"] and listed[0]["InstanceCount"] == 1
    assert names.list_tags_for_resource(ResourceARN=service["Arn"])["Tags"] == [{"Key": "k", "Value": "v"}]
    assert code_of(names.delete_service, Id=service["Id"]) == "ResourceInUse"
    names.deregister_instance(ServiceId=service["Id"], InstanceId="i")
    names.delete_service(Id=service["Id"])
    assert code_of(names.get_service, Id=service["Id"]) == "ServiceNotFound"


def test_log_events_are_put_got_and_filtered(api):
    logs, now = api("logs"), int(time.time() * 1000)
    logs.create_log_group(logGroupName="/ecs/test", tags={"k": "v"})
    logs.put_retention_policy(logGroupName="/ecs/test", retentionInDays=14)
    for stream in "a", "b":
        logs.create_log_stream(logGroupName="/ecs/test", logStreamName=stream)
    lines = [{"timestamp": now + n, "message": f"line {n} äöü €"} for n in range(2000)]
    for start in range(0, 2000, 500):
        put = {"logGroupName": "/ecs/test", "logStreamName": "ab"[start // 500 % 2], "logEvents": lines[start : start + 500]}
        logs.put_log_events(**put)
    old = logs.put_log_events(
        logGroupName="/ecs/test", logStreamName="a", logEvents=[{"timestamp": now - 30 * 86_400_000, "message": "old"}]
    )
    assert old["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 1, "expiredLogEventEndIndex": 1}

    got, token = [], {}
    while True:
        page = logs.get_log_events(logGroupName="/ecs/test", logStreamName="a", startFromHead=True, limit=300, **token)
        if page["nextForwardToken"] == token.get("nextToken"):
            break
        got += page["events"]
        token = {"nextToken": page["nextForwardToken"]}
    assert [event["message"] for event in got] == [line["message"] for line in lines[:500] + lines[1000:1500]]

    pages = logs.get_paginator("filter_log_events").paginate(logGroupName="/ecs/test", PaginationConfig={"PageSize": 700})
    assert [event["message"] for page in pages for event in page["events"]] == [line["message"] for line in lines]
    found = logs.filter_log_events(logGroupName="/ecs/test", filterPattern='"line 7 "')["events"]
    assert [event["logStreamName"] for event in found] == ["a"]
    group = logs.describe_log_groups(logGroupNamePrefix="/ecs/test")["logGroups"][0]
    assert group["retentionInDays"] == 14
    assert logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"] == {"k": "v"}
    assert code_of(logs.create_log_group, logGroupName="/ecs/test") == "ResourceAlreadyExistsException"
    logs.delete_log_group(logGroupName="/ecs/test")
    assert code_of(logs.describe_log_streams, logGroupName="/ecs/test") == "ResourceNotFoundException"


def test_what_it_does_not_know_is_named(url):
    s3 = boto3.client("s3", endpoint_url=url, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    with pytest.raises(botocore.exceptions.ClientError):
        s3.list_buckets()
    ecr = boto3.client("ecr", endpoint_url=url, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    assert code_of(ecr.describe_repositories) == "UnknownOperationException"
    ec2 = boto3.client("ec2", endpoint_url=url, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    with pytest.raises(botocore.exceptions.ClientError, match="DescribeInstances"):
        ec2.describe_instances()
    status = json.load(urllib.request.urlopen(url + "/_sparkecs/status"))
    assert status["unknownOperations"]["ec2:DescribeInstances"] == 1
    assert any("DescribeRepositories" in name for name in status["unknownOperations"])


def test_the_aws_cli_drives_it(url):
    def cli(*arguments):
        environment = os.environ | {
            "AWS_ENDPOINT_URL": url, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_PAGER": "", "AWS_CONFIG_FILE": os.devnull,
        }  # fmt: skip
        ran = subprocess.run([sys.executable, "-m", "awscli", *arguments], env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout) if ran.stdout.strip() else None

    assert cli("sts", "get-caller-identity")["Arn"].endswith(":user/local")
    assert cli("ec2", "describe-subnets", "--subnet-ids", SUBNET)["Subnets"][0]["CidrBlock"] == "10.0.16.0/20"
    assert cli("ec2", "describe-security-groups", "--group-ids", GROUP)["SecurityGroups"][0]["GroupName"] == "default"
    assert cli("servicediscovery", "list-namespaces")["Namespaces"][0]["Name"] == "spark.local"
    cli("logs", "create-log-group", "--log-group-name", "cli")
    assert [group["logGroupName"] for group in cli("logs", "describe-log-groups")["logGroups"]] == ["cli"]
    cli("logs", "delete-log-group", "--log-group-name", "cli")


def test_what_was_confirmed_survives_sigkill(tmp_path):
    """Killed again and again in the middle of its work, it has everything it had answered."""
    confirmed = {"groups": set(), "security": set(), "services": set(), "lines": []}
    for life in range(6):
        local = FakeTasks(tmp_path)
        logs, ec2, names = (world.client(local.url, service) for service in ("logs", "ec2", "servicediscovery"))
        pages = logs.get_paginator("describe_log_groups").paginate()
        assert confirmed["groups"] <= {group["logGroupName"] for page in pages for group in page["logGroups"]}
        assert confirmed["security"] <= {group["GroupId"] for group in ec2.describe_security_groups()["SecurityGroups"]}
        pages = names.get_paginator("list_services").paginate()
        assert confirmed["services"] <= {service["Id"] for page in pages for service in page["Services"]}
        if life:
            events = logs.get_log_events(logGroupName="g0", logStreamName="s", startFromHead=True)["events"]
            kept = [event["message"] for event in events]
            assert [line for line in kept if line in confirmed["lines"]] == confirmed["lines"]  # others had no answer yet
        threading.Timer(0.1 + 0.1 * life, local.process.kill).start()
        number = len(confirmed["groups"])
        try:
            if not life:
                logs.create_log_group(logGroupName="g0")
                logs.create_log_stream(logGroupName="g0", logStreamName="s")
            while True:
                number += 1
                logs.create_log_group(logGroupName=f"g{life}-{number}")
                confirmed["groups"].add(f"g{life}-{number}")
                group = ec2.create_security_group(GroupName=f"g{life}-{number}", Description="d", VpcId=VPC)["GroupId"]
                confirmed["security"].add(group)
                dns = {"DnsRecords": [{"Type": "A", "TTL": 10}]}
                service = names.create_service(Name=f"s{life}-{number}", NamespaceId=NAMESPACE, DnsConfig=dns)["Service"]["Id"]
                confirmed["services"].add(service)
                line = f"line {life}-{number}"
                events = [{"timestamp": int(time.time() * 1000), "message": line}]
                logs.put_log_events(logGroupName="g0", logStreamName="s", logEvents=events)
                confirmed["lines"].append(line)
        except (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError):
            local.process.wait()
    assert len(confirmed["lines"]) > 10
