#include "plan/wait.h"

#include <gtest/gtest.h>

#include <thread>

#include "plan/kinds/passing.h"
#include "plan/recorder_for_test.h"

namespace sparkecs::plan {
namespace {

using namespace std::chrono_literals;

TEST(Cadence, FollowsWhatALookCosts) {
  struct Case {
    Millis call, first, later;
  };
  for (auto [call, first, later] :
       {Case{1ms, 100ms, 200ms}, Case{50ms, 500ms, 2500ms}, Case{80ms, 800ms, 4000ms}, Case{10s, 2s, 5s}}) {
    Cadence cadence;
    EXPECT_EQ(cadence.next(call), first);
    Millis last = first;
    for (int look = 0; look < 100; ++look) {
      auto next = cadence.next(call);
      EXPECT_GE(next, last);
      last = next;
    }
    EXPECT_EQ(last, later) << call.count();
  }
}

TEST(Patience, EndsAtItsDeadlineWithWhatItWaitedFor) {
  Recorder recorder;
  Patience patience("cluster x", recorder, std::chrono::steady_clock::now() + 20ms, {});
  Result<> paused;
  while (paused) paused = patience.pause("for Godot");
  EXPECT_EQ(paused.error().kind, Error::Kind::TimedOut);
  EXPECT_NE(paused.error().message.find("for Godot"), std::string::npos);
  ASSERT_FALSE(recorder.all().empty());
  EXPECT_EQ(recorder.all().front(), "waiting cluster x: for Godot");
}

TEST(Patience, GivesUpWhenAskedTo) {
  Recorder recorder;
  std::stop_source stop;
  Patience patience("x", recorder, kNoDeadline, stop.get_token());
  std::jthread asker([&] { stop.request_stop(); });
  Result<> paused;
  while (paused) paused = patience.pause("for ever");
  EXPECT_EQ(paused.error().kind, Error::Kind::Cancelled);
}

TEST(Passing, KnowsWhatPassesByItself) {
  struct Case {
    const char* operation;
    const char* code;
    const char* message;
    bool passes;
  };
  for (auto [operation, code, message, passes] : {
           Case{"CreateService", "InvalidParameterException",
                "The target group arn:x does not have an associated load balancer.", true},
           Case{"CreateService", "InvalidParameterException", "Unable to Start a service that is still Draining.",
                true},
           Case{"CreateService", "InvalidParameterException", "Creation of service was not idempotent.", false},
           Case{"CreateService", "ClusterNotFoundException", "Cluster not found.", true},
           Case{"DescribeServices", "ClusterNotFoundException", "Cluster not found.", false},
           Case{"DeleteCluster", "ClusterContainsTasksException",
                "The Cluster cannot be deleted while Tasks are active.", true},
           Case{"DeleteCluster", "ClusterContainsContainerInstancesException", "x", false},
           Case{"DeleteSecurityGroup", "DependencyViolation", "resource sg-1 has a dependent object", true},
           Case{"DeleteTargetGroup", "ResourceInUse", "Target group 'x' is currently in use by a listener or a rule",
                true},
       })
    EXPECT_EQ(passing(operation, Error{Error::Kind::Invalid, message, code}) != nullptr, passes)
        << operation << " " << message;
}

TEST(Passing, CallsAgainWhileItPassesOnly) {
  Recorder recorder;
  Patience patience("x", recorder, kNoDeadline, {});
  int calls = 0;
  auto twice_in_use = [&]() -> Result<int> {
    if (++calls <= 2) return fail(Error::Kind::Conflict, "in use", "ResourceInUse");
    return 7;
  };
  auto result = patiently("DeleteTargetGroup", patience, twice_in_use);
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 7);
  EXPECT_EQ(calls, 3);

  calls = 0;
  auto denied = patiently("DeleteTargetGroup", patience, [&]() -> Result<int> {
    ++calls;
    return fail(Error::Kind::Denied, "no", "AccessDenied");
  });
  EXPECT_FALSE(denied);
  EXPECT_EQ(calls, 1);
}

TEST(Passing, TheEndOfPatienceNamesTheErrorBehindIt) {
  Recorder recorder;
  Patience patience("x", recorder, std::chrono::steady_clock::now() + 20ms, {});
  auto result = patiently("DeleteTargetGroup", patience,
                          []() -> Result<int> { return fail(Error::Kind::Conflict, "in use by a", "ResourceInUse"); });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Error::Kind::TimedOut);
  EXPECT_TRUE(result.error().message.ends_with("for the listener to let go of it: in use by a"))
      << result.error().message;
}

}  // namespace
}  // namespace sparkecs::plan
