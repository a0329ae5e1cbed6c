# A cluster on the local AWS: no account and no containers needed. Commands on it start the local AWS by themselves.
# The ids are those the local AWS always begins with.

export AWS_ENDPOINT_URL="local"
export AWS_REGION="us-east-1"
export AWS_ACCOUNT_ID="000000000000"

export CLUSTER_NAME="spark-local"
export SPARK_WORKERS_NUMBER=2

export VPC_ID="vpc-00000000000000001"
export SUBNETS=("subnet-0000000000000000a" "subnet-0000000000000000b")
export MASTER_SECURITY_GROUPS=("sg-00000000000000001")
export WORKER_SECURITY_GROUPS=("sg-00000000000000001")
export NAMESPACE_ID="ns-0000000000000001"
export NAMESPACE_NAME="spark.local"

# A host image over this machine's Spark, Java and Python: docs/formats/host-image.md
export MASTER_IMAGE="spark:3.5"
export WORKER_IMAGE="spark:3.5"
export SUBMIT_IMAGE="spark:3.5"

export MASTER_CPU="512"
export MASTER_MEMORY_MB="1024"
export WORKER_CPU="1024"
export WORKER_MEMORY_MB="2048"
export SUBMIT_CPU="1024"
export SUBMIT_MEMORY_MB="2048"
