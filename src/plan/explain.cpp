#include "plan/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace sparkecs::plan {
namespace {

enum class Lasts { ForEver, Perhaps };

struct Row {
  std::array<std::string_view, 2> parts;  // all of them occur in the text, in any case of letters
  std::string_view cause;
  std::string_view advice;
  Lasts lasts = Lasts::ForEver;
};

constexpr auto kNoRoute =
    "give the tasks a way to ECR and S3: a public subnet with a public address, a NAT gateway, or VPC endpoints for "
    "ecr.api, ecr.dkr, s3 and logs; the security group must let 443 out";

// What ECS says when a task does not start or does not stay. The first row that fits is taken, so what is special
// stands before what is general. Fargate cuts long messages short: the parts are as short as can be.
constexpr Row kStopped[] = {
    {{"CannotPullContainer", "not found"},
     "the image does not exist",
     "push it, and compare name, tag, region and account with the image in config.sh"},
    {{"CannotPullContainer", "failed to resolve ref"},
     "the image does not exist",
     "push it, and compare name, tag, region and account with the image in config.sh"},
    {{"CannotPullContainer", "descriptor matching platform"},
     "the image is built for another CPU architecture",
     "build it for the architecture of the task definition, or change that"},
    {{"CannotPullContainer", "i/o timeout"}, "the task has no way to the image registry", kNoRoute},
    {{"CannotPullContainer", "request canceled"}, "the task has no way to the image registry", kNoRoute},
    {{"CannotPullContainer", "context canceled"}, "the task has no way to the image registry", kNoRoute},
    {{"connection issue between the task and", ""}, "the task has no way to the image registry", kNoRoute},
    {{"CannotPullContainer", "failed open: unexpected status"},
     "a layer of the image could not be fetched from S3",
     "look at the policy of the S3 gateway endpoint and at the subnets' route tables"},
    {{"CannotPullContainer", "toomanyrequests"},
     "Docker Hub's limit of pulls is reached",
     "copy the image to ECR, or use a pull-through cache"},
    {{"CannotPullContainer", "pull access denied"},
     "the execution role may not pull the image",
     "attach AmazonECSTaskExecutionRolePolicy to it; an image of another account needs a repository policy as well"},
    {{"CannotPullContainer", "403"},
     "the execution role may not pull the image",
     "attach AmazonECSTaskExecutionRolePolicy to it; an image of another account needs a repository policy as well"},
    {{"Check that the role has the permissions", ""},
     "the execution role may not pull the image",
     "attach AmazonECSTaskExecutionRolePolicy to it; an image of another account needs a repository policy as well"},
    {{"no space left on device", ""},
     "the image, or what the task wrote, is larger than its disk",
     "set more ephemeral storage, up to 200 GiB"},
    {{"ResourceInitializationError", "registry auth"}, "the task could not log in to the image registry", kNoRoute},
    {{"execution resource retrieval failed", ""},
     "a secret of the task definition could not be read",
     "let the execution role read it (secretsmanager:GetSecretValue, kms:Decrypt), and compare its whole ARN"},
    {{"failed to validate logger args", "ResourceNotFound"},
     "the log group does not exist",
     "run create again: it makes the group before any task"},
    {{"failed to validate logger args", "signal: killed"}, "CloudWatch Logs cannot be reached from the task", kNoRoute},
    {{"failed to initialize logging driver", ""},
     "the log options are wrong, or the execution role may not write logs",
     "look at region, group and stream prefix in the task definition; the role needs logs:CreateLogStream and "
     "logs:PutLogEvents"},
    {{"OutOfMemory", ""},
     "the task needed more memory than it has",
     "give it more memory, or Spark a smaller heap: JVM overhead and Python processes come on top of -Xmx"},
    {{"container killed due to memory usage", ""},
     "the task needed more memory than it has",
     "give it more memory, or Spark a smaller heap: JVM overhead and Python processes come on top of -Xmx"},
    {{"failed ELB health checks", ""},
     "the load balancer does not reach the task on the checked port, or it was too slow to start",
     "the task's security group must admit the balancer's; the program must listen on the task's address; look at the "
     "log for its start"},
    {{"failed container health checks", ""},
     "the health check command of the container failed",
     "run it by hand in the container, or allow it a longer startPeriod"},
    {{"Scaling activity initiated by", ""}, "", ""},
    {{"InsufficientFreeAddresses", ""},
     "the subnet has no free address left",
     "use a larger subnet: every task takes one address"},
    {{"Timeout waiting for network interface provisioning", ""},
     "AWS did not provide a network interface in time",
     "",
     Lasts::Perhaps},
    {{"Timeout waiting for EphemeralStorage", ""}, "AWS did not provide the task's disk in time", "", Lasts::Perhaps},
    {{"unable to assume the role", ""},
     "ECS may not use the role",
     "its trust policy must allow sts:AssumeRole to ecs-tasks.amazonaws.com; a new role takes some seconds",
     Lasts::Perhaps},
    {{"exec format error", ""},
     "the image is built for another CPU architecture",
     "build it for the architecture of the task definition, or change that"},
    {{"CannotStartContainer", ""}, "the container could not be started", "compare its command and user with the image"},
    {{"ContainerRuntime", ""}, "the container could not be started", "compare its command and user with the image"},
    {{"Spot", "interrupted"}, "AWS took the Spot capacity back", "", Lasts::Perhaps},
    {{"UserInitiated", ""}, "", ""},
};

struct ExitRow {
  int code;
  std::string_view cause;
  std::string_view advice;
};
constexpr ExitRow kExits[] = {
    {0, "the {0} ended by itself", "its command must stay in the foreground"},
    {126, "the command of the {0} cannot be executed", "it is no program, or one for another CPU architecture"},
    {127, "the command of the {0} does not exist in its image", "compare the command with the image"},
    {137, "the {0} was killed", "most often it needed more memory than it has"},
    {139, "the {0} crashed (segmentation fault)", ""},
    {143, "the {0} was asked to end (SIGTERM)", ""},
};

constexpr Row kEvents[] = {
    {{"limit on the number of vCPUs", ""},
     "the account's quota of Fargate vCPUs is used up",
     "ask for more of quota L-3032A538 (on demand) or L-36FBB829 (Spot), or use fewer or smaller workers"},
    {{"your account is currently blocked", ""},
     "the account is blocked for Fargate",
     "ask AWS support; new accounts have to be reviewed first"},
    {{"above your limit", ""}, "the account's quota for Fargate is used up", "ask for more of quota L-3032A538"},
    {{"Capacity is unavailable", ""},
     "Fargate has no capacity in these zones right now",
     "wait, add subnets in other zones, or use on-demand workers",
     Lasts::Perhaps},
    {{"unable to place a task", ""}, "ECS cannot place a task", "", Lasts::Perhaps},
    {{"unable to consistently start tasks", ""}, "tasks fail one after another", "", Lasts::Perhaps},
    {{"operations are being throttled", ""}, "ECS is slowing down", "", Lasts::Perhaps},
};

bool occurs(std::string_view part, const std::string& lower_text) {
  return lower_text.find(to_lower(part)) != std::string::npos;
}

template <std::size_t N>
const Row* find(const Row (&rows)[N], const std::string& text) {
  auto lower = to_lower(text);
  auto fits = [&](const Row& row) {
    return std::ranges::all_of(row.parts, [&](auto part) { return occurs(part, lower); });
  };
  auto at = std::ranges::find_if(rows, fits);
  return at == std::end(rows) ? nullptr : at;
}

Explanation explained(const Row& row, const std::string& who, const std::string& verbatim) {
  if (row.cause.empty()) return {};
  return {fmt::format("{}{}: {}", who, row.cause, verbatim), std::string(row.advice), row.lasts == Lasts::ForEver};
}

std::string who(const TaskState& task) {
  return (task.role.empty() ? "task" : task.role) + " " + task.id.substr(0, 8);
}

}  // namespace

Explanation explain_stopped(const TaskState& task) {
  std::string text = task.stopped_reason;
  std::optional<int> exit_code;
  for (const auto& container : task.containers) {
    // Mostly the task's own words once more.
    const bool said = text.find(container.reason) != std::string::npos;
    if (!said) text += (text.empty() ? "" : "; ") + container.name + ": " + container.reason;
    if (container.exit_code && (!exit_code || *exit_code == 0)) exit_code = container.exit_code;
  }
  if (task.stop_code == "UserInitiated" || task.stop_code == "ServiceSchedulerInitiated") {
    // The scheduler also says so of a task that failed its health checks, and that one is no wish of ours.
    const auto* row = find(kStopped, text);
    return row && occurs("health checks", to_lower(text)) ? explained(*row, who(task) + ": ", text) : Explanation{};
  }
  if (task.stop_code == "SpotInterruption" || task.stop_code == "TerminationNotice")
    return {fmt::format("{}: AWS took the capacity back: {}", who(task), text), "", false};
  if (const auto* row = find(kStopped, text)) return explained(*row, who(task) + ": ", text);
  if (exit_code) {
    auto quoted = fmt::format(" (exit code {}): {}", *exit_code, text);
    for (const auto& row : kExits)
      if (row.code == *exit_code)
        return {fmt::format(fmt::runtime(row.cause), who(task)) + quoted, std::string(row.advice), true};
    return {who(task) + " failed" + quoted, "look at its log", true};
  }
  // Not in the table: AWS's own words. Whether it would happen again is unknown, so waiting goes on.
  return {fmt::format("{} stopped: {}", who(task), text.empty() ? task.stop_code : text), "", false};
}

Explanation explain_event(const std::string& message) {
  const auto* row = find(kEvents, message);
  return row ? explained(*row, "", message) : Explanation{};
}

Explanation explain_not_placed(const std::string& reason) {
  const auto* row = find(kEvents, reason);
  return row ? explained(*row, "", reason) : Explanation{reason, "", false};
}

}  // namespace sparkecs::plan
