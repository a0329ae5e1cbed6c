// What `config show` shows: every value in effect and where it comes from.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/config.h"
#include "model/template.h"

namespace sparkecs::model {

struct Setting {
  std::string name;          // "SUBNETS"
  std::string value;         // arrays as "a b c"; "********" for a secret
  std::string origin;        // "ecs/dev/config.sh:12", "environment", "default" or "default, from WORKER_CPU"
  bool secret = false;       // by its name
  bool placeholder = false;  // still holds ???
};

// The settings sparkecs knows, in the order of docs/configuration.md, then whatever else config.sh sets, by name.
// `environment` is what the config describes, or nullptr where make_environment refuses it: then the defaults that
// follow from other settings stay empty.
std::vector<Setting> settings(const Config& config, const Environment* environment);

// A task definition without what base/secret.h hides, and without the secrets of the config wherever they occur.
Json without_secrets(const TaskDefinition& definition, const Config& config);

}  // namespace sparkecs::model
