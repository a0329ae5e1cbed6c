// One word of a config.sh: quotes, escapes and expansions taken apart.
#pragma once

#include "base/result.h"
#include "model/shell_reader.h"
#include "model/shell_syntax.h"

namespace sparkecs::model {

// How bash will treat the word once its expansions have values.
enum class Place {
  Value,    // after NAME=: taken as it is
  Element,  // in an array or after `source`: split into words, matched against file names
};

// Reads up to a blank, ';', the end of the line or, for an element, ')'. Kind::Invalid as parse_shell says.
Result<Word> parse_word(ShellReader& reader, Place place);

}  // namespace sparkecs::model
