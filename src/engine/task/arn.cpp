#include "engine/task/arn.h"

#include "base/text.h"

namespace sparkecs::engine::task {

std::string Arn::text() const {
  return "arn:aws:ecs:" + region + ":" + account + ":" + kind + "/" + path;
}

std::string Arn::name() const {
  return path.substr(path.rfind('/') + 1);
}

std::string Arn::cluster() const {
  return path.substr(0, path.find('/'));
}

Arn Arn::sibling(std::string_view other_kind, std::string_view other_path) const {
  return {region, account, std::string(other_kind), std::string(other_path)};
}

std::optional<Arn> parse_arn(std::string_view text) {
  auto pieces = split(text, ':');
  // FAMILY:REVISION brings one more colon.
  if (pieces.size() < 6 || pieces.size() > 7 || pieces[0] != "arn" || pieces[2] != "ecs") return std::nullopt;
  std::string resource = pieces.size() == 7 ? pieces[5] + ":" + pieces[6] : pieces[5];
  auto slash = resource.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == resource.size()) return std::nullopt;
  return Arn{pieces[3], pieces[4], resource.substr(0, slash), resource.substr(slash + 1)};
}

}  // namespace sparkecs::engine::task
