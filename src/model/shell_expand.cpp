#include "model/shell_expand.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "model/shell_names.h"

namespace sparkecs::model {

namespace {
constexpr std::size_t kMaxText = 1u << 20;  // bytes of one word
}

using Which = Expansion::Which;
using Operator = Expansion::Operator;

// Collects words the way bash splits at blanks: quoted text belongs to the word it touches, even when it is empty;
// unquoted values end it at every blank.
class ShellExpander::Splitter {
 public:
  explicit Splitter(std::vector<std::string>& words) : words_(words) {}

  // Bytes added so far.
  std::size_t size() const { return size_; }

  void add(const std::string& text) {
    size_ += text.size();
    current_ += text;
    open_ = true;
  }
  // False when bash would match it against file names.
  bool add_split(const std::string& text) {
    size_ += text.size();
    for (char c : text) {
      if (is_one_of(static_cast<unsigned char>(c), "*?[\\")) return false;
      if (is_one_of(static_cast<unsigned char>(c), " \t\n")) {
        end_word();
      } else {
        current_ += c;
        open_ = true;
      }
    }
    return true;
  }
  void end_word() {
    if (open_) words_.push_back(std::exchange(current_, {}));
    open_ = false;
  }

 private:
  std::vector<std::string>& words_;
  std::string current_;
  std::size_t size_ = 0;
  bool open_ = false;
};

Result<std::string> ShellExpander::text(const Word& word) const {
  std::string text;
  for (const auto& part : word) {
    text += part.expansion ? TRY(expand(part)) : part.text;
    if (text.size() > kMaxText) return too_long(part);
  }
  return text;
}

Result<> ShellExpander::split(const Word& word, std::vector<std::string>& to) const {
  Splitter splitter(to);
  for (const auto& part : word) {
    if (!part.expansion || part.expansion->which != Which::Elements) continue;
    // "${A[@]}" is as many words as A has elements, and what bash does with text beside it is hard to foresee.
    bool alone = word.size() == 1 || (word.size() == 2 && part.quoted && word[0].text.empty() && !word[0].expansion);
    if (!alone)
      return reader_.refuse(part.offset, "found more in the word than the array; allowed is \"${NAME[@]}\" alone");
    if (!part.quoted) break;
    for (auto& value : TRY(lookup(part))) to.push_back(std::move(value));
    return {};
  }
  TRY(split_into(splitter, word, false));
  splitter.end_word();
  return {};
}

// Text written in the file is not split; text of a default is, as part of an unquoted expansion.
Result<> ShellExpander::split_into(Splitter& splitter, const Word& word, bool literals_split) const {
  for (const auto& part : word) {
    if (part.expansion && !part.quoted) {
      TRY(split_expansion(splitter, part));
    } else if (part.expansion) {
      splitter.add(TRY(expand(part)));
    } else if (part.quoted || !literals_split) {
      splitter.add(part.text);
    } else if (!splitter.add_split(part.text)) {
      return reader_.refuse(part.offset,
                            "found a default that bash would match against file names; allowed is one in quotes");
    }
    if (splitter.size() > kMaxText) return too_long(part);
  }
  return {};
}

Result<> ShellExpander::split_expansion(Splitter& splitter, const Part& part) const {
  const auto& expansion = *part.expansion;
  auto found = TRY(operand(part));
  bool uses_word =
      expansion.op == Operator::Default ? !found.counts : expansion.op == Operator::Alternative && found.counts;
  if (uses_word) return split_into(splitter, expansion.word, true);
  bool several = expansion.which == Which::Elements || expansion.which == Which::Joined;
  bool first = true;
  for (const auto& value : several ? found.values : std::vector{TRY(expand(part))}) {
    if (!std::exchange(first, false)) splitter.end_word();
    if (!splitter.add_split(value))
      return reader_.refuse(part.offset, fmt::format("found ${} without quotes, and a value that bash would match "
                                                     "against file names; allowed is \"${{{}}}\" in quotes",
                                                     expansion.name, expansion.name));
  }
  return {};
}

Result<std::string> ShellExpander::expand(const Part& part) const {
  const auto& expansion = *part.expansion;
  if (expansion.which == Which::Count) return std::to_string(TRY(lookup(part)).size());
  auto found = TRY(operand(part));
  auto value = join(found.values, " ");
  switch (expansion.op) {
    case Operator::None:
      return value;
    case Operator::Default:
      return found.counts ? Result<std::string>(value) : text(expansion.word);
    case Operator::Alternative:
      return found.counts ? text(expansion.word) : Result<std::string>(std::string());
    case Operator::Required:
      if (!found.counts) return missing(part);
      return value;
    case Operator::Folder:
      return value.substr(0, value.rfind('/'));
  }
  return value;
}

Result<ShellExpander::Operand> ShellExpander::operand(const Part& part) const {
  Operand operand{TRY(lookup(part))};
  operand.counts = !operand.values.empty() && !(part.expansion->or_empty && operand.values.front().empty());
  return operand;
}

// What the name and its index stand for; nothing when it is not set.
Result<std::vector<std::string>> ShellExpander::lookup(const Part& part) const {
  const auto& expansion = *part.expansion;
  bool first = expansion.which == Which::Value || (expansion.which == Which::Element && expansion.index == 0);
  if (expansion.name == "BASH_SOURCE" && first) return std::vector{path_};
  auto found = variables_.find(expansion.name);
  if (is_owned_by_shell(expansion.name) || (found == variables_.end() && is_filled_by_shell(expansion.name)))
    return reader_.refuse(
        part.offset,
        fmt::format(
            "found ${}, which has its value from the shell; allowed are variables set here or in the environment",
            expansion.name));
  if (found == variables_.end()) return std::vector<std::string>();
  const auto& values = found->second.values;
  switch (expansion.which) {
    case Which::Value:
    case Which::Element: {
      auto index = expansion.which == Which::Value ? 0 : expansion.index;
      return index < values.size() ? std::vector{values[index]} : std::vector<std::string>();
    }
    case Which::Elements:
    case Which::Joined:
    case Which::Count:
      return values;
  }
  return values;
}

std::unexpected<Error> ShellExpander::too_long(const Part& part) const {
  return reader_.refuse(part.offset, fmt::format("found a value of more than {} bytes; allowed are less", kMaxText));
}

std::unexpected<Error> ShellExpander::missing(const Part& part) const {
  auto message = text(part.expansion->word);
  if (!message) return std::unexpected(message.error());
  return reader_.refuse(part.offset, fmt::format("{} must be set{}{}", part.expansion->name,
                                                 message->empty() ? "" : ": ", printable(*message)));
}

}  // namespace sparkecs::model
