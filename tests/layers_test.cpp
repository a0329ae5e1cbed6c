// Holds the include arrows of docs/architecture.md: a folder includes only what its row allows, directly or through
// what those may include. Prints every offending line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kArrows = {
    {"base", {}},
    {"net", {"base"}},
    {"wire", {"base"}},
    {"graph", {"base"}},
    {"model", {"base"}},
    {"spark", {"model", "net"}},
    {"aws", {"wire", "net"}},
    {"plan", {"graph", "spark", "aws"}},
    {"engine", {"wire", "net"}},
    {"view", {"plan"}},
    {"cmd", {"view", "engine"}},
};

std::set<std::string> reach(const std::string& folder) {
  std::set<std::string> reached{folder};
  for (const auto& below : kArrows.at(folder)) reached.merge(reach(below));
  return reached;
}

TEST(Layers, EveryIncludeFollowsAnArrow) {
  int includes = 0;
  for (const auto& file : fs::recursive_directory_iterator(SPARKECS_SOURCE_DIR "/src")) {
    auto extension = file.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    auto relative = fs::relative(file.path(), SPARKECS_SOURCE_DIR "/src");
    auto folder = relative.begin()->string();
    ASSERT_TRUE(kArrows.contains(folder)) << "src/" << folder << " has no row in the table";
    auto allowed = reach(folder);
    std::ifstream in(file.path());
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (!line.starts_with("#include \"")) continue;
      ++includes;
      auto target = line.substr(10, line.find('/') - 10);
      EXPECT_TRUE(allowed.contains(target))
          << "src/" << relative.string() << ":" << number << ": " << folder << " may not include " << target << "/";
    }
  }
  EXPECT_GT(includes, 100) << "the walk over src/ found too little to be true";
}

}  // namespace
