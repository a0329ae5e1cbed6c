#include "wire/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::wire {
namespace {

bool is_element(const pugi::xml_node& node) {
  return node.type() == pugi::node_element;
}

// A list names all its elements alike, by a word that no structure of AWS has for a member.
bool is_list(const pugi::xml_node& element) {
  return std::ranges::all_of(element, [](const pugi::xml_node& child) {
    const std::string_view name = child.name();
    return !is_element(child) || name == "member" || name == "item";
  });
}

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  for (const auto& piece : element) text += piece.value();
  // Some servers indent an empty list; a blank somebody meant, such as a tag's value, has no line end.
  if (trim(text).empty() && text.find('\n') != std::string::npos) return {};
  return text;
}

Result<Json> read_element(const pugi::xml_node& element, int depth) {
  if (depth > kMaxJsonDepth) return fail(Error::Kind::Invalid, "XML is nested too deep");
  if (!element.find_child(is_element)) return Json(text_of(element));
  const bool list = is_list(element);
  Json value = list ? Json::array() : Json::object();
  for (const auto& child : element) {
    if (!is_element(child)) continue;
    auto inner = TRY(read_element(child, depth + 1));
    if (list)
      value.push_back(std::move(inner));
    else
      value.emplace(child.name(), std::move(inner));  // the first of a name counts
  }
  return value;
}

void write_element(pugi::xml_node parent, std::string_view name, const Json& value, std::string_view item) {
  if (value.is_null()) return;
  auto element = parent.append_child(std::string(name).c_str());
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) write_element(element, key, member, item);
  } else if (value.is_array()) {
    for (const auto& member : value) write_element(element, item, member, item);
  } else {
    element.text().set((value.is_string() ? value.get<std::string>() : to_text(value)).c_str());
  }
}

struct Text final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    for (char c : std::string_view(static_cast<const char*>(data), size)) {
      // Left bare by pugixml; every reader would then take it for a line feed.
      if (c == '\r')
        text += "&#13;";
      else
        text += c;
    }
  }
};

}  // namespace

Result<Json> read_xml(std::string_view text) {
  pugi::xml_document document;
  auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                                     pugi::encoding_utf8);
  if (!parsed) {
    auto at = position_of(text, static_cast<std::size_t>(parsed.offset));
    return fail(Error::Kind::Invalid, fmt::format("{}:{}: {}", at.line, at.column, parsed.description()));
  }
  auto root = document.document_element();
  if (!root) return fail(Error::Kind::Invalid, "1:1: no XML element");
  return Json{{root.name(), TRY(read_element(root, 0))}};
}

std::string write_xml(const Json& content, std::string_view name_space, std::string_view item) {
  pugi::xml_document document;
  auto root = content.items().begin();
  write_element(document.root(), root.key(), root.value(), item);
  if (!name_space.empty()) document.document_element().prepend_attribute("xmlns") = std::string(name_space).c_str();
  Text writer;
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return R"(<?xml version="1.0" encoding="UTF-8"?>)" + ("\n" + writer.text);
}

}  // namespace sparkecs::wire
