#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/log_events.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/desired.h"
#include "plan/wait.h"

namespace sparkecs::cmd {
namespace {

using wire::logs::FilteredLogEvent;

bool is_task_id(std::string_view text) {
  return text.size() >= 4 && text.size() <= 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

class Logs final : public Command {
 public:
  void declare(OptionList& list) override {
    list.text("WHOSE", whose_);
    list.flag("-f,--follow", follow_);
    list.duration("--since", since_);
  }

  Result<int> run(const Context& context) override {
    auto session = TRY(Session::open(context));
    auto definitions = TRY(plan::definitions_in(session->environment(), session->aws().region));
    TRY(choose(*session, definitions));
    auto ended = read(*session, context);
    if (!ended && follow_ && session->interrupted()) return kDone;  // the usual end of -f
    return ended;
  }

 private:
  struct Source {
    std::string role;
    std::string prefix;  // of its streams, up to the task's id
    LogEvents events;
  };

  Result<int> read(Session& session, const Context& context) {
    if (TRY(print_new(context)) == 0) tell("there are no lines yet");
    while (follow_) {
      // As long as something comes, the next look is soon.
      plan::Patience patience("logs", *quiet_, session.deadline(), session.stop());
      do {
        TRY(patience.pause("new lines"));
      } while (TRY(print_new(context)) == 0);
    }
    return kDone;
  }

  Result<> choose(Session& session, const model::TaskDefinitions& definitions) {
    std::optional<TimePoint> since;
    if (since_) since = SystemClock().now() - *since_;
    auto add = [&](const std::string& role, const model::TaskDefinition& definition,
                   const std::string& task) -> Result<> {
      if (definition.log_group.empty()) return {};
      auto prefix = fmt::format("{}/{}/", definition.log_prefix, definition.container);
      auto* logs = TRY(session.logs(definition.log_region));
      sources_.push_back({role, prefix, LogEvents(*logs, definition.log_group, prefix + task, since)});
      return {};
    };
    bool task = is_task_id(whose_);
    bool all = task || whose_.empty();
    if (all || whose_ == "master") TRY(add("master", definitions.master, task ? whose_ : ""));
    if (all || whose_ == "worker") TRY(add("worker", definitions.worker, task ? whose_ : ""));
    if (all || whose_ == "submit") TRY(add("submit", definitions.submit, task ? whose_ : ""));
    named_ = !task;
    if (!sources_.empty()) return {};
    if (all || whose_ == "master" || whose_ == "worker" || whose_ == "submit")
      return fail(Error::Kind::Failed, "the task definitions do not log to CloudWatch");
    return fail(Error::Kind::Invalid,
                fmt::format("'{}' is neither master, worker, submit nor the id of a task", printable(whose_)));
  }

  // Prints what has come, merged by time; returns how many lines.
  Result<int> print_new(const Context& context) {
    for (auto& source : sources_) source.events.look_again();
    for (int lines = 0;; ++lines) {
      Source* next = nullptr;
      const FilteredLogEvent* first = nullptr;
      for (auto& source : sources_) {
        const auto* event = TRY(source.events.front());
        if (event == nullptr || (first != nullptr && event->timestamp >= first->timestamp)) continue;
        next = &source;
        first = event;
      }
      if (next == nullptr) return lines;
      print(line(*next, *first, context) + "\n");
      next->events.pop();
    }
  }

  std::string line(const Source& source, const FilteredLogEvent& event, const Context& context) const {
    auto task = event.log_stream_name.substr(std::min(source.prefix.size(), event.log_stream_name.size()));
    if (context.options.json)
      return to_text({{"time", to_iso8601(TimePoint(Millis(event.timestamp.value_or(0))))},
                      {"role", source.role},
                      {"task", task},
                      {"message", event.message}});
    if (!named_) return event.message;
    auto name = fmt::format("{}/{}", source.role, task.substr(0, 6));
    return context.out.paint(view::Colour::Faint, name) + " " + event.message;
  }

  std::string whose_;
  bool follow_ = false;
  std::optional<Millis> since_;
  bool named_ = true;  // whether lines begin with a name
  std::vector<Source> sources_;
  std::unique_ptr<view::Progress> quiet_ = view::silent_progress();
};

}  // namespace

std::unique_ptr<Command> make_logs() {
  return std::make_unique<Logs>();
}

}  // namespace sparkecs::cmd
