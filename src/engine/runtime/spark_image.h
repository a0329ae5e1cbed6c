// spark:3.5 of the local ECR: a host image over the Spark, Python and Java of this machine.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "engine/runtime/host_image.h"

namespace sparkecs::engine::runtime {

// Where the parts are on this machine; absolute paths.
struct SparkParts {
  std::filesystem::path spark;      // a Spark 3.5 with bin/ and jars/, such as the pyspark package
  std::filesystem::path python;     // a virtual environment, or /usr
  std::filesystem::path java;       // a JAVA_HOME of Java 17, 11 or 8
  std::filesystem::path jobs{};     // mounted as /jobs; empty: nothing is
  std::filesystem::path output{};   // mounted writable as /output; empty: nothing is
  std::filesystem::path cache{};    // a folder of the user's for what can be made again
  std::filesystem::path classes{};  // an archive of class_archive.h for the daemons; empty: they start slower
};

// Finds all but the classes, by these variables of `environment`:
//   SPARKECS_PYTHON  a virtual environment; else sparkecs/spark in $XDG_CACHE_HOME or ~/.cache, where `./dev demo`
//   makes
//                    one with pyspark and rdkit
//   SPARK_HOME       another Spark than the pyspark package in it
//   JAVA_HOME        else the newest fitting one in /usr/lib/jvm
//   SPARKECS_JOBS, SPARKECS_OUTPUT  the two folders
// The cache is sparkecs in $XDG_CACHE_HOME or ~/.cache.
// Kind::NotFound or Kind::Invalid name the part that is missing or does not fit, and how to get it.
Result<SparkParts> find_spark(const std::map<std::string, std::string>& environment);

// In the container: Spark is /opt/spark, which is writable around Spark's own folders; Python is /opt/python.
HostImage spark_image(const SparkParts& parts);

}  // namespace sparkecs::engine::runtime
