# A Spark cluster in an AWS account. Fill in every ???: the comments, and every command of sparkecs, say how to find the
# values. docs/configuration.md has all variables. This file is read, never executed, and means what it means to bash.

export AWS_PAGER=""  # for the AWS CLI: no `less`

# aws sts get-caller-identity --query Account --output text
export AWS_ACCOUNT_ID="???"
# aws configure get region
export AWS_REGION="???"

export CLUSTER_NAME="spark-dev"
export SPARK_WORKERS_NUMBER=2

# aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlock,IsDefault]' --output text
export VPC_ID="vpc-???"
# Two in different zones:
# aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC_ID --query 'Subnets[].[SubnetId,AvailabilityZone]' --output text
export SUBNETS=("subnet-???" "subnet-???")
# One that admits everything from itself is enough for both:
# aws ec2 describe-security-groups --filters Name=vpc-id,Values=VPC_ID --query 'SecurityGroups[].[GroupId,GroupName]' --output text
export MASTER_SECURITY_GROUPS=("sg-???")
export WORKER_SECURITY_GROUPS=("sg-???")

# A private DNS namespace of that VPC:
# aws servicediscovery list-namespaces --query 'Namespaces[?Type==`DNS_PRIVATE`].[Id,Name]' --output text
export NAMESPACE_ID="ns-???"
export NAMESPACE_NAME="???"
export SPARK_MASTER_DNS="spark-master"
export MASTER_SERVICE_DISCOVERY_NAME="$SPARK_MASTER_DNS.$NAMESPACE_NAME"

export BALANCER_NAME="$CLUSTER_NAME"
export REST_TARGET_NAME="$CLUSTER_NAME-rest"
export WEBUI_TARGET_NAME="$CLUSTER_NAME-webui"
export SPARK_REST_PORT=81
export SPARK_WEBUI_PORT=80

export CLOUD_WATCH_GROUP="/ecs/spark"
export CLOUD_WATCH_REGION="$AWS_REGION"

# Any image with Spark and bash, such as one made FROM apache/spark:3.5.8-python3; its tag is the part after the colon:
# aws ecr describe-repositories --query 'repositories[].repositoryUri' --output text
export MASTER_IMAGE="${AWS_ACCOUNT_ID}.dkr.ecr.${AWS_REGION}.amazonaws.com/???:???"
export WORKER_IMAGE="$MASTER_IMAGE"
export SUBMIT_IMAGE="$MASTER_IMAGE"

# 1024 CPU units are one vCPU. Which memory goes with how many: docs/configuration.md
export MASTER_CPU="1024"
export MASTER_MEMORY_MB="2048"
export WORKER_CPU="1024"
export WORKER_MEMORY_MB="2048"
export SUBMIT_CPU="1024"
export SUBMIT_MEMORY_MB="2048"
