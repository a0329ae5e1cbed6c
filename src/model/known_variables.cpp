#include "model/known_variables.h"

#include <algorithm>
#include <string>

namespace sparkecs::model {
namespace {

constexpr std::string_view kFindRegion = "aws configure get region";
constexpr std::string_view kFindSubnets =
    "aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC_ID --query "
    "'Subnets[].[SubnetId,AvailabilityZone,CidrBlock]' --output text (two of them, in different zones)";
constexpr std::string_view kFindGroups =
    "aws ec2 describe-security-groups --filters Name=vpc-id,Values=VPC_ID --query "
    "'SecurityGroups[].[GroupId,GroupName,Description]' --output text";
constexpr std::string_view kFindNamespace =
    "aws servicediscovery list-namespaces --query 'Namespaces[?Type==`DNS_PRIVATE`].[Id,Name]' --output text";
constexpr std::string_view kFindImage =
    "aws ecr describe-repositories --query 'repositories[].repositoryUri' --output text (and a tag: URI:TAG)";
constexpr std::string_view kFindRole = "aws iam list-roles --query 'Roles[].Arn' --output text";

constexpr KnownVariable kKnown[] = {
    {"AWS_ACCOUNT_ID", "", "aws sts get-caller-identity --query Account --output text"},
    {"AWS_REGION", "", kFindRegion},
    {"AWS_DEFAULT_REGION", "", kFindRegion},
    {"AWS_PROFILE", "", "aws configure list-profiles"},
    {"AWS_ENDPOINT_URL", "", ""},

    {"CLUSTER_NAME", "", ""},
    {"SPARK_WORKERS_NUMBER", "1", ""},
    {"WORKER_CAPACITY_PROVIDER", "FARGATE", ""},

    {"VPC_ID", "", "aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlock,IsDefault]' --output text"},
    {"SUBNETS", "", kFindSubnets},
    {"MASTER_SECURITY_GROUPS", "", kFindGroups},
    {"WORKER_SECURITY_GROUPS", "", kFindGroups},
    {"ASSIGN_PUBLIC_IP", "auto", ""},

    {"NAMESPACE_ID", "", kFindNamespace},
    {"NAMESPACE_NAME", "", kFindNamespace},
    {"SPARK_MASTER_DNS", "spark-master", ""},
    {"MASTER_SERVICE_DISCOVERY_NAME", "${SPARK_MASTER_DNS}.${NAMESPACE_NAME}",
     "it follows from NAMESPACE_NAME, and may be left out"},

    {"BALANCER_NAME", "${CLUSTER_NAME}", ""},
    {"REST_TARGET_NAME", "${CLUSTER_NAME}-rest", ""},
    {"WEBUI_TARGET_NAME", "${CLUSTER_NAME}-webui", ""},
    {"SPARK_REST_PORT", "81", ""},
    {"SPARK_WEBUI_PORT", "80", ""},
    {"BALANCER_SCHEME", "internal", ""},
    {"BALANCER_ALLOWED_CIDRS", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16", ""},
    {"BALANCER_OPEN_TO_THE_WORLD", "no", ""},
    {"BALANCER_SECURITY_GROUPS", "", kFindGroups},

    {"CLOUD_WATCH_GROUP", "/ecs/spark", ""},
    {"CLOUD_WATCH_REGION", "", kFindRegion},
    {"CLOUD_WATCH_RETENTION_DAYS", "14", ""},

    {"MASTER_IMAGE", "", kFindImage},
    {"WORKER_IMAGE", "", kFindImage},
    {"SUBMIT_IMAGE", "", kFindImage},
    {"MASTER_CONF_FOLDER", "", ""},
    {"WORKER_CONF_FOLDER", "", ""},
    {"MASTER_CPU", "1024", ""},
    {"MASTER_MEMORY_MB", "2048", ""},
    {"WORKER_CPU", "1024", ""},
    {"WORKER_MEMORY_MB", "2048", ""},
    {"SUBMIT_CPU", "1024", ""},
    {"SUBMIT_MEMORY_MB", "2048", ""},
    {"SPARK_MASTER_HEAP", "", ""},
    {"SPARK_WORKER_CORES", "", ""},
    {"SPARK_WORKER_MEMORY", "", ""},
    {"CPU_ARCHITECTURE", "X86_64", ""},
    {"EPHEMERAL_STORAGE_GB", "", ""},
    {"EXECUTION_ROLE_ARN", "", kFindRole},
    {"TASK_ROLE_ARN", "", kFindRole},
};

}  // namespace

std::span<const KnownVariable> known_variables() {
  return kKnown;
}

const KnownVariable* find_known(std::string_view name) {
  auto found = std::ranges::find(kKnown, name, &KnownVariable::name);
  return found == std::end(kKnown) ? nullptr : found;
}

std::string how_to_find(std::string_view name) {
  const auto* known = find_known(name);
  if (known == nullptr || known->find.empty()) return "choose a value";
  return (known->find.starts_with("aws ") ? "find it with: " : "") + std::string(known->find);
}

bool is_placeholder(std::string_view value) {
  return value.find("???") != std::string_view::npos;
}

}  // namespace sparkecs::model
