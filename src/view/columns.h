// Text in columns. Widths count characters (UTF-8), one column each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/look.h"

namespace sparkecs::view {

int width(std::string_view text);
// Cut to that many columns, the last one "…".
std::string fit(std::string_view text, int columns);
// Filled with blanks up to that many columns.
std::string pad(std::string_view text, int columns);

// Rows of cells, each column as wide as its widest cell.
class Table {
 public:
  struct Cell {
    std::string text;
    Colour colour = Colour::Plain;
    bool right = false;  // aligned to the right
    Cell(std::string t, Colour c = Colour::Plain) : text(std::move(t)), colour(c) {}
    Cell(const char* t) : text(t) {}
  };
  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }
  // One line a row, each with its line end; nothing follows a row's last cell.
  std::string text(const Look& look, int indent = 0) const;

 private:
  std::vector<std::vector<Cell>> rows_;
};

// A cell for a number.
Table::Cell right(std::string text);

}  // namespace sparkecs::view
