#include "cmd/log_events.h"

#include <algorithm>

namespace sparkecs::cmd {
namespace {

// Tasks send their lines every few seconds, so a line of one stream may arrive after a later one of another. Each look
// therefore begins this long before the newest event, and what was seen is left out.
constexpr std::int64_t kLate = 30'000;

}  // namespace

LogEvents::LogEvents(aws::Logs& logs, std::string group, std::string prefix, std::optional<TimePoint> since)
    : logs_(logs) {
  request_.log_group_name = std::move(group);
  request_.log_stream_name_prefix = std::move(prefix);
  if (since) request_.start_time = since->time_since_epoch().count();
}

Result<const wire::logs::FilteredLogEvent*> LogEvents::front() {
  if (page_.empty() && !ended_) TRY(fetch());
  return page_.empty() ? nullptr : &page_.front();
}

// Reads pages until one brings something, or the last one has come.
Result<> LogEvents::fetch() {
  do {
    auto page = logs_.filter_log_events(request_);
    ended_ = !page && page.error().kind == Error::Kind::NotFound;  // no group or no stream yet
    if (ended_) return {};
    if (!page) return std::unexpected(std::move(page).error());
    for (auto& event : page->events) add(std::move(event));
    request_.next_token = std::move(page->next_token);
  } while (page_.empty() && !request_.next_token.empty());
  if (!request_.next_token.empty()) return {};
  ended_ = true;
  auto from = std::max<std::int64_t>(newest_ - kLate, 0);
  request_.start_time = std::max(from, request_.start_time.value_or(0));
  recent_.erase(recent_.begin(), recent_.lower_bound({from, ""}));
  return {};
}

void LogEvents::add(wire::logs::FilteredLogEvent event) {
  auto time = event.timestamp.value_or(0);
  if (!recent_.insert({time, event.event_id}).second) return;
  newest_ = std::max(newest_, time);
  page_.push_back(std::move(event));
}

}  // namespace sparkecs::cmd
