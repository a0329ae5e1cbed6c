// What an environment has on AWS right now, found by names and tags: what `delete` shows before and after.
#pragma once

#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "model/environment.h"
#include "plan/part.h"

namespace sparkecs::plan {

struct Item {
  enum class Kind {
    Service,
    Task,
    Listener,
    Balancer,
    TargetGroup,
    Discovery,
    Cluster,
    SecurityGroup,
    TaskDefinition,
    LogGroup,
  };
  Kind kind{};
  std::string name;     // "spark-dev", "spark-master:3"
  std::string subject;  // noun and name, as in events
  std::string id;       // ARN, or what its API identifies it by
  std::string state{};  // "draining", "2 tasks": what a reader should know; may be empty
};
std::string_view noun(Item::Kind kind);
Item::Kind item_kind(Part part);

struct Inventory {
  std::string environment;
  std::string cluster;
  std::vector<Item> ours;
  std::vector<Item> foreign;  // of our names but not ours: never touched; `state` says whose

  // What of ours counts as left: all, but the log group only if it was to be deleted.
  std::vector<Item> left(bool logs) const;
};

// Kind::Invalid when the credentials belong to another account.
Result<Inventory> inventory(aws::Aws& aws, const model::Environment& environment);

Json to_json(const Inventory& inventory);

}  // namespace sparkecs::plan
