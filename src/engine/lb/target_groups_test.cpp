// Stories of targets with a clock turned by hand and scripted checks; the data path is real where flows matter.
#include "engine/lb/target_groups.h"

#include <gtest/gtest.h>

#include "engine/lb/testing.h"
#include "engine/loop/manual_loop.h"

namespace sparkecs::engine::lb {
namespace {

using namespace testing;
using enum TargetState;

// Answers every check at once as it is told to.
class ScriptedProber final : public Prober {
 public:
  void probe(Check check, std::function<void(const Probed&)> done) override {
    checks.push_back(check);
    done(answer);
  }
  Probed answer{};
  std::vector<Check> checks;
};

class TargetGroupsTest : public ::testing::Test {
 protected:
  static constexpr auto kGroup = "arn:group";
  static constexpr auto kFailed = Probed::Outcome::Failed;

  void SetUp() override {
    settings_.thresholds = {.healthy = 2, .unhealthy = 2, .interval = Millis(10'000)};
    groups_.put(kGroup, settings_);
    groups_.observe(
        [this](const std::string&, const Target& target) { told_.push_back(groups_.state(kGroup, target)); });
    auto socket = listen_on_host("127.0.0.1", 0);
    ASSERT_TRUE(socket);
    port_ = port_of(*socket);
    listener_ = relay_.open(std::move(*socket), {});
  }
  void forward() { groups_.forward(listener_, {.group = kGroup, .zones = {"a", "b"}, .node = "127.1.2.3:80"}); }
  void register_target(const Target& target, const std::string& zone = "a") {
    groups_.register_target(kGroup, target, zone);
    loop_.advance(Millis(0));
  }
  TargetHealth only() {
    auto all = groups_.health(kGroup);
    EXPECT_EQ(all.size(), 1u);
    return all.empty() ? TargetHealth{} : all.front();
  }
  ManualLoop loop_;
  Delays delays_{};
  vpc::HostSockets sockets_;
  ScriptedProber prober_;
  Relay relay_{sockets_, [this](const auto& endpoint) { loop_.post([this, endpoint] { groups_.drained(endpoint); }); }};
  TargetGroups groups_{loop_, delays_, prober_, relay_};
  GroupSettings settings_;
  std::vector<std::optional<TargetState>> told_;
  Relay::Listener listener_ = 0;
  std::uint16_t port_ = 0;
  const Target target_{"127.0.0.1", 9};
};

TEST_F(TargetGroupsTest, ATargetBecomesHealthyByItsFirstPassedCheck) {
  forward();
  register_target(target_);
  EXPECT_EQ(only().health.state, "healthy");
  EXPECT_EQ(prober_.checks.size(), 1u);
  EXPECT_EQ(told_.back(), Healthy);
  loop_.advance(Millis(9'999));
  EXPECT_EQ(prober_.checks.size(), 1u);
  loop_.advance(Millis(1));
  EXPECT_EQ(prober_.checks.size(), 2u);
}

TEST_F(TargetGroupsTest, RegistrationTakesItsTime) {
  delays_.target_registration = Millis(5'000);
  forward();
  register_target(target_);
  loop_.advance(Millis(4'999));
  EXPECT_EQ(only().health.reason, "Elb.RegistrationInProgress");
  loop_.advance(Millis(1));
  EXPECT_EQ(only().health.state, "healthy");
}

TEST_F(TargetGroupsTest, ANewTargetIsCheckedOftenAndGivenTime) {
  prober_.answer = {kFailed};
  forward();
  register_target(target_);
  loop_.advance(Millis(19'900));
  EXPECT_EQ(only().health.reason, "Elb.InitialHealthChecking");
  EXPECT_EQ(prober_.checks.size(), 100u);
  prober_.answer = {};
  loop_.advance(Millis(200));
  EXPECT_EQ(only().health.state, "healthy");
}

TEST_F(TargetGroupsTest, ATargetThatNeverAnswersBecomesUnhealthyAndMayRecover) {
  prober_.answer = {kFailed};
  forward();
  register_target(target_);
  loop_.advance(Millis(20'000));
  EXPECT_EQ(only().health.reason, "Target.FailedHealthChecks");
  EXPECT_EQ(told_, (std::vector<std::optional<TargetState>>{Initial, Initial, Unhealthy}));
  prober_.answer = {};
  loop_.advance(Millis(10'000));
  EXPECT_EQ(only().health.state, "unhealthy");
  loop_.advance(Millis(10'000));
  EXPECT_EQ(only().health.state, "healthy");
}

TEST_F(TargetGroupsTest, WithoutAListenerOrOutsideItsZonesATargetIsUnused) {
  register_target(target_);
  EXPECT_EQ(only().health.reason, "Target.NotInUse");
  EXPECT_TRUE(prober_.checks.empty());
  EXPECT_FALSE(groups_.has_listener(kGroup));
  forward();
  loop_.advance(Millis(0));
  EXPECT_EQ(only().health.state, "healthy");
  EXPECT_TRUE(groups_.has_listener(kGroup));
  groups_.stop_forwarding(listener_);
  EXPECT_EQ(only().health.state, "unused");
  auto checks = prober_.checks.size();
  loop_.advance(Millis(60'000));
  EXPECT_EQ(prober_.checks.size(), checks);
  forward();
  register_target({"127.0.0.2", 9}, "c");
  EXPECT_EQ(groups_.state(kGroup, {"127.0.0.2", 9}), Unused);
  EXPECT_EQ(groups_.state(kGroup, target_), Healthy);
}

TEST_F(TargetGroupsTest, ChecksAsTheGroupSays) {
  settings_.http_check = true;
  settings_.check_port = 8080;
  settings_.check_path = "/health";
  settings_.check_codes = {{200, 200}};
  settings_.check_timeout = Millis(6'000);
  delays_.scale = 0.5;
  groups_.put(kGroup, settings_);
  forward();
  register_target(target_);
  ASSERT_EQ(prober_.checks.size(), 1u);
  const auto& check = prober_.checks.front();
  EXPECT_TRUE(check.http);
  EXPECT_EQ(check.address, "127.0.0.1");
  EXPECT_EQ(check.port, 8080);
  EXPECT_EQ(check.path, "/health");
  EXPECT_EQ(check.host, "127.1.2.3:80");
  EXPECT_EQ(check.timeout, Millis(3'000));
  EXPECT_EQ(only().check_port, 8080);
  loop_.advance(Millis(5'000));  // the interval, scaled
  EXPECT_EQ(prober_.checks.size(), 2u);
}

TEST_F(TargetGroupsTest, DeregisteringAnIdleTargetIsDoneAtOnce) {
  forward();
  register_target(target_);
  groups_.deregister_target(kGroup, target_);
  loop_.run();
  EXPECT_EQ(groups_.state(kGroup, target_), std::nullopt);
  EXPECT_EQ(told_.back(), std::nullopt);
  EXPECT_EQ(loop_.until_next(), std::nullopt);  // no check is left behind
}

TEST_F(TargetGroupsTest, ATargetDrainsUntilItsLastFlowEnds) {
  Server server;
  Target target{"127.0.0.1", server.port()};
  forward();
  register_target(target);
  auto client = connect_to(port_);
  auto accepted = server.accept();
  groups_.deregister_target(kGroup, target);
  EXPECT_EQ(only().health.state, "draining");
  EXPECT_EQ(hear_all(connect_to(port_)), "…RESET");
  say(client, "still served");
  EXPECT_EQ(hear(accepted, 12), "still served");
  client.reset();
  accepted.reset();
  EXPECT_TRUE(eventually([&] {
    loop_.run();
    return !groups_.state(kGroup, target);
  }));
}

TEST_F(TargetGroupsTest, TheDelayEndsDrainingWithOrWithoutTheFlows) {
  for (bool reset : {false, true}) {
    settings_.reset_after_deregistration = reset;
    settings_.deregistration_delay = Millis(30'000);
    groups_.put(kGroup, settings_);
    Server server;
    Target target{"127.0.0.1", server.port()};
    forward();
    register_target(target);
    auto client = connect_to(port_);
    auto accepted = server.accept();
    groups_.deregister_target(kGroup, target);
    loop_.advance(Millis(29'999));
    EXPECT_EQ(groups_.state(kGroup, target), Draining);
    loop_.advance(Millis(1));
    EXPECT_EQ(groups_.state(kGroup, target), std::nullopt);
    if (reset) {
      EXPECT_EQ(hear_all(client), "…RESET");
    } else {
      say(client, "outlives the delay");
      EXPECT_EQ(hear(accepted, 18), "outlives the delay");
    }
  }
}

TEST_F(TargetGroupsTest, ATargetThatTurnsUnhealthyLosesItsFlows) {
  Server server;
  Target target{"127.0.0.1", server.port()};
  forward();
  register_target(target);
  auto client = connect_to(port_);
  auto accepted = server.accept();
  prober_.answer = {kFailed};
  loop_.advance(Millis(20'000));
  EXPECT_EQ(groups_.state(kGroup, target), Unhealthy);
  EXPECT_EQ(hear_all(client), "…RESET");
  EXPECT_EQ(hear_all(accepted), "…RESET");
}

TEST_F(TargetGroupsTest, UnhealthyTargetsKeepTheirFlowsIfTheGroupSaysSo) {
  settings_.reset_when_unhealthy = false;
  settings_.unhealthy_draining = Millis(15'000);
  groups_.put(kGroup, settings_);
  Server server;
  Target target{"127.0.0.1", server.port()};
  forward();
  register_target(target);
  auto client = connect_to(port_);
  auto accepted = server.accept();
  prober_.answer = {kFailed};
  loop_.advance(Millis(20'000));
  EXPECT_EQ(only().health.state, "unhealthy.draining");
  say(client, "goes on");
  EXPECT_EQ(hear(accepted, 7), "goes on");
  loop_.advance(Millis(15'000));
  EXPECT_EQ(only().health.state, "unhealthy");
}

TEST_F(TargetGroupsTest, FlowsGoToHealthyTargetsAndToAllWhenThereIsNone) {
  Server one, two;
  Target first{"127.0.0.1", one.port()}, second{"127.0.0.1", two.port()};
  forward();
  register_target(first);
  prober_.answer = {kFailed};
  register_target(second);  // initial
  for (int i = 0; i < 16; ++i) {
    auto client = connect_to(port_);
    say(client, "x");
    EXPECT_EQ(hear(one.accept(), 1), "x");
  }
  loop_.advance(Millis(20'000));
  ASSERT_EQ(groups_.state(kGroup, first), Unhealthy);
  ASSERT_EQ(groups_.state(kGroup, second), Unhealthy);
  // Fail open: sooner or later the second one gets a flow too.
  std::vector<Fd> clients;
  std::thread connecting([&] {
    for (int i = 0; i < 64; ++i) clients.push_back(connect_to(port_));
  });
  auto accepted = two.accept();
  connecting.join();
  EXPECT_TRUE(accepted);
}

TEST_F(TargetGroupsTest, ATargetMayComeBackWhileItDrains) {
  Server server;
  Target target{"127.0.0.1", server.port()};
  forward();
  register_target(target);
  auto client = connect_to(port_);
  auto accepted = server.accept();
  groups_.deregister_target(kGroup, target);
  register_target(target);
  EXPECT_EQ(groups_.state(kGroup, target), Healthy);
  client.reset();
  accepted.reset();
  loop_.advance(Millis(600'000));
  EXPECT_EQ(groups_.state(kGroup, target), Healthy);
}

TEST_F(TargetGroupsTest, UnknownGroupsAndTargetsAreIgnored) {
  groups_.register_target("arn:other", target_, "a");
  groups_.deregister_target("arn:other", target_);
  groups_.deregister_target(kGroup, target_);
  groups_.remove("arn:other");
  EXPECT_EQ(groups_.state("arn:other", target_), std::nullopt);
  EXPECT_FALSE(groups_.has_group("arn:other"));
  EXPECT_TRUE(groups_.has_group(kGroup));
  groups_.remove(kGroup);
  EXPECT_FALSE(groups_.has_group(kGroup));
}

}  // namespace
}  // namespace sparkecs::engine::lb
