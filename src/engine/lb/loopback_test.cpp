#include "engine/lb/loopback.h"

#include <gtest/gtest.h>

#include "engine/lb/testing.h"

namespace sparkecs::engine::lb {
namespace {

using namespace testing;

TEST(LoopbackAddress, IsTheSameEveryTimeAndNeverShared) {
  std::string first;
  {
    auto claimed = LoopbackAddress::claim("account/region/balancer");
    ASSERT_TRUE(claimed) << claimed.error().message;
    first = claimed->text();
    EXPECT_TRUE(first.starts_with("127."));
    EXPECT_FALSE(first.starts_with("127.0."));
    auto other = LoopbackAddress::claim("account/region/balancer");
    ASSERT_TRUE(other);
    EXPECT_NE(other->text(), first);
    auto wanted_in_vain = LoopbackAddress::claim("another", first);
    ASSERT_TRUE(wanted_in_vain);
    EXPECT_NE(wanted_in_vain->text(), first);
  }
  EXPECT_EQ(LoopbackAddress::claim("account/region/balancer")->text(), first);
  EXPECT_EQ(LoopbackAddress::claim("another", first)->text(), first);
  EXPECT_NE(LoopbackAddress::claim("another", "10.0.0.1")->text(), "10.0.0.1");  // never anything but loopback
}

TEST(ListenNear, MapsAPortThatIsTaken) {
  auto address = LoopbackAddress::claim("listen near");
  ASSERT_TRUE(address);
  auto first = listen_near(address->text(), 8085);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->port, 8085);
  auto second = listen_near(address->text(), 8085);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->port, 16085);
  auto third = listen_near(address->text(), 8085);
  ASSERT_TRUE(third);
  EXPECT_NE(third->port, 16085);
  EXPECT_TRUE(connect_to(third->port, address->text()));
  auto high = listen_near(address->text(), 65000);
  ASSERT_TRUE(high);
  auto higher = listen_near(address->text(), 65000);  // 73000 is no port
  ASSERT_TRUE(higher);
  EXPECT_TRUE(connect_to(higher->port, address->text()));
}

}  // namespace
}  // namespace sparkecs::engine::lb
