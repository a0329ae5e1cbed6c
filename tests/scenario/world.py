"""What an account holds, seen by boto3 and not by our own client."""

import urllib.request

import boto3
import botocore.config

ACCOUNT, REGION = "123456789012", "us-east-1"


def client(endpoint, service, account=ACCOUNT):
    return boto3.client(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=account, aws_secret_access_key="secret",
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )  # fmt: skip


def reset_moto(endpoint):
    urllib.request.urlopen(urllib.request.Request(endpoint + "/moto-api/reset", method="POST"))


def furnish(endpoint):
    """Makes what people have before they use sparkecs: a VPC with two subnets, a group, a namespace, a role."""
    ec2 = client(endpoint, "ec2")
    vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.7.{n}.0/24", AvailabilityZone=REGION + zone)["Subnet"]["SubnetId"]
        for n, zone in ((1, "a"), (2, "b"))
    ]
    group = ec2.create_security_group(GroupName="spark", Description="Spark", VpcId=vpc)["GroupId"]
    client(endpoint, "servicediscovery").create_private_dns_namespace(Name="spark.test", Vpc=vpc)
    namespace = client(endpoint, "servicediscovery").list_namespaces()["Namespaces"][0]["Id"]
    client(endpoint, "iam").create_role(RoleName="ecsTaskExecutionRole", AssumeRolePolicyDocument="{}")
    return {"vpc": vpc, "subnets": subnets, "group": group, "namespace": namespace}


def config(furnished):
    """The variables of an environment on that account."""
    return {
        "AWS_ACCOUNT_ID": ACCOUNT,
        "CLUSTER_NAME": "spark-test",
        "SPARK_MASTER_DNS": "spark-master",
        "BALANCER_NAME": "spark-test",
        "REST_TARGET_NAME": "spark-test-rest",
        "WEBUI_TARGET_NAME": "spark-test-webui",
        "CLOUD_WATCH_GROUP": "/ecs/spark-test",
        "CLOUD_WATCH_REGION": REGION,
        "VPC_ID": furnished["vpc"],
        "SUBNETS": furnished["subnets"],
        "WORKER_SECURITY_GROUPS": [furnished["group"]],
        "MASTER_SECURITY_GROUPS": [furnished["group"]],
        "NAMESPACE_ID": furnished["namespace"],
        "NAMESPACE_NAME": furnished.get("namespace name", "spark.test"),
        "MASTER_IMAGE": "spark:3.5",
        "WORKER_IMAGE": "spark:3.5",
        "SUBMIT_IMAGE": "spark:3.5",
        "SPARK_WORKERS_NUMBER": "2",
    }


class World:
    def __init__(self, endpoint, account=ACCOUNT):
        self.endpoint, self.account = endpoint, account
        self.clients = {}

    def __getattr__(self, service):
        if service not in self.clients:
            self.clients[service] = client(self.endpoint, service, self.account)
        return self.clients[service]

    def tasks(self, cluster):
        arns = self.ecs.list_tasks(cluster=cluster)["taskArns"]
        return self.ecs.describe_tasks(cluster=cluster, tasks=arns)["tasks"] if arns else []

    def contents(self):
        """Everything that a cluster is made of and that still counts, as text that two moments can be compared by."""
        found = []
        arns = self.ecs.list_clusters()["clusterArns"]
        for cluster in self.ecs.describe_clusters(clusters=arns)["clusters"] if arns else []:
            # moto lists what is INACTIVE, which on AWS only describe calls still show.
            if cluster["status"] == "INACTIVE":
                continue
            arn = cluster["clusterArn"]
            found.append(f"cluster {arn}")
            found += [f"service {name}" for name in self.ecs.list_services(cluster=arn, maxResults=100)["serviceArns"]]
            found += [f"task of {task['group']}" for task in self.tasks(arn) if not task["group"].startswith("service:")]
        families = self.ecs.list_task_definitions(status="ACTIVE")["taskDefinitionArns"]
        found += [f"task definition {arn.rsplit(':', 1)[0]}" for arn in families]
        for balancer in self.elbv2.describe_load_balancers()["LoadBalancers"]:
            found.append(f"load balancer {balancer['LoadBalancerName']}")
            listeners = self.elbv2.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
            found += [f"listener {listener['Port']}" for listener in listeners]
        groups = self.elbv2.describe_target_groups()["TargetGroups"]
        found += [f"target group {group['TargetGroupName']}" for group in groups]
        services = self.servicediscovery.list_services()["Services"]
        found += [f"Cloud Map service {service['Name']}" for service in services]
        found += [f"namespace {namespace['Name']}" for namespace in self.servicediscovery.list_namespaces()["Namespaces"]]
        for group in self.logs.describe_log_groups()["logGroups"]:
            found.append(f"log group {group['logGroupName']} {group.get('retentionInDays')}")
        found += [f"security group {group['GroupName']}" for group in self.ec2.describe_security_groups()["SecurityGroups"]]
        return sorted(found)
