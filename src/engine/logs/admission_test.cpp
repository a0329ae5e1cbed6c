#include "engine/logs/admission.h"

#include <gtest/gtest.h>

namespace sparkecs::engine::logs {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kNow = 1'700'000'000'000;

std::vector<Event> at(const std::vector<std::int64_t>& times) {
  std::vector<Event> events;
  for (auto time : times) events.push_back({.timestamp = time, .message = "m"});
  return events;
}

TEST(Admission, SkipsWhatIsTooOldOrTooNew) {
  struct Case {
    std::vector<std::int64_t> times;
    std::optional<int> retention;
    std::size_t first, last;
    std::optional<int> too_old, expired, too_new;
  };
  for (const auto& c : {
           Case{{kNow - kHour, kNow, kNow + 2 * kHour}, {}, 0, 3, {}, {}, {}},
           Case{{kNow, kNow + 2 * kHour + 1}, {}, 0, 1, {}, {}, 1},
           Case{{kNow + 3 * kHour}, {}, 0, 0, {}, {}, 0},
           Case{{kNow - 14 * kDay - 1, kNow - 14 * kDay}, {}, 1, 2, 1, {}, {}},
           Case{{kNow - kDay - 2, kNow - kDay - 1, kNow - kDay}, 1, 2, 3, {}, 2, {}},
           Case{{kNow - 20 * kDay}, 30, 1, 1, 1, {}, {}},
           Case{{kNow - 20 * kDay}, 1, 1, 1, 1, 1, {}},
       }) {
    auto admission = admit(at(c.times), kNow, c.retention);
    ASSERT_TRUE(admission) << admission.error().message;
    EXPECT_EQ(admission->first, c.first);
    EXPECT_EQ(admission->last, c.last);
    EXPECT_EQ(admission->too_old_end, c.too_old);
    EXPECT_EQ(admission->expired_end, c.expired);
    EXPECT_EQ(admission->too_new_start, c.too_new);
  }
}

TEST(Admission, RefusesWholeBatches) {
  std::vector<Event> large(5, {.timestamp = kNow, .message = std::string(210'000, 'x')});
  std::vector<Event> nameless{{.timestamp = kNow}};
  for (const auto& batch : {at({}), at({kNow, kNow - 1}), at({kNow - kDay - 1, kNow}), at({-1}), large, nameless,
                            at(std::vector<std::int64_t>(10'001, kNow))})
    EXPECT_EQ(admit(batch, kNow, {}).error().code, "InvalidParameterException");
  EXPECT_TRUE(admit(at(std::vector<std::int64_t>(10'000, kNow)), kNow, {}));
}

}  // namespace
}  // namespace sparkecs::engine::logs
