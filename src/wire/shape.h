// How AWS shapes are described, once, for both sides of the wire.
//
// A shape is a plain struct whose members carry C++ names, with a list that gives each its name on the wire:
//
//   struct Tag {
//     std::string key;
//     std::string value;
//     static constexpr auto kMembers = members(required("key", &Tag::key), member("value", &Tag::value));
//   };
//
// Members are std::string, bool, integers, double, TimePoint (epoch seconds), Document, other shapes, and
// std::optional, std::vector and std::map<std::string, …> of these. Empty strings, lists, maps and optionals are left
// out when written, unless the member is required() or always(); numbers and booleans are always written.
// Members that the list does not name are ignored when read, or kept where the shape has a rest().
//
// A request names its operation and its answer:
//
//   struct CreateClusterRequest {
//     using Response = CreateClusterResponse;
//     static constexpr std::string_view kOperation = "CreateCluster";
//     …
//
// The pair of functions below is instantiated in the service's .cpp by WIRE_SHAPE (shape_codec.h), so that users of a
// shape never see the JSON library. The JSON value is the neutral form of every protocol: protocol.h turns it into
// JSON 1.1, query or ec2 bodies and back.
#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "base/json_fwd.h"
#include "base/result.h"
#include "base/time.h"

namespace sparkecs::wire {

// A JSON value kept as text because nobody here looks into it.
struct Document {
  std::string text;
  bool operator==(const Document&) const = default;
};

enum class Presence {
  Optional,  // left out when empty
  Always,    // written also when empty; may be absent when read
  Required,  // written always; strict reading refuses its absence
  Rest,      // a Document with all members that the list does not name
};

template <class Shape, class T>
struct Member {
  std::string_view name;
  T Shape::* pointer;
  Presence presence;
};

template <class Shape, class T>
constexpr auto member(std::string_view name, T Shape::* pointer) {
  return Member<Shape, T>{name, pointer, Presence::Optional};
}
template <class Shape, class T>
constexpr auto always(std::string_view name, T Shape::* pointer) {
  return Member<Shape, T>{name, pointer, Presence::Always};
}
template <class Shape, class T>
constexpr auto required(std::string_view name, T Shape::* pointer) {
  return Member<Shape, T>{name, pointer, Presence::Required};
}
template <class Shape>
constexpr auto rest(Document Shape::* pointer) {
  return Member<Shape, Document>{"", pointer, Presence::Rest};
}
template <class... Members>
constexpr auto members(Members... list) {
  return std::tuple<Members...>(list...);
}

// Strict: what a server demands of a request (required members present). Lenient: what a client takes from a reply.
enum class Reading { Strict, Lenient };

template <class Shape>
Json encode(const Shape& shape);
// Kind::Invalid naming the path of the member, such as "containerDefinitions[0].cpu: expected a number".
// Numbers and booleans written as text (the XML protocols know nothing else) are understood.
template <class Shape>
Result<Shape> decode(const Json& value, Reading reading = Reading::Lenient);

}  // namespace sparkecs::wire
