// From a word to its text: what bash calls parameter expansion, word splitting and quote removal.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/shell.h"
#include "model/shell_reader.h"
#include "model/shell_syntax.h"

namespace sparkecs::model {

// Borrows all it is given. Errors are Kind::Invalid as read_shell says.
class ShellExpander {
 public:
  ShellExpander(const Variables& variables, const std::string& path, const ShellReader& reader)
      : variables_(variables), path_(path), reader_(reader) {}

  // As on the right of NAME=: one text, whatever is in it.
  Result<std::string> text(const Word& word) const;
  // As in an array: appends the words it becomes, which may be none.
  Result<> split(const Word& word, std::vector<std::string>& to) const;

 private:
  class Splitter;
  struct Operand {
    std::vector<std::string> values;  // none: not set
    bool counts = false;              // set, and not empty where that matters
  };

  Result<> split_into(Splitter& splitter, const Word& word, bool literals_split) const;
  Result<> split_expansion(Splitter& splitter, const Part& part) const;
  Result<std::string> expand(const Part& part) const;
  Result<Operand> operand(const Part& part) const;
  Result<std::vector<std::string>> lookup(const Part& part) const;
  std::unexpected<Error> too_long(const Part& part) const;
  std::unexpected<Error> missing(const Part& part) const;

  const Variables& variables_;
  const std::string& path_;
  const ShellReader& reader_;
};

}  // namespace sparkecs::model
