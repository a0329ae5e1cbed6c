// The options of a command, as they are typed, and where their values go. The values live as long as the command.
// CLI11 reads them; only command_line.cpp includes it, which costs seconds for a file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace CLI {
class App;
}

namespace sparkecs::cmd {

class OptionList {
 public:
  explicit OptionList(CLI::App& app) : app_(app) {}

  // "-f,--follow": true when it is there.
  void flag(const char* names, bool& value);
  // "--since TIME"; a name without dashes is a word of the command itself.
  void text(const char* names, std::string& value);
  // One of these words, else it is refused.
  void one_of(const char* names, std::string& value, std::vector<std::string> words);
  // As often as one likes, a value each time.
  void texts(const char* names, std::vector<std::string>& values);
  // A number within [least, greatest].
  void number(const char* names, std::optional<int>& value, int least, int greatest);
  // A number above 0.
  void factor(const char* names, double& value);
  // A time such as 90s.
  void duration(const char* names, std::optional<Millis>& value);
  // The 12 digits of an AWS account.
  void account(const char* names, std::string& value);

 private:
  // `take` says whether it likes what was typed; what it does not like is refused, with what the option `wants`.
  void option(const char* names, const std::string& wants, std::function<bool(const std::string&)> take);

  CLI::App& app_;
};

}  // namespace sparkecs::cmd
