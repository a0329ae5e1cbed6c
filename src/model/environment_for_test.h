// Configs for tests, without files.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "model/config.h"
#include "model/environment.h"

namespace sparkecs::model {

// A config.sh that sets all that is needed and nothing else.
inline constexpr const char* kSmallConfig = R"sh(
AWS_ACCOUNT_ID=123456789012
AWS_REGION=eu-central-1
CLUSTER_NAME=mine
VPC_ID=vpc-1
SUBNETS=(subnet-1 subnet-2)
MASTER_SECURITY_GROUPS=(sg-1)
WORKER_SECURITY_GROUPS=(sg-2)
NAMESPACE_ID=ns-1
NAMESPACE_NAME=spark.test
MASTER_IMAGE=repo/spark:1
WORKER_IMAGE=repo/spark:2
SUBMIT_IMAGE=repo/spark:3
)sh";

// The config of kSmallConfig followed by `more`, as if in t/small/config.sh.
inline Config config_of(const std::string& more, const std::map<std::string, std::string>& process = {}) {
  Config config{.name = "small", .folder = "t/small", .variables = {}};
  auto variables = read_shell("t/small/config.sh", process, [&](const std::string&) { return kSmallConfig + more; });
  EXPECT_TRUE(variables) << variables.error().message;
  if (variables) config.variables = std::move(*variables);
  return config;
}

inline Environment environment_of(const std::string& more = "") {
  auto environment = make_environment(config_of(more));
  EXPECT_TRUE(environment) << environment.error().message;
  return environment ? std::move(*environment) : Environment{};
}

}  // namespace sparkecs::model
