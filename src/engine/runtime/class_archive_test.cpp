#include "engine/runtime/class_archive.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/file.h"
#include "base/random.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

// With a Spark that is a shell script.
class ClassArchive : public testing::Test {
 protected:
  ClassArchive() {
    for (const char* name : {"spark/bin", "spark/jars", "java"}) fs::create_directories(folder_ / name);
    std::ofstream(folder_ / "java/release") << "JAVA_VERSION=\"17.0.9\"\n";
    jar("a.jar");
    parts_.spark = folder_ / "spark";
    parts_.python = "/usr";
    parts_.java = folder_ / "java";
    parts_.cache = folder_ / "cache";
  }
  ~ClassArchive() override { fs::remove_all(folder_); }

  void jar(const std::string& name) const { std::ofstream(folder_ / "spark/jars" / name) << name; }
  void spark(const std::string& script) const {
    std::ofstream(folder_ / "spark/bin/spark-class") << "#!/bin/bash\n" << script;
    ::chmod((folder_ / "spark/bin/spark-class").c_str(), 0755);
  }
  std::size_t files() const {
    auto classes = folder_ / "cache/classes";
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(classes), fs::directory_iterator()));
  }

  fs::path folder_ = fs::canonical(fs::temp_directory_path()) / ("classes-" + random_hex(8));
  SparkParts parts_;
};

constexpr const char* kServes = R"(
file=${SPARK_DAEMON_JAVA_OPTS##*ArchiveClassesAtExit=}
trap 'echo "$1 $2 $3" > "$file"; exit 143' TERM
echo "INFO Master: I have been elected leader! New state: ALIVE"
sleep 600 & wait
)";

TEST_F(ClassArchive, IsMadeOnceForTheseJars) {
  EXPECT_FALSE(find_class_archive(parts_));
  spark(kServes);
  auto made = make_class_archive(parts_, {});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(*read_file(*made), "org.apache.spark.deploy.master.Master --host localhost\n");
  EXPECT_EQ(find_class_archive(parts_), *made);
  EXPECT_EQ(files(), 1u);
  jar("b.jar");
  EXPECT_FALSE(find_class_archive(parts_)) << "it would not fit any more";
}

TEST_F(ClassArchive, ASparkThatDoesNotServeMakesNone) {
  spark("file=${SPARK_DAEMON_JAVA_OPTS##*ArchiveClassesAtExit=}; echo half > \"$file\"; exit 1\n");
  EXPECT_EQ(make_class_archive(parts_, {}).error().kind, Error::Kind::Failed);
  EXPECT_EQ(files(), 0u);
}

TEST_F(ClassArchive, StopsWhenTold) {
  spark("sleep 600\n");
  std::stop_source stop;
  std::thread later([&] { stop.request_stop(); });
  EXPECT_EQ(make_class_archive(parts_, stop.get_token()).error().kind, Error::Kind::Cancelled);
  later.join();
  EXPECT_EQ(files(), 0u);
}

}  // namespace
}  // namespace sparkecs::engine::runtime
