#include "io/picture.hpp"

#include "base/error.hpp"

namespace ae {

void check_picture_size(std::size_t rows, std::size_t columns, const std::string& name) {
  const auto fits = [](std::size_t side) { return side >= 1 && side <= largest_picture_side; };
  if (fits(rows) && fits(columns)) return;
  const std::string largest = std::to_string(largest_picture_side);
  throw InputError(name + " has " + std::to_string(rows) + "x" + std::to_string(columns) +
                   " pixels, and 1x1 to " + largest + "x" + largest + " were expected");
}

}  // namespace ae
