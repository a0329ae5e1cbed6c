#include "model/template_text.h"

#include <fmt/format.h>

#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "model/shell_reader.h"

namespace sparkecs::model {
namespace {

constexpr std::size_t kMaxExpanded = 4u << 20;  // bytes; a few placeholders with long values reach any size

struct Placeholder {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string name;      // empty: the escape $${
  bool in_text = false;  // between the quotes of a JSON text
};

// The placeholder that begins at `offset`, if one does.
std::optional<Placeholder> placeholder_at(std::string_view text, std::size_t offset, bool in_text) {
  auto rest = text.substr(offset);
  if (rest.starts_with("$${")) return Placeholder{offset, 3, {}, in_text};
  auto end = rest.find('}');
  if (!rest.starts_with("${") || end == std::string_view::npos) return std::nullopt;
  auto name = rest.substr(2, end - 2);
  if (!is_shell_name(name)) return std::nullopt;
  return Placeholder{offset, end + 1, std::string(name), in_text};
}

std::vector<Placeholder> find_placeholders(std::string_view text) {
  std::vector<Placeholder> found;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && in_text) {
      ++i;
    } else if (text[i] == '"') {
      in_text = !in_text;
    } else if (auto placeholder = placeholder_at(text, i, in_text)) {
      i += placeholder->length - 1;
      found.push_back(std::move(*placeholder));
    }
  }
  return found;
}

// The template with a number in every place where a value would stand without quotes: JSON of the same length, so that
// the parser's positions are those of the file.
std::string as_plain_json(std::string_view text, const std::vector<Placeholder>& placeholders) {
  std::string plain(text);
  for (const auto& placeholder : placeholders) {
    if (placeholder.in_text || placeholder.name.empty()) continue;
    plain.replace(placeholder.offset, placeholder.length, placeholder.length, ' ');
    plain[placeholder.offset] = '0';
  }
  return plain;
}

// The value as it may stand in the JSON; nothing when it cannot.
std::optional<std::string> encode(const std::string& value, bool in_text) {
  if (!in_text) return parse_json(value) ? std::optional(value) : std::nullopt;
  auto quoted = to_text(Json(value));
  // What is not UTF-8 would come back as something else.
  auto back = parse_json(quoted);
  if (!back || *back != value) return std::nullopt;
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

Result<Json> expand_template(std::string_view text, const std::string& origin,
                             const std::map<std::string, std::string>& variables,
                             const std::function<std::string(const std::string& name)>& advice) {
  auto placeholders = find_placeholders(text);
  if (auto valid = parse_json(as_plain_json(text, placeholders)); !valid)
    return fail(Error::Kind::Invalid, fmt::format("{}:{}", origin, valid.error().message));

  std::string expanded;
  std::vector<std::string> problems;
  std::size_t done = 0;
  for (const auto& placeholder : placeholders) {
    expanded += text.substr(done, placeholder.offset - done);
    done = placeholder.offset + placeholder.length;
    auto problem = [&](const std::string& message) {
      auto at = position_of(text, placeholder.offset);
      problems.push_back(fmt::format("{}:{}:{}: {}", origin, at.line, at.column, message));
    };
    if (placeholder.name.empty()) {
      expanded += "${";
    } else if (auto value = variables.find(placeholder.name); value == variables.end()) {
      problem(fmt::format("${{{}}} is not known; {}", placeholder.name, advice(placeholder.name)));
    } else if (auto encoded = encode(value->second, placeholder.in_text)) {
      expanded += *encoded;
    } else {
      problem(fmt::format("the value of ${{{}}} is {}", placeholder.name,
                          placeholder.in_text ? "not UTF-8" : "not JSON, so it needs quotes here"));
    }
    if (expanded.size() > kMaxExpanded)
      return fail(Error::Kind::Invalid, fmt::format("{}: more than {} bytes once filled in", origin, kMaxExpanded));
  }
  if (!problems.empty()) return fail(Error::Kind::Invalid, join(problems, "\n"));
  expanded += text.substr(done);
  return during(origin, parse_json(expanded));
}

}  // namespace sparkecs::model
