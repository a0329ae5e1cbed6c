#include "engine/runtime/spark_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;
using Environment = std::map<std::string, std::string>;

constexpr const char* kSpark = "/opt/spark";
constexpr const char* kPython = "/opt/python";
constexpr const char* kClasses = "/opt/spark-classes.jsa";
// Daemons and launchers live for seconds or wait for others: the first compiler and the small collector start sooner.
constexpr const char* kQuickStart = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

std::string value(const Environment& environment, const char* name) {
  auto found = environment.find(name);
  return found == environment.end() ? "" : found->second;
}

bool is_there(const fs::path& path) {
  std::error_code none;
  return fs::exists(path, none);
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::error_code none;
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(folder, none)) result.push_back(entry.path());
  std::ranges::sort(result);
  return result;
}

// The value of `name = value` or NAME="value" in a file of such lines.
std::string setting(const fs::path& file, std::string_view name) {
  auto content = read_file(file);
  if (!content) return {};
  for (const auto& line : split(*content, '\n')) {
    auto equals = line.find('=');
    if (equals == std::string::npos || trim(std::string_view(line).substr(0, equals)) != name) continue;
    auto text = trim(std::string_view(line).substr(equals + 1));
    if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"')) text = text.substr(1, text.size() - 2);
    return std::string(text);
  }
  return {};
}

// 17 for "17.0.9", 8 for "1.8.0_402"; 0 when this is no Java.
int java_version(const fs::path& home) {
  auto text = setting(home / "release", "JAVA_VERSION");
  if (!is_there(home / "bin/java")) return 0;
  if (text.starts_with("1.")) text.erase(0, 2);
  return static_cast<int>(parse_number(text.substr(0, text.find_first_of("._+-")), 1000).value_or(0));
}

bool fits(int java) {
  return java == 17 || java == 11 || java == 8;
}  // what Spark 3.5 runs on

Result<fs::path> find_java(const Environment& environment) {
  if (fs::path home = value(environment, "JAVA_HOME"); !home.empty()) {
    std::error_code problem;
    if (auto real = fs::canonical(home, problem); !problem && fits(java_version(real))) return real;
    return fail(Error::Kind::Invalid,
                fmt::format("JAVA_HOME ({}) is not a Java 17, 11 or 8, which Spark 3.5 needs", home.string()));
  }
  auto homes = entries("/usr/lib/jvm");
  std::erase_if(homes, [](const fs::path& home) { return fs::is_symlink(home) || !fits(java_version(home)); });
  if (!homes.empty()) return *std::ranges::max_element(homes, {}, java_version);
  return fail(
      Error::Kind::NotFound,
      "Java was not found: install it (apt install openjdk-17-jre-headless) or set JAVA_HOME to a Java 17, 11 or 8");
}

fs::path cache_folder(const Environment& environment) {
  fs::path cache = value(environment, "XDG_CACHE_HOME");
  if (cache.empty()) cache = fs::path(value(environment, "HOME")) / ".cache";
  return cache / "sparkecs";
}

Result<fs::path> find_python(const Environment& environment) {
  fs::path python = value(environment, "SPARKECS_PYTHON");
  bool chosen = !python.empty();
  if (!chosen) python = cache_folder(environment) / "spark";
  std::error_code problem;
  auto real = fs::canonical(python, problem);
  if (!problem && is_there(real / "bin/python3")) return real;
  // With a Spark of one's own, Debian's Python does.
  if (!chosen && !value(environment, "SPARK_HOME").empty() && is_there("/usr/bin/python3")) return fs::path("/usr");
  return fail(Error::Kind::NotFound,
              fmt::format("{} is not a Python environment: ./dev demo makes one with Spark and RDKit; or set "
                          "SPARKECS_PYTHON to a virtual environment with pyspark 3.5",
                          python.string()));
}

// The pyspark package of a virtual environment.
std::optional<fs::path> pyspark_in(const fs::path& python) {
  for (const auto& library : entries(python / "lib")) {
    auto package = library / "site-packages/pyspark";
    if (is_there(package / "bin/spark-class")) return package;
  }
  return std::nullopt;
}

bool is_spark_35(const fs::path& home) {
  return is_there(home / "bin/spark-class") && std::ranges::any_of(entries(home / "jars"), [](const fs::path& jar) {
           auto name = jar.filename().string();
           return name.starts_with("spark-core_") && name.find("-3.5.") != std::string::npos;
         });
}

Result<fs::path> find_spark_home(const Environment& environment, const fs::path& python) {
  auto home = value(environment, "SPARK_HOME");
  auto found = home.empty() ? pyspark_in(python) : fs::path(home);
  if (!found)
    return fail(Error::Kind::NotFound,
                fmt::format("there is no pyspark in {}: install it there (bin/pip install pyspark==3.5.8), or set "
                            "SPARK_HOME to a Spark 3.5",
                            python.string()));
  std::error_code problem;
  auto real = fs::canonical(*found, problem);
  if (!problem && is_spark_35(real)) return real;
  return fail(Error::Kind::Invalid, fmt::format("{} is not a Spark 3.5", found->string()));
}

class Mounts {
 public:
  // What is not there is left out: machines differ in what they have beside /usr.
  void add(const fs::path& source, const fs::path& target, bool writable = false) {
    if (is_there(source)) mounts_.push_back({source, target, writable});
  }
  void same(const fs::path& path) { add(path, path); }
  std::vector<Mount> take() { return std::move(mounts_); }

 private:
  std::vector<Mount> mounts_;
};

bool is_in_usr(const fs::path& path) {
  return path == "/usr" || path.string().starts_with("/usr/");
}

}  // namespace

Result<SparkParts> find_spark(const Environment& environment) {
  SparkParts parts;
  parts.python = TRY(find_python(environment));
  parts.spark = TRY(find_spark_home(environment, parts.python));
  parts.java = TRY(find_java(environment));
  parts.cache = cache_folder(environment);
  for (auto [name, folder] : {std::pair{"SPARKECS_JOBS", &parts.jobs}, {"SPARKECS_OUTPUT", &parts.output}}) {
    auto wanted = value(environment, name);
    if (wanted.empty()) continue;
    std::error_code problem;
    *folder = fs::canonical(wanted, problem);
    if (problem) return fail(Error::Kind::NotFound, fmt::format("{} ({}): {}", name, wanted, problem.message()));
  }
  return parts;
}

HostImage spark_image(const SparkParts& parts) {
  Mounts mounts;
  for (const char* path :
       {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ssl", "/etc/ca-certificates",
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/mime.types"})
    mounts.same(path);
  // Debian keeps the settings of its Javas here and links to them from JAVA_HOME.
  for (const auto& path : entries("/etc")) {
    if (path.filename().string().starts_with("java-")) mounts.same(path);
  }
  if (!is_in_usr(parts.java)) mounts.same(parts.java);
  // Entry by entry, so that the folder around them can be written to: SPARK_HOME/work, SPARK_HOME/logs.
  for (const auto& entry : entries(parts.spark)) {
    std::error_code none;
    if (fs::is_directory(entry, none)) mounts.add(entry, kSpark / entry.filename());
  }
  bool own_python = !is_in_usr(parts.python);
  if (own_python) {
    mounts.add(parts.python, kPython);
    // A virtual environment borrows its standard library from the Python it was made with.
    std::error_code none;
    auto base = fs::canonical(setting(parts.python / "pyvenv.cfg", "home"), none).parent_path();
    if (!base.empty() && !is_in_usr(base)) mounts.same(base);
  }
  mounts.add(parts.jobs, "/jobs");
  mounts.add(parts.output, "/output", true);
  mounts.add(parts.classes, kClasses);

  auto python_bin = fmt::format("{}/bin", own_python ? kPython : "/usr");
  HostImage image;
  image.environment = {
      {"SPARK_HOME", kSpark},
      {"JAVA_HOME", parts.java},
      {"PYSPARK_PYTHON", python_bin + "/python3"},
      {"PATH", fmt::format("{}/bin:{}:{}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", kSpark,
                           python_bin, parts.java.string())},
      {"LANG", "C.UTF-8"},
      {"SPARK_LAUNCHER_OPTS", kQuickStart},
      {"SPARK_DAEMON_JAVA_OPTS", kQuickStart},
  };
  if (!parts.classes.empty())
    image.environment["SPARK_DAEMON_JAVA_OPTS"] += fmt::format(" -XX:SharedArchiveFile={}", kClasses);
  image.working_directory = fmt::format("{}/work-dir", kSpark);
  image.mounts = mounts.take();
  return image;
}

}  // namespace sparkecs::engine::runtime
