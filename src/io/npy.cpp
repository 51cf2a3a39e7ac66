#include "io/npy.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

#include "base/error.hpp"

static_assert(std::endian::native == std::endian::little,
              "values are written as they lie in memory");

namespace ae {
namespace {

constexpr std::array<std::uint8_t, 6> magic = {0x93, 'N', 'U', 'M', 'P', 'Y'};
constexpr std::size_t version_size = 2;
constexpr std::size_t alignment = 64;
/// The length of what stands before the header's text, whose length has `length_size` bytes.
constexpr std::size_t prelude_of(std::size_t length_size) {
  return magic.size() + version_size + length_size;
}
constexpr std::size_t most_npy_dimensions = 32;  // NumPy's own limit

struct TypeName {
  std::string_view name;  ///< without the order of bytes
  NumberType type;
};

constexpr std::array<TypeName, 11> type_names = {{{"f4", NumberType::f32},
                                                  {"f8", NumberType::f64},
                                                  {"b1", NumberType::u8},
                                                  {"u1", NumberType::u8},
                                                  {"i1", NumberType::i8},
                                                  {"u2", NumberType::u16},
                                                  {"i2", NumberType::i16},
                                                  {"u4", NumberType::u32},
                                                  {"i4", NumberType::i32},
                                                  {"u8", NumberType::u64},
                                                  {"i8", NumberType::i64}}};

/// The header of a .npy file, a Python dictionary with three known keys.
class Header {
 public:
  Header(std::string_view text, const std::string& source) : rest_(text), source_(source) {
    expect('{');
    while (!take('}')) {
      parse_member();
      if (take(',')) continue;
      expect('}');
      break;
    }
    if (!type_is_known_ || !order_is_known_ || !shape_is_known_) fail();
  }

  [[nodiscard]] NumberType type() const { return type_; }
  [[nodiscard]] bool is_big_endian() const { return is_big_endian_; }
  [[nodiscard]] const std::vector<std::size_t>& shape() const { return shape_; }

 private:
  [[noreturn]] void fail() const {
    throw InputError(source_ +
                     " has a NumPy header that cannot be read; {'descr': ..., 'fortran_order': "
                     "False, 'shape': (...)} was expected.");
  }

  void skip_spaces() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) {
      rest_.remove_prefix(1);
    }
  }
  bool take(char letter) {
    skip_spaces();
    if (rest_.empty() || rest_.front() != letter) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char letter) {
    if (!take(letter)) fail();
  }
  std::string_view parse_text() {
    expect('\'');
    const std::size_t end = rest_.find('\'');
    if (end == std::string_view::npos) fail();
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return text;
  }

  void parse_member() {
    const std::string_view key = parse_text();
    expect(':');
    skip_spaces();
    if (key == "descr") {
      parse_type();
    } else if (key == "fortran_order") {
      parse_order();
    } else if (key == "shape") {
      parse_shape();
    } else {
      fail();
    }
  }

  void parse_type() {
    if (!rest_.starts_with('\'')) {
      throw InputError(source_ +
                       " holds records of several fields, but an array of numbers was "
                       "expected.");
    }
    const std::string_view name = parse_text();
    is_big_endian_ = name.starts_with('>');
    for (const TypeName& known : type_names) {
      if (name.size() != 3 || name.substr(1) != known.name) continue;
      type_ = known.type;
      type_is_known_ = true;
    }
    if (!type_is_known_) {
      throw InputError(source_ + " holds values of NumPy's type '" +
                       std::string(name.substr(0, 16)) +
                       "', but floats of 4 or 8 bytes or whole numbers were expected.");
    }
  }

  void parse_order() {
    if (rest_.starts_with("True")) {
      throw InputError(source_ +
                       " is in Fortran order, but C order was expected; "
                       "numpy.ascontiguousarray makes it so before saving.");
    }
    constexpr std::string_view c_order = "False";
    if (!rest_.starts_with(c_order)) fail();
    rest_.remove_prefix(c_order.size());
    order_is_known_ = true;
  }

  void parse_shape() {
    expect('(');
    std::vector<std::size_t> shape;
    while (!take(')')) {
      std::uint64_t size = 0;
      skip_spaces();
      const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
      if (error != std::errc() || shape.size() == most_npy_dimensions ||
          size > std::numeric_limits<std::size_t>::max()) {
        fail();
      }
      rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
      shape.push_back(static_cast<std::size_t>(size));
      if (take(',')) continue;
      expect(')');
      break;
    }
    shape_ = std::move(shape);
    shape_is_known_ = true;
  }

  std::string_view rest_;
  const std::string& source_;
  NumberType type_ = NumberType::u8;
  bool type_is_known_ = false;
  bool is_big_endian_ = false;
  bool order_is_known_ = false;
  bool shape_is_known_ = false;
  std::vector<std::size_t> shape_;
};

std::string as_tuple(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (const std::size_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + ")";
}

/// Returns the length of what stands before the data, which may be more than all bytes.
std::size_t end_of_header(std::span<const std::uint8_t> bytes, const std::string& source) {
  constexpr std::size_t version = magic.size();
  if (!is_npy(bytes) || bytes.size() < version + version_size || bytes[version] < 1 ||
      bytes[version] > 3) {
    throw InputError(source +
                     " is not a NumPy file of format 1.0 to 3.0 (.npy), which was "
                     "expected.");
  }
  const std::size_t length_size = bytes[version] == 1 ? 2 : 4;
  const std::size_t prelude = prelude_of(length_size);
  if (bytes.size() < prelude) return prelude;
  std::size_t header_size = 0;
  for (std::size_t i = length_size; i-- > 0;) {
    header_size = header_size << 8 | bytes[version + version_size + i];
  }
  return header_size > bytes.size() ? bytes.size() + 1 : prelude + header_size;
}

Header header_of(std::span<const std::uint8_t> bytes, std::size_t data_start,
                 const std::string& source) {
  const std::size_t prelude = prelude_of(bytes[magic.size()] == 1 ? 2 : 4);
  const auto* text = reinterpret_cast<const char*>(bytes.data() + prelude);
  return {{text, data_start - prelude}, source};
}

}  // namespace

bool is_npy(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

NumberArray find_npy(std::span<const std::uint8_t> bytes, const std::string& source) {
  const std::size_t data_start = end_of_header(bytes, source);
  if (data_start > bytes.size()) throw InputError(source + " ends within its NumPy header.");
  const Header header = header_of(bytes, data_start, source);
  const std::span<const std::uint8_t> data = bytes.subspan(data_start);
  const std::size_t size = size_of(header.type());
  if (data.size() % size != 0 ||
      bounded_product(header.shape(), data.size()) != data.size() / size) {
    throw InputError(source + " has " + std::to_string(data.size()) +
                     " bytes of data, but its shape " + as_tuple(header.shape()) + " of " +
                     std::string(words_for(header.type())) + " needs another number.");
  }
  return {header.type(), header.is_big_endian(), header.shape(), data};
}

std::optional<PromisedArray> npy_promise(std::span<const std::uint8_t> head,
                                         const std::string& source) {
  if (!is_npy(head)) return std::nullopt;
  const std::size_t data_start = end_of_header(head, source);
  if (data_start > head.size()) return std::nullopt;
  const Header header = header_of(head, data_start, source);
  return PromisedArray{header.type(), header.shape(),
                       data_start + promised_bytes(header.shape(), header.type())};
}

NpyArray parse_npy(std::span<const std::uint8_t> bytes, const std::string& source) {
  const NumberArray found = find_npy(bytes, source);
  NpyArray array{found.shape, std::vector<float>(found.count()), found.type == NumberType::u8};
  read_numbers(found, 0, array.values);
  return array;
}

std::vector<std::uint8_t> serialize_npy(const NpyArray& array) {
  std::string shape = as_tuple(array.shape);
  if (array.shape.size() == 1) shape.insert(shape.size() - 1, ",");
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
  constexpr std::size_t prelude = magic.size() + version_size + 2;
  const std::size_t used = (prelude + header.size() + 1) % alignment;
  header.append(used == 0 ? 0 : alignment - used, ' ');
  header += '\n';
  std::vector<std::uint8_t> bytes(magic.begin(), magic.end());
  bytes.insert(bytes.end(), {1, 0});
  bytes.push_back(static_cast<std::uint8_t>(header.size() % 256));
  bytes.push_back(static_cast<std::uint8_t>(header.size() / 256));
  bytes.insert(bytes.end(), header.begin(), header.end());
  const auto* data = reinterpret_cast<const std::uint8_t*>(array.values.data());
  bytes.insert(bytes.end(), data, data + array.values.size() * sizeof(float));
  return bytes;
}

}  // namespace ae
