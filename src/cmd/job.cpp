#include "cmd/job.h"

#include <fmt/format.h>

#include "base/random.h"
#include "plan/explain.h"
#include "plan/found.h"
#include "plan/kinds/task_definition.h"
#include "plan/network.h"
#include "plan/observe.h"
#include "plan/owner.h"

namespace sparkecs::cmd {
namespace {

Error not_placed(const std::vector<wire::ecs::Failure>& failures) {
  if (failures.empty()) return {.message = "ECS started no task and says nothing of why"};
  auto explained = plan::explain_not_placed(failures.front().reason);
  auto advice = explained.advice.empty() ? std::string() : "; " + explained.advice;
  return {.message = explained.cause + advice, .code = failures.front().reason};
}

constexpr auto kCreateFirst = "`sparkecs create` makes it";

}  // namespace

Result<Job> Job::start(aws::Aws& aws, const model::Environment& environment, const model::TaskDefinition& definition,
                       const JobRequest& request) {
  const plan::Identity identity{environment.name, environment.cluster};
  // The family's newest revision may be another environment's.
  auto revision = TRY(plan::task_definition::newest_of_ours(aws, definition.family, identity));
  if (!revision)
    return fail(Error::Kind::NotFound,
                fmt::format("there is no task definition {} of ours; {}", definition.family, kCreateFirst));

  wire::ecs::ContainerOverride override{.name = definition.container, .command = request.command};
  for (const auto& [name, value] : request.environment) override.environment.push_back({name, value});
  wire::ecs::AwsVpcConfiguration network{
      .subnets = environment.subnets,
      .security_groups = environment.worker_security_groups,
      .assign_public_ip = TRY(plan::public_ip(aws, environment)) ? "ENABLED" : "DISABLED"};
  wire::ecs::RunTaskRequest run{.cluster = environment.cluster,
                                .task_definition = revision->id,
                                .launch_type = "FARGATE",
                                .network_configuration = wire::ecs::NetworkConfiguration{network},
                                .overrides = {.container_overrides = {override}},
                                .started_by = "sparkecs",
                                .client_token = random_uuid(),
                                .tags = plan::to_wire<wire::ecs::Tag>(plan::tags(identity))};
  auto reply = aws.ecs.run_task(run);
  if (!reply) {
    if (reply.error().code == "ClusterNotFoundException") reply.error().message += fmt::format("; {}", kCreateFirst);
    return std::unexpected(std::move(reply).error());
  }
  if (reply->tasks.empty()) return std::unexpected(not_placed(reply->failures));

  Job job;
  job.cluster_ = environment.cluster;
  job.container_ = definition.container;
  job.arn_ = reply->tasks.front().task_arn;
  job.id_ = plan::last_of(job.arn_);
  job.log_group_ = definition.log_group;
  job.log_stream_ = fmt::format("{}/{}/{}", definition.log_prefix, definition.container, job.id_);
  return job;
}

Result<plan::TaskState> Job::look(aws::Aws& aws) const {
  auto answer = aws.ecs.describe_tasks({.cluster = cluster_, .tasks = {arn_}});
  if (!answer && answer.error().code == "ClusterNotFoundException")
    return fail(Error::Kind::NotFound, fmt::format("cluster {} was deleted while job {} ran", cluster_, id_));
  auto reply = TRY(std::move(answer));
  if (reply.tasks.empty()) return fail(Error::Kind::NotFound, fmt::format("ECS does not know task {} any more", id_));
  return plan::task_state(reply.tasks.front());
}

Result<> Job::stop(aws::Aws& aws, const std::string& reason) const {
  TRY(aws.ecs.stop_task({.cluster = cluster_, .task = arn_, .reason = reason}));
  return {};
}

std::optional<int> Job::exit_code(const plan::TaskState& task) const {
  for (const auto& container : task.containers)
    if (container.name == container_) return container.exit_code;
  return std::nullopt;
}

}  // namespace sparkecs::cmd
