// Whole files: read, and written so that a crash leaves the old content or the new, never half.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sparkecs {

// Kind::NotFound when absent; Kind::Invalid when larger than `most` bytes or not a regular file.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t most = 16u << 20);
// Writes a temporary neighbour (mode 0600), syncs it and renames it over `path`. The folder must exist.
Result<> write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace sparkecs
