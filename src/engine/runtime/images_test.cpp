#include "engine/runtime/images.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>

#include "base/random.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

class ImagesTest : public testing::Test {
 protected:
  ~ImagesTest() override { fs::remove_all(folder_); }
  fs::path folder_ = fs::temp_directory_path() / ("images-" + random_hex(8));
  Images images_{folder_};
};

TEST(HostImage, SurvivesItsFile) {
  HostImage image;
  image.environment = {{"SPARK_HOME", "/opt/spark"}, {"EMPTY", ""}, {"EQUALS", "a=b"}};
  image.entry_point = {"/bin/sh", "-c"};
  image.command = {"exit 7"};
  image.working_directory = "/opt/spark/work-dir";
  image.user = "185:0";
  image.stop_signal = "SIGQUIT";
  image.mounts = {{"/usr", "/usr"}, {"/home/me/data", "/data", true}};
  auto read = parse_host_image(to_text(image));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(to_text(*read), to_text(image));
  EXPECT_EQ(read->environment, image.environment);
  EXPECT_TRUE(read->mounts[1].writable);
}

TEST(HostImage, MountsComeParentsFirst) {
  auto image = parse_host_image(R"({"sparkecs.mounts": [{"source": "/a", "target": "/opt/spark/jars"},
                                                        {"source": "/b", "target": "/opt"}]})");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->mounts[0].target, "/opt");
}

TEST(HostImage, SaysWhatIsWrong) {
  for (auto [text, member] : {
           std::pair{"[]", "the file"},
           {"{", "1:2"},
           {R"({"config": 7})", "config"},
           {R"({"config": {"Env": ["NOEQUALS"]}})", "Env"},
           {R"({"config": {"Cmd": "sh"}})", "Cmd"},
           {R"({"config": {"User": 0}})", "User"},
           {R"({"sparkecs.mounts": [{"source": "usr", "target": "/usr"}]})", "sparkecs.mounts"},
           {R"({"sparkecs.mounts": [{"source": "/", "target": "/"}]})", "sparkecs.mounts"},
       }) {
    auto image = parse_host_image(text);
    ASSERT_FALSE(image) << text;
    EXPECT_EQ(image.error().kind, Error::Kind::Invalid);
    EXPECT_NE(image.error().message.find(member), std::string::npos) << image.error().message;
  }
}

TEST(HostImage, SignalNames) {
  for (auto [name, number] :
       {std::pair{"SIGTERM", SIGTERM}, {"QUIT", SIGQUIT}, {"9", SIGKILL}, {"", SIGTERM}, {"NONSENSE", SIGTERM}})
    EXPECT_EQ(signal_number(name), number) << name;
}

TEST_F(ImagesTest, OneImageUnderItsThreeNames) {
  HostImage image;
  image.command = {"true"};
  ASSERT_TRUE(images_.put("spark:3.5", image));
  for (const char* reference : {"spark:3.5", "000000000000.dkr.ecr.us-east-1.amazonaws.com/spark:3.5",
                                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/spark:3.5", "127.0.0.1:4566/spark:3.5",
                                "localhost/spark:3.5"}) {
    auto found = images_.resolve(reference);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->command, image.command);
  }
  ASSERT_TRUE(images_.put("team/spark", image));
  EXPECT_TRUE(images_.resolve("team/spark:latest"));
}

TEST_F(ImagesTest, WhatIsNotThereCannotBePulled) {
  ASSERT_TRUE(images_.put("spark:3.5", {}));
  for (auto [reference, message] : {
           std::pair{"spark:3.6",
                     "pull image manifest has been retried 1 time(s): failed to resolve ref "
                     "docker.io/library/spark:3.6: docker.io/library/spark:3.6: not found"},
           {"apache/spark:3.5",
            "pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/apache/spark:3.5: "
            "docker.io/apache/spark:3.5: not found"},
           {"public.ecr.aws/spark:3.5",
            "pull image manifest has been retried 1 time(s): failed to resolve ref public.ecr.aws/spark:3.5: "
            "public.ecr.aws/spark:3.5: not found"},
           {"../../etc/passwd:x", "invalid reference format: '../../etc/passwd:x'"},
           {"spark:..", "invalid reference format: 'spark:..'"},
           {"", "invalid reference format: ''"},
       }) {
    auto found = images_.resolve(reference);
    ASSERT_FALSE(found) << reference;
    EXPECT_EQ(found.error().code, "CannotPullContainerError");
    EXPECT_EQ(found.error().message, message);
  }
}

TEST_F(ImagesTest, ADamagedFileIsAnErrorOfThePull) {
  ASSERT_TRUE(images_.put("spark:3.5", {}));
  std::ofstream(folder_ / "spark" / "3.5.json") << "{";
  EXPECT_EQ(images_.resolve("spark:3.5").error().code, "CannotPullContainerError");
}

}  // namespace
}  // namespace sparkecs::engine::runtime
