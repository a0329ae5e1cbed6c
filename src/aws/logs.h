// CloudWatch Logs: a method per operation, shapes in wire/logs.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <vector>

#include "aws/caller.h"
#include "wire/logs.h"

namespace sparkecs::aws {

class Logs {
 public:
  explicit Logs(Caller& caller) : caller_(caller) {}

  // --- groups and streams ---
  Reply<wire::logs::CreateLogGroupRequest> create_log_group(const wire::logs::CreateLogGroupRequest& request);
  // By prefix: compare names yourself.
  Result<std::vector<wire::logs::LogGroup>> all_log_groups(wire::logs::DescribeLogGroupsRequest request = {});
  Reply<wire::logs::PutRetentionPolicyRequest> put_retention_policy(
      const wire::logs::PutRetentionPolicyRequest& request);
  Reply<wire::logs::DeleteLogGroupRequest> delete_log_group(const wire::logs::DeleteLogGroupRequest& request);

  // --- events ---
  // The end is reached when next_forward_token is the token that was sent. Kind::NotFound before the first line.
  Reply<wire::logs::GetLogEventsRequest> get_log_events(const wire::logs::GetLogEventsRequest& request);
  // A page may be empty although others follow.
  Reply<wire::logs::FilterLogEventsRequest> filter_log_events(const wire::logs::FilterLogEventsRequest& request);

  // --- tags ---
  Reply<wire::logs::TagResourceRequest> tag_resource(const wire::logs::TagResourceRequest& request);
  Reply<wire::logs::ListTagsForResourceRequest> list_tags_for_resource(
      const wire::logs::ListTagsForResourceRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
