// Job is one run of the submit task definition.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/result.h"
#include "model/environment.h"
#include "model/template.h"
#include "plan/state.h"

namespace sparkecs::cmd {

struct JobRequest {
  std::vector<std::string> command;                // empty: the task definition's own
  std::map<std::string, std::string> environment;  // beside the task definition's own
};

// Borrows what it is made with.
class Job {
 public:
  // Asks ECS to run it; a repeated request makes no second one. What `create` registered last for this
  // environment is run.
  // The error's message explains what ECS said.
  static Result<Job> start(aws::Aws& aws, const model::Environment& environment,
                           const model::TaskDefinition& definition, const JobRequest& request);

  const std::string& id() const { return id_; }  // of the task: 32 hexadecimal digits
  std::string short_id() const { return id_.substr(0, 8); }
  // Its output; "" when its task definition does not log to CloudWatch.
  const std::string& log_group() const { return log_group_; }
  const std::string& log_stream() const { return log_stream_; }

  // Kind::NotFound when the job cannot be running any more, because its cluster was deleted or ECS has forgotten it.
  Result<plan::TaskState> look(aws::Aws& aws) const;
  Result<> stop(aws::Aws& aws, const std::string& reason) const;
  // The exit code of its container; nothing when it has none.
  std::optional<int> exit_code(const plan::TaskState& task) const;

 private:
  std::string cluster_;
  std::string container_;
  std::string arn_;
  std::string id_;
  std::string log_group_;
  std::string log_stream_;
};

}  // namespace sparkecs::cmd
