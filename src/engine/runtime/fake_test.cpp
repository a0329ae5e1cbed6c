#include "engine/runtime/fake.h"

#include <gtest/gtest.h>

namespace sparkecs::engine::runtime {
namespace {

TEST(FakeRuntime, ImagesCarryScripts) {
  auto script = script_of("fake:for-2s.exit-7.print-hello.print-you.deaf.pull-100ms.shutdown-3s");
  ASSERT_TRUE(script);
  EXPECT_EQ(script->runs_for, Millis(2000));
  EXPECT_EQ(script->exit_code, 7);
  EXPECT_EQ(script->prints, (std::vector<std::string>{"hello", "you"}));
  EXPECT_TRUE(script->ignores_signals);
  EXPECT_EQ(script->pull, Millis(100));
  EXPECT_EQ(script->shutdown, Millis(3000));
  EXPECT_EQ(script_of("fake:fail-CannotPullContainerError")->fails->code, "CannotPullContainerError");
  EXPECT_EQ(script_of("fake:exit-1")->runs_for, Millis(0));
  EXPECT_EQ(script_of("fake:oom")->exit_code, 137);
  for (auto image : {"spark:3.5", "fake:idle"}) EXPECT_FALSE(script_of(image)->runs_for) << image;
  for (auto image : {"fake:", "fake:jump", "fake:for-ever", "fake:exit-256", "fake:fail-"})
    EXPECT_FALSE(script_of(image)) << image;
}

}  // namespace
}  // namespace sparkecs::engine::runtime
