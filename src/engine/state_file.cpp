#include "engine/state_file.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/json.h"

namespace sparkecs::engine {
namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMostBytes = 1u << 30;

}  // namespace

std::vector<unsigned long> StateFile::revisions() const {
  std::vector<unsigned long> all;
  for (const auto& [_, part] : parts_) all.push_back(part->revision());
  return all;
}

Result<bool> StateFile::load() {
  auto text = read_file(path_, kMostBytes);
  if (!text && text.error().kind == Error::Kind::NotFound) return false;
  auto damaged = [&](const std::string& why) {
    return fail(Error::Kind::Invalid, fmt::format("{} cannot be read: {}", path_.string(), why));
  };
  if (!text) return damaged(text.error().message);
  auto state = parse_json(*text);
  if (!state) return damaged(state.error().message);
  if (!state->is_object() || state->value("version", Json()) != kVersion || !(*state)["parts"].is_object())
    return damaged("it was not written by this version");
  for (const auto& [name, part] : parts_) {
    auto at = (*state)["parts"].find(name);
    if (at == (*state)["parts"].end()) continue;  // a service this version has and the file's did not
    if (auto loaded = part->load(*at); !loaded) return damaged(fmt::format("{}: {}", name, loaded.error().message));
  }
  written_ = revisions();
  return true;
}

Result<> StateFile::commit() {
  auto now = revisions();
  if (now == written_) return {};
  Json parts = Json::object();
  for (const auto& [name, part] : parts_) parts[name] = part->save();
  TRY(during("saving the state", write_file_atomically(path_, to_text({{"version", kVersion}, {"parts", parts}}))));
  written_ = std::move(now);
  return {};
}

}  // namespace sparkecs::engine
