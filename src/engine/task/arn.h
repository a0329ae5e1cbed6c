// Arn is an ECS resource's name, taken apart: arn:aws:ecs:REGION:ACCOUNT:KIND/PATH.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sparkecs::engine::task {

struct Arn {
  std::string region;
  std::string account;
  std::string kind;  // cluster, service, task, task-definition, container, …
  std::string path;  // NAME, or CLUSTER/NAME

  std::string text() const;
  // The last piece of the path: a cluster's or service's name, a task's id, FAMILY:REVISION.
  std::string name() const;
  // The first piece of a path of two.
  std::string cluster() const;
  // The same account and region.
  Arn sibling(std::string_view other_kind, std::string_view other_path) const;
};

// Nothing for text that is no ARN of ECS.
std::optional<Arn> parse_arn(std::string_view text);

}  // namespace sparkecs::engine::task
