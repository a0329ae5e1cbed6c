#include "engine/state_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "base/json.h"
#include "base/random.h"

namespace sparkecs::engine {
namespace {

struct Part final : Saved {
  int value = 0;
  int saves = 0;
  unsigned long changes = 0;
  void set(int to) {
    value = to;
    ++changes;
  }
  unsigned long revision() const override { return changes; }
  Json save() const override {
    ++const_cast<Part*>(this)->saves;
    return value;
  }
  Result<> load(const Json& state) override {
    if (!state.is_number()) return fail(Error::Kind::Invalid, "not a number");
    value = state;
    return {};
  }
};

class StateFileTest : public testing::Test {
 protected:
  ~StateFileTest() override { std::filesystem::remove(path_); }
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("state-" + random_hex(12));
  Part a_;
  Part b_;
  StateFile file_{path_, {{"a", &a_}, {"b", &b_}}};
};

TEST_F(StateFileTest, ComesBack) {
  EXPECT_EQ(*file_.load(), false);
  a_.set(1);
  b_.set(2);
  ASSERT_TRUE(file_.commit());
  Part a;
  Part b;
  StateFile later(path_, {{"a", &a}, {"b", &b}});
  EXPECT_EQ(*later.load(), true);
  EXPECT_EQ(a.value, 1);
  EXPECT_EQ(b.value, 2);
  ASSERT_TRUE(later.commit());
  EXPECT_EQ(a.saves, 0) << "nothing has changed since";
}

TEST_F(StateFileTest, WritesOnlyChanges) {
  a_.set(1);
  ASSERT_TRUE(file_.commit());
  ASSERT_TRUE(file_.commit());
  EXPECT_EQ(a_.saves, 1);
  b_.set(1);
  ASSERT_TRUE(file_.commit());
  EXPECT_EQ(a_.saves, 2);
}

TEST_F(StateFileTest, RefusesWhatItCannotRead) {
  for (const auto* text : {"", "{", "[]", R"({"version": 2, "parts": {}})", R"({"version": 1})",
                           R"({"version": 1, "parts": {"a": "x"}})"}) {
    std::ofstream(path_, std::ios::trunc) << text;
    auto loaded = file_.load();
    ASSERT_FALSE(loaded) << text;
    EXPECT_EQ(loaded.error().kind, Error::Kind::Invalid) << text;
    EXPECT_NE(loaded.error().message.find(path_.string()), std::string::npos);
  }
}

TEST_F(StateFileTest, SaysWhenTheStateCannotBeWritten) {
  StateFile nowhere("/nonexistent/state", {{"a", &a_}});
  a_.set(1);
  EXPECT_FALSE(nowhere.commit());
}

}  // namespace
}  // namespace sparkecs::engine
