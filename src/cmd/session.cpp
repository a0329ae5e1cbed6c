#include "cmd/session.h"

#include <unistd.h>

#include "aws/settings.h"
#include "cmd/environment.h"
#include "cmd/local_aws.h"
#include "cmd/print.h"

namespace sparkecs::cmd {
namespace {

// The local AWS takes any credentials and reads the account from the key's id.
aws::Credentials local_credentials(const model::Environment& environment) {
  return {.access_key_id = environment.account, .secret_access_key = "local"};
}

bool on_loopback(const std::string& endpoint) {
  return endpoint.starts_with("http://127.") || endpoint.starts_with("http://localhost");
}

// Starts the local AWS where that is what is wished for, and makes the wishes say where it is.
Result<aws::Settings> settle(const Context& context, const model::Environment& environment, aws::Wishes& wishes) {
  auto name = aws::wanted_profile(wishes, context.environment).value;
  auto profile = TRY(aws::read_profile(name, context.environment));
  auto endpoint = aws::wanted_endpoint(wishes, context.environment, profile).value;
  if (endpoint == "local") {
    auto local = TRY(LocalAws(context.environment).ensure_up({.account = environment.account}));
    if (!local.said.empty()) tell(local.said);
    wishes.endpoint = local.url();
    wishes.credentials = local_credentials(environment);
    if (wishes.config_region.empty()) wishes.config_region = "us-east-1";
    return aws::settle(wishes, context.environment);
  }
  auto settings = aws::settle(wishes, context.environment);
  if (settings || settings.error().kind != Error::Kind::Denied) return settings;
  settings.error().kind = Error::Kind::Invalid;  // nobody was asked who could have denied anything
  if (!on_loopback(endpoint)) return settings;
  // Something of one's own on this machine needs no credentials.
  wishes.credentials = local_credentials(environment);
  return aws::settle(wishes, context.environment);
}

}  // namespace

aws::Wishes wishes_of(const Context& context, const model::Environment& environment) {
  return {.profile = context.options.profile,
          .region = context.options.region,
          .endpoint = context.options.endpoint,
          .config_region = environment.region,
          .config_endpoint = environment.endpoint,
          .config_profile = environment.profile};
}

Session::Session(const Context& context, model::Environment environment, aws::Wishes wishes,
                 const aws::Settings& settings)
    : environment_(std::move(environment)),
      deadline_(context.options.timeout ? std::chrono::steady_clock::now() + *context.options.timeout
                                        : plan::kNoDeadline),
      http_({.ca_file = settings.ca_file}),
      variables_(context.environment),
      wishes_(std::move(wishes)),
      aws_(std::make_unique<aws::Aws>(http_, clock_, settings, limits())),
      aws_to_the_end_(std::make_unique<aws::Aws>(http_, clock_, settings)) {
  if (context.options.json)
    progress_ = view::silent_progress();
  else if (context.err.terminal && !context.options.debug)
    progress_ = view::live_progress(STDERR_FILENO, context.err);
  else
    progress_ = view::plain_progress(STDERR_FILENO, context.err);
}

Result<std::unique_ptr<Session>> Session::open(const Context& context) {
  auto environment = TRY(load_environment(context));
  auto wishes = wishes_of(context, environment);
  auto settings = TRY(settle(context, environment, wishes));
  return std::unique_ptr<Session>(new Session(context, std::move(environment), std::move(wishes), settings));
}

Result<aws::Logs*> Session::logs(const std::string& region) {
  return logs_in(region, *aws_, limits());
}

Result<aws::Logs*> Session::logs_to_the_end(const std::string& region) {
  return logs_in(region, *aws_to_the_end_, {});
}

Result<aws::Logs*> Session::logs_in(const std::string& region, aws::Aws& here, const aws::Limits& limits) {
  if (region.empty() || region == here.region) return &here.logs;
  auto wishes = wishes_;
  wishes.region = region;
  auto settings = TRY(aws::settle(wishes, variables_));
  elsewhere_.push_back(std::make_unique<aws::Aws>(http_, clock_, settings, limits));
  return &elsewhere_.back()->logs;
}

}  // namespace sparkecs::cmd
