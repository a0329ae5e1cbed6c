// Every file we accept means to us exactly what it means to bash: over a table, and over generated files.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "base/text.h"
#include "model/bash_for_test.h"
#include "model/generate_for_test.h"

namespace sparkecs::model {
namespace {

bool same(Variables ours, const Variables& theirs) {
  // Bash does not list a name that was exported and never given a value.
  std::erase_if(ours, [](const auto& entry) { return entry.second.values.empty() && !entry.second.array; });
  auto equal = [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.values == b.second.values && a.second.array == b.second.array &&
           a.second.exported == b.second.exported;
  };
  return std::ranges::equal(ours, theirs, equal);
}

// Compares all accepted ones in one bash process; returns how many were accepted.
std::size_t compare(const std::vector<Files>& cases) {
  std::vector<Files> accepted;
  std::vector<Variables> ours;
  for (const auto& files : cases) {
    auto variables = ask_us(files);
    if (!variables) continue;
    accepted.push_back(files);
    ours.push_back(std::move(*variables));
  }
  auto theirs = ask_bash(accepted);
  if (!theirs) {
    ADD_FAILURE() << theirs.error().message;
    return 0;
  }
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    const auto& bash = (*theirs)[i];
    if (same(ours[i], bash.variables) && bash.complaint.empty()) continue;
    std::string text;
    for (const auto& [name, content] : accepted[i])
      text.append("--- ").append(name).append("\n").append(content).append("\n");
    ADD_FAILURE() << text << "--- ours\n" << show(ours[i]) << "--- bash\n" << show(bash.variables) << bash.complaint;
  }
  return accepted.size();
}

TEST(ShellAgainstBash, Table) {
  const std::vector<std::string> texts = {
      "",
      "\n\n  \n\t\n",
      "# only a comment",
      "#!/usr/bin/env bash\nA=1",
      "A=1",
      "A=",
      "A= B=2",
      "A=1 B=$A C=\"$B$A\"",
      "A=1;B=2 ; C=3;",
      "A=1;#comment\nB=2 # comment\nC=3#value",
      "export A=1 # suppress the pager",
      "export A=\"\"  # empty",
      "export A B=2 C\nA=7",
      "export A=1\nA=2\nB=3\nexport B",
      "A=old; export A=new B=$A",
      "A=\"a b\" B='a b' C=a\\ b",
      "A='$X `y` \"z\" \\n'",
      "A=\"\\$X \\`y\\` \\\"z\\\" \\\\ \\n \\a\"",
      "A=\\$X\\'\\\"\\\\\\n",
      "A=a\"b c\"'d e'f",
      "A=\"x\"#y B=#z C='#'",
      "A=a=b=c B=!x C=* D=a~b E=? F=[a] G=https://h/~u/x?y=1",
      "A=\"~\" B='~/x' C=\\~ D=\"a:~\"",
      "A=größe B=\"☃ $UTF\" C=$UTF",
      "A=one\\\ntwo\nB=\"one\\\ntwo\"\nC='one\\\ntwo'\nD=x \\\n# c",
      "expo\\\nrt AB\\\nC=1\nD=$AB\\\nC\nE=\"${AB\\\nC}\"\nF=$\\\nABC",
      "A=\"two\nlines\" B='two\nlines'",
      "A=$NOPE B=\"$NOPE\" C=${NOPE} D=x${NOPE}y",
      "A=${NOPE:-d} B=${NOPE-d} C=${EMPTY:-d} D=${EMPTY-d} E=${PLAIN:-d} F=${NOPE:-}",
      "A=${NOPE:+d} B=${NOPE+d} C=${EMPTY:+d} D=${EMPTY+d} E=${PLAIN:+d}",
      "A=${PLAIN:?needed} B=\"${PLAIN?}\"",
      "A=${NOPE:-a b  c} B=\"${NOPE:-a b  c}\" C=${NOPE:-\"a  b\"} D=${NOPE:-'a  b'}",
      "A=${NOPE:-${NOPE:-${PLAIN}}} B=\"${NOPE:-x${NOPE:-y$PLAIN}z}\"",
      "A=\"${NOPE:-\"quoted\"}\" B=\"${NOPE:-\"a  $SPACED\"}\" C=\"${NOPE:-a\\}b\\\"c\\d}\" D=${NOPE:-a\\}b\\ \\d}",
      "A=${NOPE:-a;b|c&d#e} B=\"${NOPE:-()~;|&#}\"",
      "A=() B=( ) C=(\n)",
      "A=(a b) B=(\"a b\" 'c d' e\\ f) C=(a\"b\"'c')",
      "A=(a # one\n  b # two\n\n  c)\nB=(#none\n)",
      "A=(a#b =c d=e -f !g a~b)",
      "A=(\"*\" '?' \\[x] \"~\")",
      "A=(\"\" '' $NOPE \"$NOPE\" x$NOPE $NOPE'')",
      "A=($SPACED) B=(x$SPACED\"y\"z) C=($SPACED$SPACED) D=(\"$SPACED\") E=($EMPTY) F=($PLAIN$EMPTY\"\")",
      "A=(${NOPE:-a \"b  c\" d} ${NOPE:-$SPACED} \"${NOPE:-$SPACED}\" \"${NOPE:-\"$SPACED\"}\")",
      "A=(1 \"2 3\" 4)\nB=(\"${A[@]}\" \"${A[*]}\" ${A[@]} ${A[*]})\nC=\"${A[@]}\" D=${A[@]} E=\"${A[*]}\" F=x${A[@]}y",
      "A=(1 \"2 3\" 4)\nB=${#A[@]} C=\"${#A[*]}\" D=${A[0]} E=${A[1]} F=\"${A[7]}\" G=$A H=${A} I=${A[7]:-none}",
      "A=()\nB=${#A[@]} C=${A[0]} D=${A-unset} E=\"${A[@]}\" F=(\"${A[@]}\" x \"${A[*]}\")",
      "A=s\nB=${#A[@]} C=${A[0]} D=${A[1]} E=(\"${A[@]}\") F=${#NOPE[@]} G=(\"${NOPE[@]}\")",
      "A=(1 2)\nA=z\nB=()\nB=y\nC=x\nC=(1 2)\nexport A=w",
      "export A=(\"x\" \"y z\")\nexport B=($SPACED \"$QUOTED\" b\\\\c 'd\\e')\nexport C=(\"${A[@]}\")\nB=(1)",
      "export A=*x B=a?c C=[x] D=\"$SPACED\" E=$SPACED F=$STAR",
      "A=$QUOTED B=\"$QUOTED\" C=(\"$QUOTED\")",
      "A=\"$\" B=$ C=\"a$ b\" D=$% E=\"$/\" F=a$=b G=\"$\" ; H=$;I=$:",
      "A=$BASH_SOURCE B=${BASH_SOURCE[0]} C=${BASH_SOURCE%/*} D=\"${BASH_SOURCE[0]%/*}\" E=${PLAIN%/*}",
      "A=a//b B=/x\nC=${A%/*} D=${B%/*} E=${NOPE%/*}",
      "A=${HOME} B=$PATH",
      "\tA=1\n  export\tB=2\t;\texport   C=3  ",
      "A=a,b:c@d+e^f B=%x C=]",
      "A+\\\n=1 2>/dev/null; true",
      "export A=1\\\n  B=2 \\\n  C=3\n",
  };
  std::vector<Files> cases;
  for (const auto& text : texts) {
    cases.push_back({{"e/config.sh", text}});
    cases.push_back({{"e/config.sh", text + "\n"}});
    EXPECT_EQ(ask_us(cases.back()).has_value(), text.find("+\\") == std::string::npos)
        << text << "\n"
        << (ask_us(cases.back()) ? "" : ask_us(cases.back()).error().message);
  }
  compare(cases);
}

TEST(ShellAgainstBash, Source) {
  const std::vector<Files> cases = {
      {{"e/config.sh", "source common.sh\nB=$A"}, {"common.sh", "A=1"}},
      {{"e/config.sh", "source ./common.sh; . e/more.sh"}, {"common.sh", "A=1"}, {"e/more.sh", "B=$A\nexport A"}},
      {{"e/config.sh", "source \"${BASH_SOURCE%/*}/more.sh\""}, {"e/more.sh", "A=$BASH_SOURCE"}},
      {{"e/config.sh", "source ${BASH_SOURCE[0]%/*}/s/a.sh\nC=$BASH_SOURCE"},
       {"e/s/a.sh", "source \"${BASH_SOURCE%/*}/b.sh\"\nA=$BASH_SOURCE"},
       {"e/s/b.sh", "B=${BASH_SOURCE}"}},
      {{"e/config.sh", "F=a.sh\nsource e/$F # there\nA=(\"${A[@]}\" 2)"}, {"e/a.sh", "A=(1)"}},
      {{"e/config.sh", "source 'e/a b.sh';source e/a\\ b.sh"}, {"e/a b.sh", "A=(\"${A[@]}\" x)"}},
      {{"e/config.sh", "A=1\nsource e/empty.sh\nB=2"}, {"e/empty.sh", ""}},
  };
  EXPECT_EQ(compare(cases), cases.size());
}

// SPARKECS_SHELL_CASES asks for more of them, SPARKECS_SHELL_SEED for others.
TEST(ShellAgainstBash, GeneratedFiles) {
  auto number = [](const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : parse_number(text).value_or(otherwise);
  };
  std::mt19937_64 random(number("SPARKECS_SHELL_SEED", 1));
  auto wanted = number("SPARKECS_SHELL_CASES", 1500);
  constexpr std::size_t kBatch = 500;
  std::size_t accepted = 0;
  for (std::size_t made = 0; made < wanted; made += kBatch) {
    std::vector<Files> cases;
    cases.reserve(kBatch);
    for (std::size_t i = 0; i < kBatch; ++i) cases.push_back({{"e/config.sh", generate_config(random)}});
    accepted += compare(cases);
    if (HasFailure()) return;
  }
  // A generator that makes nothing but nonsense, or nothing but the plainest, would prove little.
  EXPECT_GT(accepted, wanted / 4);
  EXPECT_LT(accepted, wanted * 95 / 100);
}

}  // namespace
}  // namespace sparkecs::model
