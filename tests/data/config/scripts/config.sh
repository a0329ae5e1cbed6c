export AWS_PAGER=""  # no pager for the AWS CLI

export CLUSTER_NAME="spark"
export SPARK_MASTER_DNS="spark-master"
export BALANCER_NAME="spark-example"
export WEBUI_TARGET_NAME="webui-target"
export REST_TARGET_NAME="rest-target"

export CLOUD_WATCH_GROUP="/spark"
export CLOUD_WATCH_REGION="us-east-1"

export AWS_ACCOUNT_ID="123456789012"
export VPC_ID="vpc-0123456789abcdef0"
export SUBNETS=("subnet-0123456789abcdef0" "subnet-0123456789abcdef1")
export WORKER_SECURITY_GROUPS=("sg-0123456789abcdef0" "sg-0123456789abcdef1")
export MASTER_SECURITY_GROUPS=("sg-0123456789abcdef0" "sg-0123456789abcdef1")
export NAMESPACE_ID="ns-0123456789abcdef"
export NAMESPACE_NAME="spark.example"

export MASTER_SERVICE_DISCOVERY_NAME="$SPARK_MASTER_DNS.$NAMESPACE_NAME"

export WORKER_IMAGE="${AWS_ACCOUNT_ID}.dkr.ecr.us-east-1.amazonaws.com/spark"
export MASTER_IMAGE="${AWS_ACCOUNT_ID}.dkr.ecr.us-east-1.amazonaws.com/spark"
export SUBMIT_IMAGE="${AWS_ACCOUNT_ID}.dkr.ecr.us-east-1.amazonaws.com/spark"

export MASTER_CONF_FOLDER="/conf/master"
export WORKER_CONF_FOLDER="/conf/worker"

export SPARK_WORKERS_NUMBER=5
# one CPU is 1024
export MASTER_CPU="1024"
export MASTER_MEMORY_MB="2048"
export WORKER_CPU="1024"
export WORKER_MEMORY_MB="2048"
export SUBMIT_CPU="1024"
export SUBMIT_MEMORY_MB="2048"

export SPARK_REST_PORT=81
export SPARK_WEBUI_PORT=80
