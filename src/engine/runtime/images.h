// Images keeps host images as images of the local ECR, in a folder: one file for each repository and tag.
// A reference is REPOSITORY[:TAG], alone or behind the name of the account's registry
// (000000000000.dkr.ecr.us-east-1.amazonaws.com/spark:3.5) or of a loopback one (127.0.0.1:4566/spark:3.5): all three
// mean the same image. The tag "latest" is implied.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/runtime/host_image.h"

namespace sparkecs::engine::runtime {

// Safe from any thread; put() and resolve() may run at the same time.
class Images {
 public:
  // The folder is made when it is missing.
  explicit Images(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Adds the image or replaces it; on disk when it returns.
  Result<> put(const std::string& reference, const HostImage& image);
  // The image as it is now. Where there is none, or none can be read, the error's code is CannotPullContainerError and
  // its message what AWS says behind that.
  Result<HostImage> resolve(const std::string& reference) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace sparkecs::engine::runtime
