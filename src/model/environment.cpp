#include "model/environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "base/secret.h"
#include "base/text.h"
#include "model/checks.h"
#include "model/config_values.h"
#include "model/known_variables.h"

namespace sparkecs::model {
namespace {

// ECS takes no more in one awsvpc configuration.
constexpr std::size_t kMostSubnets = 16;
constexpr std::size_t kMostSecurityGroups = 5;
constexpr int kMostWorkers = 5000;  // tasks of one service

// "ecs/dev/config.sh:12" as something that sorts the way one reads.
std::pair<std::string, std::uint64_t> reading_order(const std::string& origin) {
  auto colon = origin.rfind(':');
  if (colon == std::string::npos) return {};
  return {origin.substr(0, colon), parse_number(origin.substr(colon + 1)).value_or(0)};
}

std::vector<std::string> placeholders(const Config& config) {
  std::vector<const Variables::value_type*> left;
  for (const auto& entry : config.variables) {
    const auto& [name, variable] = entry;
    bool ours = find_known(name) != nullptr || !variable.origin.empty();
    if (ours && std::ranges::any_of(variable.values, is_placeholder)) left.push_back(&entry);
  }
  std::ranges::sort(left, {},
                    [](const auto* entry) { return std::pair(reading_order(entry->second.origin), entry->first); });
  std::vector<std::string> lines;
  for (const auto* entry : left) {
    const auto& [name, variable] = *entry;
    lines.push_back(fmt::format("{}: {}=\"{}\" is still a placeholder; {}", origin_of(config, name), name,
                                names_secret(name) ? "???" : printable(hide_secrets(join(variable.values, " "))),
                                how_to_find(name)));
  }
  return lines;
}

void read_connection(const Config& config, ConfigValues& values, Environment& environment) {
  // Only what the file says: the process's environment is looked at by aws/, with the flags and the profile.
  auto from_file = [&](std::string_view name) {
    return origin_of(config, name) == "environment" ? std::string() : values.text(name);
  };
  environment.log_region = values.text("CLOUD_WATCH_REGION");
  for (const auto& region : {from_file("AWS_REGION"), from_file("AWS_DEFAULT_REGION"), environment.log_region}) {
    if (environment.region.empty()) environment.region = region;
  }
  environment.endpoint = from_file("AWS_ENDPOINT_URL");
  environment.profile = from_file("AWS_PROFILE");
  environment.account = values.required("AWS_ACCOUNT_ID");
  if (!environment.account.empty() && !is_account(environment.account))
    values.problem("AWS_ACCOUNT_ID", "an account has 12 digits");
}

std::vector<std::string> read_ids(ConfigValues& values, std::string_view name, std::string_view prefix,
                                  std::size_t least, std::size_t most) {
  auto ids = values.list(name);
  bool distinct = std::set(ids.begin(), ids.end()).size() == ids.size();
  if (ids.size() < least || ids.size() > most)
    values.problem(
        name, fmt::format("{} to {} are needed, written as {}=(\"{}…\" \"{}…\")", least, most, name, prefix, prefix));
  else if (!distinct)
    values.problem(name, "each may be named once");
  else if (!std::ranges::all_of(ids, [&](const auto& id) { return is_id(id, prefix); }))
    values.problem(name, fmt::format("ids begin with {}", prefix));
  return ids;
}

void read_network(ConfigValues& values, Environment& environment) {
  environment.vpc = values.required("VPC_ID");
  if (!environment.vpc.empty() && !is_id(environment.vpc, "vpc-")) values.problem("VPC_ID", "ids begin with vpc-");
  environment.subnets = read_ids(values, "SUBNETS", "subnet-", 2, kMostSubnets);
  environment.master_security_groups = read_ids(values, "MASTER_SECURITY_GROUPS", "sg-", 1, kMostSecurityGroups);
  environment.worker_security_groups = read_ids(values, "WORKER_SECURITY_GROUPS", "sg-", 1, kMostSecurityGroups);
  auto public_ip = values.word("ASSIGN_PUBLIC_IP", {"auto", "ENABLED", "DISABLED"});
  environment.public_ip = public_ip == "ENABLED"    ? PublicIp::Enabled
                          : public_ip == "DISABLED" ? PublicIp::Disabled
                                                    : PublicIp::Auto;

  environment.namespace_id = values.required("NAMESPACE_ID");
  if (!environment.namespace_id.empty() && !is_id(environment.namespace_id, "ns-"))
    values.problem("NAMESPACE_ID", "ids begin with ns-");
  environment.namespace_name = values.required("NAMESPACE_NAME");
  environment.master_dns = values.text("SPARK_MASTER_DNS");
  if (!is_dns_label(environment.master_dns))
    values.problem("SPARK_MASTER_DNS", "it is one part of a host name: letters, digits and hyphens, no dot");
  environment.master_discovery = values.text("MASTER_SERVICE_DISCOVERY_NAME");
  if (!environment.namespace_name.empty() && !is_dns_name(environment.namespace_name))
    values.problem("NAMESPACE_NAME", "it is a host name, such as spark.local");
  else if (!environment.namespace_name.empty() && !is_dns_name(environment.master_discovery))
    values.problem("MASTER_SERVICE_DISCOVERY_NAME", "it is a host name: SPARK_MASTER_DNS.NAMESPACE_NAME");
}

// Port 6066 runs what it is sent, so who may reach it is never a default once the internet can.
void read_admission(ConfigValues& values, Balancer& balancer) {
  constexpr std::string_view kCidrs = "BALANCER_ALLOWED_CIDRS";
  balancer.internet_facing = values.word("BALANCER_SCHEME", {"internal", "internet-facing"}) == "internet-facing";
  if (values.is_set("BALANCER_SECURITY_GROUPS"))
    balancer.security_groups = read_ids(values, "BALANCER_SECURITY_GROUPS", "sg-", 1, kMostSecurityGroups);
  balancer.allowed_cidrs = values.list(kCidrs);
  if (balancer.internet_facing && balancer.security_groups.empty() && !values.is_set(kCidrs))
    values.problem(
        kCidrs,
        "an internet-facing balancer needs the list of addresses that may use it, as REST runs any code it is sent");
  bool open = values.word("BALANCER_OPEN_TO_THE_WORLD", {"no", "yes"}) == "yes";
  for (const auto& cidr : balancer.allowed_cidrs) {
    auto canonical = canonical_cidr(cidr);
    if (!canonical)
      values.problem(kCidrs, fmt::format("'{}' is no block of IPv4 addresses such as 203.0.113.0/24", printable(cidr)));
    else if (*canonical != cidr)
      values.problem(kCidrs, fmt::format("'{}' has bits beyond its length; write {}", cidr, *canonical));
    else if (cidr == "0.0.0.0/0" && !open)
      values.problem(kCidrs,
                     "0.0.0.0/0 lets everybody run code on the cluster; if that is wanted, add "
                     "BALANCER_OPEN_TO_THE_WORLD=\"yes\"");
  }
  if (balancer.allowed_cidrs.empty()) values.problem(kCidrs, "at least one block is needed");
}

void read_balancer(ConfigValues& values, Balancer& balancer) {
  constexpr const char* kRule = "up to 32 letters, digits and hyphens, no hyphen at either end, and not internal-…";
  balancer.name = values.text("BALANCER_NAME");
  balancer.rest_target = values.text("REST_TARGET_NAME");
  balancer.webui_target = values.text("WEBUI_TARGET_NAME");
  // Without a cluster's name the defaults made from it are wrong too, and that has been said.
  if (!values.text("CLUSTER_NAME").empty()) {
    for (const auto* name : {"BALANCER_NAME", "REST_TARGET_NAME", "WEBUI_TARGET_NAME"}) {
      if (!is_balancer_name(values.text(name))) values.problem(name, kRule);
    }
  }
  if (balancer.rest_target == balancer.webui_target)
    values.problem("WEBUI_TARGET_NAME", "it must differ from REST_TARGET_NAME");
  balancer.rest_port = values.number("SPARK_REST_PORT", 1, 65535);
  balancer.webui_port = values.number("SPARK_WEBUI_PORT", 1, 65535);
  if (balancer.rest_port == balancer.webui_port && !values.is_wrong("SPARK_WEBUI_PORT"))
    values.problem("SPARK_WEBUI_PORT", "it must differ from SPARK_REST_PORT");
  read_admission(values, balancer);
}

void read_logs(ConfigValues& values, Environment& environment) {
  environment.log_group = values.text("CLOUD_WATCH_GROUP");
  if (!is_log_group_name(environment.log_group))
    values.problem("CLOUD_WATCH_GROUP", "up to 512 letters, digits and . _ - / #");
  environment.log_retention_days = values.number("CLOUD_WATCH_RETENTION_DAYS", 1, 3653);
  constexpr int kRetentions[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};
  if (std::ranges::find(kRetentions, environment.log_retention_days) == std::end(kRetentions))
    values.problem("CLOUD_WATCH_RETENTION_DAYS", fmt::format("CloudWatch has {}", fmt::join(kRetentions, ", ")));
}

TaskSize read_size(ConfigValues& values, const std::string& role) {
  const auto cpu = role + "_CPU";
  const auto memory = role + "_MEMORY_MB";
  TaskSize size{.cpu = values.number(cpu, 1, 16384), .memory_mb = values.number(memory, 1, 122880)};
  if (values.is_wrong(cpu) || values.is_wrong(memory)) return size;
  if (auto wrong = fargate_problem(size); !wrong.empty())
    values.problem(wrong.starts_with("CPU") ? cpu : memory, wrong);
  return size;
}

void read_tasks(ConfigValues& values, Environment& environment) {
  environment.workers = values.number("SPARK_WORKERS_NUMBER", 0, kMostWorkers);
  environment.workers_on_spot = values.word("WORKER_CAPACITY_PROVIDER", {"FARGATE", "FARGATE_SPOT"}) == "FARGATE_SPOT";
  environment.master = read_size(values, "MASTER");
  environment.worker = read_size(values, "WORKER");
  environment.submit = read_size(values, "SUBMIT");
  if (environment.worker.memory_mb < 1024 && !values.is_wrong("WORKER_MEMORY_MB"))
    values.problem("WORKER_MEMORY_MB", "a worker and its executors need at least 1024 MiB");
  environment.master_image = values.text("MASTER_IMAGE");
  environment.worker_image = values.text("WORKER_IMAGE");
  environment.submit_image = values.text("SUBMIT_IMAGE");
  environment.arm64 = values.word("CPU_ARCHITECTURE", {"X86_64", "ARM64"}) == "ARM64";
  if (values.is_set("EPHEMERAL_STORAGE_GB"))
    environment.ephemeral_storage_gb = values.number("EPHEMERAL_STORAGE_GB", 21, 200);
  environment.execution_role = values.text("EXECUTION_ROLE_ARN");
  environment.task_role = values.text("TASK_ROLE_ARN");
  for (const auto* name : {"EXECUTION_ROLE_ARN", "TASK_ROLE_ARN"}) {
    if (values.is_set(name) && !is_role_arn(values.text(name)))
      values.problem(name, "it is the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME");
  }
  if (environment.execution_role.empty())
    environment.execution_role =
        fmt::format("arn:{}:iam::{}:role/ecsTaskExecutionRole", partition_of(environment.region), environment.account);
}

// What ${NAME} stands for in a template.
std::map<std::string, std::string> template_variables(const Config& config, const Environment& environment) {
  std::map<std::string, std::string> variables;
  for (const auto& [name, variable] : config.variables) {
    if (!variable.values.empty()) variables[name] = variable.text();
  }
  for (const auto& known : known_variables()) {
    auto text = effective_text(config, known.name);
    variables.erase(std::string(known.name));  // an empty one of ours counts as not set
    if (!text.empty()) variables.emplace(known.name, text);
  }
  variables["EXECUTION_ROLE_ARN"] = environment.execution_role;
  return variables;
}

}  // namespace

std::string_view partition_of(std::string_view region) {
  return region.starts_with("cn-") ? "aws-cn" : region.starts_with("us-gov-") ? "aws-us-gov" : "aws";
}

Result<Environment> make_environment(const Config& config) {
  auto refuse = [&](const std::vector<std::string>& problems) {
    return fail(Error::Kind::Invalid,
                fmt::format("environment '{}' cannot be used:\n{}", config.name, join(problems, "\n")));
  };
  // While placeholders are left, whatever else is wrong follows from them.
  if (auto left = placeholders(config); !left.empty()) return refuse(left);
  Environment environment;
  environment.name = config.name;
  environment.folder = config.folder;
  ConfigValues values(config);
  environment.cluster = values.required("CLUSTER_NAME");
  if (!environment.cluster.empty() && !is_cluster_name(environment.cluster))
    values.problem("CLUSTER_NAME", "up to 255 letters, digits, hyphens and underscores");
  read_connection(config, values, environment);
  read_network(values, environment);
  read_balancer(values, environment.balancer);
  read_logs(values, environment);
  read_tasks(values, environment);
  if (!values.problems().empty()) return refuse(values.problems());
  environment.variables = template_variables(config, environment);
  return environment;
}

Result<Environment> load_environment(const std::string& root, const std::string& name,
                                     const std::map<std::string, std::string>& process_environment) {
  return make_environment(TRY(read_config(root, name, process_environment)));
}

}  // namespace sparkecs::model
