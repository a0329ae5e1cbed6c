// Worker is the process runtime's state: tasks and their containers. It lives on the reactor's thread, which has moved
// into the VPC.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "engine/runtime/images.h"
#include "engine/runtime/process/container.h"
#include "engine/runtime/process/janitor.h"
#include "engine/runtime/runtime.h"
#include "engine/vpc/vpc.h"

namespace sparkecs::engine::runtime {

class Worker {
 public:
  // What it works with; all of it outlives it.
  struct Tools {
    lb::Reactor& reactor;
    const vpc::Vpc& vpc;
    const Images& images;
    const Clock& clock;
    Observer& observer;
    Cgroups& cgroups;
    Janitor& janitor;              // made elsewhere: a thread that has moved into the VPC may start no other
    Fd processes;                  // the folder /proc of this process
    std::filesystem::path folder;  // for the containers' own files
  };

  // On the reactor's thread, which moves into the VPC for good.
  static Result<std::unique_ptr<Worker>> start(Tools tools);
  // Kills all containers and removes their tasks; reports nothing.
  ~Worker();

  // As Runtime has them.
  void prepare(TaskSpec spec);
  void start(const std::string& task, const std::string& container);
  void signal(const std::string& task, const std::string& container, int number);
  void execute(const std::string& task, const std::string& container, const std::vector<std::string>& program,
               Millis time);
  void remove(const std::string& task);

 private:
  struct Task {
    TaskSpec spec;
    vpc::Attachment network;
    std::map<std::string, std::shared_ptr<Container>> containers;  // also ended ones
    bool removing = false;
  };

  Worker(Tools tools, vpc::Resident resident);
  std::filesystem::path folder_of(const std::string& task) const;
  Result<std::shared_ptr<Container>> launch_container(Task& task, const ContainerSpec& spec);
  void finish_removal(const std::string& task);
  Container* find(const std::string& task, const std::string& container);

  Tools tools_;
  vpc::Resident resident_;
  Container::Surroundings around_;
  std::map<std::string, Task> tasks_;
};

}  // namespace sparkecs::engine::runtime
