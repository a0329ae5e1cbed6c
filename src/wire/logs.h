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
  template <class V>
  static void members(V&) {}
};

// --- groups ---

using CreateLogGroupResponse = Empty;
struct CreateLogGroupRequest {
  using Response = CreateLogGroupResponse;
  static constexpr std::string_view kOperation = "CreateLogGroup";
  std::string log_group_name;
  std::map<std::string, std::string> tags;
  std::string log_group_class;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &CreateLogGroupRequest::log_group_name);
    v.member("tags", &CreateLogGroupRequest::tags);
    v.member("logGroupClass", &CreateLogGroupRequest::log_group_class);
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
  template <class V>
  static void members(V& v) {
    v.member("logGroupName", &LogGroup::log_group_name);
    v.member("creationTime", &LogGroup::creation_time);
    v.member("retentionInDays", &LogGroup::retention_in_days);
    v.member("metricFilterCount", &LogGroup::metric_filter_count);
    v.member("arn", &LogGroup::arn);
    v.member("storedBytes", &LogGroup::stored_bytes);
    v.member("logGroupClass", &LogGroup::log_group_class);
    v.member("logGroupArn", &LogGroup::log_group_arn);
  }
};
struct DescribeLogGroupsResponse {
  std::vector<LogGroup> log_groups;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("logGroups", &DescribeLogGroupsResponse::log_groups);
    v.member("nextToken", &DescribeLogGroupsResponse::next_token);
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
  template <class V>
  static void members(V& v) {
    v.member("logGroupNamePrefix", &DescribeLogGroupsRequest::log_group_name_prefix);
    v.member("logGroupNamePattern", &DescribeLogGroupsRequest::log_group_name_pattern);
    v.member("nextToken", &DescribeLogGroupsRequest::next_token);
    v.member("limit", &DescribeLogGroupsRequest::limit);
    v.member("logGroupClass", &DescribeLogGroupsRequest::log_group_class);
  }
};

using PutRetentionPolicyResponse = Empty;
struct PutRetentionPolicyRequest {
  using Response = PutRetentionPolicyResponse;
  static constexpr std::string_view kOperation = "PutRetentionPolicy";
  std::string log_group_name;
  int retention_in_days = 0;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &PutRetentionPolicyRequest::log_group_name);
    v.required("retentionInDays", &PutRetentionPolicyRequest::retention_in_days);
  }
};

using DeleteRetentionPolicyResponse = Empty;
struct DeleteRetentionPolicyRequest {
  using Response = DeleteRetentionPolicyResponse;
  static constexpr std::string_view kOperation = "DeleteRetentionPolicy";
  std::string log_group_name;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &DeleteRetentionPolicyRequest::log_group_name);
  }
};

using DeleteLogGroupResponse = Empty;
struct DeleteLogGroupRequest {
  using Response = DeleteLogGroupResponse;
  static constexpr std::string_view kOperation = "DeleteLogGroup";
  std::string log_group_name;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &DeleteLogGroupRequest::log_group_name);
  }
};

// --- streams ---

using CreateLogStreamResponse = Empty;
struct CreateLogStreamRequest {
  using Response = CreateLogStreamResponse;
  static constexpr std::string_view kOperation = "CreateLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &CreateLogStreamRequest::log_group_name);
    v.required("logStreamName", &CreateLogStreamRequest::log_stream_name);
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
  template <class V>
  static void members(V& v) {
    v.member("logStreamName", &LogStream::log_stream_name);
    v.member("creationTime", &LogStream::creation_time);
    v.member("firstEventTimestamp", &LogStream::first_event_timestamp);
    v.member("lastEventTimestamp", &LogStream::last_event_timestamp);
    v.member("lastIngestionTime", &LogStream::last_ingestion_time);
    v.member("uploadSequenceToken", &LogStream::upload_sequence_token);
    v.member("arn", &LogStream::arn);
    v.member("storedBytes", &LogStream::stored_bytes);
  }
};
struct DescribeLogStreamsResponse {
  std::vector<LogStream> log_streams;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("logStreams", &DescribeLogStreamsResponse::log_streams);
    v.member("nextToken", &DescribeLogStreamsResponse::next_token);
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
  template <class V>
  static void members(V& v) {
    v.member("logGroupName", &DescribeLogStreamsRequest::log_group_name);
    v.member("logGroupIdentifier", &DescribeLogStreamsRequest::log_group_identifier);
    v.member("logStreamNamePrefix", &DescribeLogStreamsRequest::log_stream_name_prefix);
    v.member("orderBy", &DescribeLogStreamsRequest::order_by);
    v.member("descending", &DescribeLogStreamsRequest::descending);
    v.member("nextToken", &DescribeLogStreamsRequest::next_token);
    v.member("limit", &DescribeLogStreamsRequest::limit);
  }
};

using DeleteLogStreamResponse = Empty;
struct DeleteLogStreamRequest {
  using Response = DeleteLogStreamResponse;
  static constexpr std::string_view kOperation = "DeleteLogStream";
  std::string log_group_name;
  std::string log_stream_name;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &DeleteLogStreamRequest::log_group_name);
    v.required("logStreamName", &DeleteLogStreamRequest::log_stream_name);
  }
};

// --- events ---

struct RejectedLogEventsInfo {
  std::optional<int> too_new_log_event_start_index;
  std::optional<int> too_old_log_event_end_index;
  std::optional<int> expired_log_event_end_index;
  template <class V>
  static void members(V& v) {
    v.member("tooNewLogEventStartIndex", &RejectedLogEventsInfo::too_new_log_event_start_index);
    v.member("tooOldLogEventEndIndex", &RejectedLogEventsInfo::too_old_log_event_end_index);
    v.member("expiredLogEventEndIndex", &RejectedLogEventsInfo::expired_log_event_end_index);
  }
};
struct PutLogEventsResponse {
  std::string next_sequence_token;
  std::optional<RejectedLogEventsInfo> rejected_log_events_info;
  template <class V>
  static void members(V& v) {
    v.member("nextSequenceToken", &PutLogEventsResponse::next_sequence_token);
    v.member("rejectedLogEventsInfo", &PutLogEventsResponse::rejected_log_events_info);
  }
};
struct InputLogEvent {
  std::int64_t timestamp = 0;
  std::string message;
  template <class V>
  static void members(V& v) {
    v.required("timestamp", &InputLogEvent::timestamp);
    v.required("message", &InputLogEvent::message);
  }
};
struct PutLogEventsRequest {
  using Response = PutLogEventsResponse;
  static constexpr std::string_view kOperation = "PutLogEvents";
  std::string log_group_name;
  std::string log_stream_name;
  std::vector<InputLogEvent> log_events;
  std::string sequence_token;
  template <class V>
  static void members(V& v) {
    v.required("logGroupName", &PutLogEventsRequest::log_group_name);
    v.required("logStreamName", &PutLogEventsRequest::log_stream_name);
    v.required("logEvents", &PutLogEventsRequest::log_events);
    v.member("sequenceToken", &PutLogEventsRequest::sequence_token);
  }
};

struct OutputLogEvent {
  std::optional<std::int64_t> timestamp;
  std::string message;
  std::optional<std::int64_t> ingestion_time;
  template <class V>
  static void members(V& v) {
    v.member("timestamp", &OutputLogEvent::timestamp);
    v.member("message", &OutputLogEvent::message);
    v.member("ingestionTime", &OutputLogEvent::ingestion_time);
  }
};
struct GetLogEventsResponse {
  std::vector<OutputLogEvent> events;
  std::string next_forward_token;
  std::string next_backward_token;
  template <class V>
  static void members(V& v) {
    v.always("events", &GetLogEventsResponse::events);
    v.member("nextForwardToken", &GetLogEventsResponse::next_forward_token);
    v.member("nextBackwardToken", &GetLogEventsResponse::next_backward_token);
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
  template <class V>
  static void members(V& v) {
    v.member("logGroupName", &GetLogEventsRequest::log_group_name);
    v.member("logGroupIdentifier", &GetLogEventsRequest::log_group_identifier);
    v.required("logStreamName", &GetLogEventsRequest::log_stream_name);
    v.member("startTime", &GetLogEventsRequest::start_time);
    v.member("endTime", &GetLogEventsRequest::end_time);
    v.member("nextToken", &GetLogEventsRequest::next_token);
    v.member("limit", &GetLogEventsRequest::limit);
    v.member("startFromHead", &GetLogEventsRequest::start_from_head);
  }
};

struct FilteredLogEvent {
  std::string log_stream_name;
  std::optional<std::int64_t> timestamp;
  std::string message;
  std::optional<std::int64_t> ingestion_time;
  std::string event_id;
  template <class V>
  static void members(V& v) {
    v.member("logStreamName", &FilteredLogEvent::log_stream_name);
    v.member("timestamp", &FilteredLogEvent::timestamp);
    v.member("message", &FilteredLogEvent::message);
    v.member("ingestionTime", &FilteredLogEvent::ingestion_time);
    v.member("eventId", &FilteredLogEvent::event_id);
  }
};
struct SearchedLogStream {
  std::string log_stream_name;
  std::optional<bool> searched_completely;
  template <class V>
  static void members(V& v) {
    v.member("logStreamName", &SearchedLogStream::log_stream_name);
    v.member("searchedCompletely", &SearchedLogStream::searched_completely);
  }
};
struct FilterLogEventsResponse {
  std::vector<FilteredLogEvent> events;
  std::vector<SearchedLogStream> searched_log_streams;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("events", &FilterLogEventsResponse::events);
    v.always("searchedLogStreams", &FilterLogEventsResponse::searched_log_streams);
    v.member("nextToken", &FilterLogEventsResponse::next_token);
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
  template <class V>
  static void members(V& v) {
    v.member("logGroupName", &FilterLogEventsRequest::log_group_name);
    v.member("logGroupIdentifier", &FilterLogEventsRequest::log_group_identifier);
    v.member("logStreamNames", &FilterLogEventsRequest::log_stream_names);
    v.member("logStreamNamePrefix", &FilterLogEventsRequest::log_stream_name_prefix);
    v.member("startTime", &FilterLogEventsRequest::start_time);
    v.member("endTime", &FilterLogEventsRequest::end_time);
    v.member("filterPattern", &FilterLogEventsRequest::filter_pattern);
    v.member("nextToken", &FilterLogEventsRequest::next_token);
    v.member("limit", &FilterLogEventsRequest::limit);
    v.member("interleaved", &FilterLogEventsRequest::interleaved);
  }
};

// --- tags ---

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::map<std::string, std::string> tags;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &TagResourceRequest::resource_arn);
    v.required("tags", &TagResourceRequest::tags);
  }
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &UntagResourceRequest::resource_arn);
    v.required("tagKeys", &UntagResourceRequest::tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::map<std::string, std::string> tags;
  template <class V>
  static void members(V& v) {
    v.member("tags", &ListTagsForResourceResponse::tags);
  }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &ListTagsForResourceRequest::resource_arn);
  }
};

}  // namespace sparkecs::wire::logs
