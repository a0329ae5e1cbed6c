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
  std::string origin;        // "ecs/dev/config.sh:12", "environment" or "default"
  bool secret = false;       // by its name
  bool placeholder = false;  // still holds ???
};

// The settings sparkecs knows, in the order of docs/configuration.md, then whatever else config.sh sets, by name.
// Works for configs that make_environment refuses, too.
std::vector<Setting> settings(const Config& config);

// A task definition with the values of secrets replaced: environment entries with a secret's name, and every text in
// which a secret of the config occurs.
Json without_secrets(const TaskDefinition& definition, const Config& config);

}  // namespace sparkecs::model
