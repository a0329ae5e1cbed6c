// What is refused, where, and why: never a silently different value.
#include "model/shell.h"

#include <gtest/gtest.h>

#include "model/bash_for_test.h"

namespace sparkecs::model {
namespace {

struct Refusal {
  std::string text;
  std::string place;  // "line:column"
  std::string found;  // part of the message
};

TEST(Shell, RefusesWithPlaceAndReason) {
  const std::vector<Refusal> table = {
      {"A=$(date)", "1:3", "command substitution"},
      {"A=1\nB=\"x$(date)\"", "2:5", "command substitution"},
      {"A=`date`", "1:3", "command substitution"},
      {"A=\"`date`\"", "1:4", "command substitution"},
      {"A=$((1+2))", "1:3", "arithmetic"},
      {"A=$[1+2]", "1:3", "arithmetic"},
      {"source \"$(dirname \"${BASH_SOURCE[0]}\")/x.sh\"", "1:9", "${BASH_SOURCE%/*}"},
      {"aws sts get-caller-identity", "1:1", "'aws', which bash would run"},
      {"A=1\n  echo done", "2:3", "'echo'"},
      {"A=1 echo", "1:5", "'echo'"},
      {"if true; then A=1; fi", "1:1", "'if'"},
      {"[ -n \"$A\" ] && B=1", "1:1", "'['"},
      {"function f { A=1; }", "1:1", "'function'"},
      {"f() { A=1; }", "1:1", "'f()'"},
      {"set -a", "1:1", "'set'"},
      {"unset A", "1:1", "'unset'"},
      {"A = 1", "1:1", "'A'"},
      {"\"A\"=1", "1:1", "'\"A\"=1'"},
      {"1A=2", "1:1", "'1A=2'"},
      {"A=1 && B=2", "1:5", "'&'"},
      {"A=1 | cat", "1:5", "'|'"},
      {"A=1 >file", "1:5", "'>'"},
      {"A=a&b", "1:4", "'&'"},
      {"A=(1;2)", "1:5", "';' in an array"},
      {"A=1;;B=2", "1:5", "';;'"},
      {"A=1; ;B=2", "1:6", "';'"},
      {";", "1:1", "which bash would run"},
      {"A='it", "1:3", "without its closing '"},
      {"A=\"x\ny", "1:3", "without its closing \""},
      {"A=(1\n2", "1:3", "without its ')'"},
      {"A=(1)x", "1:6", "right after an array"},
      {"A=x\\", "1:4", "backslash at the end"},
      {"A=${B", "1:6", "without its }"},
      {"A=${}", "1:3", "without a name"},
      {"A=${B:-x", "1:8", "without its }"},
      {"A=${B:=x}", "1:6", "not known here"},
      {"A=${B##*/}", "1:6", "not known here"},
      {"A=${B%.*}", "1:6", "pattern other than /*"},
      {"A=${B/x/y}", "1:6", "not known here"},
      {"A=${B:0:3}", "1:6", "not known here"},
      {"A=${B^^}", "1:6", "not known here"},
      {"A=${!B}", "1:3", "without a name"},
      {"A=${#B}", "1:3", "length"},
      {"A=${B[-1]}", "1:7", "index"},
      {"A=${B[08]}", "1:7", "index"},
      {"A=${B[i]}", "1:7", "index"},
      {"A=${B[@]:-x}", "1:9", "whole array"},
      {"A=${B:-${C[@]}}", "1:8", "whole array inside"},
      {"A=$1", "1:3", "$1"},
      {"A=$?", "1:3", "$?"},
      {"A=\"$@\"", "1:4", "$@"},
      {"A=$'x'", "1:3", "before a quote"},
      {"A=$\"x\"", "1:3", "before a quote"},
      {"A=$RANDOM", "1:3", "$RANDOM"},
      {"A=$PWD", "1:3", "$PWD"},
      {"A=$HOSTNAME", "1:3", "$HOSTNAME"},
      {"IFS=,", "1:1", "IFS"},
      {"export BASH_ENV=x", "1:8", "BASH_ENV"},
      {"A=~", "1:3", "home folder"},
      {"A=~/x", "1:3", "home folder"},
      {"A=x:~/y", "1:5", "home folder"},
      {"A={a,b}", "1:3", "several words"},
      {"A=(a*)", "1:5", "file names"},
      {"A=(x?)", "1:5", "file names"},
      {"A=([0]=x)", "1:4", "file names"},
      {"A=($STAR)", "1:4", "file names"},
      {"A=(${NOPE:-*})", "1:12", "file names"},
      {"A=(x\"${B[@]}\")", "1:6", "more in the word"},
      {"A[0]=x", "1:1", "one element"},
      {"A+=x", "1:1", "appends"},
      {"A=(1)\nA+=(2)", "2:1", "appends"},
      {"export", "1:1", "'export'"},
      {"export -n A", "1:8", "no name to export"},
      {"export A-B", "1:9", "'-'"},
      {"export A=(1) B=2", "1:1", "together"},
      {"declare -a A=(1)", "1:1", "'declare'"},
      {"readonly A=1", "1:1", "'readonly'"},
      {"A=1\r\nB=2\r\n", "1:4", "carriage return"},
      {std::string("A=1\0", 4), "1:4", "control character 0x00"},
      {"A=\"\x1b[0m\"", "1:4", "control character 0x1b"},
      {"A=${NOPE:?say why}", "1:3", "NOPE must be set: say why"},
      {"source", "1:1", "'source'"},
      {"source # x", "1:8", "no file"},
      {"source a.sh b", "1:13", "more than a file"},
      {"source nope.sh", "1:1", "cannot be read"},
      {"source -p x", "1:8", "option"},
      {"source $NOPE", "1:1", "0 files"},
      {"source ~/x", "1:8", "home folder"},
      {"source e/config.sh", "1:1", "without end"},
  };
  for (const auto& [text, place, found] : table) {
    auto result = ask_us({{"e/config.sh", text}});
    ASSERT_FALSE(result) << text;
    const auto& message = result.error().message;
    EXPECT_EQ(result.error().kind, Error::Kind::Invalid);
    EXPECT_TRUE(message.starts_with("e/config.sh:" + place + ": ")) << text << "\n" << message;
    EXPECT_NE(message.find(found), std::string::npos) << text << "\n" << message;
  }
}

TEST(Shell, EndsOnInputMadeToExhaustIt) {
  std::string doubling = "A=xxxxxxxx\n";
  for (int i = 0; i < 60; ++i) doubling += "A=\"$A$A\"\n";
  std::string elements = "A=(x)\n";
  for (int i = 0; i < 60; ++i) elements += "A=(\"${A[@]}\" \"${A[@]}\")\n";
  std::string nested = "A=";
  for (int i = 0; i < 100'000; ++i) nested += "${B:-";
  for (const auto& text : {doubling, elements, nested, "A=\"" + std::string(2u << 20, 'x') + "\""}) {
    auto result = ask_us({{"e/config.sh", text}});
    ASSERT_FALSE(result);
    EXPECT_LT(result.error().message.size(), 300u);
  }
}

TEST(Shell, SaysWhereEachValueComesFrom) {
  auto variables =
      ask_us({{"e/config.sh", "A=1\n\nexport B=(\"x\"\n\"y\") C=\nsource e/more.sh"}, {"e/more.sh", "\nD=$A"}});
  ASSERT_FALSE(variables);  // an array is exported alone
  variables = ask_us({{"e/config.sh", "A=1\n\nexport B=(\"x\"\n\"y\")\nsource e/more.sh"}, {"e/more.sh", "\nD=$A"}});
  ASSERT_TRUE(variables) << variables.error().message;
  EXPECT_EQ(variables->at("A").origin, "e/config.sh:1");
  EXPECT_EQ(variables->at("B").origin, "e/config.sh:3");
  EXPECT_EQ(variables->at("D").origin, "e/more.sh:2");
  EXPECT_EQ(variables->at("HOME").origin, "");
  EXPECT_FALSE(variables->contains("not-a-name"));
}

TEST(Shell, ErrorsInSourcedFilesNameThatFile) {
  auto variables = ask_us({{"e/config.sh", "source e/more.sh"}, {"e/more.sh", "\n\nA=`x`"}});
  ASSERT_FALSE(variables);
  EXPECT_TRUE(variables.error().message.starts_with("e/more.sh:3:3: ")) << variables.error().message;
}

}  // namespace
}  // namespace sparkecs::model
