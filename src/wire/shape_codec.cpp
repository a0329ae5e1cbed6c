#include "wire/shape_codec.h"

#include <fmt/format.h>

#include <cmath>

#include "base/text.h"

namespace sparkecs::wire::codec {
namespace {

bool is_text(const Json& value, std::string_view text) {
  return value.is_string() && value.get_ref<const std::string&>() == text;
}

}  // namespace

Json write(const std::string& value) {
  return value;
}
Json write(bool value) {
  return value;
}
Json write(std::int64_t value) {
  return value;
}
Json write(double value) {
  return value;
}
Json write(TimePoint value) {
  return to_epoch_seconds(value);
}
Json write(const Document& value) {
  auto parsed = parse_json(value.text);
  return parsed ? std::move(*parsed) : Json();
}

void put(Json& object, std::string_view name, Json value) {
  object[name] = std::move(value);
}

bool Reader::read(const Json& value, std::string& to) {
  if (!value.is_string()) return refuse("expected a string");
  to = value.get_ref<const std::string&>();
  return true;
}

bool Reader::read(const Json& value, bool& to) {
  bool yes = is_text(value, "true");
  if (!value.is_boolean() && !yes && !is_text(value, "false")) return refuse("expected true or false");
  to = value.is_boolean() ? value.get<bool>() : yes;
  return true;
}

bool Reader::read(const Json& value, double& to) {
  if (!value.is_number()) return refuse("expected a number");
  to = value.get<double>();
  return true;
}

bool Reader::read(const Json& value, TimePoint& to) {
  // Year 9999; also keeps the conversion to integers defined.
  if (!value.is_number() || std::abs(value.get<double>()) > 253402300799.0)
    return refuse("expected a time in epoch seconds");
  to = from_epoch_seconds(value.get<double>());
  return true;
}

bool Reader::read(const Json& value, Document& to) {
  to.text = to_text(value);
  return true;
}

bool Reader::read_integer(const Json& value, std::int64_t least, std::int64_t most, std::int64_t& to) {
  // 2^53: beyond it a double, and so many a JSON reader, no longer holds every integer.
  constexpr double kExact = 9007199254740992.0;
  double number = 0;
  if (value.is_number()) {
    number = value.get<double>();
  } else if (value.is_string()) {
    std::string_view text = value.get_ref<const std::string&>();
    bool negative = text.starts_with('-');
    auto digits = parse_number(text.substr(negative ? 1 : 0), std::uint64_t{1} << 53);
    if (!digits) return refuse("expected a number");
    number = negative ? -static_cast<double>(*digits) : static_cast<double>(*digits);
  } else {
    return refuse("expected a number");
  }
  if (std::floor(number) != number || number > std::min(kExact, static_cast<double>(most)) ||
      number < std::max(-kExact, static_cast<double>(least)))
    return refuse("expected a whole number in range");
  to = static_cast<std::int64_t>(number);
  return true;
}

const Json::array_t* Reader::items_of(const Json& value) {
  static const Json::array_t kNone;
  if (value.is_array()) return value.get_ptr<const Json::array_t*>();
  if (is_text(value, "")) return &kNone;
  refuse("expected a list");
  return nullptr;
}

const Json::object_t* Reader::members_of(const Json& value, std::string_view wanted) {
  static const Json::object_t kNone;
  if (value.is_object()) return value.get_ptr<const Json::object_t*>();
  if (is_text(value, "")) return &kNone;
  refuse(fmt::format("expected {}", wanted));
  return nullptr;
}

const Json* Reader::find(const Json::object_t& members, std::string_view name, bool required) {
  if (failed_) return nullptr;
  if (auto found = members.find(name); found != members.end() && !found->second.is_null()) return &found->second;
  if (required && reading_ == Reading::Strict) {
    failed_ = true;
    failure_ = {Error::Kind::Invalid, path() + " is required"};
  }
  return nullptr;
}

bool Reader::refuse(std::string_view problem) {
  failed_ = true;
  failure_ = {Error::Kind::Invalid, fmt::format("{}: {}", path_.empty() ? "request" : path(), problem)};
  return false;
}

std::string Reader::path() const {
  std::string text;
  for (const auto& [name, index] : path_)
    if (name.empty())
      text += fmt::format("[{}]", index);
    else
      text += (text.empty() ? "" : ".") + std::string(name);
  return text;
}

}  // namespace sparkecs::wire::codec
