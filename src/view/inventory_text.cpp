#include "view/inventory_text.h"

#include <fmt/format.h>

#include "view/columns.h"

namespace sparkecs::view {
namespace {

std::string stays(const plan::Inventory& inventory, bool logs, const Look& look) {
  std::string text;
  if (!logs) {
    for (const auto& item : inventory.ours) {
      if (item.kind == plan::Item::Kind::LogGroup)
        text += fmt::format("{} stays with all it holds (--logs deletes it too)\n", item.subject);
    }
  }
  if (!inventory.foreign.empty()) text += "not ours, not touched:\n" + text_of(inventory.foreign, look);
  return text + "images in ECR stay\n";
}

}  // namespace

std::string text_of(const std::vector<plan::Item>& items, const Look& look) {
  Table table;
  for (const auto& item : items) {
    Table::Cell state(item.state, Colour::Faint);
    table.add({std::string(noun(item.kind)), item.name, state});
  }
  return table.text(look, 2);
}

std::string before_delete(const plan::Inventory& inventory, bool logs, const Look& look) {
  auto doomed = inventory.left(logs);
  auto about = fmt::format("cluster {} of environment {}", inventory.cluster, inventory.environment);
  if (doomed.empty()) return fmt::format("{}: there is nothing to delete\n", about) + stays(inventory, logs, look);
  return fmt::format("{}: {} to delete\n", about, doomed.size()) + text_of(doomed, look) + stays(inventory, logs, look);
}

std::string after_delete(const plan::Inventory& inventory, bool logs, const Look& look) {
  auto left = inventory.left(logs);
  if (left.empty())
    return look.paint(Colour::Green, fmt::format("nothing is left of cluster {}", inventory.cluster)) + "\n" +
           stays(inventory, logs, look);
  return look.paint(Colour::Red, fmt::format("{} left of cluster {}:", left.size(), inventory.cluster)) + "\n" +
         text_of(left, look);
}

}  // namespace sparkecs::view
