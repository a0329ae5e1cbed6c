#include "engine/task/machine.h"

#include <gtest/gtest.h>

namespace sparkecs::engine::task {
namespace {

using enum Status;
using Network = Facts::Network;
using Containers = Facts::Containers;
using Announcement = Facts::Announcement;

struct StepCase {
  Status known;
  Desired desired;
  Facts facts;
  Step step;
  Status then;
};

Facts with(Network network, Containers containers = Containers::Waiting,
           Announcement announcement = Announcement::Nothing, bool visibly = false, bool dead = false) {
  return {network, containers, announcement, visibly, dead};
}

TEST(TaskMachine, NextStep) {
  const auto run = Desired::Running;
  const auto stop = Desired::Stopped;
  const Facts ready = with(Network::Ready);
  const Facts started = with(Network::Ready, Containers::Started);
  const Facts ended = with(Network::Ready, Containers::Ended);
  const Facts inside = with(Network::Ready, Containers::Started, Announcement::Inside);
  const Facts draining = with(Network::Ready, Containers::Started, Announcement::Draining);
  const Facts left = with(Network::Ready, Containers::Started, Announcement::Left);
  const Facts visible = with(Network::Ready, Containers::Started, Announcement::Outside, true);
  const Facts inside_visible = with(Network::Ready, Containers::Started, Announcement::Inside, true);
  const Facts dead = with(Network::Ready, Containers::Started, Announcement::Draining, false, true);
  const StepCase cases[] = {
      {Provisioning, run, with(Network::Absent), Step::AttachNetwork, Provisioning},
      {Provisioning, run, with(Network::Asked), Step::None, Provisioning},
      {Provisioning, run, ready, Step::StartContainers, Pending},
      {Pending, run, ready, Step::None, Pending},
      {Pending, run, started, Step::Run, Running},
      {Pending, run, visible, Step::Activate, Activating},
      {Activating, run, inside_visible, Step::Run, Running},
      {Running, run, inside, Step::None, Running},
      // Stopped before anything ran.
      {Provisioning, stop, with(Network::Absent), Step::Release, Deprovisioning},
      {Provisioning, stop, with(Network::Asked), Step::None, Provisioning},
      {Provisioning, stop, ready, Step::Release, Deprovisioning},
      {Provisioning, stop, with(Network::Failed), Step::Release, Deprovisioning},
      {Pending, stop, ready, Step::StopContainers, Stopping},
      // Stopped while running: drained before the signal.
      {Running, stop, started, Step::StopContainers, Stopping},
      {Running, stop, inside, Step::Withdraw, Running},
      {Running, stop, inside_visible, Step::Withdraw, Deactivating},
      {Activating, stop, inside_visible, Step::Withdraw, Deactivating},
      {Running, stop, draining, Step::None, Running},
      {Deactivating, stop, draining, Step::None, Deactivating},
      {Deactivating, stop, left, Step::StopContainers, Stopping},
      {Running, stop, dead, Step::StopContainers, Stopping},
      {Stopping, stop, started, Step::None, Stopping},
      {Stopping, stop, ended, Step::Release, Deprovisioning},
      {Deprovisioning, stop, with(Network::Leaving, Containers::Ended), Step::None, Deprovisioning},
      {Deprovisioning, stop, with(Network::Gone, Containers::Ended), Step::Finish, Stopped},
      {Stopped, stop, with(Network::Gone, Containers::Ended), Step::None, Stopped},
      // What has begun to stop never comes back.
      {Stopping, run, started, Step::None, Stopping},
      {Stopped, run, started, Step::None, Stopped},
  };
  int line = 0;
  for (const auto& c : cases) {
    SCOPED_TRACE(testing::Message() << "case " << line++ << ": " << to_string(c.known) << " towards "
                                    << to_string(c.desired));
    EXPECT_EQ(next_step(c.known, c.desired, c.facts), c.step);
    EXPECT_EQ(status_after(c.step, c.known, c.facts), c.then);
  }
}

// Whatever is known, a step never leads backwards, and no combination of facts is without a way to the end.
TEST(TaskMachine, OnlyForward) {
  for (int status = 0; status <= static_cast<int>(Stopped); ++status)
    for (int network = 0; network <= static_cast<int>(Network::Gone); ++network)
      for (int containers = 0; containers <= static_cast<int>(Containers::Ended); ++containers)
        for (int announcement = 0; announcement <= static_cast<int>(Announcement::Left); ++announcement)
          for (bool visibly : {false, true})
            for (auto desired : {Desired::Running, Desired::Stopped}) {
              Facts facts = with(static_cast<Network>(network), static_cast<Containers>(containers),
                                 static_cast<Announcement>(announcement), visibly);
              auto known = static_cast<Status>(status);
              EXPECT_GE(status_after(next_step(known, desired, facts), known, facts), known);
            }
}

}  // namespace
}  // namespace sparkecs::engine::task
