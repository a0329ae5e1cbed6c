#include "engine/runtime/spark_image.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/random.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

// A machine's Spark, Python and Java, as far as they are looked at.
class SparkImage : public testing::Test {
 protected:
  SparkImage() {
    write("cache/sparkecs/spark/bin/python3");
    write("cache/sparkecs/spark/pyvenv.cfg", "home = " + path("python/bin") + "\nversion = 3.11.2\n");
    fs::create_directories(folder_ / "python/bin");
    write(kPyspark + "bin/spark-class");
    write(kPyspark + "jars/spark-core_2.12-3.5.8.jar");
    write(kPyspark + "__init__.py");
    java("java17", "17.0.9");
    fs::create_directories(folder_ / "output");
    environment_ = {
        {"XDG_CACHE_HOME", path("cache")}, {"JAVA_HOME", path("java17")}, {"SPARKECS_OUTPUT", path("output")}};
  }
  ~SparkImage() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& content = "") const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
  }
  void java(const std::string& name, const std::string& version) const {
    write(name + "/bin/java");
    write(name + "/release", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
  }
  std::string problem() const {
    auto found = find_spark(environment_);
    return found ? "" : found.error().message;
  }

  inline static const std::string kPyspark = "cache/sparkecs/spark/lib/python3.11/site-packages/pyspark/";
  fs::path folder_ = fs::canonical(fs::temp_directory_path()) / ("spark-" + random_hex(8));
  std::map<std::string, std::string> environment_;
};

// Where the container's path comes from; empty when it is not mounted.
std::string source(const HostImage& image, const std::string& target) {
  auto found = std::ranges::find(image.mounts, target, &Mount::target);
  return found == image.mounts.end() ? "" : found->source;
}

TEST_F(SparkImage, IsMadeOfWhatIsFound) {
  auto parts = find_spark(environment_);
  ASSERT_TRUE(parts) << parts.error().message;
  auto image = spark_image(*parts);
  EXPECT_EQ(source(image, "/opt/spark/jars"), path(kPyspark + "jars"));
  EXPECT_EQ(source(image, "/opt/spark"), "") << "Spark writes beside its folders";
  EXPECT_EQ(source(image, "/opt/python"), path("cache/sparkecs/spark"));
  EXPECT_EQ(source(image, path("python")), path("python")) << "the Python behind the virtual environment";
  EXPECT_EQ(source(image, path("java17")), path("java17"));
  EXPECT_EQ(source(image, "/usr"), "/usr");
  EXPECT_EQ(source(image, "/output"), path("output"));
  for (const auto& mount : image.mounts) EXPECT_EQ(mount.writable, mount.target == "/output") << mount.target;
  EXPECT_EQ(image.environment["SPARK_HOME"], "/opt/spark");
  EXPECT_EQ(image.environment["JAVA_HOME"], path("java17"));
  EXPECT_EQ(image.environment["PYSPARK_PYTHON"], "/opt/python/bin/python3");
  EXPECT_TRUE(image.environment["PATH"].starts_with("/opt/spark/bin:/opt/python/bin:"));
}

TEST_F(SparkImage, ClassesAreUsedWhenThereAreAny) {
  auto parts = find_spark(environment_);
  ASSERT_TRUE(parts) << parts.error().message;
  auto options = [&] { return spark_image(*parts).environment["SPARK_DAEMON_JAVA_OPTS"]; };
  EXPECT_EQ(options().find("SharedArchiveFile"), std::string::npos);
  write("classes.jsa");
  parts->classes = path("classes.jsa");
  EXPECT_EQ(source(spark_image(*parts), "/opt/spark-classes.jsa"), path("classes.jsa"));
  EXPECT_NE(options().find("-XX:SharedArchiveFile=/opt/spark-classes.jsa"), std::string::npos);
}

TEST_F(SparkImage, AnotherSparkAndDebiansPythonWillDo) {
  write("spark/bin/spark-class");
  write("spark/jars/spark-core_2.13-3.5.1.jar");
  environment_ = {{"HOME", path("home")}, {"SPARK_HOME", path("spark")}, {"JAVA_HOME", path("java17")}};
  auto parts = find_spark(environment_);
  ASSERT_TRUE(parts) << parts.error().message;
  EXPECT_EQ(parts->spark, path("spark"));
  EXPECT_EQ(parts->python, "/usr");
  EXPECT_EQ(spark_image(*parts).environment["PYSPARK_PYTHON"], "/usr/bin/python3");
}

TEST_F(SparkImage, SaysWhatIsMissingAndHowToGetIt) {
  java("java21", "21.0.2");
  java("java8", "1.8.0_402");
  environment_["JAVA_HOME"] = path("java8");
  EXPECT_EQ(problem(), "");
  for (const char* home : {"java21", "nowhere"}) {
    environment_["JAVA_HOME"] = path(home);
    EXPECT_EQ(problem(), "JAVA_HOME (" + path(home) + ") is not a Java 17, 11 or 8, which Spark 3.5 needs");
  }
  environment_["JAVA_HOME"] = path("java17");
  environment_["SPARK_HOME"] = path("python");
  EXPECT_EQ(problem(), path("python") + " is not a Spark 3.5");
  environment_.erase("SPARK_HOME");
  fs::remove_all(folder_ / kPyspark);
  EXPECT_NE(problem().find("there is no pyspark in " + path("cache/sparkecs/spark")), std::string::npos);
  environment_["SPARKECS_PYTHON"] = path("nowhere");
  EXPECT_NE(problem().find(path("nowhere") + " is not a Python environment"), std::string::npos);
}

}  // namespace
}  // namespace sparkecs::engine::runtime
