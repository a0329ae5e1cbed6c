#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "base/file.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/local_aws.h"

namespace sparkecs::cmd {
namespace {

TEST(Help, EveryCommandHasAPageWithAnExample) {
  std::set<std::string_view> names;
  for (const auto& entry : commands()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name << " is listed twice";
    auto page = help_text(entry.name);
    EXPECT_TRUE(page.starts_with("sparkecs " + std::string(entry.name))) << entry.name;
    EXPECT_NE(page.find("Example"), page.npos) << entry.name;
    EXPECT_NE(page.find("  $ "), page.npos) << entry.name;
  }
  EXPECT_NE(help_text("").find("COMMANDS\n"), std::string_view::npos);
}

TEST(ExitCode, OfErrors) {
  struct Case {
    Error error;
    int code;
  };
  for (const auto& [error, code] : {
           Case{{.kind = Error::Kind::Invalid, .message = "the folder is wrong"}, kUsage},
           Case{{.kind = Error::Kind::Invalid, .message = "AWS says so", .code = "ValidationException", .status = 400},
                kFailed},
           Case{{.kind = Error::Kind::TimedOut}, kTimedOut},
           Case{{.kind = Error::Kind::Cancelled}, kInterrupted},
           Case{{.kind = Error::Kind::Denied}, kFailed},
           Case{{.kind = Error::Kind::Failed}, kFailed},
       })
    EXPECT_EQ(exit_code_of(error), code) << error.message;
}

class LocalAwsFolder : public testing::Test {
 protected:
  LocalAwsFolder() {
    std::string name = testing::TempDir() + "sparkecs-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~LocalAwsFolder() override { std::filesystem::remove_all(folder_); }

  LocalAws local() const { return LocalAws({{"XDG_STATE_HOME", folder_.string()}}); }

  std::filesystem::path folder_;
};

TEST_F(LocalAwsFolder, WhatADeadProcessLeftPassesForNothing) {
  EXPECT_EQ(*local().running(), std::nullopt);
  EXPECT_EQ(local().last_port(), 4566);
  {
    auto claim = local().claim();
    ASSERT_TRUE(claim);
    ASSERT_TRUE(local().announce({.pid = ::getpid(), .port = 4999}));
  }
  EXPECT_EQ(*local().running(), std::nullopt) << "the lock has gone with its holder";
  EXPECT_EQ(local().last_port(), 4999);
  EXPECT_FALSE(*local().down());
}

TEST_F(LocalAwsFolder, ADamagedFileIsNoReasonToFailForEver) {
  ASSERT_TRUE(local().claim());
  ASSERT_TRUE(write_file_atomically(local().folder() / "serving.json", "{\"pid\""));
  EXPECT_EQ(*local().running(), std::nullopt);
  EXPECT_EQ(local().last_port(), 4566);
}

}  // namespace
}  // namespace sparkecs::cmd
