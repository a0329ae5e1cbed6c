#include "plan/kinds/target_group.h"

#include <algorithm>
#include <future>

#include "plan/kinds/once.h"
#include "plan/kinds/passing.h"

namespace sparkecs::plan::target_group {
namespace {

using namespace wire::elbv2;

// As quick as the API allows: the master is one, so its replacement is what everybody waits for.
constexpr int kInterval = 5;
constexpr int kTimeout = 4;
constexpr int kHealthyAfter = 2;
constexpr int kUnhealthyAfter = 3;

// Attributes by key. A replaced master is gone: 300 seconds of draining would only delay the next one. With one target
// the balancer's addresses in all zones must lead to it.
const Tags& attributes() {
  static const Tags kAttributes{{"deregistration_delay.connection_termination.enabled", "true"},
                                {"deregistration_delay.timeout_seconds", "30"},
                                {"load_balancing.cross_zone.enabled", "true"}};
  return kAttributes;
}

Fields fixed_fields(const std::string& type, const std::string& protocol, int port, const std::string& vpc) {
  return {{"TargetType", type}, {"Protocol", protocol}, {"Port", std::to_string(port)}, {"VpcId", vpc}};
}

Fields check_fields(const HealthCheck& check, int interval, int timeout, int healthy, int unhealthy) {
  return {{"HealthCheckProtocol", check.protocol},
          {"HealthCheckPort", std::to_string(check.port)},
          {"HealthCheckPath", check.path},
          {"HealthCheckIntervalSeconds", std::to_string(interval)},
          {"HealthCheckTimeoutSeconds", std::to_string(timeout)},
          {"HealthyThresholdCount", std::to_string(healthy)},
          {"UnhealthyThresholdCount", std::to_string(unhealthy)}};
}

void append(Fields& fields, Fields more) {
  fields.insert(fields.end(), more.begin(), more.end());
}

Found found(const wire::elbv2::TargetGroup& group, Tags tags, const std::vector<TargetGroupAttribute>& its_attributes) {
  const int port = group.port.value_or(0);
  Fields fields = fixed_fields(group.target_type, group.protocol, port, group.vpc_id);
  HealthCheck check{group.health_check_protocol, 0, group.health_check_path};
  check.port = group.health_check_port == "traffic-port" ? port : std::atoi(group.health_check_port.c_str());
  append(fields, check_fields(check, group.health_check_interval_seconds.value_or(0),
                              group.health_check_timeout_seconds.value_or(0), group.healthy_threshold_count.value_or(0),
                              group.unhealthy_threshold_count.value_or(0)));
  for (const auto& [key, value] : attributes()) {
    auto at = std::ranges::find(its_attributes, key, &TargetGroupAttribute::key);
    fields.push_back({key, at == its_attributes.end() ? "" : at->value});
  }
  return {.id = group.target_group_arn, .tags = std::move(tags), .fields = std::move(fields), .status = {}};
}

Result<> put_attributes(const Work& work, const std::string& arn) {
  TRY(work.aws.elbv2.modify_target_group_attributes({arn, to_wire<TargetGroupAttribute>(attributes())}));
  return {};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part part) {
  const auto& group = desired.target(part);
  Fields fields = fixed_fields("ip", "TCP", group.port, group.vpc);
  append(fields, check_fields(group.check, kInterval, kTimeout, kHealthyAfter, kUnhealthyAfter));
  for (const auto& [key, value] : attributes()) fields.push_back({key, value});
  return fields;
}

Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired, Part part) {
  // One name per call: asked for two, AWS answers with an error when one of them is missing.
  auto reply = aws.elbv2.describe_target_groups({.names = {desired.target(part).name}});
  if (!reply && reply.error().kind == Error::Kind::NotFound) return std::nullopt;
  auto groups = TRY(std::move(reply)).target_groups;
  if (groups.empty()) return std::nullopt;
  const auto& arn = groups.front().target_group_arn;
  auto tags = std::async(std::launch::async, [&] { return aws.elbv2.describe_tags({{arn}}); });
  auto its_attributes = aws.elbv2.describe_target_group_attributes({arn});
  auto tagged = TRY(tags.get()).tag_descriptions;
  return found(groups.front(), tagged.empty() ? Tags() : from_wire(tagged.front().tags),
               TRY(std::move(its_attributes)).attributes);
}

Result<std::string> create(const Work& work, Part part) {
  const auto& wanted = work.desired.target(part);
  CreateTargetGroupRequest request{
      .name = wanted.name,
      .protocol = "TCP",
      .port = wanted.port,
      .vpc_id = wanted.vpc,
      .health_check_protocol = wanted.check.protocol,
      .health_check_port = std::to_string(wanted.check.port),
      .health_check_enabled = true,
      .health_check_path = wanted.check.path,
      .health_check_interval_seconds = kInterval,
      .health_check_timeout_seconds = kTimeout,
      .healthy_threshold_count = kHealthyAfter,
      .unhealthy_threshold_count = kUnhealthyAfter,
      .target_type = "ip",
      .tags = to_wire<Tag>(tags(work.desired.identity)),
  };
  auto create = [&]() -> Result<std::string> {
    auto made = TRY(work.aws.elbv2.create_target_group(request));
    return made.target_groups.empty() ? "" : made.target_groups.front().target_group_arn;
  };
  auto arn = TRY(create_once(work.desired.identity, "DuplicateTargetGroupName", create,
                             [&] { return read(work.aws, work.desired, part); }));
  TRY(put_attributes(work, arn));
  return arn;
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  const auto& check = work.desired.target(step.part).check;
  if (step.changes_field("tags")) TRY(work.aws.elbv2.add_tags({{arn}, to_wire<Tag>(tags(work.desired.identity))}));
  auto any = [&](auto fits) { return std::ranges::any_of(step.changes, fits, &Change::field); };
  if (any([](const std::string& field) { return field.starts_with("Health") || field.starts_with("Unhealthy"); }))
    TRY(work.aws.elbv2.modify_target_group({
        .target_group_arn = arn,
        .health_check_protocol = check.protocol,
        .health_check_port = std::to_string(check.port),
        .health_check_path = check.path,
        .health_check_enabled = true,
        .health_check_interval_seconds = kInterval,
        .health_check_timeout_seconds = kTimeout,
        .healthy_threshold_count = kHealthyAfter,
        .unhealthy_threshold_count = kUnhealthyAfter,
    }));
  if (any([](const std::string& field) { return attributes().contains(field); })) TRY(put_attributes(work, arn));
  return arn;
}

Result<> remove(const Ending& ending) {
  return gone(patiently("DeleteTargetGroup", ending.patience,
                        [&] { return ending.aws.elbv2.delete_target_group({ending.item.id}); }));
}

}  // namespace sparkecs::plan::target_group
