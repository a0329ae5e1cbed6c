#include "cmd/environment.h"

namespace sparkecs::cmd {
namespace {

// An absent folder is wrong usage: here nobody was asked for anything that could be missing.
template <class T>
Result<T> as_usage(Result<T> result) {
  if (!result) result.error().kind = Error::Kind::Invalid;
  return result;
}

}  // namespace

Result<model::Config> load_config(const Context& context) {
  return as_usage(model::read_config(kEnvironments, context.options.environment, context.environment));
}

Result<model::Environment> load_environment(const Context& context) {
  return as_usage(model::load_environment(kEnvironments, context.options.environment, context.environment));
}

}  // namespace sparkecs::cmd
