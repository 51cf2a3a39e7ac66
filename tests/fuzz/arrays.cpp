// IDX and NumPy files.

#include <array>
#include <cstring>

#include "data/reading.hpp"
#include "io/idx.hpp"
#include "io/npy.hpp"
#include "target.hpp"

namespace ae::fuzz {
namespace {

std::size_t product(std::span<const std::size_t> shape) {
  std::size_t count = 1;
  for (const std::size_t size : shape) count *= size;
  return count;
}

void read_idx(std::span<const std::uint8_t> bytes) {
  const auto promise = idx_promise(bytes);
  const IdxFile file = find_idx(bytes, "f");
  const NumberArray& array = file.array;
  require(array.count() == product(array.shape) && array.count() > 0,
          "as many numbers as the shape");
  require(promise && promise->shape == array.shape, "the shape that the header promises");
  require(promise->file_size + file.bytes_after == bytes.size(), "the size that it promises");
  std::vector<double> values(array.count());
  read_numbers(array, 0, std::span(values));
  if (array.type != NumberType::u8) return;
  const Bytes again = serialize_idx(array.shape, array.bytes);
  require(std::ranges::equal(again, bytes.first(bytes.size() - file.bytes_after)),
          "the same file when it is written");
}

void read_npy(std::span<const std::uint8_t> bytes) {
  const NpyArray array = parse_npy(bytes, "f");
  require(array.values.size() == product(array.shape), "as many numbers as the shape");
  const auto promise = npy_promise(bytes, "f");
  require(promise && promise->file_size == bytes.size(), "the size that the header promises");
  const NpyArray again = parse_npy(serialize_npy(array), "f");
  require(again.shape == array.shape, "the same shape when it is written and read");
  require(array.values.empty() ||
              std::memcmp(again.values.data(), array.values.data(), 4 * array.values.size()) == 0,
          "the same numbers when they are written and read");
}

std::vector<Bytes> idx_seeds() {
  using namespace ae::test;
  return {idx_file({3, 2, 2}, {1, 2, 3, 40, 5, 6, 7, 80, 9, 10, 11, 120}),
          idx_file({4}, {1, 2, 3, 4}),
          idx_file(0x09, {2, 1}, std::vector<std::int8_t>{-1, 2}),
          idx_file(0x0B, {2, 1}, std::vector<std::int16_t>{-1, 2}),
          idx_file(0x0C, {2, 1}, std::vector<std::int32_t>{-1, 2}),
          idx_file(0x0D, {2, 1, 2}, std::vector<float>{0, 0.5F, 1, 0.25F}),
          idx_file(0x0E, {2, 1, 2}, std::vector<double>{0, 0.5, 1, 0.25})};
}

std::vector<Bytes> npy_seeds() {
  using namespace ae::test;
  std::vector<Bytes> seeds{npy_file("<f4", {3, 2, 2}, std::vector<float>(12, 0.5F)),
                           npy_file(">f8", {2}, std::vector<double>(2, 0.5)),
                           npy_file("|u1", {4, 1}, Bytes(4, 9)),
                           npy_file("<i8", {}, std::vector<std::int64_t>{-7}),
                           npy_file("<u2", {0, 4}, std::vector<std::uint16_t>{})};
  for (const std::uint8_t version : {std::uint8_t{2}, std::uint8_t{3}}) {
    Bytes other = seeds.front();
    other[6] = version;
    other.insert(other.begin() + 10, {0, 0});
    seeds.push_back(other);
  }
  return seeds;
}

}  // namespace

std::vector<Target> array_targets() {
  return {{"idx", read_idx, idx_seeds}, {"npy", read_npy, npy_seeds}};
}

}  // namespace ae::fuzz
