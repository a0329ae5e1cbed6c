// How AWS shapes are described, once, for both sides of the wire.
//
// A shape is a plain struct whose members carry C++ names, with a list that gives each its name on the wire:
//
//   struct Tag {
//     std::string key;
//     std::string value;
//     static void members(auto& v, auto& self) {
//       v.required("key", self.key);
//       v.member("value", self.value);
//     }
//   };
//
// The list is a visit rather than a table because a template costs nothing in the many files that only use the struct.
//   v.member     left out when empty
//   v.always     written also when empty; may be absent when read
//   v.required   written always; strict reading refuses its absence
//   v.rest       a Document with all members that the list does not name
// Members are std::string, bool, integers, double, TimePoint (epoch seconds), Document, other shapes, and
// std::optional, std::vector and std::map<std::string, …> of these. Empty strings, lists, maps and optionals are left
// out when written, unless the member is required or always; numbers and booleans are always written.
// Members that the list does not name are ignored when read, or kept where the shape has a rest.
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

#include "base/json_fwd.h"
#include "base/result.h"
#include "base/time.h"

namespace sparkecs::wire {

// A JSON value kept as text because nobody here looks into it.
struct Document {
  std::string text;
  bool operator==(const Document&) const = default;
};

// Strict: what a server demands of a request (required members present). Lenient: what a client takes from a reply.
enum class Reading { Strict, Lenient };

template <class Shape>
Json encode(const Shape& shape);
// Kind::Invalid naming the path of the member, such as "containerDefinitions[0].cpu: expected a number".
// Numbers and booleans written as text (the XML protocols know nothing else) are understood.
template <class Shape>
Result<Shape> decode(const Json& value, Reading reading = Reading::Lenient);

}  // namespace sparkecs::wire
