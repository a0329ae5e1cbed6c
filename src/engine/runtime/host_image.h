// HostImage is an image without layers: an OCI image config that names folders of this machine instead, to be mounted
// read-only. docs/formats/host-image.md describes the file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sparkecs::engine::runtime {

// Paths are absolute.
struct Mount {
  std::string source;     // on this machine; when it is a symbolic link, the container gets the same link
  std::string target;     // in the container
  bool writable = false;  // what the container writes there stays on the machine
};

struct HostImage {
  std::map<std::string, std::string> environment{};
  std::vector<std::string> entry_point{};
  std::vector<std::string> command{};
  std::string working_directory{};  // empty: /
  std::string user{};               // UID, NAME, UID:GID or NAME:GROUP; empty: root
  std::string stop_signal{};        // SIGTERM, TERM or 15; empty: SIGTERM
  std::vector<Mount> mounts{};      // parents before what lies in them
};

// The file, both ways. Kind::Invalid says which member is wrong; unknown members are ignored, as OCI has it.
Result<HostImage> parse_host_image(std::string_view text);
std::string to_text(const HostImage& image);

// The number of a signal in any of the three forms; SIGTERM for anything else.
int signal_number(std::string_view name);

}  // namespace sparkecs::engine::runtime
