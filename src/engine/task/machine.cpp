#include "engine/task/machine.h"

namespace sparkecs::engine::task {

namespace {

using Network = Facts::Network;
using Containers = Facts::Containers;
using Announcement = Facts::Announcement;

Step towards_running(Status known, const Facts& facts) {
  switch (known) {
    case Status::Provisioning:
      if (facts.network == Network::Absent) return Step::AttachNetwork;
      return facts.network == Network::Ready ? Step::StartContainers : Step::None;
    case Status::Pending:
      if (facts.containers != Containers::Started) return Step::None;
      return facts.announces_visibly ? Step::Activate : Step::Run;
    case Status::Activating:
      return Step::Run;
    default:
      return Step::None;  // it runs; what has begun to stop never comes back
  }
}

Step towards_stopped(Status known, const Facts& facts) {
  switch (known) {
    case Status::Provisioning:
      // The runtime cannot forget a network that it is just making.
      return facts.network == Network::Asked ? Step::None : Step::Release;
    case Status::Pending:
      return Step::StopContainers;
    case Status::Activating:
    case Status::Running:
    case Status::Deactivating:
      // Out of the balancer before the signal, so that nobody loses a connection.
      if (facts.announcement == Announcement::Inside) return Step::Withdraw;
      if (facts.announcement == Announcement::Draining && !facts.dead) return Step::None;
      return Step::StopContainers;
    case Status::Stopping:
      return facts.containers == Containers::Ended ? Step::Release : Step::None;
    case Status::Deprovisioning:
      return facts.network == Network::Gone ? Step::Finish : Step::None;
    case Status::Stopped:
      return Step::None;
  }
  return Step::None;
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::Provisioning:
      return "PROVISIONING";
    case Status::Pending:
      return "PENDING";
    case Status::Activating:
      return "ACTIVATING";
    case Status::Running:
      return "RUNNING";
    case Status::Deactivating:
      return "DEACTIVATING";
    case Status::Stopping:
      return "STOPPING";
    case Status::Deprovisioning:
      return "DEPROVISIONING";
    case Status::Stopped:
      return "STOPPED";
  }
  return "";
}

std::string_view to_string(Desired desired) {
  return desired == Desired::Running ? "RUNNING" : "STOPPED";
}

Step next_step(Status known, Desired desired, const Facts& facts) {
  return desired == Desired::Running ? towards_running(known, facts) : towards_stopped(known, facts);
}

Status status_after(Step step, Status known, const Facts& facts) {
  switch (step) {
    case Step::None:
    case Step::AttachNetwork:
      return known;
    case Step::StartContainers:
      return Status::Pending;
    case Step::Activate:
      return Status::Activating;
    case Step::Run:
      return Status::Running;
    // With one target group and no Cloud Map the task stays RUNNING while it drains.
    case Step::Withdraw:
      return facts.announces_visibly ? Status::Deactivating : known;
    case Step::StopContainers:
      return Status::Stopping;
    case Step::Release:
      return Status::Deprovisioning;
    case Step::Finish:
      return Status::Stopped;
  }
  return known;
}

}  // namespace sparkecs::engine::task
