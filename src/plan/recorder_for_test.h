// An observer that keeps what it is told, as one line each: "failed target group a: …".
#pragma once

#include <string>
#include <vector>

#include "base/guarded.h"
#include "plan/events.h"

namespace sparkecs::plan {

class Recorder final : public Observer {
 public:
  void event(const Event& event) override {
    static constexpr const char* kWords[] = {"started", "waiting", "done", "failed", "skipped", "note"};
    auto detail = event.kind == Event::Kind::Failed ? event.error.message : event.detail;
    auto line = std::string(kWords[static_cast<int>(event.kind)]) + " " + event.subject;
    lines_.with([&](auto& lines) { lines.push_back(detail.empty() ? line : line + ": " + detail); });
  }
  std::vector<std::string> all() const {
    return lines_.with([](const auto& lines) { return lines; });
  }

 private:
  Guarded<std::vector<std::string>> lines_;
};

}  // namespace sparkecs::plan
