// Store keeps log groups and their streams in a folder, one folder per group:
//
//   DATA/<digest of the group's name>/group.json     name, creation time, retention, tags
//                                    /<digest of the stream's name>-00000001.log, …  (segment.h)
//
// Every change is in the files when a call returns, so a process that is killed loses nothing. Only a machine that
// loses power may lose the last lines; never half of one remains.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/logs/sink.h"
#include "engine/logs/stream.h"

namespace sparkecs::engine::logs {

struct GroupInfo {
  std::string name;
  std::int64_t created = 0;             // ms since 1970
  std::optional<int> retention_days{};  // absent: for ever
  std::map<std::string, std::string> tags{};
};

struct Group {
  GroupInfo info;
  std::filesystem::path folder;
  std::map<std::string, Stream> streams{};
};

// Loop thread only. Errors carry the codes of CloudWatch Logs.
class Store final : public LogSink {
 public:
  // Takes up what is in `folder`, which it makes if need be. What is no group or no stream is removed.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, const Clock& clock);

  const std::map<std::string, Group>& groups() const { return groups_; }
  Result<const Group*> find_group(const std::string& name) const;
  Result<Stream*> find_stream(const std::string& group, const std::string& stream);
  // All streams of a group, to be read.
  Result<std::vector<Stream*>> streams(const std::string& group);

  Result<> add_group(const std::string& name, std::map<std::string, std::string> tags);
  Result<> set_retention(const std::string& name, std::optional<int> days);
  Result<> set_tags(const std::string& name, std::map<std::string, std::string> tags);
  Result<> delete_group(const std::string& name);
  Result<> add_stream(const std::string& group, const std::string& stream);
  Result<> delete_stream(const std::string& group, const std::string& stream);

  bool has_group(const std::string& group) const override { return groups_.contains(group); }
  void create_group(const std::string& group) override;
  // A line's time is never before that of the line before it: order within a stream is the order of reading. Empty
  // lines are dropped, as the awslogs driver does.
  void append(const std::string& group, const std::string& stream, TimePoint at, std::string line) override;

 private:
  Store(std::filesystem::path folder, const Clock& clock) : folder_(std::move(folder)), clock_(clock) {}
  Result<> load_group(const std::filesystem::path& folder);
  Result<Group*> own_group(const std::string& name);
  Result<> change_info(const std::string& name, const std::function<void(GroupInfo&)>& change);
  std::int64_t now() const { return clock_.now().time_since_epoch().count(); }

  std::filesystem::path folder_;
  const Clock& clock_;
  std::map<std::string, Group> groups_;
};

}  // namespace sparkecs::engine::logs
