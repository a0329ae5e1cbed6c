// Form bodies of the query and ec2 protocols, from and to the neutral JSON form. Pure functions.
//
//   {"Names": ["a", "b"], "Tag": {"Key": "k"}}      Names.member.1=a&Names.member.2=b&Tag.Key=k      query
//                                                    Names.1=a&Names.2=b&Tag.Key=k                    ec2
//
// An empty list is written as `Names=`, as AWS's own clients do. Maps do not occur in the requests of our services.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::wire {

// A form body has at most this many parameters, and names of at most this many levels.
inline constexpr std::size_t kMostParameters = 10'000;
inline constexpr std::size_t kMostLevels = 32;

enum class ListStyle { Member, Flat };  // X.member.N or X.N

// `&NAME=VALUE` for every scalar in `value`, an object.
std::string write_form(const Json& value, ListStyle style);

// The value behind a form body. Both list styles are understood; every scalar is a string. Kind::Invalid with a reason
// for anything that is not a form of UTF-8 text without control characters, or is above the limits.
Result<Json> read_form(std::string_view body);

}  // namespace sparkecs::wire
