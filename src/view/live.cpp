// The live lines. What has ended is printed once and scrolls away; what goes on stands below it and is redrawn ten
// times a second, so the screen never has to hold more lines than there are steps under way.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "view/columns.h"
#include "view/progress.h"

namespace sparkecs::view {
namespace {

using plan::Event;
using std::chrono::steady_clock;

constexpr Millis kRedraw{100};

class Live final : public Progress {
 public:
  Live(int fd, Look look) : fd_(fd), look_(look) {}
  ~Live() override { end(); }

  void end() override {
    ticker_.request_stop();
    if (ticker_.joinable()) ticker_.join();
    std::scoped_lock lock(mutex_);
    if (ended_) return;
    active_.clear();
    draw("");
    ended_ = true;
  }

  void event(const Event& event) override {
    std::scoped_lock lock(mutex_);
    auto at =
        std::find_if(active_.begin(), active_.end(), [&](const Row& row) { return row.subject == event.subject; });
    if (event.kind == Event::Kind::Started || event.kind == Event::Kind::Waiting) {
      if (at == active_.end()) at = active_.insert(at, {event.subject, {}, steady_clock::now()});
      at->detail = event.detail;
      draw("");
      return;
    }
    if (event.kind != Event::Kind::Note && at != active_.end()) active_.erase(at);
    draw(line_of(event, look_) + "\n");
  }

  void say(std::string_view line) override {
    std::scoped_lock lock(mutex_);
    draw(std::string(line) + "\n");
  }

 private:
  struct Row {
    std::string subject;
    std::string detail;
    steady_clock::time_point began;
  };

  // Replaces the live lines by `above`, which stays, and the live lines of now. In one write, so nothing flickers.
  void draw(const std::string& above) {
    std::vector<Active> now;
    for (const auto& row : active_)
      now.push_back({row.subject, row.detail, std::chrono::duration_cast<Millis>(steady_clock::now() - row.began)});
    std::string text;
    if (drawn_ > 0) text = fmt::format("\x1b[{}A", drawn_);
    text += "\r\x1b[J" + above + frame_of(now, turn_++, look_);
    drawn_ = static_cast<int>(now.size());
    [[maybe_unused]] auto ignored = ::write(fd_, text.data(), text.size());
  }

  void tick(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      changed_.wait_for(lock, stop, kRedraw, [] { return false; });
      if (!active_.empty() && !stop.stop_requested()) draw("");
    }
  }

  const int fd_;
  const Look look_;
  std::mutex mutex_;  // guards all below
  std::condition_variable_any changed_;
  std::vector<Row> active_;
  int drawn_ = 0;
  int turn_ = 0;
  bool ended_ = false;
  std::jthread ticker_{[this](std::stop_token stop) { tick(stop); }};
};

}  // namespace

std::unique_ptr<Progress> live_progress(int fd, Look look) {
  return std::make_unique<Live>(fd, look);
}

}  // namespace sparkecs::view
