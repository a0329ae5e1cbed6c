// Amazon CloudWatch Logs (API version 2014-03-28): groups, streams and events. Times are milliseconds since 1970.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::logs {

// The answer of operations that answer nothing.
struct Empty {
  static void members(auto&, auto&) {}
};

// --- groups ---

using CreateLogGroupResponse = Empty;
struct CreateLogGroupRequest {
  using Response = CreateLogGroupResponse;
  static constexpr std::string_view kOperation = "CreateLogGroup";
  std::string log_group_name;
  std::map<std::string, std::string> tags;
  std::string log_group_class;
  static void members(auto& v, auto& self) {
    v.required("logGroupName", self.log_group_name);
    v.member("tags", self.tags);
    v.member("logGroupClass", self.log_group_class);
  }
};

struct LogGroup {
  std::string log_group_name;
  std::optional<std::int64_t> creation_time;
  std::optional<int> retention_in_days;
  std::optional<int> metric_filter_count;
  std::string arn;
  std::optional<std::int64_t> stored_bytes;
  std::string log_group_class;
  std::string log_group_arn;
  static void members(auto& v, auto& self) {
    v.member("logGroupName", self.log_group_name);
    v.member("creationTime", self.creation_time);
    v.member("retentionInDays", self.retention_in_days);
    v.member("metricFilterCount", self.metric_filter_count);
    v.member("arn", self.arn);
    v.member("storedBytes", self.stored_bytes);
    v.member("logGroupClass", self.log_group_class);
    v.member("logGroupArn", self.log_group_arn);
  }
};
struct DescribeLogGroupsResponse {
  std::vector<LogGroup> log_groups;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("logGroups", self.log_groups);
    v.member("nextToken", self.next_token);
  }
};
struct DescribeLogGroupsRequest {
  using Response = DescribeLogGroupsResponse;
  static constexpr std::string_view kOperation = "DescribeLogGroups";
  std::string log_group_name_prefix;
  std::string log_group_name_pattern;
  std::string next_token;
  std::optional<int> limit;
  std::string log_group_class;
  static void members(auto& v, auto& self) {
    v.member("logGroupNamePrefix", self.log_group_name_prefix);
    v.member("logGroupNamePattern", self.log_group_name_pattern);
    v.member("nextToken", self.next_token);
    v.member("limit", self.limit);
    v.member("logGroupClass", self.log_group_class);
  }
};

using PutRetentionPolicyResponse = Empty;
struct PutRetentionPolicyRequest {
  using Response = PutRetentionPolicyResponse;
  static constexpr std::string_view kOperation = "PutRetentionPolicy";
  std::string log_group_name;
  int retention_in_days = 0;
  static void members(auto& v, auto& self) {
    v.required("logGroupName", self.log_group_name);
    v.required("retentionInDays", self.retention_in_days);
  }
};

using DeleteRetentionPolicyResponse = Empty;
struct DeleteRetentionPolicyRequest {
  using Response = DeleteRetentionPolicyResponse;
  static constexpr std::string_view kOperation = "DeleteRetentionPolicy";
  std::string log_group_name;
  static void members(auto& v, auto& self) { v.required("logGroupName", self.log_group_name); }
};

using DeleteLogGroupResponse = Empty;
struct DeleteLogGroupRequest {
  using Response = DeleteLogGroupResponse;
  static constexpr std::string_view kOperation = "DeleteLogGroup";
  std::string log_group_name;
  static void members(auto& v, auto& self) { v.required("logGroupName", self.log_group_name); }
};

// --- streams ---

using CreateLogStreamResponse = Empty;
struct CreateLogStreamRequest {
  using Response = CreateLogStreamResponse;
  static constexpr std::string_view kOperation = "CreateLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  static void members(auto& v, auto& self) {
    v.required("logGroupName", self.log_group_name);
    v.required("logStreamName", self.log_stream_name);
  }
};

struct LogStream {
  std::string log_stream_name;
  std::optional<std::int64_t> creation_time;
  std::optional<std::int64_t> first_event_timestamp;
  std::optional<std::int64_t> last_event_timestamp;
  std::optional<std::int64_t> last_ingestion_time;
  std::string upload_sequence_token;
  std::string arn;
  std::optional<std::int64_t> stored_bytes;
  static void members(auto& v, auto& self) {
    v.member("logStreamName", self.log_stream_name);
    v.member("creationTime", self.creation_time);
    v.member("firstEventTimestamp", self.first_event_timestamp);
    v.member("lastEventTimestamp", self.last_event_timestamp);
    v.member("lastIngestionTime", self.last_ingestion_time);
    v.member("uploadSequenceToken", self.upload_sequence_token);
    v.member("arn", self.arn);
    v.member("storedBytes", self.stored_bytes);
  }
};
struct DescribeLogStreamsResponse {
  std::vector<LogStream> log_streams;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("logStreams", self.log_streams);
    v.member("nextToken", self.next_token);
  }
};
struct DescribeLogStreamsRequest {
  using Response = DescribeLogStreamsResponse;
  static constexpr std::string_view kOperation = "DescribeLogStreams";
  std::string log_group_name;
  std::string log_group_identifier;
  std::string log_stream_name_prefix;
  std::string order_by;
  std::optional<bool> descending;
  std::string next_token;
  std::optional<int> limit;
  static void members(auto& v, auto& self) {
    v.member("logGroupName", self.log_group_name);
    v.member("logGroupIdentifier", self.log_group_identifier);
    v.member("logStreamNamePrefix", self.log_stream_name_prefix);
    v.member("orderBy", self.order_by);
    v.member("descending", self.descending);
    v.member("nextToken", self.next_token);
    v.member("limit", self.limit);
  }
};

using DeleteLogStreamResponse = Empty;
struct DeleteLogStreamRequest {
  using Response = DeleteLogStreamResponse;
  static constexpr std::string_view kOperation = "DeleteLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  static void members(auto& v, auto& self) {
    v.required("logGroupName", self.log_group_name);
    v.required("logStreamName", self.log_stream_name);
  }
};

// --- events ---

struct RejectedLogEventsInfo {
  std::optional<int> too_new_log_event_start_index;
  std::optional<int> too_old_log_event_end_index;
  std::optional<int> expired_log_event_end_index;
  static void members(auto& v, auto& self) {
    v.member("tooNewLogEventStartIndex", self.too_new_log_event_start_index);
    v.member("tooOldLogEventEndIndex", self.too_old_log_event_end_index);
    v.member("expiredLogEventEndIndex", self.expired_log_event_end_index);
  }
};
struct PutLogEventsResponse {
  std::string next_sequence_token;
  std::optional<RejectedLogEventsInfo> rejected_log_events_info;
  static void members(auto& v, auto& self) {
    v.member("nextSequenceToken", self.next_sequence_token);
    v.member("rejectedLogEventsInfo", self.rejected_log_events_info);
  }
};
struct InputLogEvent {
  std::int64_t timestamp = 0;
  std::string message;
  static void members(auto& v, auto& self) {
    v.required("timestamp", self.timestamp);
    v.required("message", self.message);
  }
};
struct PutLogEventsRequest {
  using Response = PutLogEventsResponse;
  static constexpr std::string_view kOperation = "PutLogEvents";
  std::string log_group_name;
  std::string log_stream_name;
  std::vector<InputLogEvent> log_events;
  std::string sequence_token;
  static void members(auto& v, auto& self) {
    v.required("logGroupName", self.log_group_name);
    v.required("logStreamName", self.log_stream_name);
    v.required("logEvents", self.log_events);
    v.member("sequenceToken", self.sequence_token);
  }
};

struct OutputLogEvent {
  std::optional<std::int64_t> timestamp;
  std::string message;
  std::optional<std::int64_t> ingestion_time;
  static void members(auto& v, auto& self) {
    v.member("timestamp", self.timestamp);
    v.member("message", self.message);
    v.member("ingestionTime", self.ingestion_time);
  }
};
struct GetLogEventsResponse {
  std::vector<OutputLogEvent> events;
  std::string next_forward_token;
  std::string next_backward_token;
  static void members(auto& v, auto& self) {
    v.always("events", self.events);
    v.member("nextForwardToken", self.next_forward_token);
    v.member("nextBackwardToken", self.next_backward_token);
  }
};
struct GetLogEventsRequest {
  using Response = GetLogEventsResponse;
  static constexpr std::string_view kOperation = "GetLogEvents";
  std::string log_group_name;
  std::string log_group_identifier;
  std::string log_stream_name;
  std::optional<std::int64_t> start_time;
  std::optional<std::int64_t> end_time;
  std::string next_token;
  std::optional<int> limit;
  std::optional<bool> start_from_head;
  static void members(auto& v, auto& self) {
    v.member("logGroupName", self.log_group_name);
    v.member("logGroupIdentifier", self.log_group_identifier);
    v.required("logStreamName", self.log_stream_name);
    v.member("startTime", self.start_time);
    v.member("endTime", self.end_time);
    v.member("nextToken", self.next_token);
    v.member("limit", self.limit);
    v.member("startFromHead", self.start_from_head);
  }
};

struct FilteredLogEvent {
  std::string log_stream_name;
  std::optional<std::int64_t> timestamp;
  std::string message;
  std::optional<std::int64_t> ingestion_time;
  std::string event_id;
  static void members(auto& v, auto& self) {
    v.member("logStreamName", self.log_stream_name);
    v.member("timestamp", self.timestamp);
    v.member("message", self.message);
    v.member("ingestionTime", self.ingestion_time);
    v.member("eventId", self.event_id);
  }
};
struct SearchedLogStream {
  std::string log_stream_name;
  std::optional<bool> searched_completely;
  static void members(auto& v, auto& self) {
    v.member("logStreamName", self.log_stream_name);
    v.member("searchedCompletely", self.searched_completely);
  }
};
struct FilterLogEventsResponse {
  std::vector<FilteredLogEvent> events;
  std::vector<SearchedLogStream> searched_log_streams;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("events", self.events);
    v.always("searchedLogStreams", self.searched_log_streams);
    v.member("nextToken", self.next_token);
  }
};
struct FilterLogEventsRequest {
  using Response = FilterLogEventsResponse;
  static constexpr std::string_view kOperation = "FilterLogEvents";
  std::string log_group_name;
  std::string log_group_identifier;
  std::vector<std::string> log_stream_names;
  std::string log_stream_name_prefix;
  std::optional<std::int64_t> start_time;
  std::optional<std::int64_t> end_time;
  std::string filter_pattern;
  std::string next_token;
  std::optional<int> limit;
  std::optional<bool> interleaved;
  static void members(auto& v, auto& self) {
    v.member("logGroupName", self.log_group_name);
    v.member("logGroupIdentifier", self.log_group_identifier);
    v.member("logStreamNames", self.log_stream_names);
    v.member("logStreamNamePrefix", self.log_stream_name_prefix);
    v.member("startTime", self.start_time);
    v.member("endTime", self.end_time);
    v.member("filterPattern", self.filter_pattern);
    v.member("nextToken", self.next_token);
    v.member("limit", self.limit);
    v.member("interleaved", self.interleaved);
  }
};

// --- tags ---

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::map<std::string, std::string> tags;
  static void members(auto& v, auto& self) {
    v.required("resourceArn", self.resource_arn);
    v.required("tags", self.tags);
  }
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static void members(auto& v, auto& self) {
    v.required("resourceArn", self.resource_arn);
    v.required("tagKeys", self.tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::map<std::string, std::string> tags;
  static void members(auto& v, auto& self) { v.member("tags", self.tags); }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static void members(auto& v, auto& self) { v.required("resourceArn", self.resource_arn); }
};

}  // namespace sparkecs::wire::logs
