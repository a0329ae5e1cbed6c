#include "plan/explain.h"

#include <gtest/gtest.h>

namespace sparkecs::plan {
namespace {

TaskState stopped(std::string code, std::string reason, std::string container_reason = "",
                  std::optional<int> exit_code = {}) {
  TaskState task;
  task.id = "0123456789abcdef";
  task.role = "worker";
  task.stop_code = std::move(code);
  task.stopped_reason = std::move(reason);
  task.containers.push_back({"spark-worker", "STOPPED", "spark:3.5", std::move(container_reason), exit_code});
  return task;
}

TEST(Explain, StoppedTasks) {
  struct Case {
    const char* code;
    const char* reason;
    const char* container_reason;
    std::optional<int> exit_code;
    const char* cause;  // a part of it; "" when it was meant to stop
    const char* advice;
    bool definite;
  };
  constexpr auto kFailed = "TaskFailedToStart";
  constexpr auto kEnded = "EssentialContainerExited";
  const Case cases[] = {
      {kFailed,
       "CannotPullContainerError: pull image manifest: failed to resolve ref 123.dkr.ecr/spark:9: not found",
       "",
       {},
       "the image does not exist",
       "push it",
       true},
      {kFailed,
       "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'",
       "",
       {},
       "another CPU",
       "build it",
       true},
      {kFailed,
       "CannotPullContainerError: ref pull: dial tcp 1.2.3.4:443: i/o timeout",
       "",
       {},
       "no way to",
       "NAT",
       true},
      {kFailed,
       "CannotPullContainerError: httpReaderSeeker: failed open: unexpected status code https://x: 403",
       "",
       {},
       "layer",
       "S3",
       true},
      {kFailed,
       "CannotPullContainerError: toomanyrequests: You have reached your limit",
       "",
       {},
       "Docker Hub",
       "ECR",
       true},
      {kFailed,
       "CannotPullContainerError: pull access denied for spark, repository does not exist",
       "",
       {},
       "may not pull",
       "AmazonECSTaskExecutionRolePolicy",
       true},
      {kFailed,
       "CannotPullContainerError: failed to register layer: write /x: no space left on device",
       "",
       {},
       "disk",
       "ephemeral storage",
       true},
      {kFailed,
       "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth "
       "from Amazon ECR",
       "",
       {},
       "log in",
       "NAT",
       true},
      {kFailed,
       "ResourceInitializationError: unable to pull secrets: execution resource retrieval failed: unable to "
       "retrieve secret from asm: AccessDenied",
       "",
       {},
       "secret",
       "GetSecretValue",
       true},
      {kFailed,
       "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "
       "ResourceNotFoundException: The specified log group does not exist.",
       "",
       {},
       "log group",
       "create",
       true},
      {kFailed,
       "ResourceInitializationError: failed to initialize logging driver: x",
       "",
       {},
       "log options",
       "region",
       true},
      {kEnded, "Essential container in task exited", "OutOfMemoryError: Container killed due to memory usage", 137,
       "memory", "-Xmx", true},
      {kEnded, "Essential container in task exited", "", 137, "killed (exit code 137)", "memory", true},
      {kEnded, "Essential container in task exited", "", 127, "does not exist in its image", "command", true},
      {kEnded, "Essential container in task exited", "", 0, "ended by itself", "foreground", true},
      {kEnded, "Essential container in task exited", "", 1, "failed (exit code 1)", "log", true},
      {"ServiceSchedulerInitiated", "Task failed ELB health checks in (target-group arn:x)", "", 143, "load balancer",
       "security group", true},
      {"ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1)", "", 143, "", "", false},
      {"UserInitiated", "Task stopped by user", "", 137, "", "", false},
      {"SpotInterruption", "Your Spot Task was interrupted.", "", 143, "took the capacity back", "", false},
      {kFailed, "Unexpected EC2 error: InsufficientFreeAddressesInSubnet", "", {}, "no free address", "subnet", true},
      {kFailed,
       "Timeout waiting for network interface provisioning to complete.",
       "",
       {},
       "network interface",
       "",
       false},
      {kFailed, "ECS was unable to assume the role 'arn:x'", "", {}, "may not use the role", "ecs-tasks", false},
      {kFailed, "Something nobody has seen before", "", {}, "Something nobody has seen before", "", false},
  };
  for (const auto& expected : cases) {
    auto found =
        explain_stopped(stopped(expected.code, expected.reason, expected.container_reason, expected.exit_code));
    if (std::string_view(expected.cause).empty()) {
      EXPECT_EQ(found.cause, "") << expected.reason;
      continue;
    }
    EXPECT_NE(found.cause.find(expected.cause), std::string::npos) << expected.reason << " → " << found.cause;
    EXPECT_NE(found.cause.find(expected.reason), std::string::npos) << "AWS's own words are lost: " << found.cause;
    EXPECT_NE(found.cause.find("worker 01234567"), std::string::npos) << "who? " << found.cause;
    EXPECT_NE(found.advice.find(expected.advice), std::string::npos) << expected.reason << " → " << found.advice;
    EXPECT_EQ(found.definite, expected.definite) << expected.reason;
  }
}

TEST(Explain, WhatTaskAndContainerSayIsSaidOnce) {
  const std::string reason = "CannotPullContainerError: image spark:9: not found";
  EXPECT_EQ(explain_stopped(stopped("TaskFailedToStart", reason, reason)).cause,
            "worker 01234567: the image does not exist: " + reason);
  EXPECT_EQ(explain_stopped(stopped("EssentialContainerExited", "Essential container in task exited", "x: y", 1)).cause,
            "worker 01234567 failed (exit code 1): Essential container in task exited; spark-worker: x: y");
}

TEST(Explain, Events) {
  for (auto [message, cause, definite] : std::initializer_list<std::tuple<const char*, const char*, bool>>{
           {"(service spark-worker-service) was unable to place a task. Reason: You've reached the limit on the number "
            "of "
            "vCPUs you can run concurrently.",
            "quota", true},
           {"(service x) was unable to place a task. Reason: Capacity is unavailable at this time.", "capacity", false},
           {"(service x) was unable to place a task. Reason: Internal error.", "cannot place", false},
           {"(service x) is unable to consistently start tasks successfully.", "one after another", false},
           {"(service x) has reached a steady state.", "", false},
           {"(service x) has started 1 tasks: (task 1).", "", false},
       }) {
    auto found = explain_event(message);
    if (std::string_view(cause).empty())
      EXPECT_EQ(found.cause, "") << message;
    else
      EXPECT_NE(found.cause.find(cause), std::string::npos) << message << " → " << found.cause;
    EXPECT_EQ(found.definite, definite) << message;
  }
}

}  // namespace
}  // namespace sparkecs::plan
