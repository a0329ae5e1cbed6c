#include "wire/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::wire {
namespace {

void write(std::string& body, const std::string& name, const Json& value, ListStyle style) {
  auto under = [&](std::string_view part) {
    return name.empty() ? std::string(part) : fmt::format("{}.{}", name, part);
  };
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) write(body, under(key), member, style);
  } else if (value.is_array() && !value.empty()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      write(body, under(fmt::format("{}{}", style == ListStyle::Member ? "member." : "", i + 1)), value[i], style);
  } else if (!value.is_null()) {
    auto text = value.is_string() ? value.get<std::string>() : value.is_array() ? "" : to_text(value);
    body += fmt::format("&{}={}", percent_encode(name), percent_encode(text));
  }
}

// The names of a form as a tree: each part between dots is one step.
struct Node {
  std::optional<std::string> value;
  std::map<std::string, Node, std::less<>> children;
};

std::optional<std::uint64_t> index_of(std::string_view part) {
  return parse_number(part, 1'000'000'000);
}

Json to_json(const Node& node) {
  if (node.value) return *node.value;
  if (node.children.size() == 1 && node.children.begin()->first == "member") {
    const Node& members = node.children.begin()->second;
    if (!members.children.empty()) return to_json(members);
  }
  const bool list =
      std::ranges::all_of(node.children, [](const auto& child) { return index_of(child.first).has_value(); });
  if (!list || node.children.empty()) {
    Json object = Json::object();
    for (const auto& [part, child] : node.children) object[part] = to_json(child);
    return object;
  }
  // Text order puts 10 before 2. Gaps are closed, so a huge index costs nothing.
  std::multimap<std::uint64_t, const Node*> items;
  for (const auto& [part, child] : node.children) items.emplace(*index_of(part), &child);
  Json array = Json::array();
  for (const auto& [index, child] : items) array.push_back(to_json(*child));
  return array;
}

Result<std::string> decoded(std::string_view text) {
  auto plain = percent_decode(text, true);
  if (!plain) return fail(Error::Kind::Invalid, fmt::format("broken percent escape in '{}'", printable(text, 60)));
  // XML replies could not carry such text back.
  if (!is_utf8(*plain)) return fail(Error::Kind::Invalid, fmt::format("'{}' is not UTF-8", printable(text, 60)));
  auto control = [](char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f; };
  if (std::ranges::any_of(*plain, control))
    return fail(Error::Kind::Invalid, fmt::format("control character in '{}'", printable(text, 60)));
  return *std::move(plain);
}

Result<> add(Node& root, const std::string& name, std::string value) {
  if (static_cast<std::size_t>(std::ranges::count(name, '.')) >= kMostLevels)
    return fail(Error::Kind::Invalid, "a parameter name has too many levels");
  Node* node = &root;
  for (auto& part : split(name, '.')) {
    if (part.empty() || node->value)
      return fail(Error::Kind::Invalid, fmt::format("malformed parameter name '{}'", printable(name, 60)));
    node = &node->children[std::move(part)];
  }
  if (node->value || !node->children.empty())
    return fail(Error::Kind::Invalid, fmt::format("parameter '{}' is given twice", printable(name, 60)));
  node->value = std::move(value);
  return {};
}

}  // namespace

std::string write_form(const Json& value, ListStyle style) {
  std::string body;
  write(body, "", value, style);
  return body;
}

Result<Json> read_form(std::string_view body) {
  Node root;
  std::size_t parameters = 0;
  while (!body.empty()) {
    auto pair = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(body.size(), pair.size() + 1));
    if (pair.empty()) continue;
    if (++parameters > kMostParameters) return fail(Error::Kind::Invalid, "too many parameters");
    auto equals = std::min(pair.find('='), pair.size());
    auto name = TRY(decoded(pair.substr(0, equals)));
    auto value = TRY(decoded(pair.substr(std::min(pair.size(), equals + 1))));
    TRY(add(root, name, std::move(value)));
  }
  return to_json(root);
}

}  // namespace sparkecs::wire
