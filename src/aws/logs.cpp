#include "aws/logs.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::logs;
using wire::kLogs;

// --- groups and streams ---

Reply<CreateLogGroupRequest> Logs::create_log_group(const CreateLogGroupRequest& request) {
  return aws::call(caller_, kLogs, request);
}
Result<std::vector<LogGroup>> Logs::all_log_groups(DescribeLogGroupsRequest request) {
  return call_pages(caller_, kLogs, std::move(request), &DescribeLogGroupsRequest::next_token,
                    &DescribeLogGroupsRequest::Response::next_token, &DescribeLogGroupsRequest::Response::log_groups);
}
Reply<PutRetentionPolicyRequest> Logs::put_retention_policy(const PutRetentionPolicyRequest& request) {
  return aws::call(caller_, kLogs, request);
}
Reply<DeleteLogGroupRequest> Logs::delete_log_group(const DeleteLogGroupRequest& request) {
  return aws::call(caller_, kLogs, request);
}

// --- events ---

Reply<GetLogEventsRequest> Logs::get_log_events(const GetLogEventsRequest& request) {
  return aws::call(caller_, kLogs, request);
}
Reply<FilterLogEventsRequest> Logs::filter_log_events(const FilterLogEventsRequest& request) {
  return aws::call(caller_, kLogs, request);
}

// --- tags ---

Reply<TagResourceRequest> Logs::tag_resource(const TagResourceRequest& request) {
  return aws::call(caller_, kLogs, request);
}
Reply<ListTagsForResourceRequest> Logs::list_tags_for_resource(const ListTagsForResourceRequest& request) {
  return aws::call(caller_, kLogs, request);
}

}  // namespace sparkecs::aws
