#include <fmt/format.h>

#include <optional>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/job.h"
#include "cmd/log_stream.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/desired.h"
#include "plan/explain.h"
#include "plan/identity.h"

namespace sparkecs::cmd {
namespace {

// From here on exit codes are not the program's own: it could not be run, or a signal ended it.
constexpr int kOfTheSystem = 126;

bool has_begun(const plan::TaskState& task) {
  return task.started.has_value() || task.last_status == "RUNNING" || task.last_status == "STOPPED";
}

std::string explanation(const plan::TaskState& task) {
  auto explained = plan::explain_stopped(task);
  auto cause = explained.cause.empty() ? task.stopped_reason : explained.cause;
  return explained.advice.empty() ? cause : cause + "; " + explained.advice;
}

Json as_json(const Job& job, const plan::TaskState* ended, int exit_code) {
  Json json{{"task", job.id()}, {"log", {{"group", job.log_group()}, {"stream", job.log_stream()}}}};
  if (ended == nullptr) return json;
  json["exitCode"] = exit_code;
  json["stopCode"] = ended->stop_code;
  json["stoppedReason"] = ended->stopped_reason;
  if (ended->started) json["startedAt"] = to_iso8601(*ended->started);
  if (ended->stopped) json["stoppedAt"] = to_iso8601(*ended->stopped);
  return json;
}

class Submit final : public Command {
 public:
  void declare(OptionList& list) override {
    list.flag("--detach", detach_);
    list.texts("--variable", variables_);
  }

  Result<int> run(const Context& context) override {
    JobRequest request{.command = context.arguments, .environment = TRY(parse_variables())};
    auto session = TRY(Session::open(context));
    auto& aws = session->aws();
    auto definitions = TRY(plan::definitions_in(session->environment(), aws.region));
    TRY(plan::check_account(aws, session->environment()));
    auto job = Job::start(aws, session->environment(), definitions.submit, request);
    if (!job) {
      complain("the job was not started: " + job.error().message);
      return kNoStart;
    }
    if (detach_) {
      if (context.options.json)
        print_json(as_json(*job, nullptr, 0));
      else
        print(job->id() + "\n");
      return kDone;
    }
    return attend(*session, context, *job, definitions.submit.log_region);
  }

 private:
  Result<std::map<std::string, std::string>> parse_variables() const {
    std::map<std::string, std::string> parsed;
    for (const auto& one : variables_) {
      auto at = one.find('=');
      if (at == 0 || at == one.npos)
        return fail(Error::Kind::Invalid, fmt::format("--variable wants NAME=VALUE, not '{}'", one));
      parsed[one.substr(0, at)] = one.substr(at + 1);
    }
    return parsed;
  }

  // Stays with the job until its end, or ours.
  Result<int> attend(Session& session, const Context& context, const Job& job, const std::string& log_region) {
    auto& logs = *TRY(session.logs(log_region));
    LogStream stream(logs, job.log_group(), job.log_stream());
    auto ended = follow(session, context, job, stream, session.aws(), session.stop());
    if (!ended && session.interrupted()) {
      session.progress().end();
      if (!wants_to_stop(job)) return kInterrupted;
      TRY(job.stop(session.aws_to_the_end(), "stopped by the user of sparkecs submit"));
      ended = follow(session, context, job, stream, session.aws_to_the_end(), {});
    }
    session.progress().end();
    if (!ended) {
      if (ended.error().kind != Error::Kind::NotFound)
        ended.error().message += fmt::format(" (the job may still run: `sparkecs logs {} -f` follows it)", job.id());
      return std::unexpected(std::move(ended).error());
    }
    return conclude(context, job, *ended);
  }

  // Follows the log to its end; the task as it is then. The log is complete when, after the task has stopped, two looks
  // with a pause between them find nothing new: CloudWatch shows events a moment after it has taken them.
  static Result<plan::TaskState> follow(Session& session, const Context& context, const Job& job, LogStream& stream,
                                        aws::Aws& aws, std::stop_token stop) {
    auto emit = [&](std::string_view message) {
      session.progress().end();
      if (context.options.json)
        tell(message);
      else
        print(std::string(message) + "\n");
    };
    plan::Patience patience("job " + job.short_id(), session.progress(), session.deadline(), stop);
    for (int quiet = 0;;) {
      auto task = TRY(job.look(aws));
      if (has_begun(task)) session.progress().end();
      int lines = job.log_group().empty() ? 0 : TRY(stream.read(emit));
      bool stopped = task.last_status == "STOPPED";
      quiet = stopped && lines == 0 ? quiet + 1 : 0;
      if (quiet == 2 || (stopped && !task.started)) return task;
      TRY(patience.pause(task.last_status));
    }
  }

  static bool wants_to_stop(const Job& job) {
    if (can_ask()) {
      auto answer = ask(fmt::format("\nStop job {} too? [y/N]", job.short_id()));
      if (answer.starts_with('y') || answer.starts_with('Y')) return true;
    }
    complain(fmt::format("the job runs on: `sparkecs logs {} -f` follows it", job.id()));
    return false;
  }

  static int conclude(const Context& context, const Job& job, const plan::TaskState& task) {
    auto own = job.exit_code(task);
    int code = own ? *own : task.started ? kFailed : kNoStart;
    if (context.options.json) print_json(as_json(job, &task, code));
    if (!own)
      complain(fmt::format("the job {}: {}", task.started ? "ended without an exit code" : "never started",
                           explanation(task)));
    else if (code >= kOfTheSystem)
      complain(fmt::format("the job ended with exit code {}: {}", code, explanation(task)));
    else if (code != 0)
      complain(fmt::format("the job ended with exit code {}", code));
    return code;
  }

  bool detach_ = false;
  std::vector<std::string> variables_;
};

}  // namespace

std::unique_ptr<Command> make_submit() {
  return std::make_unique<Submit>();
}

}  // namespace sparkecs::cmd
