// StateFile keeps what the services of the local AWS know, all of it in one file, which is always of one moment:
//
//   {"version": 1, "parts": {"ecs": …, "elbv2": …, "network": …, "directory": …}}
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/saved.h"

namespace sparkecs::engine {

// Loop thread only.
class StateFile {
 public:
  // The parts outlive it. They are loaded in this order.
  StateFile(std::filesystem::path path, std::vector<std::pair<std::string, Saved*>> parts)
      : path_(std::move(path)), parts_(std::move(parts)) {}

  // Fills the parts; false when there is no file yet. Kind::Invalid for a file that is not ours, or of a newer version.
  Result<bool> load();
  // Writes the file if a part has changed since the last time.
  Result<> commit();

 private:
  std::vector<unsigned long> revisions() const;

  std::filesystem::path path_;
  std::vector<std::pair<std::string, Saved*>> parts_;
  std::vector<unsigned long> written_;  // the parts' revisions in the file
};

}  // namespace sparkecs::engine
