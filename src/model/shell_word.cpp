#include "model/shell_word.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"

namespace sparkecs::model {
namespace {

constexpr int kMaxDepth = 20;  // of expansions inside expansions

bool is_digit(int c) {
  return c >= '0' && c <= '9';
}

// Text is put to the part before it where both are treated alike, so that parts begin where something changes.
void add(Word& word, char c, bool quoted, std::size_t offset) {
  if (word.empty() || word.back().expansion || word.back().quoted != quoted)
    word.push_back({.text = {}, .expansion = {}, .quoted = quoted, .offset = offset});
  word.back().text += c;
}

class WordParser {
 public:
  explicit WordParser(ShellReader& reader) : reader_(reader) {}

  Result<Word> word(Place place);

 private:
  Result<> unquoted(Word& word, Place place);
  Result<> single_quoted(Word& word);
  Result<> double_quoted(Word& word, int depth);
  Result<> escaped(Word& word, bool quoted, std::string_view special);
  Result<> dollar(Word& word, bool quoted, int depth);
  Result<> braced(Word& word, bool quoted, int depth, std::size_t start);
  Result<> subscript(Expansion& expansion);
  Result<> operation(Expansion& expansion, bool quoted, int depth);
  Result<Word> default_word(int depth);
  Result<Word> quoted_default_word(int depth);
  Result<> inner_quotes(Word& word, int depth);

  ShellReader& reader_;
};

Result<Word> WordParser::word(Place place) {
  Word word;
  for (;;) {
    int c = reader_.peek();
    if (c == ShellReader::kEnd || is_blank(c) || c == '\n' || c == ';' || (c == ')' && place == Place::Element))
      return word;
    switch (c) {
      case '\'':
        TRY(single_quoted(word));
        break;
      case '"':
        TRY(double_quoted(word, 0));
        break;
      case '\\':
        TRY(escaped(word, false, {}));
        break;
      case '$':
        TRY(dollar(word, false, 0));
        break;
      default:
        TRY(unquoted(word, place));
    }
  }
}

Result<> WordParser::unquoted(Word& word, Place place) {
  auto offset = reader_.offset();
  auto c = static_cast<char>(reader_.next());
  auto quote_it = [&](std::string_view why) {
    return reader_.refuse(offset, fmt::format("found '{}' without quotes, {}; allowed is \"{}\" in quotes", c, why, c));
  };
  if (c == '`')
    return reader_.refuse(
        offset,
        "found a command substitution; a configuration is read and not executed: allowed are values and ${NAME}");
  if (is_one_of(c, "|&<>()")) return quote_it("which bash does not take as text");
  if (is_one_of(c, "{}")) return quote_it("which bash may expand to several words");
  if (place == Place::Element && is_one_of(c, "*?[")) return quote_it("which bash would match against file names");
  bool may_be_home =
      word.empty() || (!word.back().expansion && (word.back().text.ends_with(':') || word.back().text.ends_with('=')));
  if (c == '~' && may_be_home)
    return reader_.refuse(
        offset,
        "found '~' without quotes, which bash may replace by a home folder; allowed are ${HOME} and \"~\" in quotes");
  add(word, c, false, offset);
  return {};
}

Result<> WordParser::single_quoted(Word& word) {
  auto start = reader_.offset();
  reader_.next();
  word.push_back({.text = {}, .expansion = {}, .quoted = true, .offset = start});
  for (;;) {
    int c = reader_.next_raw();
    if (c == ShellReader::kEnd) return reader_.refuse(start, "found ' without its closing '; allowed is 'text'");
    if (c == '\'') return {};
    word.back().text += static_cast<char>(c);
  }
}

constexpr std::string_view kEscapedInQuotes = "$`\"\\";

Result<> WordParser::double_quoted(Word& word, int depth) {
  auto start = reader_.offset();
  reader_.next();
  word.push_back({.text = {}, .expansion = {}, .quoted = true, .offset = start});
  for (;;) {
    auto offset = reader_.offset();
    int c = reader_.peek();
    if (c == ShellReader::kEnd) return reader_.refuse(start, "found \" without its closing \"; allowed is \"text\"");
    if (c == '"') {
      reader_.next();
      return {};
    }
    if (c == '`')
      return reader_.refuse(
          offset,
          "found a command substitution; a configuration is read and not executed: allowed are values and ${NAME}");
    if (c == '\\') {
      TRY(escaped(word, true, kEscapedInQuotes));
    } else if (c == '$') {
      TRY(dollar(word, true, depth));
    } else {
      add(word, static_cast<char>(reader_.next()), true, offset);
    }
  }
}

// A backslash makes the next character text. Inside double quotes it does so only for `special`, and stays before
// others.
Result<> WordParser::escaped(Word& word, bool quoted, std::string_view special) {
  auto offset = reader_.offset();
  reader_.next();
  int c = reader_.next_raw();
  if (c == ShellReader::kEnd)
    return reader_.refuse(offset, "found a backslash at the end of the file; allowed is \\ before a character");
  if (quoted && !is_one_of(c, special)) add(word, '\\', true, offset);
  add(word, static_cast<char>(c), true, offset);
  return {};
}

// ---- expansions

Result<> WordParser::dollar(Word& word, bool quoted, int depth) {
  auto start = reader_.offset();
  reader_.next();
  int c = reader_.peek();
  if (auto name = reader_.name(); !name.empty()) {
    Expansion expansion;
    expansion.name = std::move(name);
    word.push_back({.text = {}, .expansion = std::move(expansion), .quoted = quoted, .offset = start});
    return {};
  }
  if (c == '{') {
    reader_.next();
    return braced(word, quoted, depth + 1, start);
  }
  if (c == '(' || c == '[')
    return reader_.refuse(
        start,
        "found a command substitution or arithmetic; a configuration is read and not executed: allowed are "
        "values, ${NAME} and, for the folder of this file, ${BASH_SOURCE%/*}");
  if (!quoted && (c == '\'' || c == '"'))
    return reader_.refuse(start, "found $ before a quote; allowed are \"text\" and 'text'");
  if (is_digit(c) || is_one_of(c, "@*#?-$!"))
    return reader_.refuse(start,
                          fmt::format("found the parameter ${} of the shell itself; allowed are $NAME and ${{NAME}}",
                                      static_cast<char>(c)));
  bool alone = c == ShellReader::kEnd || is_blank(c) || c == '\n' || (quoted && c == '"') || (!quoted && c == ';') ||
               is_one_of(c, "%=/.,:");
  if (depth > 0 || !alone)
    return reader_.refuse(start, "found $ without a name; allowed are $NAME, ${NAME} and \\$ for the character itself");
  add(word, '$', quoted, start);
  return {};
}

constexpr std::string_view kUnclosed = "found ${ without its }; allowed is ${NAME:-default}";
constexpr std::string_view kExpansions =
    "allowed are ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:+other}, ${NAME:?message}, ${NAME[0]}, "
    "${NAME[@]}, ${#NAME[@]} and ${NAME%/*}";

// From after '${' to after '}'.
Result<> WordParser::braced(Word& word, bool quoted, int depth, std::size_t start) {
  if (depth > kMaxDepth)
    return reader_.refuse(start, fmt::format("found expansions nested deeper than {}; allowed are fewer", kMaxDepth));
  Expansion expansion;
  bool count = reader_.take('#');
  expansion.name = reader_.name();
  if (expansion.name.empty()) return reader_.refuse(start, fmt::format("found ${{ without a name; {}", kExpansions));
  if (reader_.take('[')) TRY(subscript(expansion));
  using enum Expansion::Which;
  bool all = expansion.which == Elements || expansion.which == Joined;
  if (count) {
    if (!all) return reader_.refuse(start, fmt::format("found the length of a text; {}", kExpansions));
    expansion.which = Count;
  }
  if (all && depth > 1)
    return reader_.refuse(start,
                          "found a whole array inside another expansion; allowed is one of its elements, ${NAME[0]}");
  if (!reader_.take('}')) {
    if (count || all)
      return reader_.refuse(reader_.offset(), fmt::format("found an operator on a whole array; {}", kExpansions));
    TRY(operation(expansion, quoted, depth));
  }
  word.push_back({.text = {}, .expansion = std::move(expansion), .quoted = quoted, .offset = start});
  return {};
}

// From after '[' to after ']'.
Result<> WordParser::subscript(Expansion& expansion) {
  auto offset = reader_.offset();
  std::string index;
  while (is_digit(reader_.peek())) index += static_cast<char>(reader_.next());
  if (!index.empty()) {
    expansion.which = Expansion::Which::Element;
    auto number = parse_number(index, 1'000'000);
    // A leading zero would make it octal.
    if (!number || (index.size() > 1 && index[0] == '0'))
      return reader_.refuse(offset, "found an index that is no small decimal number; allowed are [0], [1], … and [@]");
    expansion.index = *number;
  } else if (reader_.take('@')) {
    expansion.which = Expansion::Which::Elements;
  } else if (reader_.take('*')) {
    expansion.which = Expansion::Which::Joined;
  }
  if (offset == reader_.offset() || !reader_.take(']'))
    return reader_.refuse(offset, "found an index that is no number; allowed are [0], [1], … and [@]");
  return {};
}

// From after the name or index to after '}'.
Result<> WordParser::operation(Expansion& expansion, bool quoted, int depth) {
  auto offset = reader_.offset();
  expansion.or_empty = reader_.take(':');
  int c = reader_.next();
  if (c == '%' && !expansion.or_empty) {
    if (!reader_.take('/') || !reader_.take('*') || !reader_.take('}'))
      return reader_.refuse(offset, fmt::format("found a pattern other than /*; {}", kExpansions));
    expansion.op = Expansion::Operator::Folder;
    return {};
  }
  switch (c) {
    case ShellReader::kEnd:
      return reader_.refuse(offset, std::string(kUnclosed));
    case '-':
      expansion.op = Expansion::Operator::Default;
      break;
    case '+':
      expansion.op = Expansion::Operator::Alternative;
      break;
    case '?':
      expansion.op = Expansion::Operator::Required;
      break;
    default:
      return reader_.refuse(offset, fmt::format("found an expansion that is not known here; {}", kExpansions));
  }
  expansion.word = TRY(quoted ? quoted_default_word(depth) : default_word(depth));
  return {};
}

Result<Word> WordParser::default_word(int depth) {
  auto start = reader_.offset();
  Word word;
  for (;;) {
    auto offset = reader_.offset();
    int c = reader_.peek();
    if (c == ShellReader::kEnd) return reader_.refuse(start, std::string(kUnclosed));
    if (c == '}') {
      reader_.next();
      return word;
    }
    if (is_one_of(c, "`{<>()~"))
      return reader_.refuse(offset,
                            fmt::format("found '{}' without quotes in an expansion; allowed is \"{}\" in quotes",
                                        static_cast<char>(c), static_cast<char>(c)));
    if (c == '\'') {
      TRY(single_quoted(word));
    } else if (c == '"') {
      TRY(double_quoted(word, depth));
    } else if (c == '\\') {
      TRY(escaped(word, false, {}));
    } else if (c == '$') {
      TRY(dollar(word, false, depth));
    } else {
      add(word, static_cast<char>(reader_.next()), false, offset);
    }
  }
}

// Inside "${NAME:-…}" single quotes and most characters are text, and double quotes do not end the outer ones.
Result<Word> WordParser::quoted_default_word(int depth) {
  auto start = reader_.offset();
  Word word;
  for (;;) {
    auto offset = reader_.offset();
    int c = reader_.peek();
    if (c == ShellReader::kEnd) return reader_.refuse(start, std::string(kUnclosed));
    if (c == '}') {
      reader_.next();
      return word;
    }
    if (is_one_of(c, "`{'<>"))
      return reader_.refuse(
          offset, fmt::format("found {} in an expansion inside double quotes; allowed is a default without it",
                              static_cast<char>(c)));
    if (c == '"') {
      TRY(inner_quotes(word, depth));
    } else if (c == '\\') {
      TRY(escaped(word, true, "$`\"\\}"));
    } else if (c == '$') {
      TRY(dollar(word, true, depth));
    } else {
      add(word, static_cast<char>(reader_.next()), true, offset);
    }
  }
}

// "${NAME:-"text"}": bash reads backslashes here by rules of their own, so there must be none.
Result<> WordParser::inner_quotes(Word& word, int depth) {
  auto start = reader_.offset();
  TRY(double_quoted(word, depth));
  if (reader_.text().substr(start, reader_.offset() - start).find('\\') != std::string_view::npos)
    return reader_.refuse(start, "found a backslash in quotes within quotes; allowed is a default without it");
  return {};
}

}  // namespace

Result<Word> parse_word(ShellReader& reader, Place place) {
  return WordParser(reader).word(place);
}

}  // namespace sparkecs::model
