// The life of a task as a table: what to do next, given where it is, where it should be, and what is known about it.
// Pure; tasks.h does the steps.
#pragma once

#include <string_view>

namespace sparkecs::engine::task {

// lastStatus. A task only moves forward.
enum class Status { Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped };
std::string_view to_string(Status status);  // "PROVISIONING"

// desiredStatus.
enum class Desired { Running, Stopped };
std::string_view to_string(Desired desired);

struct Facts {
  enum class Network { Absent, Asked, Ready, Failed, Leaving, Gone };
  enum class Containers { Waiting, Started, Ended };                     // Started: every essential one has
  enum class Announcement { Nothing, Outside, Inside, Draining, Left };  // in target groups and Cloud Map
  Network network = Network::Absent;
  Containers containers = Containers::Waiting;
  Announcement announcement = Announcement::Nothing;
  // Cloud Map or several target groups: announcing shows as ACTIVATING and DEACTIVATING.
  bool announces_visibly = false;
  // An essential container has ended by itself: nobody is served any more, so draining need not be waited for.
  bool dead = false;
};

enum class Step {
  None,             // wait for a report
  AttachNetwork,    // make the interface
  StartContainers,  // becomes PENDING
  Activate,         // announce; becomes ACTIVATING
  Run,              // announce unless done; becomes RUNNING
  Withdraw,         // leave target groups and Cloud Map; may become DEACTIVATING
  StopContainers,   // becomes STOPPING
  Release,          // give the interface back; becomes DEPROVISIONING
  Finish,           // becomes STOPPED
};

Step next_step(Status known, Desired desired, const Facts& facts);

// Where a task is once the step has been taken.
Status status_after(Step step, Status known, const Facts& facts);

}  // namespace sparkecs::engine::task
