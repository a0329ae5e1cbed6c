// An environment is what `ecs/NAME/` describes, with every default filled in and every value checked: plain data from
// which the plan is made. docs/configuration.md says which variable of config.sh becomes which member.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/config.h"
#include "model/fargate.h"

namespace sparkecs::model {

enum class PublicIp { Auto, Enabled, Disabled };  // Auto: as the routes of the subnets demand

// The network load balancer in front of the master, and who may reach it.
struct Balancer {
  std::string name;
  bool internet_facing = false;
  std::vector<std::string> security_groups{};  // empty: one of ours that admits `allowed_cidrs`
  std::vector<std::string> allowed_cidrs{};    // never empty
  std::string rest_target;                     // names of the target groups
  std::string webui_target;
  int rest_port = 81;  // listeners; the master's own ports are spark::kRestPort and spark::kWebUiPort
  int webui_port = 80;
};

struct Environment {
  std::string name;    // "dev"
  std::string folder;  // "ecs/dev"

  // What config.sh itself says about the way to AWS; empty where it says nothing. Flags, the process's environment and
  // the profile come first, which is for aws/ to decide: whoever has the answer puts the region in effect here before
  // asking for the task definitions. An `endpoint` of "local" means the local AWS.
  std::string region;
  std::string endpoint;
  std::string profile;

  std::string account;  // 12 digits
  std::string cluster;

  std::string vpc;
  std::vector<std::string> subnets;                 // at least two
  std::vector<std::string> master_security_groups;  // at least one each
  std::vector<std::string> worker_security_groups;  // the submit task has them too
  PublicIp public_ip = PublicIp::Auto;

  std::string namespace_id;
  std::string namespace_name;
  std::string master_dns;        // the master's name in the namespace: "spark-master"
  std::string master_discovery;  // the same in full: "spark-master.spark.local"

  Balancer balancer;

  std::string log_group = "/ecs/spark";
  std::string log_region;  // empty: the region of everything else
  int log_retention_days = 14;

  int workers = 1;
  bool workers_on_spot = false;
  TaskSize master;
  TaskSize worker;
  TaskSize submit;
  std::string master_image;  // empty where the template names its own
  std::string worker_image;
  std::string submit_image;
  std::string execution_role;    // ARN
  std::string task_role;         // ARN; empty: none
  bool arm64 = false;            // CPU architecture of all tasks
  int ephemeral_storage_gb = 0;  // 21–200; 0: what Fargate gives for nothing

  // Every variable after config.sh has been read, and every default: what `${NAME}` in a template stands for.
  // Holds the process's environment too, secrets included: never print it.
  std::map<std::string, std::string> variables;
};

// "aws", "aws-cn" or "aws-us-gov": the second part of every ARN.
std::string_view partition_of(std::string_view region);

// The environment a config describes. Kind::Invalid lists everything that is wrong, one line each with place and fix:
// the placeholders that are left, with how to find their values; without any, the values that cannot be right.
Result<Environment> make_environment(const Config& config);
// read_config and make_environment in one.
Result<Environment> load_environment(const std::string& root, const std::string& name,
                                     const std::map<std::string, std::string>& process_environment);

}  // namespace sparkecs::model
