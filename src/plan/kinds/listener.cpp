#include "plan/kinds/listener.h"

#include <algorithm>

#include "plan/kinds/once.h"

namespace sparkecs::plan::listener {
namespace {

using namespace wire::elbv2;

std::string target_of(const wire::elbv2::Listener& listener) {
  if (listener.default_actions.empty()) return "";
  const auto& action = listener.default_actions.front();
  if (!action.target_group_arn.empty() || !action.forward_config) return action.target_group_arn;
  const auto& groups = action.forward_config->target_groups;
  return groups.size() == 1 ? groups.front().target_group_arn : "";
}

Fields fields(int port, const std::string& protocol, const std::string& target) {
  return {
      {"Port", std::to_string(port)}, {"Protocol", protocol}, {"TargetGroupArn", target.empty() ? "(new)" : target}};
}

std::vector<Action> forward_to(const std::string& target_group_arn) {
  return {{.type = "forward", .target_group_arn = target_group_arn}};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids& ids, Part part) {
  const auto& listener = desired.listener(part);
  return fields(listener.port, "TCP", ids[listener.target]);
}

Result<std::vector<wire::elbv2::Listener>> read(aws::Aws& aws, const std::string& balancer_arn) {
  auto listeners = aws.elbv2.all_listeners({.load_balancer_arn = balancer_arn});
  // Deleted between two calls.
  if (!listeners && listeners.error().kind == Error::Kind::NotFound) return std::vector<wire::elbv2::Listener>();
  return listeners;
}

std::optional<Found> pick(const std::vector<wire::elbv2::Listener>& listeners, const Desired& desired, const Ids& ids,
                          Part part, const Tags& of_balancer) {
  const auto& wanted = desired.listener(part);
  const auto& target = ids[wanted.target];
  auto at = listeners.end();
  if (!target.empty()) at = std::ranges::find(listeners, target, target_of);
  if (at == listeners.end()) at = std::ranges::find(listeners, wanted.port, &wire::elbv2::Listener::port);
  if (at == listeners.end()) return std::nullopt;
  return Found{.id = at->listener_arn,
               .tags = of_balancer,
               .fields = fields(at->port.value_or(0), at->protocol, target_of(*at)),
               .status = {}};
}

Result<std::string> create(const Work& work, Part part) {
  const auto& wanted = work.desired.listener(part);
  const auto& balancer = work.ids[Part::Balancer];
  CreateListenerRequest request{
      .load_balancer_arn = balancer,
      .protocol = "TCP",
      .port = wanted.port,
      .default_actions = forward_to(work.ids[wanted.target]),
      .tags = to_wire<Tag>(tags(work.desired.identity)),
  };
  auto create = [&]() -> Result<std::string> {
    auto made = TRY(work.aws.elbv2.create_listener(request));
    return made.listeners.empty() ? "" : made.listeners.front().listener_arn;
  };
  auto look = [&]() -> Result<std::optional<Found>> {
    auto listeners = TRY(read(work.aws, balancer));
    return pick(listeners, work.desired, work.ids, part, tags(work.desired.identity));
  };
  return create_once(work.desired.identity, "DuplicateListener", create, look);
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  const auto& wanted = work.desired.listener(step.part);
  TRY(work.aws.elbv2.modify_listener({
      .listener_arn = arn,
      .port = wanted.port,
      .protocol = "TCP",
      .default_actions = forward_to(work.ids[wanted.target]),
  }));
  return arn;
}

Result<> remove(const Ending& ending) {
  return gone(ending.aws.elbv2.delete_listener({ending.item.id}));
}

}  // namespace sparkecs::plan::listener
