#include "engine/api/logs.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "engine/api/logs_checks.h"
#include "engine/api/paging.h"
#include "engine/logs/admission.h"
#include "engine/logs/query.h"
#include "wire/logs.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

namespace lw = wire::logs;
using namespace log_checks;
using wire::kLogs;

constexpr std::size_t kMostPage = 50;
constexpr int kMostEvents = 10'000;
constexpr std::size_t kMostStreamNames = 100;

template <class T, class KeyOf>
Result<std::string> page(std::vector<T>& items, const std::string& token, std::optional<int> asked, KeyOf key_of,
                         bool descending = false) {
  auto next = take_page(items, token, TRY(limit(asked, kMostPage, kMostPage)), key_of, descending);
  if (!next) return invalid("The specified nextToken is invalid.");
  return next;
}

lw::LogGroup shown(const logs::GroupInfo& info, const Caller& caller) {
  auto arn = group_arn(caller, info.name);
  return {.log_group_name = info.name,
          .creation_time = info.created,
          .retention_in_days = info.retention_days,
          .metric_filter_count = 0,
          .arn = arn + ":*",
          .stored_bytes = 0,
          .log_group_class = "STANDARD",
          .log_group_arn = arn};
}

Result<lw::LogStream> shown(logs::Stream& stream, const std::string& group, const Caller& caller) {
  lw::LogStream shown{.log_stream_name = stream.head().name,
                      .creation_time = stream.head().created,
                      .upload_sequence_token = "1",
                      .arn = group_arn(caller, group) + ":log-stream:" + stream.head().name,
                      .stored_bytes = 0};
  if (auto extent = TRY(stream.extent())) {
    shown.first_event_timestamp = extent->first.timestamp;
    shown.last_event_timestamp = extent->last.timestamp;
    shown.last_ingestion_time = extent->last_ingestion;
  }
  return shown;
}

template <class Request>
Result<std::string> group_asked(const Request& request) {
  if (request.log_group_name.empty() == request.log_group_identifier.empty())
    return invalid("Either logGroupName or logGroupIdentifier is needed, and not both.");
  return request.log_group_name.empty() ? group_of(request.log_group_identifier) : request.log_group_name;
}

// LastEventTime as a key that pages can use.
std::string time_key(const lw::LogStream& stream) {
  return fmt::format("{:020}{}", stream.last_event_timestamp.value_or(0), stream.log_stream_name);
}

}  // namespace

void Logs::serve(Router& router) {
  serve_groups(router);
  serve_streams(router);
  serve_events(router);
  serve_tags(router);
}

void Logs::serve_groups(Router& router) {
  router.on<lw::CreateLogGroupRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(check_group_name(request.log_group_name));
    TRY(check_tags(request.tags));
    if (!request.log_group_class.empty() && request.log_group_class != "STANDARD")
      return invalid("logGroupClass: the local AWS knows STANDARD only.");
    TRY(store_.add_group(request.log_group_name, request.tags));
    return lw::Empty{};
  });
  router.on<lw::DescribeLogGroupsRequest>(
      kLogs, [this](const auto& request, const Caller& caller) -> Result<lw::DescribeLogGroupsResponse> {
        if (!request.log_group_name_prefix.empty() && !request.log_group_name_pattern.empty())
          return invalid("logGroupNamePrefix and logGroupNamePattern are mutually exclusive.");
        auto pattern = to_lower(request.log_group_name_pattern);
        lw::DescribeLogGroupsResponse response;
        for (const auto& [name, group] : store_.groups())
          if (name.starts_with(request.log_group_name_prefix) && to_lower(name).contains(pattern))
            response.log_groups.push_back(shown(group.info, caller));
        response.next_token = TRY(page(response.log_groups, request.next_token, request.limit,
                                       [](const lw::LogGroup& group) { return group.log_group_name; }));
        return response;
      });
  router.on<lw::PutRetentionPolicyRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(check_retention(request.retention_in_days));
    TRY(store_.set_retention(request.log_group_name, request.retention_in_days));
    return lw::Empty{};
  });
  router.on<lw::DeleteRetentionPolicyRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(store_.set_retention(request.log_group_name, std::nullopt));
    return lw::Empty{};
  });
  router.on<lw::DeleteLogGroupRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(store_.delete_group(request.log_group_name));
    return lw::Empty{};
  });
}

void Logs::serve_streams(Router& router) {
  router.on<lw::CreateLogStreamRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(check_stream_name(request.log_stream_name));
    TRY(store_.add_stream(request.log_group_name, request.log_stream_name));
    return lw::Empty{};
  });
  router.on<lw::DeleteLogStreamRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    TRY(store_.delete_stream(request.log_group_name, request.log_stream_name));
    return lw::Empty{};
  });
  router.on<lw::DescribeLogStreamsRequest>(
      kLogs, [this](const auto& request, const Caller& caller) -> Result<lw::DescribeLogStreamsResponse> {
        auto group = TRY(group_asked(request));
        bool by_time = request.order_by == "LastEventTime";
        if (by_time && !request.log_stream_name_prefix.empty())
          return invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        lw::DescribeLogStreamsResponse response;
        auto& found = response.log_streams;
        for (auto* stream : TRY(store_.streams(group)))
          if (stream->head().name.starts_with(request.log_stream_name_prefix))
            found.push_back(TRY(shown(*stream, group, caller)));
        auto key_of = [by_time](const lw::LogStream& stream) {
          return by_time ? time_key(stream) : stream.log_stream_name;
        };
        bool descending = request.descending.value_or(false);
        std::ranges::sort(found, {}, key_of);
        if (descending) std::ranges::reverse(found);
        response.next_token = TRY(page(found, request.next_token, request.limit, key_of, descending));
        return response;
      });
}

void Logs::serve_events(Router& router) {
  router.on<lw::PutLogEventsRequest>(
      kLogs, [this](const auto& request, const Caller&) -> Result<lw::PutLogEventsResponse> {
        auto* stream = TRY(store_.find_stream(request.log_group_name, request.log_stream_name));
        std::vector<logs::Event> events;
        for (const auto& event : request.log_events)
          events.push_back({.timestamp = event.timestamp, .message = event.message});
        auto retention = TRY(store_.find_group(request.log_group_name))->info.retention_days;
        auto admission = TRY(logs::admit(events, now(), retention));
        auto begin = events.begin();
        std::vector<logs::Event> accepted(begin + static_cast<std::ptrdiff_t>(admission.first),
                                          begin + static_cast<std::ptrdiff_t>(admission.last));
        TRY(stream->append(std::move(accepted), now()));
        lw::PutLogEventsResponse response{.next_sequence_token = "1"};  // ignored since 2023, and still given
        if (admission.too_old_end || admission.expired_end || admission.too_new_start)
          response.rejected_log_events_info =
              lw::RejectedLogEventsInfo{admission.too_new_start, admission.too_old_end, admission.expired_end};
        return response;
      });
  router.on<lw::GetLogEventsRequest>(
      kLogs, [this](const auto& request, const Caller&) -> Result<lw::GetLogEventsResponse> {
        auto group = TRY(group_asked(request));
        auto* stream = TRY(store_.find_stream(group, request.log_stream_name));
        auto most = TRY(limit(request.limit, kMostEvents, kMostEvents));
        auto page = TRY(logs::get_events(*stream, {.start = request.start_time.value_or(0),
                                                   .end = request.end_time,
                                                   .token = request.next_token,
                                                   .from_head = request.start_from_head.value_or(false),
                                                   .limit = most}));
        lw::GetLogEventsResponse response{.next_forward_token = page.forward, .next_backward_token = page.backward};
        for (auto& event : page.events)
          response.events.push_back({event.timestamp, std::move(event.message), event.ingestion});
        return response;
      });
  router.on<lw::FilterLogEventsRequest>(
      kLogs, [this](const auto& request, const Caller&) -> Result<lw::FilterLogEventsResponse> {
        auto group = TRY(group_asked(request));
        const auto& names = request.log_stream_names;
        if (!names.empty() && !request.log_stream_name_prefix.empty())
          return invalid("logStreamNames and logStreamNamePrefix are mutually exclusive.");
        if (names.size() > kMostStreamNames) return invalid("logStreamNames: at most 100 are allowed.");
        for (const auto& name : names)
          if (auto stream = store_.find_stream(group, name); !stream) return std::unexpected(std::move(stream).error());
        auto streams = TRY(store_.streams(group));
        std::erase_if(streams, [&](const logs::Stream* stream) {
          const auto& name = stream->head().name;
          return !name.starts_with(request.log_stream_name_prefix) ||
                 (!names.empty() && std::ranges::find(names, name) == names.end());
        });
        auto pattern = TRY(logs::Pattern::parse(request.filter_pattern));
        auto most = TRY(limit(request.limit, kMostEvents, kMostEvents));
        auto page = TRY(logs::filter_events(streams, {.start = request.start_time.value_or(0),
                                                      .end = request.end_time,
                                                      .pattern = std::move(pattern),
                                                      .token = request.next_token,
                                                      .limit = most}));
        lw::FilterLogEventsResponse response{.next_token = page.token};
        for (auto& [stream, event] : page.events)
          response.events.push_back({.log_stream_name = stream,
                                     .timestamp = event.timestamp,
                                     .message = std::move(event.message),
                                     .ingestion_time = event.ingestion,
                                     .event_id = fmt::format("{:020}{:020}{:016x}", event.timestamp, event.sequence,
                                                             std::hash<std::string>{}(stream))});
        return response;
      });
}

void Logs::serve_tags(Router& router) {
  router.on<lw::TagResourceRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    auto group = group_of(request.resource_arn);
    auto tags = TRY(store_.find_group(group))->info.tags;
    for (const auto& [key, value] : request.tags) tags.insert_or_assign(key, value);
    TRY(check_tags(tags));
    TRY(store_.set_tags(group, std::move(tags)));
    return lw::Empty{};
  });
  router.on<lw::UntagResourceRequest>(kLogs, [this](const auto& request, const Caller&) -> Result<lw::Empty> {
    auto group = group_of(request.resource_arn);
    auto tags = TRY(store_.find_group(group))->info.tags;
    for (const auto& key : request.tag_keys) tags.erase(key);
    TRY(store_.set_tags(group, std::move(tags)));
    return lw::Empty{};
  });
  router.on<lw::ListTagsForResourceRequest>(
      kLogs, [this](const auto& request, const Caller&) -> Result<lw::ListTagsForResourceResponse> {
        return lw::ListTagsForResourceResponse{TRY(store_.find_group(group_of(request.resource_arn)))->info.tags};
      });
}

}  // namespace sparkecs::engine::api
