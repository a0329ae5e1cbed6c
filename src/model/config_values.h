// The values of a config as the types they should have, and everything that is wrong with them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/config.h"

namespace sparkecs::model {

// The value in effect: what is set, else the default of known_variables() with its ${NAME} replaced.
std::string effective_text(const Config& config, std::string_view name);
// The same for a list: the elements of an array; a plain value is split at blanks and commas.
std::vector<std::string> effective_list(const Config& config, std::string_view name);

// "ecs/dev/config.sh:12", "environment" or "default".
std::string origin_of(const Config& config, std::string_view name);

// Every reading that fails adds a line to problems() and gives a value that is merely harmless.
class ConfigValues {
 public:
  explicit ConfigValues(const Config& config) : config_(config) {}

  std::string text(std::string_view name) const { return effective_text(config_, name); }
  std::vector<std::string> list(std::string_view name) const { return effective_list(config_, name); }
  bool is_set(std::string_view name) const { return origin_of(config_, name) != "default"; }
  // As text(), but nobody having set it is a problem.
  std::string required(std::string_view name);
  // A whole number between the two, both included.
  int number(std::string_view name, int least, int most);
  // One of the words; the first of them after a problem.
  std::string word(std::string_view name, const std::vector<std::string>& allowed);

  // Adds "ecs/dev/config.sh:12: NAME="value": message".
  void problem(std::string_view name, const std::string& message);
  const std::vector<std::string>& problems() const { return problems_; }
  // A problem with it was added: what else it is not follows from that.
  bool is_wrong(std::string_view name) const { return wrong_.contains(name); }

 private:
  const Config& config_;
  std::vector<std::string> problems_;
  std::set<std::string, std::less<>> wrong_;  // names of variables
};

}  // namespace sparkecs::model
