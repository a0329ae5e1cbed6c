// Session is what a command needs to work on an environment: its description, AWS (or the local one, started when the
// environment asks for it), a way to be interrupted, and a way to show progress.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "aws/aws.h"
#include "aws/settings.h"
#include "base/result.h"
#include "cmd/context.h"
#include "cmd/interrupt.h"
#include "model/environment.h"
#include "net/http_client.h"
#include "plan/wait.h"
#include "view/progress.h"

namespace sparkecs::cmd {

// What the command line and config.sh say of how to reach AWS.
aws::Wishes wishes_of(const Context& context, const model::Environment& environment);

class Session {
 public:
  // Reads `ecs/NAME`, finds region, endpoint and credentials. Sends nothing to AWS yet. Kind::Invalid for a folder or
  // settings that cannot be right. Make it before any thread.
  static Result<std::unique_ptr<Session>> open(const Context& context);

  const model::Environment& environment() const { return environment_; }
  // Ends with an interruption, and with the time of --timeout.
  aws::Aws& aws() { return *aws_; }
  // The logs of a region; "" is the region of everything else.
  Result<aws::Logs*> logs(const std::string& region);
  // The same two, for what must still be asked after an interruption. They know no time either.
  aws::Aws& aws_to_the_end() { return *aws_to_the_end_; }
  Result<aws::Logs*> logs_to_the_end(const std::string& region);
  net::HttpTransport& http() { return http_; }
  std::stop_token stop() const { return interrupt_.token(); }
  bool interrupted() const { return stop().stop_requested(); }
  view::Progress& progress() { return *progress_; }
  plan::Deadline deadline() const { return deadline_; }

 private:
  Session(const Context& context, model::Environment environment, aws::Wishes wishes, const aws::Settings& settings);

  aws::Limits limits() const { return {.stop = stop(), .deadline = deadline_}; }
  Result<aws::Logs*> logs_in(const std::string& region, aws::Aws& here, const aws::Limits& limits);

  Interrupt interrupt_;
  const model::Environment environment_;
  const plan::Deadline deadline_;
  SystemClock clock_;
  net::HttpClient http_;
  const aws::Variables variables_;
  const aws::Wishes wishes_;
  std::unique_ptr<aws::Aws> aws_;
  std::unique_ptr<aws::Aws> aws_to_the_end_;
  std::vector<std::unique_ptr<aws::Aws>> elsewhere_;  // in the region of the logs, when that is another one
  std::unique_ptr<view::Progress> progress_;
};

}  // namespace sparkecs::cmd
