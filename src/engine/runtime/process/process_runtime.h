// ProcessRuntime runs containers as processes of this machine, without a container engine: bubblewrap gives each its
// own file system and process space, the VPC gives each task its network, control groups limit what they use.
// Images are host images (runtime/host_image.h).
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/time.h"
#include "engine/runtime/images.h"
#include "engine/runtime/runtime.h"
#include "engine/vpc/vpc.h"

namespace sparkecs::engine::runtime {

class ProcessRuntime final : public Runtime {
 public:
  // `folder` is for the containers' own files: made if missing, and emptied of what a killed engine left there.
  // Everything passed in outlives it. Kind::NotFound when bubblewrap is not installed, Kind::Denied when it may not
  // work on this machine.
  static Result<std::unique_ptr<ProcessRuntime>> create(vpc::Vpc& vpc, const Images& images,
                                                        const std::filesystem::path& folder, const Clock& clock,
                                                        Observer& observer);
  // Removes what a killed runtime left in its folder and in control groups. Nobody else may use the folder meanwhile.
  static Result<> clean_up(const std::filesystem::path& folder);
  // Kills all containers and removes all tasks; nothing is reported any more.
  ~ProcessRuntime() override;

  // One sentence on which limits hold on this machine.
  const std::string& limits() const;

  void prepare(TaskSpec task) override;
  void start(const std::string& task, const std::string& container) override;
  void signal(const std::string& task, const std::string& container, int number) override;
  void execute(const std::string& task, const std::string& container, std::vector<std::string> program,
               Millis time) override;
  void kill(const std::string& task, const std::string& container) override;
  void remove(const std::string& task) override;

 private:
  struct Parts;
  explicit ProcessRuntime(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sparkecs::engine::runtime
