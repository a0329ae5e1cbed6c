#include "model/generate_for_test.h"

#include <string_view>
#include <vector>

namespace sparkecs::model {
namespace {

class Generator {
 public:
  explicit Generator(std::mt19937_64& random) : random_(random) {}

  std::string config() {
    std::string text;
    for (auto n = 1 + below(5); n > 0; --n) text += statement();
    if (below(3) == 0) spoil(text);
    return text;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::string one_of(std::string_view from) { return std::string(1, from[below(from.size())]); }

  std::string name() { return pick({"A", "B", "C", "PLAIN", "_x1"}); }
  std::string readable() {
    return pick(
        {"A", "B", "C", "_x1", "NOPE", "PLAIN", "EMPTY", "SPACED", "STAR", "QUOTED", "UTF", "HOME", "BASH_SOURCE"});
  }
  std::string end() { return pick({"\n", "\n", "\n", ";", " ; ", " # it's a \"comment\n", ";#c\n", "\n\n", "  \n"}); }

  std::string statement() {
    switch (below(9)) {
      case 0:
        return "# $(comment) " + word(1) + "\n";
      case 1:
        return "export " + name() + end();
      case 2:
        return "export " + name() + "=" + word(1) + " " + name() + "=" + word(1) + end();
      case 3:
        return name() + "=" + word(1) + " " + name() + "=" + word(1) + end();
      case 4:
      case 5:
        return pick({"", "export ", "  "}) + name() + "=(" + elements() + ")" + end();
      case 6:
        return "export " + name() + "=" + word(2) + end();
      default:
        return name() + "=" + word(2) + end();
    }
  }

  std::string elements() {
    std::string text = pick({"", "", " ", "\n"});
    for (auto n = below(4); n > 0; --n)
      text += (below(4) == 0 ? array() : word(1)) + pick({" ", " ", "\n", " # c\n", "\t "});
    return text;
  }

  std::string array() {
    return pick({"\"${" + readable() + "[@]}\"", "${" + readable() + "[@]}", "\"${" + readable() + "[*]}\""});
  }

  std::string word(int depth) {
    std::string text;
    for (auto n = below(4); n > 0; --n) text += fragment(depth);
    return text;
  }

  std::string fragment(int depth) {
    switch (below(9)) {
      case 0:
        return "'" + text("ab \"$`\\#*~{}\n;") + "'";
      case 1:
      case 2:
        return "\"" + quoted(depth) + "\"";
      case 3:
        return "\\" + one_of("a $\"'\\`#*~ \n{}()!;n");
      case 4:
      case 5:
        return expansion(depth, false);
      default:
        return text("abz09_-+=%,./:@!#^]é~*?[");
    }
  }

  std::string text(std::string_view from) {
    std::string text;
    for (auto n = below(5); n > 0; --n) text += one_of(from);
    return text;
  }

  std::string quoted(int depth) {
    std::string text;
    for (auto n = below(4); n > 0; --n) {
      switch (below(5)) {
        case 0:
          text += "\\" + one_of("a$\"'\\`#*~ \nn}");
          break;
        case 1:
        case 2:
          text += expansion(depth, true);
          break;
        default:
          text += this->text("ab '#*~{}();\n!$:=/?[&|<>");
      }
    }
    return text;
  }

  std::string expansion(int depth, bool quoted_place) {
    auto of = readable();
    switch (below(depth > 0 ? 10 : 5)) {
      case 0:
      case 1:
        return "$" + of;
      case 2:
        return "${" + of + "}";
      case 3:
        return "${" + of + pick({"[0]", "[1]", "[@]", "[*]", "%/*", "[0]%/*"}) + "}";
      case 4:
        return "${#" + of + pick({"[@]", "[*]"}) + "}";
      default: {
        auto index = pick({"", "", "", "[0]", "[1]"});
        return "${" + of + index + pick({":-", "-", ":+", "+", ":?"}) +
               (quoted_place    ? quoted(depth - 1)
                : below(3) == 0 ? word(depth - 1) + " " + word(depth - 1)
                                : word(depth - 1)) +
               "}";
      }
    }
  }

  void spoil(std::string& text) {
    if (text.empty()) return;
    auto at = below(text.size());
    auto wrong = one_of("\\\"'$`(){}[]#;=~*?!@:-+%/ \n\tx&|<>\r");
    switch (below(3)) {
      case 0:
        text.erase(at, 1);
        break;
      case 1:
        text.insert(at, wrong);
        break;
      default:
        text.replace(at, 1, wrong);
    }
  }

  std::mt19937_64& random_;
};

}  // namespace

std::string generate_config(std::mt19937_64& random) {
  return Generator(random).config();
}

}  // namespace sparkecs::model
