// The bodies of encode() and decode(). Included by the services' .cpp files only, which instantiate them by
//   WIRE_SHAPE(CreateClusterRequest)
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "wire/shape.h"

namespace sparkecs::wire {
namespace codec {

template <class T>
concept Described = requires { T::kMembers; };

inline std::unexpected<Error> unexpected_type(const std::string& path, std::string_view wanted) {
  return fail(Error::Kind::Invalid, fmt::format("{}: expected {}", path.empty() ? "request" : path, wanted));
}

// --- writing ---------------------------------------------------------------------------------------------------------

template <class T>
bool is_empty(const T& value) {
  if constexpr (requires { value.has_value(); })
    return !value.has_value();
  else if constexpr (requires { value.empty(); })
    return value.empty();
  else if constexpr (std::same_as<T, Document>)
    return value.text.empty();
  else
    return false;
}

inline Json write(const std::string& value) {
  return value;
}
inline Json write(bool value) {
  return value;
}
template <std::integral T>
Json write(T value) {
  return value;
}
inline Json write(double value) {
  return value;
}
inline Json write(TimePoint value) {
  return to_epoch_seconds(value);
}
inline Json write(const Document& value) {
  auto parsed = parse_json(value.text);
  return parsed ? std::move(*parsed) : Json();
}
template <Described T>
Json write(const T& shape);
template <class T>
Json write(const std::optional<T>& value);
template <class T>
Json write(const std::vector<T>& values);
template <class T>
Json write(const std::map<std::string, T>& values);

template <class T>
Json write(const std::optional<T>& value) {
  return value ? write(*value) : Json();
}
template <class T>
Json write(const std::vector<T>& values) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(write(value));
  return list;
}
template <class T>
Json write(const std::map<std::string, T>& values) {
  Json object = Json::object();
  for (const auto& [key, value] : values) object[key] = write(value);
  return object;
}
template <Described T>
Json write(const T& shape) {
  Json object = Json::object();
  auto put = [&](const auto& m) {
    const auto& value = shape.*(m.pointer);
    if (m.presence == Presence::Rest) {
      if (!is_empty(value)) object.update(write(value));
    } else if (!is_empty(value) || m.presence != Presence::Optional) {
      object[std::string(m.name)] = write(value);
    }
  };
  std::apply([&](const auto&... m) { (put(m), ...); }, T::kMembers);
  return object;
}

// --- reading ---------------------------------------------------------------------------------------------------------

template <class T>
struct Read;

template <>
struct Read<std::string> {
  static Result<std::string> from(const Json& value, const std::string& path, Reading) {
    if (!value.is_string()) return unexpected_type(path, "a string");
    return value.get<std::string>();
  }
};

template <>
struct Read<bool> {
  static Result<bool> from(const Json& value, const std::string& path, Reading) {
    if (value.is_boolean()) return value.get<bool>();
    if (value == "true") return true;
    if (value == "false") return false;
    return unexpected_type(path, "true or false");
  }
};

template <std::integral T>
struct Read<T> {
  static Result<T> from(const Json& value, const std::string& path, Reading) {
    double number = 0;
    if (value.is_number()) {
      number = value.get<double>();
    } else if (value.is_string()) {
      std::string_view text = value.get_ref<const std::string&>();
      bool negative = text.starts_with('-');
      auto digits = parse_number(text.substr(negative ? 1 : 0), std::uint64_t{1} << 53);
      if (!digits) return unexpected_type(path, "a number");
      number = negative ? -static_cast<double>(*digits) : static_cast<double>(*digits);
    } else {
      return unexpected_type(path, "a number");
    }
    // 2^53: beyond it a double, and so many a JSON reader, no longer holds every integer.
    constexpr double kMost = std::min<double>(9007199254740992.0, static_cast<double>(std::numeric_limits<T>::max()));
    constexpr double kLeast = std::max<double>(-9007199254740992.0, static_cast<double>(std::numeric_limits<T>::min()));
    if (std::floor(number) != number || number > kMost || number < kLeast)
      return unexpected_type(path, "a whole number in range");
    return static_cast<T>(number);
  }
};

template <>
struct Read<double> {
  static Result<double> from(const Json& value, const std::string& path, Reading) {
    if (!value.is_number()) return unexpected_type(path, "a number");
    return value.get<double>();
  }
};

template <>
struct Read<TimePoint> {
  static Result<TimePoint> from(const Json& value, const std::string& path, Reading) {
    // Year 9999; also keeps the conversion to integers defined.
    if (!value.is_number() || std::abs(value.get<double>()) > 253402300799.0)
      return unexpected_type(path, "a time in epoch seconds");
    return from_epoch_seconds(value.get<double>());
  }
};

template <>
struct Read<Document> {
  static Result<Document> from(const Json& value, const std::string&, Reading) { return Document{to_text(value)}; }
};

template <class T>
struct Read<std::optional<T>> {
  static Result<std::optional<T>> from(const Json& value, const std::string& path, Reading reading) {
    return std::optional<T>(TRY(Read<T>::from(value, path, reading)));
  }
};

template <class T>
struct Read<std::vector<T>> {
  static Result<std::vector<T>> from(const Json& value, const std::string& path, Reading reading) {
    std::vector<T> list;
    if (value == "") return list;  // an empty XML element
    if (!value.is_array()) return unexpected_type(path, "a list");
    for (std::size_t i = 0; i < value.size(); ++i)
      list.push_back(TRY(Read<T>::from(value[i], fmt::format("{}[{}]", path, i), reading)));
    return list;
  }
};

template <class T>
struct Read<std::map<std::string, T>> {
  static Result<std::map<std::string, T>> from(const Json& value, const std::string& path, Reading reading) {
    std::map<std::string, T> map;
    if (value == "") return map;
    if (!value.is_object()) return unexpected_type(path, "a map");
    for (const auto& [key, item] : value.items()) map.emplace(key, TRY(Read<T>::from(item, path + "." + key, reading)));
    return map;
  }
};

template <Described T>
struct Read<T> {
  static Result<T> from(const Json& value, const std::string& path, Reading reading) {
    T shape{};
    static const Json kNothing = Json::object();
    const Json& object = value == "" ? kNothing : value;
    if (!object.is_object()) return unexpected_type(path, "a structure");
    Result<> outcome;
    Json others = object;
    auto take = [&](const auto& m) {
      if (!outcome || m.presence == Presence::Rest) return;
      std::string name(m.name);
      others.erase(name);
      auto inner = path.empty() ? name : path + "." + name;
      auto at = object.find(name);
      if (at == object.end() || at->is_null()) {
        if (m.presence == Presence::Required && reading == Reading::Strict)
          outcome = fail(Error::Kind::Invalid, inner + " is required");
        return;
      }
      using Value = std::remove_cvref_t<decltype(shape.*(m.pointer))>;
      auto result = Read<Value>::from(*at, inner, reading);
      if (result)
        shape.*(m.pointer) = std::move(*result);
      else
        outcome = std::unexpected(std::move(result).error());
    };
    auto keep = [&](const auto& m) {
      if constexpr (std::same_as<std::remove_cvref_t<decltype(shape.*(m.pointer))>, Document>) {
        if (m.presence == Presence::Rest && !others.empty()) (shape.*(m.pointer)).text = to_text(others);
      }
    };
    std::apply([&](const auto&... m) { (take(m), ...); }, T::kMembers);
    if (!outcome) return std::unexpected(std::move(outcome).error());
    std::apply([&](const auto&... m) { (keep(m), ...); }, T::kMembers);
    return shape;
  }
};

}  // namespace codec

template <class Shape>
Json encode(const Shape& shape) {
  return codec::write(shape);
}

template <class Shape>
Result<Shape> decode(const Json& value, Reading reading) {
  return codec::Read<Shape>::from(value, "", reading);
}

#define WIRE_SHAPE(Shape)                    \
  template Json encode<Shape>(const Shape&); \
  template Result<Shape> decode<Shape>(const Json&, Reading);

}  // namespace sparkecs::wire
