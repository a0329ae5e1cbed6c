// What CloudWatch Logs demands of names and numbers, and how it writes ARNs. Pure functions; errors in its words.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "engine/api/router.h"

namespace sparkecs::engine::api::log_checks {

Result<> check_group_name(const std::string& name);
Result<> check_stream_name(const std::string& name);
Result<> check_retention(int days);
Result<> check_tags(const std::map<std::string, std::string>& tags);
// A limit between 1 and `most`, or `otherwise`.
Result<std::size_t> limit(std::optional<int> asked, int most, std::size_t otherwise);

// Without the ":*" that IAM policies want.
std::string group_arn(const Caller& caller, const std::string& group);
// The group that an ARN, with or without ":*", or a plain name names.
std::string group_of(const std::string& name_or_arn);

std::unexpected<Error> invalid(std::string message);

}  // namespace sparkecs::engine::api::log_checks
