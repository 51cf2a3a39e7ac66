#include "cli/pictures/lettering.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ae::cli {
namespace {

constexpr double advance = 6;

struct Letter {
  char name;
  std::array<std::string_view, 7> dots;
};

constexpr std::array<Letter, 19> letters = {{
    {'0', {" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "}},
    {'1', {"  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "}},
    {'2', {" ### ", "#   #", "    #", "   # ", "  #  ", " #   ", "#####"}},
    {'3', {" ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### "}},
    {'4', {"   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "}},
    {'5', {"#####", "#    ", "#### ", "    #", "    #", "#   #", " ### "}},
    {'6', {"  ## ", " #   ", "#    ", "#### ", "#   #", "#   #", " ### "}},
    {'7', {"#####", "    #", "   # ", "  #  ", " #   ", " #   ", " #   "}},
    {'8', {" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "}},
    {'9', {" ### ", "#   #", "#   #", " ####", "    #", "   # ", " ##  "}},
    {'-', {"     ", "     ", "     ", "#####", "     ", "     ", "     "}},
    {'+', {"     ", "  #  ", "  #  ", "#####", "  #  ", "  #  ", "     "}},
    {'.', {"     ", "     ", "     ", "     ", "     ", " ##  ", " ##  "}},
    {'%', {"##   ", "##  #", "   # ", "  #  ", " #   ", "#  ##", "   ##"}},
    {'e', {"     ", "     ", " ### ", "#   #", "#####", "#    ", " ### "}},
    {'z', {"     ", "     ", "#####", "   # ", "  #  ", " #   ", "#####"}},
    {'P', {"#### ", "#   #", "#   #", "#### ", "#    ", "#    ", "#    "}},
    {'C', {" ### ", "#   #", "#    ", "#    ", "#    ", "#   #", " ### "}},
    {',', {"     ", "     ", "     ", "     ", " ##  ", "  #  ", " #   "}},
}};

void write_letter(Canvas& canvas, const Letter& letter, double left, double top, double size,
                  Colour colour) {
  for (std::size_t row = 0; row < letter.dots.size(); ++row) {
    for (std::size_t column = 0; column < letter.dots[row].size(); ++column) {
      if (letter.dots[row][column] != '#') continue;
      canvas.fill_box(left + size * static_cast<double>(column),
                      top + size * static_cast<double>(row), size, size, colour);
    }
  }
}

}  // namespace

double width_of(const std::string& text) {
  return text.empty() ? 0 : advance * static_cast<double>(text.size()) - 1;
}

void write(Canvas& canvas, const std::string& text, double x, double y, double size,
           Colour colour) {
  double left = x - width_of(text) * size / 2;
  const double top = y - letter_height * size / 2;
  for (const char name : text) {
    for (const Letter& letter : letters) {
      if (letter.name == name) write_letter(canvas, letter, left, top, size, colour);
    }
    left += advance * size;
  }
}

}  // namespace ae::cli
