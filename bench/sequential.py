"""The calls of `create` and `delete` made one after another with boto3: what a careful script would do."""

TAGS = {"sparkecs:environment": "test", "sparkecs:cluster": "spark-test", "sparkecs:version": "0"}
UPPER = [{"Key": key, "Value": value} for key, value in TAGS.items()]
LOWER = [{"key": key, "value": value} for key, value in TAGS.items()]


def create(aws, config):
    """`aws` gives a boto3 client by attribute; `config` is the environment's variables."""
    aws.sts.get_caller_identity()
    aws.logs.describe_log_groups(logGroupNamePrefix=config["CLOUD_WATCH_GROUP"])
    aws.logs.create_log_group(logGroupName=config["CLOUD_WATCH_GROUP"], tags=TAGS)
    aws.logs.put_retention_policy(logGroupName=config["CLOUD_WATCH_GROUP"], retentionInDays=14)
    aws.servicediscovery.list_services()
    registry = aws.servicediscovery.create_service(
        Name=config["SPARK_MASTER_DNS"], NamespaceId=config["NAMESPACE_ID"], Tags=UPPER,
        DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 5}]}, HealthCheckCustomConfig={"FailureThreshold": 1},
    )["Service"]["Arn"]  # fmt: skip
    aws.ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [config["VPC_ID"]]}])
    balancer = aws.elbv2.create_load_balancer(
        Name=config["BALANCER_NAME"], Type="network", Scheme="internal", Subnets=config["SUBNETS"],
        SecurityGroups=config["MASTER_SECURITY_GROUPS"], Tags=UPPER,
    )["LoadBalancers"][0]["LoadBalancerArn"]  # fmt: skip
    groups = []
    for name, port, listen in ((config["REST_TARGET_NAME"], 6066, 81), (config["WEBUI_TARGET_NAME"], 8080, 80)):
        group = aws.elbv2.create_target_group(
            Name=name, Protocol="TCP", Port=port, VpcId=config["VPC_ID"], TargetType="ip", Tags=UPPER
        )["TargetGroups"][0]["TargetGroupArn"]
        aws.elbv2.modify_target_group_attributes(
            TargetGroupArn=group, Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "30"}]
        )
        forward = [{"Type": "forward", "TargetGroupArn": group}]
        aws.elbv2.create_listener(
            LoadBalancerArn=balancer, Protocol="TCP", Port=listen, DefaultActions=forward, Tags=UPPER
        )
        groups.append((group, port))
    cluster = config["CLUSTER_NAME"]
    aws.ecs.describe_clusters(clusters=[cluster])
    aws.ecs.create_cluster(clusterName=cluster, capacityProviders=["FARGATE", "FARGATE_SPOT"], tags=LOWER)
    definitions = {}
    for role in ("master", "worker", "submit"):
        aws.ecs.list_task_definitions(familyPrefix=f"spark-{role}")
        definitions[role] = aws.ecs.register_task_definition(
            family=f"spark-{role}", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="1024", memory="2048",
            executionRoleArn=f"arn:aws:iam::{config['AWS_ACCOUNT_ID']}:role/ecsTaskExecutionRole", tags=LOWER,
            containerDefinitions=[{
                "name": f"spark-{role}", "image": "spark:3.5", "essential": True,
                "portMappings": [{"containerPort": 6066}, {"containerPort": 8080}],
            }],
        )["taskDefinition"]["taskDefinitionArn"]  # fmt: skip
    network = {"awsvpcConfiguration": {"subnets": config["SUBNETS"], "securityGroups": config["MASTER_SECURITY_GROUPS"]}}
    aws.ecs.create_service(
        cluster=cluster, serviceName="spark-master-service", taskDefinition=definitions["master"], desiredCount=1,
        launchType="FARGATE", networkConfiguration=network, tags=LOWER, serviceRegistries=[{"registryArn": registry}],
        loadBalancers=[{"targetGroupArn": group, "containerName": "spark-master", "containerPort": port} for group, port in groups],
    )  # fmt: skip
    aws.ecs.create_service(
        cluster=cluster, serviceName="spark-worker-service", taskDefinition=definitions["worker"], desiredCount=2,
        launchType="FARGATE", networkConfiguration=network, tags=LOWER,
    )  # fmt: skip


def delete(aws, config):
    cluster = config["CLUSTER_NAME"]
    aws.sts.get_caller_identity()
    for service in aws.ecs.list_services(cluster=cluster)["serviceArns"]:
        aws.ecs.update_service(cluster=cluster, service=service, desiredCount=0)
        aws.ecs.delete_service(cluster=cluster, service=service, force=True)
    balancer = aws.elbv2.describe_load_balancers(Names=[config["BALANCER_NAME"]])["LoadBalancers"][0]["LoadBalancerArn"]
    for listener in aws.elbv2.describe_listeners(LoadBalancerArn=balancer)["Listeners"]:
        aws.elbv2.delete_listener(ListenerArn=listener["ListenerArn"])
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    for name in (config["REST_TARGET_NAME"], config["WEBUI_TARGET_NAME"]):
        group = aws.elbv2.describe_target_groups(Names=[name])["TargetGroups"][0]["TargetGroupArn"]
        aws.elbv2.delete_target_group(TargetGroupArn=group)
    for service in aws.servicediscovery.list_services()["Services"]:
        if service["Name"] == config["SPARK_MASTER_DNS"]:
            aws.servicediscovery.delete_service(Id=service["Id"])
    aws.ecs.delete_cluster(cluster=cluster)
    for role in ("master", "worker", "submit"):
        for definition in aws.ecs.list_task_definitions(familyPrefix=f"spark-{role}")["taskDefinitionArns"]:
            aws.ecs.deregister_task_definition(taskDefinition=definition)
    aws.logs.delete_log_group(logGroupName=config["CLOUD_WATCH_GROUP"])
