#include "model/shell_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/shell_reader.h"
#include "model/shell_word.h"

namespace sparkecs::model {
namespace {

class Parser {
 public:
  explicit Parser(ShellReader& reader) : reader_(reader) {}

  Result<std::vector<Statement>> statements();

 private:
  Result<Statement> statement();
  Result<> end_of_statement();
  Result<Assignment> assignment(std::string name, std::size_t offset);
  Result<Statement> assignments(Statement statement, std::string first);
  Result<Statement> export_of(Statement statement);
  Result<Statement> source(Statement statement);
  Result<std::vector<Word>> array();

  ShellReader& reader_;
};

Result<std::vector<Statement>> Parser::statements() {
  // Carriage returns would become part of values, and the others have a meaning of their own inside bash.
  for (std::size_t i = 0; i < reader_.text().size(); ++i) {
    auto byte = static_cast<unsigned char>(reader_.text()[i]);
    if (byte == '\r')
      return reader_.refuse(i,
                            "found a carriage return, which bash would make part of the value; allowed are line ends "
                            "without it (remove them with: sed -i 's/\\r$//' FILE)");
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f)
      return reader_.refuse(i, fmt::format("found the control character {:#04x}; allowed is text", byte));
  }
  std::vector<Statement> all;
  for (;;) {
    reader_.skip_blanks();
    int c = reader_.peek();
    if (c == ShellReader::kEnd) return all;
    if (c == '\n') {
      reader_.next();
    } else if (c == '#') {
      reader_.skip_comment();
    } else {
      all.push_back(TRY(statement()));
    }
  }
}

constexpr std::string_view kStatements = "allowed are NAME=\"value\", NAME=(\"a\" \"b\"), export, source and comments";

Result<Statement> Parser::statement() {
  Statement statement;
  statement.offset = reader_.offset();
  auto first = reader_.name();
  int c = reader_.peek();
  if (!first.empty() && c == '=') return assignments(std::move(statement), std::move(first));
  if (!first.empty() && c == '[')
    return reader_.refuse(statement.offset,
                          "found an assignment to one element; allowed is the whole array: NAME=(\"a\" \"b\")");
  if (!first.empty() && c == '+')
    return reader_.refuse(statement.offset,
                          "found an assignment that appends; allowed are A=\"${A}more\" and A=(\"${A[@]}\" \"more\")");
  if (first == "export" && is_blank(c)) return export_of(std::move(statement));
  if (first == "source" && is_blank(c)) return source(std::move(statement));
  if (first.empty() && c == '.') {
    reader_.next();
    if (is_blank(reader_.peek())) return source(std::move(statement));
  }
  auto rest = reader_.text().substr(statement.offset);
  auto shown = printable(trim(rest.substr(0, rest.find_first_of(" \t\n;"))), 40);
  return reader_.refuse(statement.offset, fmt::format("found '{}', which bash would run; {}", shown, kStatements));
}

// A statement ends at ';' or with its line; a comment may stand before the line end.
Result<> Parser::end_of_statement() {
  reader_.skip_blanks();
  int c = reader_.peek();
  if (c == '#') reader_.skip_comment();
  if (c == '#' || c == ShellReader::kEnd || c == '\n') return {};
  if (!reader_.take(';'))
    return reader_.refuse(reader_.offset(), fmt::format("found '{}'; allowed are ';', a comment or the end of the line",
                                                        static_cast<char>(c)));
  if (reader_.peek() == ';')
    return reader_.refuse(reader_.offset(), "found ';;'; allowed is one ';' between statements");
  reader_.skip_blanks();
  if (reader_.peek() == ';')
    return reader_.refuse(reader_.offset(), "found ';' with nothing before it; allowed is one ';' between statements");
  return {};
}

Result<Statement> Parser::assignments(Statement statement, std::string first) {
  statement.kind = Statement::Kind::Assign;
  auto offset = statement.offset;
  auto next = std::move(first);
  for (;;) {
    statement.assignments.push_back(TRY(assignment(std::move(next), offset)));
    reader_.skip_blanks();
    offset = reader_.offset();
    next = reader_.name();
    if (next.empty()) break;
    if (reader_.peek() != '=')
      return reader_.refuse(offset,
                            fmt::format("found '{}' after an assignment, which bash would run as a command; allowed is "
                                        "quoting a value with blanks: NAME=\"a b\"",
                                        printable(next, 40)));
  }
  TRY(end_of_statement());
  return statement;
}

// The cursor stands on '='.
Result<Assignment> Parser::assignment(std::string name, std::size_t offset) {
  Assignment assignment;
  assignment.name = std::move(name);
  assignment.offset = offset;
  reader_.next();
  if (reader_.take('(')) {
    assignment.array = true;
    assignment.words = TRY(array());
  } else {
    assignment.words.push_back(TRY(parse_word(reader_, Place::Value)));
  }
  return assignment;
}

Result<Statement> Parser::export_of(Statement statement) {
  statement.kind = Statement::Kind::Export;
  for (;;) {
    reader_.skip_blanks();
    auto offset = reader_.offset();
    auto next = reader_.name();
    if (next.empty()) break;
    int c = reader_.peek();
    if (c == '=') {
      statement.assignments.push_back(TRY(assignment(std::move(next), offset)));
    } else if (is_blank(c) || c == '\n' || c == ';' || c == ShellReader::kEnd) {
      statement.assignments.push_back({.name = std::move(next), .has_value = false, .offset = offset});
    } else {
      return reader_.refuse(
          reader_.offset(),
          fmt::format("found '{}' in a name to export; allowed are export NAME, export NAME=\"value\" and "
                      "export NAME=(\"a\" \"b\")",
                      static_cast<char>(c)));
    }
  }
  if (statement.assignments.empty())
    return reader_.refuse(
        reader_.offset(),
        "found no name to export; allowed are export NAME, export NAME=\"value\" and export NAME=(\"a\" \"b\")");
  // Bash expands the arguments of one export before it sets any, but arrays earlier than the rest: too odd to rely on.
  if (statement.assignments.size() > 1 && std::ranges::any_of(statement.assignments, &Assignment::array))
    return reader_.refuse(statement.offset,
                          "found an array exported together with others; allowed is an export of its own");
  TRY(end_of_statement());
  return statement;
}

Result<Statement> Parser::source(Statement statement) {
  statement.kind = Statement::Kind::Source;
  reader_.skip_blanks();
  auto offset = reader_.offset();
  if (reader_.peek() == '-')
    return reader_.refuse(offset, "found an option of source; allowed is: source \"folder/file.sh\"");
  if (reader_.peek() != '#') statement.file = TRY(parse_word(reader_, Place::Element));
  if (statement.file.empty())
    return reader_.refuse(offset, "found no file to source; allowed is: source \"folder/file.sh\"");
  reader_.skip_blanks();
  int c = reader_.peek();
  if (c != '#' && c != ';' && c != '\n' && c != ShellReader::kEnd)
    return reader_.refuse(reader_.offset(),
                          "found more than a file after source; allowed is: source \"folder/file.sh\"");
  TRY(end_of_statement());
  return statement;
}

// From after '(' to after ')'.
Result<std::vector<Word>> Parser::array() {
  auto start = reader_.offset() - 1;
  std::vector<Word> words;
  for (;;) {
    while (is_blank(reader_.peek()) || reader_.peek() == '\n') reader_.next();
    int c = reader_.peek();
    if (c == ShellReader::kEnd)
      return reader_.refuse(start, "found '(' without its ')'; allowed is NAME=(\"a\" \"b\")");
    if (c == '#') {
      reader_.skip_comment();
    } else if (c == ')') {
      reader_.next();
      c = reader_.peek();
      if (is_blank(c) || c == '\n' || c == ';' || c == ShellReader::kEnd) return words;
      return reader_.refuse(
          reader_.offset(),
          fmt::format("found '{}' right after an array; allowed are a blank, ';' or the end of the line",
                      static_cast<char>(c)));
    } else if (c == ';') {
      return reader_.refuse(reader_.offset(),
                            "found ';' in an array; allowed are blanks and line ends between its values");
    } else {
      words.push_back(TRY(parse_word(reader_, Place::Element)));
    }
  }
}

}  // namespace

Result<std::vector<Statement>> parse_shell(std::string_view text, const std::string& path) {
  ShellReader reader(text, path);
  return Parser(reader).statements();
}

}  // namespace sparkecs::model
