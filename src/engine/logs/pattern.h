// Pattern is a filter pattern of CloudWatch Logs, as far as it looks for words: all of `a b`, at least one of `?a ?b`,
// none of `-a`; `"exact phrase"` for what is not a single word. Upper and lower case differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sparkecs::engine::logs {

class Pattern {
 public:
  // Kind::Invalid for a quote that is not closed, and for what only AWS knows: JSON {…}, columns […], regular
  // expressions %…%.
  static Result<Pattern> parse(std::string_view text);
  bool matches(std::string_view message) const;

 private:
  std::vector<std::string> all_;
  std::vector<std::string> any_;
  std::vector<std::string> none_;
};

}  // namespace sparkecs::engine::logs
