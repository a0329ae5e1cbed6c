// What a config.sh says, before anything in it has a value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sparkecs::model {

struct Part;
// Parts stand side by side and make one word: pre"$A"'post'. No parts at all: the empty word of `A=`.
using Word = std::vector<Part>;

// $NAME, ${NAME[0]}, ${NAME:-word} and so on.
struct Expansion {
  enum class Which {
    Value,     // $NAME: the first element of an array
    Element,   // ${NAME[index]}
    Elements,  // ${NAME[@]}
    Joined,    // ${NAME[*]}
    Count,     // ${#NAME[@]}
  };
  enum class Operator {
    None,
    Default,      // - and :-
    Alternative,  // + and :+
    Required,     // ? and :?
    Folder,       // %/*: what stands before the last slash
  };
  std::string name{};
  Which which = Which::Value;
  std::size_t index = 0;
  Operator op = Operator::None;
  bool or_empty = false;  // with the colon: an empty value counts as none
  Word word;              // of the operator
};

struct Part {
  std::string text{};  // when it is no expansion
  std::optional<Expansion> expansion{};
  bool quoted = false;     // neither split nor matched against files; stands for a word even when empty
  std::size_t offset = 0;  // where it begins in the file
};

struct Assignment {
  std::string name{};
  bool has_value = true;  // false: `export NAME`
  bool array = false;
  std::vector<Word> words{};  // one unless it is an array
  std::size_t offset = 0;
};

struct Statement {
  enum class Kind { Assign, Export, Source };
  Kind kind = Kind::Assign;
  std::vector<Assignment> assignments{};
  Word file{};  // of Source
  std::size_t offset = 0;
};

}  // namespace sparkecs::model
