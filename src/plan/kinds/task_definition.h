// A task definition: always one of the family's revisions. Families are shared by all environments of an account and
// region, so a revision is ours by its tags, and the family's newest one may be somebody else's.
#pragma once

#include <optional>
#include <vector>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::task_definition {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// Our newest ACTIVE revision of a family. Of what others registered after it, it looks behind 20.
Result<std::optional<Found>> newest_of_ours(aws::Aws& aws, const std::string& family, const Identity& identity);
// Both register a new revision and return its ARN.
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
Result<> remove(const Ending& ending);

// All ACTIVE revisions of ours in a family, by ARN, oldest first.
Result<std::vector<std::string>> all_of_ours(aws::Aws& aws, const std::string& family, const Identity& identity);

}  // namespace sparkecs::plan::task_definition
