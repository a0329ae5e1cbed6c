#include <fmt/format.h>

#include <optional>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/ending.h"
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

// By which way a job is followed, and until when.
struct Reach {
  aws::Aws& aws;
  aws::Logs& logs;
  std::stop_token stop;
};

class Submit final : public Command {
 public:
  void declare(OptionList& list) override {
    list.flag("--detach", detach_);
    list.texts("--variable", variables_);
  }

  Result<int> run(const Context& context) override {
    auto ended = submit(context);
    return tell_ending(context, document_, std::move(ended));
  }

 private:
  Result<int> submit(const Context& context) {
    JobRequest request{.command = context.arguments, .environment = TRY(parse_variables())};
    auto session = TRY(Session::open(context));
    auto& aws = session->aws();
    auto definitions = TRY(plan::definitions_in(session->environment(), aws.region));
    TRY(plan::check_account(aws, session->environment()));
    auto job = Job::start(aws, session->environment(), definitions.submit, request);
    if (!job) return not_started(job.error());
    document_["task"] = job->id();
    document_["log"] = {{"group", job->log_group()}, {"stream", job->log_stream()}};
    if (!detach_) return attend(*session, context, *job, definitions.submit.log_region);
    if (!context.options.json) print(job->id() + "\n");
    return kDone;
  }

  // The exit code speaks of the job, unless it was we who gave up: then nobody may know whether it was started.
  Result<int> not_started(Error error) {
    if (error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::TimedOut)
      return during("starting the job", Result<int>(std::unexpected(std::move(error))));
    error.message = "the job was not started: " + error.message;
    complain(error.message);
    document_["error"] = to_json(error);
    document_["exitCode"] = kNoStart;
    return kNoStart;
  }

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
    auto* logs = TRY(session.logs(log_region));
    LogStream stream(job.log_group(), job.log_stream());
    auto ended = follow(session, context, job, stream, {session.aws(), *logs, session.stop()});
    if (!ended && session.interrupted()) {
      session.progress().end();
      if (!wants_to_stop(job))
        return fail(Error::Kind::Cancelled, fmt::format("the job runs on: `sparkecs logs {} -f` follows it", job.id()));
      auto& aws = session.aws_to_the_end();
      logs = TRY(session.logs_to_the_end(log_region));
      TRY(job.stop(aws, "stopped by the user of sparkecs submit"));
      ended = follow(session, context, job, stream, {aws, *logs, {}});
    }
    session.progress().end();
    if (!ended) {
      if (ended.error().kind != Error::Kind::NotFound)
        ended.error().message += fmt::format(" (the job may still run: `sparkecs logs {} -f` follows it)", job.id());
      return std::unexpected(std::move(ended).error());
    }
    return conclude(job, *ended);
  }

  // Follows the log to its end; the task as it is then. The log is complete when, after the task has stopped, two looks
  // with a pause between them find nothing new: CloudWatch shows events a moment after it has taken them.
  static Result<plan::TaskState> follow(Session& session, const Context& context, const Job& job, LogStream& stream,
                                        const Reach& reach) {
    auto emit = [&](std::string_view message) {
      session.progress().end();
      if (context.options.json)
        tell(message);
      else
        print(std::string(message) + "\n");
    };
    plan::Patience patience("job " + job.short_id(), session.progress(), session.deadline(), reach.stop);
    for (int quiet = 0;;) {
      auto task = TRY(job.look(reach.aws));
      if (has_begun(task)) session.progress().end();
      int lines = job.log_group().empty() ? 0 : TRY(stream.read(reach.logs, emit));
      bool stopped = task.last_status == "STOPPED";
      quiet = stopped && lines == 0 ? quiet + 1 : 0;
      if (quiet == 2 || (stopped && !task.started)) return task;
      TRY(patience.pause(task.last_status));
    }
  }

  static bool wants_to_stop(const Job& job) {
    if (!can_ask()) return false;
    auto answer = ask(fmt::format("\nStop job {} too? [y/N]", job.short_id())).value_or("");
    return answer.starts_with('y') || answer.starts_with('Y');
  }

  int conclude(const Job& job, const plan::TaskState& task) {
    auto own = job.exit_code(task);
    int code = own ? *own : task.started ? kFailed : kNoStart;
    describe_end(task, code);
    if (!own)
      complain(fmt::format("the job {}: {}", task.started ? "ended without an exit code" : "never started",
                           explanation(task)));
    else if (code >= kOfTheSystem)
      complain(fmt::format("the job ended with exit code {}: {}", code, explanation(task)));
    else if (code != 0)
      complain(fmt::format("the job ended with exit code {}", code));
    return code;
  }

  void describe_end(const plan::TaskState& task, int exit_code) {
    document_["exitCode"] = exit_code;
    document_["stopCode"] = task.stop_code;
    document_["stoppedReason"] = task.stopped_reason;
    if (task.started) document_["startedAt"] = to_iso8601(*task.started);
    if (task.stopped) document_["stoppedAt"] = to_iso8601(*task.stopped);
  }

  bool detach_ = false;
  std::vector<std::string> variables_;
  Json document_ = Json::object();  // what -o json prints
};

}  // namespace

std::unique_ptr<Command> make_submit() {
  return std::make_unique<Submit>();
}

}  // namespace sparkecs::cmd
