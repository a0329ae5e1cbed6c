#include "engine/logs/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/text.h"

namespace sparkecs::engine::logs {
namespace {

namespace fs = std::filesystem;

constexpr auto kGroupFile = "group.json";

Error no_such(std::string_view what) {
  return {Error::Kind::NotFound, fmt::format("The specified log {} does not exist.", what),
          "ResourceNotFoundException"};
}
Error exists(std::string_view what) {
  return {Error::Kind::Conflict, fmt::format("The specified log {} already exists", what),
          "ResourceAlreadyExistsException"};
}

Result<> make_folder(const fs::path& folder) {
  std::error_code ec;
  fs::create_directories(folder, ec);
  if (ec) return fail(Error::Kind::Unavailable, fmt::format("making {}: {}", folder.string(), ec.message()));
  return {};
}

Result<> remove_tree(const fs::path& folder) {
  std::error_code ec;
  fs::remove_all(folder, ec);
  if (ec) return fail(Error::Kind::Unavailable, fmt::format("removing {}: {}", folder.string(), ec.message()));
  return {};
}

Result<> save(const fs::path& folder, const GroupInfo& info) {
  Json saved{{"name", info.name}, {"created", info.created}, {"tags", info.tags}};
  if (info.retention_days) saved["retentionDays"] = *info.retention_days;
  return write_file_atomically(folder / kGroupFile, to_pretty(saved));
}

Result<GroupInfo> read_info(const fs::path& folder) {
  auto text = TRY(read_file(folder / kGroupFile));
  auto saved = TRY(parse_json(text));
  try {
    GroupInfo info{.name = saved.at("name"),
                   .created = saved.at("created"),
                   .tags = saved.at("tags").get<std::map<std::string, std::string>>()};
    if (saved.contains("retentionDays")) info.retention_days = saved["retentionDays"].get<int>();
    return info;
  } catch (const Json::exception& e) {
    return fail(Error::Kind::Invalid, e.what());
  }
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code ec;
  for (fs::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec)) found.push_back(at->path());
  std::ranges::sort(found);  // the files of a stream in the order of their numbers
  return found;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const fs::path& folder, const Clock& clock) {
  TRY(make_folder(folder));
  std::unique_ptr<Store> store(new Store(folder, clock));
  for (const auto& entry : entries(folder)) {
    auto loaded = store->load_group(entry);
    if (loaded) continue;
    // A group file is written before the first stream and removed before the last one.
    log::warn("{} is no log group: {}; removed", entry.string(), loaded.error().message);
    TRY(remove_tree(entry));
  }
  return store;
}

Result<> Store::load_group(const fs::path& folder) {
  Group group{TRY(read_info(folder)), folder};
  struct Found {
    StreamHead head;
    std::vector<fs::path> files;
  };
  std::map<std::string, Found> found;
  for (const auto& file : entries(folder)) {
    if (file.filename() == kGroupFile) continue;
    auto head = file.extension() == ".log" ? Segment::read_head(file) : fail(Error::Kind::Invalid, "left by a crash");
    if (!head) {
      log::warn("{} is no log stream: {}; removed", file.string(), head.error().message);
      TRY(remove_tree(file));
      continue;
    }
    auto& stream = found[head->name];
    stream.head = *head;
    stream.files.push_back(file);
  }
  for (auto& [name, stream] : found)
    group.streams.emplace(name, Stream(folder, std::move(stream.head), std::move(stream.files)));
  auto name = group.info.name;
  groups_.emplace(name, std::move(group));
  return {};
}

Result<const Group*> Store::find_group(const std::string& name) const {
  auto at = groups_.find(name);
  if (at == groups_.end()) return std::unexpected(no_such("group"));
  return &at->second;
}

Result<Group*> Store::own_group(const std::string& name) {
  return const_cast<Group*>(TRY(find_group(name)));  // the groups are ours to change
}

Result<Stream*> Store::find_stream(const std::string& group, const std::string& stream) {
  auto& streams = TRY(own_group(group))->streams;
  auto at = streams.find(stream);
  if (at == streams.end()) return std::unexpected(no_such("stream"));
  return &at->second;
}

Result<std::vector<Stream*>> Store::streams(const std::string& group) {
  auto* owner = TRY(own_group(group));
  std::vector<Stream*> all;
  for (auto& [_, stream] : owner->streams) all.push_back(&stream);
  return all;
}

Result<> Store::add_group(const std::string& name, std::map<std::string, std::string> tags) {
  if (groups_.contains(name)) return std::unexpected(exists("group"));
  Group group{{.name = name, .created = now(), .tags = std::move(tags)}, folder_ / to_hex(sha256(name)).substr(0, 32)};
  TRY(make_folder(group.folder));
  TRY(save(group.folder, group.info));
  groups_.emplace(name, std::move(group));
  return {};
}

Result<> Store::change_info(const std::string& name, const std::function<void(GroupInfo&)>& change) {
  const auto* group = TRY(find_group(name));
  auto info = group->info;
  change(info);
  TRY(save(group->folder, info));
  groups_.at(name).info = std::move(info);
  return {};
}

Result<> Store::set_retention(const std::string& name, std::optional<int> days) {
  return change_info(name, [days](GroupInfo& info) { info.retention_days = days; });
}

Result<> Store::set_tags(const std::string& name, std::map<std::string, std::string> tags) {
  return change_info(name, [&](GroupInfo& info) { info.tags = std::move(tags); });
}

Result<> Store::delete_group(const std::string& name) {
  auto folder = TRY(find_group(name))->folder;
  TRY(remove_tree(folder / kGroupFile));
  groups_.erase(name);
  return remove_tree(folder);
}

Result<> Store::add_stream(const std::string& group, const std::string& stream) {
  auto* owner = TRY(own_group(group));
  if (owner->streams.contains(stream)) return std::unexpected(exists("stream"));
  owner->streams.emplace(stream, TRY(Stream::create(owner->folder, {stream, now()})));
  return {};
}

Result<> Store::delete_stream(const std::string& group, const std::string& stream) {
  auto* doomed = TRY(find_stream(group, stream));
  TRY(doomed->remove_files());
  groups_.at(group).streams.erase(stream);
  return {};
}

void Store::create_group(const std::string& group) {
  if (has_group(group)) return;
  if (auto added = add_group(group, {}); !added) log::warn("log group {}: {}", group, added.error().message);
}

void Store::append(const std::string& group, const std::string& stream, TimePoint at, std::string line) {
  if (!has_group(group) || line.empty()) return;
  auto write = [&]() -> Result<> {
    if (!groups_.at(group).streams.contains(stream)) TRY(add_stream(group, stream));
    auto* to = TRY(find_stream(group, stream));
    auto extent = TRY(to->extent());
    auto time = at.time_since_epoch().count();
    if (extent) time = std::max(time, extent->last.timestamp);
    return to->append({Event{.timestamp = time, .message = std::move(line)}}, now());
  };
  if (auto written = write(); !written) log::warn("log stream {}: {}", stream, written.error().message);
}

}  // namespace sparkecs::engine::logs
