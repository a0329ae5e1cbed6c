#include "model/built_in_templates.h"

namespace sparkecs::model {
namespace {

// No --host: Spark then binds and announces the task's own address. Its DNS name cannot be announced, because it
// resolves only once the task runs, and asking too early makes the VPC remember for minutes that there is no such name.
constexpr std::string_view kMaster = R"json({
  "family": "spark-master",
  "executionRoleArn": "${EXECUTION_ROLE_ARN}",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "runtimePlatform": {"cpuArchitecture": "${CPU_ARCHITECTURE}", "operatingSystemFamily": "LINUX"},
  "cpu": "${MASTER_CPU}",
  "memory": "${MASTER_MEMORY_MB}",
  "containerDefinitions": [
    {
      "name": "spark-master",
      "image": "${MASTER_IMAGE}",
      "essential": true,
      "entryPoint": ["/bin/bash", "-c"],
      "command": ["exec \"${SPARK_HOME:-/opt/spark}/bin/spark-class\" org.apache.spark.deploy.master.Master"],
      "portMappings": [
        {"containerPort": 7077, "protocol": "tcp"},
        {"containerPort": 8080, "protocol": "tcp"},
        {"containerPort": 6066, "protocol": "tcp"}
      ],
      "environment": [
        {"name": "SPARK_DAEMON_MEMORY", "value": "${SPARK_MASTER_HEAP}"},
        {"name": "SPARK_MASTER_OPTS", "value": "-Dspark.master.rest.enabled=true -Dspark.ui.reverseProxy=true"}
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "${CLOUD_WATCH_GROUP}",
          "awslogs-region": "${CLOUD_WATCH_REGION}",
          "awslogs-stream-prefix": "master",
          "mode": "blocking"
        }
      }
    }
  ]
}
)json";

// A worker whose first registration misses the master tries again only after 5 to 15 seconds, hence the loop. It
// reconnects by the name, not by the address the master announced: a replaced master has another one. Packets to the
// dead one are answered by nobody, so a connection is given up after 5 s (Spark: 120 s), and the name asked for anew
// after as long (Java: 30 s).
constexpr std::string_view kWorker = R"json({
  "family": "spark-worker",
  "executionRoleArn": "${EXECUTION_ROLE_ARN}",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "runtimePlatform": {"cpuArchitecture": "${CPU_ARCHITECTURE}", "operatingSystemFamily": "LINUX"},
  "cpu": "${WORKER_CPU}",
  "memory": "${WORKER_MEMORY_MB}",
  "containerDefinitions": [
    {
      "name": "spark-worker",
      "image": "${WORKER_IMAGE}",
      "essential": true,
      "entryPoint": ["/bin/bash", "-c"],
      "command": [
        "echo Waiting for the master, $SPARK_MASTER_URL; until timeout 5 bash -c '</dev/tcp/${MASTER_SERVICE_DISCOVERY_NAME}/7077' 2>/dev/null; do sleep 0.2; done; exec \"${SPARK_HOME:-/opt/spark}/bin/spark-class\" org.apache.spark.deploy.worker.Worker \"$SPARK_MASTER_URL\""
      ],
      "portMappings": [{"containerPort": 8081, "protocol": "tcp"}],
      "environment": [
        {"name": "SPARK_MASTER_URL", "value": "spark://${MASTER_SERVICE_DISCOVERY_NAME}:7077"},
        {"name": "SPARK_DAEMON_MEMORY", "value": "384m"},
        {"name": "SPARK_WORKER_CORES", "value": "${SPARK_WORKER_CORES}"},
        {"name": "SPARK_WORKER_MEMORY", "value": "${SPARK_WORKER_MEMORY}"},
        {"name": "SPARK_WORKER_DIR", "value": "/tmp/spark-work"},
        {"name": "SPARK_WORKER_OPTS", "value": "-Dspark.ui.reverseProxy=true -Dspark.worker.preferConfiguredMasterAddress=true -Dspark.rpc.io.connectionCreationTimeout=5s -Dsun.net.inetaddr.ttl=5"}
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "${CLOUD_WATCH_GROUP}",
          "awslogs-region": "${CLOUD_WATCH_REGION}",
          "awslogs-stream-prefix": "worker",
          "mode": "blocking"
        }
      }
    }
  ]
}
)json";

// No entry point and no command: the image's entry point gets the command of `submit`, as it is. SPARK_SUBMIT_OPTS
// reaches spark-submit and a plain `python job.py` alike, and is weaker than what the job itself sets.
constexpr std::string_view kSubmit = R"json({
  "family": "spark-submit",
  "executionRoleArn": "${EXECUTION_ROLE_ARN}",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "runtimePlatform": {"cpuArchitecture": "${CPU_ARCHITECTURE}", "operatingSystemFamily": "LINUX"},
  "cpu": "${SUBMIT_CPU}",
  "memory": "${SUBMIT_MEMORY_MB}",
  "containerDefinitions": [
    {
      "name": "spark-submit",
      "image": "${SUBMIT_IMAGE}",
      "essential": true,
      "portMappings": [{"containerPort": 4040, "protocol": "tcp"}],
      "environment": [
        {"name": "MASTER", "value": "spark://${MASTER_SERVICE_DISCOVERY_NAME}:7077"},
        {"name": "SPARK_MASTER_URL", "value": "spark://${MASTER_SERVICE_DISCOVERY_NAME}:7077"},
        {"name": "SPARK_SUBMIT_OPTS", "value": "-Dspark.ui.reverseProxy=true -Dspark.executor.memory=${SPARK_WORKER_MEMORY}"},
        {"name": "PYTHONUNBUFFERED", "value": "1"}
      ],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "${CLOUD_WATCH_GROUP}",
          "awslogs-region": "${CLOUD_WATCH_REGION}",
          "awslogs-stream-prefix": "submit",
          "mode": "blocking"
        }
      }
    }
  ]
}
)json";

}  // namespace

std::string_view built_in_template(Role role) {
  switch (role) {
    case Role::Master:
      return kMaster;
    case Role::Worker:
      return kWorker;
    case Role::Submit:
      return kSubmit;
  }
  return {};
}

}  // namespace sparkecs::model
