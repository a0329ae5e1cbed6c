// XML replies of the query and ec2 protocols, from and to the neutral JSON form. Pure functions.
//
//   <Names><member>a</member><member>b</member></Names>     {"Names": ["a", "b"]}     query; <item> in ec2
//
// An element without child elements is a string; an empty element is "", which a shape's reader takes for an empty
// list or structure. Attributes are ignored. Maps do not occur in the replies of our services.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::wire {

// {"ROOT": content}. Kind::Invalid with a reason for anything but XML of at most kMaxJsonDepth levels.
Result<Json> read_xml(std::string_view text);

// The document of the single member of `content`; `name_space` is its xmlns, or empty. Lists become `item` elements.
std::string write_xml(const Json& content, std::string_view name_space, std::string_view item);

}  // namespace sparkecs::wire
