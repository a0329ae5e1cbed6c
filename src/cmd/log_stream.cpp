#include "cmd/log_stream.h"

namespace sparkecs::cmd {

Result<int> LogStream::read(aws::Logs& logs, const std::function<void(std::string_view)>& emit) {
  int count = 0;
  for (;;) {
    auto page = logs.get_log_events(
        {.log_group_name = group_, .log_stream_name = name_, .next_token = token_, .start_from_head = true});
    if (!page && page.error().kind == Error::Kind::NotFound) return count;
    if (!page) return std::unexpected(std::move(page).error());
    for (const auto& event : page->events) emit(event.message);
    count += static_cast<int>(page->events.size());
    // Only an unchanged token means the end; a page may be empty although others follow.
    if (page->next_forward_token.empty() || page->next_forward_token == token_) return count;
    token_ = std::move(page->next_forward_token);
  }
}

}  // namespace sparkecs::cmd
