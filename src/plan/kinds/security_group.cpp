#include "plan/kinds/security_group.h"

#include "plan/kinds/ingress.h"
#include "plan/kinds/once.h"
#include "plan/kinds/passing.h"

namespace sparkecs::plan::security_group {

using namespace wire::ec2;

Fields wanted(const Desired&, const Ids&, Part) {
  return {};
}

Result<std::array<std::optional<Found>, 2>> read(aws::Aws& aws, const Desired& desired) {
  std::array<std::optional<Found>, 2> found;
  if (!desired.security_group) return found;
  const auto& wanted = *desired.security_group;
  auto groups =
      TRY(aws.ec2.all_security_groups({.filters = {{"group-name", {wanted.name}}, {"vpc-id", {wanted.vpc}}}}));
  if (groups.empty()) return found;
  found[0] = {.id = groups[0].group_id, .tags = from_wire(groups[0].tags), .fields = {}, .status = {}};
  found[1] = ingress::found(groups[0]);
  return found;
}

Result<std::string> create(const Work& work, Part) {
  const auto& wanted = *work.desired.security_group;
  auto create = [&]() -> Result<std::string> {
    auto made = TRY(work.aws.ec2.create_security_group({
        .description = wanted.description,
        .group_name = wanted.name,
        .vpc_id = wanted.vpc,
        .tag_specifications = {{"security-group", to_wire<RequestTag>(tags(work.desired.identity))}},
    }));
    return made.group_id;
  };
  auto look = [&]() -> Result<std::optional<Found>> { return TRY(read(work.aws, work.desired))[0]; };
  return create_once(work.desired.identity, "InvalidGroup.Duplicate", create, look);
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& id = work.ids[step.part];
  TRY(work.aws.ec2.create_tags({.resources = {id}, .tags = to_wire<RequestTag>(tags(work.desired.identity))}));
  return id;
}

Result<> remove(const Ending& ending) {
  return gone(patiently("DeleteSecurityGroup", ending.patience,
                        [&] { return ending.aws.ec2.delete_security_group({.group_id = ending.item.id}); }));
}

}  // namespace sparkecs::plan::security_group
