#include "plan/kinds/log_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "plan/kinds/passing.h"

namespace sparkecs::plan::log_group {
namespace {

Fields fields(int retention_days) {
  return {{"retentionInDays", std::to_string(retention_days)}};
}

// As TagResource and ListTagsForResource want it: without the ":*" that DescribeLogGroups adds to `arn`.
std::string arn(const aws::Aws& aws, const Desired& desired) {
  return fmt::format("arn:{}:logs:{}:{}:log-group:{}", aws.partition, aws.region, desired.account,
                     desired.log_group.name);
}

Result<> put_retention(const Work& work) {
  const auto& group = work.desired.log_group;
  TRY(patiently("PutRetentionPolicy", work.patience, [&] {
    return work.aws.logs.put_retention_policy(
        {.log_group_name = group.name, .retention_in_days = group.retention_days});
  }));
  return {};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part) {
  return fields(desired.log_group.retention_days);
}

Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired) {
  // The ARN is known beforehand, so the tags need not wait for the group.
  auto tags = std::async(std::launch::async, [&] { return aws.logs.list_tags_for_resource({arn(aws, desired)}); });
  auto groups = aws.logs.all_log_groups({.log_group_name_prefix = desired.log_group.name});
  auto found_tags = tags.get();
  auto list = TRY(std::move(groups));
  auto group = std::ranges::find(list, desired.log_group.name, &wire::logs::LogGroup::log_group_name);
  if (group == list.end()) return std::nullopt;
  auto its_tags = TRY(std::move(found_tags)).tags;
  return Found{.id = desired.log_group.name,
               .tags = std::move(its_tags),
               .fields = fields(group->retention_in_days.value_or(0)),
               .status = {}};
}

Result<std::string> create(const Work& work, Part) {
  const auto& group = work.desired.log_group;
  auto made = patiently("CreateLogGroup", work.patience, [&] {
    return work.aws.logs.create_log_group({.log_group_name = group.name, .tags = tags(work.desired.identity)});
  });
  if (!made && made.error().code != "ResourceAlreadyExistsException") return std::unexpected(std::move(made).error());
  TRY(put_retention(work));
  return group.name;
}

Result<std::string> update(const Work& work, const Step& step) {
  if (step.changes_field("tags"))
    TRY(work.aws.logs.tag_resource({.resource_arn = arn(work.aws, work.desired), .tags = tags(work.desired.identity)}));
  if (step.changes_field("retentionInDays")) TRY(put_retention(work));
  return work.desired.log_group.name;
}

Result<> remove(const Ending& ending) {
  return gone(patiently("DeleteLogGroup", ending.patience,
                        [&] { return ending.aws.logs.delete_log_group({.log_group_name = ending.item.id}); }));
}

}  // namespace sparkecs::plan::log_group
