#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/json.h"
#include "cmd/command_line.h"
#include "cmd/commands.h"
#include "cmd/ending.h"
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

TEST(CommandLine, SaysWhatIsWrongWithIt) {
  struct Case {
    std::vector<std::string> words;
    std::string_view complaint;
  };
  for (const auto& [words, complaint] : {
           Case{{"foo"}, "there is no command 'foo'; sparkecs --help lists them"},
           Case{{"local", "foo"}, "there is no command 'local foo'; sparkecs local --help lists them"},
           Case{{"plan", "foo"}, "plan has no use for 'foo'; sparkecs plan --help says what it takes"},
           Case{{"plan", "create"}, "plan has no use for 'create'; sparkecs plan --help says what it takes"},
           Case{{"--foo"}, "there is no option '--foo'; sparkecs --help lists them"},
           Case{{"create", "--foo"}, "create has no option '--foo'; sparkecs create --help lists them"},
           Case{{"create", "-x"}, "create has no option '-x'; sparkecs create --help lists them"},
           Case{{"plan", "-o"}, "--output wants text or json"},
           Case{{"plan", "-o", "yaml"}, "--output wants text or json, not 'yaml'"},
           Case{{"plan", "-e"}, "--env wants a value"},
           Case{{"plan", "--timeout", "soon"}, "--timeout wants a time such as 90s, 20m or 2h, not 'soon'"},
           Case{{"plan", "--timeout"}, "--timeout wants a time such as 90s, 20m or 2h"},
           Case{{"logs", "--since", "1"}, "--since wants a time such as 90s, 20m or 2h, not '1'"},
           Case{{"submit", "--variable"}, "--variable wants a value"},
           Case{{"local", "up", "--port", "abc"}, "--port wants a number from 0 to 65535, not 'abc'"},
           Case{{"local", "up", "--port", "65536"}, "--port wants a number from 0 to 65535, not '65536'"},
           Case{{"local", "up", "--port", "-1"}, "--port wants a number from 0 to 65535, not '-1'"},
           Case{{"local", "up", "--port", ""}, "--port wants a number from 0 to 65535, not ''"},
           Case{{"local", "up", "--time-scale", "0"}, "--time-scale wants a number above 0, such as 0.01, not '0'"},
           Case{{"local", "up", "--time-scale", "inf"}, "--time-scale wants a number above 0, such as 0.01, not 'inf'"},
           Case{{"local", "serve", "--account", "12"}, "--account wants the 12 digits of an account, not '12'"},
           Case{{"local", "serve", "--runtime", "x"}, "--runtime wants process or fake, not 'x'"},
       }) {
    auto line = read_command_line(words, {});
    ASSERT_FALSE(line) << complaint;
    EXPECT_EQ(line.error().message, complaint);
    EXPECT_EQ(line.error().kind, Error::Kind::Invalid);
  }
}

TEST(CommandLine, FillsTheOptions) {
  auto line =
      read_command_line({"-e", "tst", "submit", "--timeout", "90s", "-o", "json", "--detach", "--", "-o", "x"}, {});
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->entry->name, "submit");
  EXPECT_EQ(line->options.environment, "tst");
  EXPECT_EQ(line->options.timeout, Millis(90'000));
  EXPECT_TRUE(line->options.json);
  EXPECT_EQ(line->arguments, (std::vector<std::string>{"-o", "x"}));
  EXPECT_EQ(read_command_line({"local"}, {})->group, "local");
  EXPECT_TRUE(read_command_line({"--version", "-o", "json"}, {})->version);
  EXPECT_FALSE(read_command_line({"plan"}, {})->options.json);
  EXPECT_TRUE(read_command_line({"logs", "submit", "-f", "--since", "10m"}, {}));
  EXPECT_TRUE(read_command_line(
      {"local", "serve", "--port", "0", "--account", "000000000000", "--time-scale", "1e-2", "--runtime", "fake"}, {}));
}

TEST(Ending, OfSteps) {
  const Error late{.kind = Error::Kind::TimedOut};
  const Error wrong{.kind = Error::Kind::Failed};
  struct Case {
    plan::Outcome outcome;
    Error::Kind kind;
  };
  for (const auto& [outcome, kind] : {
           Case{{.failed = {{"a", late}}, .interrupted = true}, Error::Kind::Cancelled},
           Case{{.failed = {{"a", late}, {"b", late}}}, Error::Kind::TimedOut},
           Case{{.failed = {{"a", late}, {"b", wrong}}}, Error::Kind::Failed},
           Case{{.skipped = {{"a", "b"}}}, Error::Kind::Failed},
       })
    EXPECT_EQ(kind_of(outcome), kind);
}

TEST(Ending, OfADocument) {
  struct Case {
    Result<int> ended;
    const char* document;
  };
  for (
      const auto& [ended, document] : {
          Case{3, R"({"interrupted":false,"ready":false,"timedOut":false})"},
          Case{
              fail(Error::Kind::Cancelled, "stop"),
              R"({"error":{"code":"","message":"stop","requestId":""},"interrupted":true,"ready":false,"timedOut":false})"},
          Case{
              fail(Error::Kind::TimedOut, "late", "Code"),
              R"({"error":{"code":"Code","message":"late","requestId":""},"interrupted":false,"ready":false,"timedOut":true})"},
      })
    EXPECT_EQ(to_text(with_ending({{"ready", false}}, ended)), document);
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
