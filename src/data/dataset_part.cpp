#include "data/dataset_part.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "data/array_images.hpp"

namespace ae {
namespace {

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

bool say_the_same(const Table& a, const Table& b) {
  // Missing values, which are no numbers, are equal, too.
  return std::ranges::equal(a.columns, b.columns, {}, &TableColumn::texts, &TableColumn::texts) &&
         std::ranges::equal(a.cells, b.cells, {}, bits, bits);
}

bool say_the_same(const NumberArray& a, const NumberArray& b) {
  return a.type == b.type && a.is_big_endian == b.is_big_endian && a.shape == b.shape &&
         std::ranges::equal(a.bytes, b.bytes);
}

}  // namespace

bool holds_labels(const DatasetPart& part) {
  return part.array() != nullptr && part.role.is_labels != false &&
         has_shape_of_labels(*part.array());
}

bool holds_images(const DatasetPart& part) {
  return part.array() != nullptr && part.array()->shape.size() > 1 && !holds_labels(part);
}

std::size_t count_of(const DatasetPart& part) {
  return part.array() != nullptr ? part.array()->shape.front() : part.table()->rows();
}

bool are_equal(const DatasetPart& a, const DatasetPart& b) {
  if (a.table() != nullptr && b.table() != nullptr) return say_the_same(*a.table(), *b.table());
  return a.array() != nullptr && b.array() != nullptr && say_the_same(*a.array(), *b.array());
}

}  // namespace ae
