"""Records exchanges between botocore and moto, as judges of src/wire that none of us wrote.

Run it in this folder to write exchanges.json anew: python3 record.py

Each exchange holds the operation, both bodies as they went over the wire, and what botocore put in and took out, in
the neutral form of wire/shape.h: names as on the wire, numbers and booleans as text for the XML protocols.
"""
import json
import os
import urllib.parse

os.environ.update(AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b", AWS_DEFAULT_REGION="us-east-1")

import boto3
import botocore.parsers
from moto import mock_aws


def request_name(protocol, name, shape):
    """A member's name in a request; see botocore/serialize.py."""
    if protocol == "ec2":
        if "queryName" in shape.serialization:
            return shape.serialization["queryName"]
        name = shape.serialization.get("name", name)
        return name[0].upper() + name[1:]
    return shape.serialization.get("name", name)


def neutral(protocol, value, shape, name_of):
    if shape.type_name == "structure":
        return {
            name_of(protocol, name, shape.members[name]): neutral(protocol, member, shape.members[name], name_of)
            for name, member in value.items()
            if name in shape.members
        }
    if shape.type_name == "list":
        return [neutral(protocol, item, shape.member, name_of) for item in value]
    if shape.type_name == "map":
        return {key: neutral(protocol, item, shape.value, name_of) for key, item in value.items()}
    if shape.type_name == "timestamp":
        return value.timestamp() if protocol == "json" else value.strftime("%Y-%m-%dT%H:%M:%S")
    if protocol == "json":
        return value
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def reply_name(protocol, name, shape):
    return shape.serialization.get("name", name)


class Recorder:
    def __init__(self):
        self.exchanges = []
        self.body = None
        self.sent = None
        original = botocore.parsers.ResponseParser.parse

        def parse(parser, response, shape):
            self.body = response["body"].decode()
            return original(parser, response, shape)

        botocore.parsers.ResponseParser.parse = parse

    def client(self, name):
        client = boto3.client(name)

        def remember(model, params, **_):
            body = params["body"]
            self.sent = (model, body if isinstance(body, (str, dict)) else body.decode())

        client.meta.events.register("before-call", remember)
        return client

    def call(self, client, operation, **params):
        error = None
        try:
            output = getattr(client, operation)(**params)
        except client.exceptions.ClientError as e:
            output, error = None, e.response
        model, body = self.sent
        protocol = model.service_model.protocol
        if isinstance(body, dict):  # the query serializers leave the encoding to the HTTP layer
            body = urllib.parse.urlencode(body)
        exchange = {
            "service": model.service_model.service_name,
            "operation": model.name,
            "request": body,
            "input": neutral(protocol, params, model.input_shape, request_name) if model.input_shape else {},
            "reply": self.body,
        }
        if error:
            exchange["status"] = error["ResponseMetadata"]["HTTPStatusCode"]
            exchange["error"] = {"code": error["Error"]["Code"], "message": error["Error"]["Message"]}
        else:
            output.pop("ResponseMetadata")
            shape = model.output_shape
            exchange["output"] = neutral(protocol, output, shape, reply_name) if shape else {}
        self.exchanges.append(exchange)
        return output


@mock_aws
def main():
    r = Recorder()

    ec2 = r.client("ec2")
    vpc = r.call(ec2, "describe_vpcs", Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    subnets = r.call(ec2, "describe_subnets", Filters=[{"Name": "vpc-id", "Values": [vpc, "vpc-other"]}])["Subnets"]
    group = r.call(
        ec2,
        "create_security_group",
        GroupName="spark & co",
        Description='100% <"fine">, é = e\'',
        VpcId=vpc,
        TagSpecifications=[{"ResourceType": "security-group", "Tags": [{"Key": "a b", "Value": ""}]}],
    )["GroupId"]
    rule = {"IpProtocol": "tcp", "FromPort": 81, "ToPort": 81}
    ranges = [{"CidrIp": "10.0.0.0/8", "Description": "x"}, {"CidrIp": "192.168.0.0/16"}]
    r.call(ec2, "authorize_security_group_ingress", GroupId=group, IpPermissions=[{**rule, "IpRanges": ranges}])
    r.call(ec2, "describe_security_groups", GroupIds=[group])
    r.call(ec2, "describe_security_groups", GroupIds=["sg-00000000000000000"])
    r.call(ec2, "describe_route_tables", Filters=[{"Name": "vpc-id", "Values": [vpc]}])
    r.call(ec2, "describe_vpc_attribute", VpcId=vpc, Attribute="enableDnsSupport")
    r.call(ec2, "create_tags", Resources=[group], Tags=[{"Key": "k", "Value": "v"}, {"Key": "l", "Value": "w+x y"}])

    elb = r.client("elbv2")
    made = r.call(
        elb,
        "create_load_balancer",
        Name="spark",
        Type="network",
        Scheme="internal",
        Subnets=[s["SubnetId"] for s in subnets[:2]],
        SecurityGroups=[group],
        Tags=[{"Key": "sparkecs:environment", "Value": "dev"}],
    )
    balancer = made["LoadBalancers"][0]["LoadBalancerArn"]
    made = r.call(
        elb, "create_target_group", Name="rest", Protocol="TCP", Port=6066, VpcId=vpc, TargetType="ip",
        HealthCheckProtocol="TCP", HealthCheckEnabled=True,
    )
    target_group = made["TargetGroups"][0]["TargetGroupArn"]
    action = {"Type": "forward", "TargetGroupArn": target_group}
    r.call(elb, "create_listener", LoadBalancerArn=balancer, Protocol="TCP", Port=81, DefaultActions=[action])
    delay = {"Key": "deregistration_delay.timeout_seconds", "Value": "10"}
    r.call(elb, "modify_target_group_attributes", TargetGroupArn=target_group, Attributes=[delay])
    r.call(elb, "describe_target_health", TargetGroupArn=target_group)
    r.call(elb, "describe_load_balancers", Names=["spark"])
    r.call(elb, "describe_load_balancers", Names=["absent"])
    r.call(elb, "describe_tags", ResourceArns=[balancer, target_group])
    r.call(elb, "delete_load_balancer", LoadBalancerArn=balancer)

    iam = r.client("iam")
    r.call(iam, "get_role", RoleName="absent")
    boto3.client("iam").create_role(RoleName="role", AssumeRolePolicyDocument='{"Version": "2012-10-17"}')
    r.call(iam, "list_attached_role_policies", RoleName="role")
    r.call(r.client("sts"), "get_caller_identity")

    ecs = r.client("ecs")
    r.call(ecs, "create_cluster", clusterName="c", tags=[{"key": "k", "value": "é"}])
    r.call(ecs, "describe_clusters", clusters=["c", "absent"])
    r.call(ecs, "update_service", cluster="c", service="absent")
    logs = r.client("logs")
    r.call(logs, "create_log_group", logGroupName="/ecs/spark", tags={"a": "b"})
    r.call(logs, "describe_log_groups", logGroupNamePrefix="/ecs")
    r.call(logs, "create_log_group", logGroupName="/ecs/spark")

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "exchanges.json"), "w") as file:
        json.dump(r.exchanges, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
