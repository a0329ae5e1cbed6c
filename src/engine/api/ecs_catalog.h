// Catalog holds the task definitions of every account and region, revision by revision.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "engine/api/router.h"
#include "engine/saved.h"
#include "engine/task/task.h"

namespace sparkecs::engine::api::ecs {

struct Revision {
  task::DefinitionPtr definition;  // replaced, never changed: tasks keep the one they were launched with
  std::vector<wire::ecs::Tag> tags;
};

// Loop thread only. `name` is FAMILY, FAMILY:REVISION or an ARN.
class Catalog {
 public:
  // Gives the definition the next revision of its family. Numbers are never given twice.
  const Revision& add(wire::ecs::TaskDefinition definition, std::vector<wire::ecs::Tag> tags, const Caller& caller,
                      TimePoint now);
  // A family alone means its newest ACTIVE revision. Nothing when there is none.
  Revision* find(const std::string& name, const Caller& caller);
  // The definition of an ARN; nothing when it is gone.
  task::DefinitionPtr definition(const std::string& arn) const;
  void set_status(Revision& revision, std::string status, TimePoint now);
  // Forgets revisions being deleted that `used` says nobody needs.
  void sweep(const std::function<bool(const std::string& arn)>& used);

  // Of the caller's account and region, by family and number.
  std::vector<const Revision*> all(const Caller& caller) const;

  Json save() const;
  Result<> load(const Json& state);

 private:
  struct Key {
    std::string place;  // REGION:ACCOUNT
    std::string family;
    int revision = 0;
    auto operator<=>(const Key&) const = default;
  };
  static Key key_of(const wire::ecs::TaskDefinition& definition);

  std::map<Key, Revision> revisions_;
  std::map<std::pair<std::string, std::string>, int> last_;  // by place and family: the last number given
  bool deleting_ = false;                                    // whether sweep() may find something
};

}  // namespace sparkecs::engine::api::ecs
