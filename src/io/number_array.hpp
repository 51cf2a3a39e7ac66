#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ae {

enum class NumberType { u8, i8, u16, i16, u32, i32, u64, i64, f32, f64 };

/// Returns the number of bytes of a value.
std::size_t size_of(NumberType type);
/// Returns the type in words, such as "unsigned bytes".
std::string_view words_for(NumberType type);
bool is_whole(NumberType type);

/// The numbers of an IDX or a NumPy file where they lie in it, in C order: the last index changes
/// fastest. The bytes must outlive this view.
struct NumberArray {
  NumberType type = NumberType::u8;
  bool is_big_endian = false;
  std::vector<std::size_t> shape;
  std::span<const std::uint8_t> bytes;  ///< as many as the shape and the type need

  /// Returns the number of values.
  [[nodiscard]] std::size_t count() const { return bytes.size() / size_of(type); }
};

/// Copies the values from index `first` on, as many as `values` has; the caller has checked that
/// they are there.
void read_numbers(const NumberArray& array, std::size_t first, std::span<double> values);
void read_numbers(const NumberArray& array, std::size_t first, std::span<float> values);

/// Returns the product of the sizes if it is at most `most`, and `most` + 1 otherwise.
std::size_t bounded_product(std::span<const std::size_t> shape, std::size_t most);

/// The array that a file's header promises, whether or not its bytes are there.
struct PromisedArray {
  NumberType type = NumberType::u8;
  std::vector<std::size_t> shape;
  std::size_t file_size = 0;  ///< in bytes, with the header; large where it is beyond all memory
};

/// Returns the number of bytes of an array, or a number beyond all memory where it is.
std::size_t promised_bytes(std::span<const std::size_t> shape, NumberType type);

/// Returns the shape as in "60000 x 28 x 28"; "one number" for no dimension.
std::string shape_text(std::span<const std::size_t> shape);

}  // namespace ae
