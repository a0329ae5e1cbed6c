#include "view/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <map>

#include "base/guarded.h"
#include "view/columns.h"

namespace sparkecs::view {
namespace {

using plan::Event;

// Progress is a courtesy: where it cannot be written, work goes on.
void put(int fd, std::string_view text) {
  while (!text.empty()) {
    auto n = ::write(fd, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string seconds(Millis duration) {
  return fmt::format("{:.1f} s", static_cast<double>(duration.count()) / 1000);
}

class Plain final : public Progress {
 public:
  Plain(int fd, Look look) : fd_(fd), look_(look) {}

  void event(const Event& event) override {
    said_.with([&](Said& said) {
      // A step that waits says the same again and again; once is enough where lines stay.
      auto text = line_of(event, look_);
      if (said.ended || text.empty() || said.last[event.subject] == text) return;
      said.last[event.subject] = text;
      put(fd_, text + "\n");
    });
  }
  void say(std::string_view line) override {
    said_.with([&](auto&) { put(fd_, std::string(line) + "\n"); });
  }
  void end() override {
    said_.with([](Said& said) { said.ended = true; });
  }

 private:
  struct Said {
    std::map<std::string, std::string> last;  // line by subject
    bool ended = false;
  };

  const int fd_;
  const Look look_;
  Guarded<Said> said_;
};

class Silent final : public Progress {
 public:
  void event(const Event&) override {}
  void say(std::string_view line) override { put(STDERR_FILENO, std::string(line) + "\n"); }
  void end() override {}
};

}  // namespace

std::unique_ptr<Progress> plain_progress(int fd, Look look) {
  return std::make_unique<Plain>(fd, look);
}
std::unique_ptr<Progress> silent_progress() {
  return std::make_unique<Silent>();
}

std::string line_of(const Event& event, const Look& look) {
  const auto& about = event.subject;
  auto with_detail = [&](const std::string& text) { return event.detail.empty() ? text : text + ", " + event.detail; };
  switch (event.kind) {
    case Event::Kind::Started:
      return event.detail.empty() ? std::string() : about + ": " + event.detail;
    case Event::Kind::Waiting:
      return about + ": " + event.detail;
    case Event::Kind::Done:
      return fmt::format("{}: {}", about, look.paint(Colour::Green, with_detail("done in " + seconds(event.took))));
    case Event::Kind::Failed:
      return fmt::format("{}: {}", about, look.paint(Colour::Red, "failed: " + event.error.message));
    case Event::Kind::Skipped:
      return about + ": " + look.paint(Colour::Yellow, with_detail("skipped"));
    case Event::Kind::Note:
      return about.empty() ? event.detail : about + ": " + event.detail;
  }
  return {};
}

std::string frame_of(const std::vector<Active>& active, int turn, const Look& look) {
  static constexpr std::array<std::string_view, 4> kWheel{"|", "/", "-", "\\"};
  int subjects = 0;
  for (const auto& one : active) subjects = std::max(subjects, width(one.subject));
  std::string frame;
  for (const auto& one : active) {
    auto rest = fmt::format("  {:>7}  {}", seconds(one.since), one.detail);
    auto shown = fit(pad(one.subject, subjects) + rest, look.columns - 3);  // the last column makes terminals wrap
    auto wheel = kWheel[static_cast<std::size_t>(turn) % kWheel.size()];
    frame += look.paint(Colour::Blue, wheel) + " " + shown + "\n";
  }
  return frame;
}

}  // namespace sparkecs::view
