// The rules AWS has for names and addresses, as far as a wrong one would only be noticed half-way through a create.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sparkecs::model {

// Load balancers and target groups: up to 32 letters, digits and hyphens, none at either end, not "internal-…".
bool is_balancer_name(std::string_view name);
// ECS clusters: up to 255 letters, digits, hyphens and underscores.
bool is_cluster_name(std::string_view name);
// One label of a host name, or several with dots between them.
bool is_dns_label(std::string_view label);
bool is_dns_name(std::string_view name);
bool is_log_group_name(std::string_view name);
// "subnet-0a1b…" for the prefix "subnet-".
bool is_id(std::string_view id, std::string_view prefix);
bool is_role_arn(std::string_view arn);
// 12 digits.
bool is_account(std::string_view id);

// An IPv4 block as EC2 writes it: "10.0.0.5/8" becomes "10.0.0.0/8"; nothing for what is no block.
std::optional<std::string> canonical_cidr(std::string_view cidr);

}  // namespace sparkecs::model
