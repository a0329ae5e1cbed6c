#include "view/columns.h"

#include <algorithm>

namespace sparkecs::view {
namespace {

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

}  // namespace

int width(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string fit(std::string_view text, int columns) {
  if (columns <= 0) return {};
  if (width(text) <= columns) return std::string(text);
  int seen = 0;
  std::size_t end = 0;
  while (end < text.size() && !(starts_character(text[end]) && ++seen == columns)) ++end;
  return std::string(text.substr(0, end)) + "…";
}

std::string pad(std::string_view text, int columns) {
  return std::string(text) + blanks(columns - width(text));
}

std::string Table::text(const Look& look, int indent) const {
  std::vector<int> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i].text));
  }
  std::string result;
  for (const auto& row : rows_) {
    std::string line = blanks(indent);
    std::size_t painted = line.size();  // what stands before it is no blank at the line's end
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& cell = row[i];
      if (cell.right) line += blanks(widths[i] - width(cell.text));
      line += look.paint(cell.colour, cell.text);
      if (!cell.text.empty()) painted = line.size();
      if (!cell.right) line += blanks(widths[i] - width(cell.text));
      line += "  ";
    }
    result += line.substr(0, painted) + "\n";
  }
  return result;
}

Table::Cell right(std::string text) {
  Table::Cell cell(std::move(text));
  cell.right = true;
  return cell;
}

}  // namespace sparkecs::view
