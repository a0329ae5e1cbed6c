// The bodies of encode() and decode(). Included by the services' .cpp files only, which instantiate them by
//   WIRE_SHAPE(CreateClusterRequest)
// What does not depend on the shape is in shape_codec.cpp: some three hundred shapes come through here.
#pragma once

#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "base/json.h"
#include "wire/shape.h"

namespace sparkecs::wire {
namespace codec {

struct AnyVisitor;
template <class T>
concept Described = requires(AnyVisitor& visitor, T& shape) { T::members(visitor, shape); };

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

Json write(const std::string& value);
Json write(bool value);
Json write(std::int64_t value);
Json write(double value);
Json write(TimePoint value);
Json write(const Document& value);
inline Json write(int value) {
  return write(std::int64_t{value});
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

// Puts the member into the object.
void put(Json& object, std::string_view name, Json value);

// The visitors know nothing of the shape, only of its members' types: so each is instantiated some fifty times, not
// once for every member of every shape.
struct Writer {
  Json object = Json::object();

  template <class T>
  void member(std::string_view name, const T& value) {
    if (!is_empty(value)) put(object, name, write(value));
  }
  template <class T>
  void always(std::string_view name, const T& value) {
    put(object, name, write(value));
  }
  template <class T>
  void required(std::string_view name, const T& value) {
    put(object, name, write(value));
  }
  void rest(const Document& value) {
    if (!is_empty(value)) object.update(write(value));
  }
};

template <Described T>
Json write(const T& shape) {
  Writer writer;
  T::members(writer, shape);
  return std::move(writer.object);
}

// --- reading ---------------------------------------------------------------------------------------------------------

// Reads values into their places. After the first failure no further member is found.
class Reader {
 public:
  explicit Reader(Reading reading) : reading_(reading) {}

  // The failure, naming the path of the member. Only after a read() that said false.
  std::unexpected<Error> failure() { return std::unexpected(std::move(failure_)); }

  bool read(const Json& value, std::string& to);
  bool read(const Json& value, bool& to);
  bool read(const Json& value, double& to);
  bool read(const Json& value, TimePoint& to);
  bool read(const Json& value, Document& to);
  template <std::integral T>
  bool read(const Json& value, T& to) {
    std::int64_t number = 0;
    if (!read_integer(value, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), number)) return false;
    to = static_cast<T>(number);
    return true;
  }
  template <class T>
  bool read(const Json& value, std::optional<T>& to) {
    return read(value, to.emplace());
  }
  template <class T>
  bool read(const Json& value, std::vector<T>& to) {
    const auto* items = items_of(value);
    if (!items) return false;
    to.clear();
    std::size_t index = 0;
    for (const auto& item : *items) {
      Step step(*this, {}, index++);
      if (!read(item, to.emplace_back())) return false;
    }
    return true;
  }
  template <class T>
  bool read(const Json& value, std::map<std::string, T>& to) {
    const auto* members = members_of(value, "a map");
    if (!members) return false;
    to.clear();
    for (const auto& [name, item] : *members) {
      Step step(*this, name);
      if (!read(item, to[name])) return false;
    }
    return true;
  }
  template <Described T>
  bool read(const Json& value, T& to);

  // The member's value; null where it is absent, which is a failure where strict reading requires it.
  const Json* find(const Json::object_t& members, std::string_view name, bool required);

  // Remembers, while it lives, that reading is inside a member or an item.
  class Step {
   public:
    Step(Reader& reader, std::string_view name, std::size_t index = 0) : reader_(reader) {
      reader_.path_.emplace_back(name, index);
    }
    ~Step() { reader_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
  };

 private:
  bool read_integer(const Json& value, std::int64_t least, std::int64_t most, std::int64_t& to);
  // Null, and a failure, where the value is something else. An empty text is also an empty list, map or structure: an
  // empty XML element says no more.
  const Json::array_t* items_of(const Json& value);
  const Json::object_t* members_of(const Json& value, std::string_view wanted);
  bool refuse(std::string_view problem);
  std::string path() const;

  Reading reading_;
  std::vector<std::pair<std::string_view, std::size_t>> path_;  // names, or an index where the name is empty
  bool failed_ = false;
  Error failure_;
};

// Leaves what the list does not name.
struct Others {
  Json object;

  template <class T>
  void member(std::string_view name, const T&) {
    object.erase(name);
  }
  template <class T>
  void always(std::string_view name, const T&) {
    object.erase(name);
  }
  template <class T>
  void required(std::string_view name, const T&) {
    object.erase(name);
  }
  void rest(const Document&) {}
};

struct Filler {
  Reader& reader;
  const Json::object_t& members;
  Document* rest_of_it = nullptr;

  template <class T>
  void member(std::string_view name, T& to) {
    fill(name, to, false);
  }
  template <class T>
  void always(std::string_view name, T& to) {
    fill(name, to, false);
  }
  template <class T>
  void required(std::string_view name, T& to) {
    fill(name, to, true);
  }
  void rest(Document& to) { rest_of_it = &to; }

 private:
  template <class T>
  void fill(std::string_view name, T& to, bool required) {
    Reader::Step step(reader, name);
    if (const Json* value = reader.find(members, name, required)) reader.read(*value, to);
  }
};

template <Described T>
bool Reader::read(const Json& value, T& to) {
  const auto* members = members_of(value, "a structure");
  if (!members) return false;
  Filler filler{*this, *members};
  T::members(filler, to);
  if (filler.rest_of_it) {
    Others others{*members};
    T::members(others, to);
    if (!others.object.empty()) filler.rest_of_it->text = to_text(others.object);
  }
  return !failed_;
}

}  // namespace codec

template <class Shape>
Json encode(const Shape& shape) {
  return codec::write(shape);
}

template <class Shape>
Result<Shape> decode(const Json& value, Reading reading) {
  codec::Reader reader(reading);
  Result<Shape> shape;
  if (!reader.read(value, *shape)) return reader.failure();
  return shape;
}

#define WIRE_SHAPE(Shape)                    \
  template Json encode<Shape>(const Shape&); \
  template Result<Shape> decode<Shape>(const Json&, Reading);

}  // namespace sparkecs::wire
