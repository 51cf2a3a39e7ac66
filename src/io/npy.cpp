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
              "values are copied as they lie in memory");

namespace ae {
namespace {

constexpr std::array<std::uint8_t, 8> magic = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
constexpr std::size_t prelude =
    magic.size() + 2;  // the magic bytes and the header's length, two bytes
constexpr std::size_t alignment = 64;
constexpr std::size_t most_dimensions = 32;  // NumPy's own limit

template <typename T>
void convert(const std::uint8_t* bytes, std::span<float> values) {
  for (float& value : values) {
    T number;
    std::memcpy(&number, bytes, sizeof number);
    value = static_cast<float>(number);
    bytes += sizeof number;
  }
}

struct Type {
  std::string_view name;
  std::size_t size;
  void (*convert)(const std::uint8_t*, std::span<float>);
};

constexpr std::array<Type, 10> types = {{{"<f4", 4, convert<float>},
                                         {"<f8", 8, convert<double>},
                                         {"|u1", 1, convert<std::uint8_t>},
                                         {"|i1", 1, convert<std::int8_t>},
                                         {"<u2", 2, convert<std::uint16_t>},
                                         {"<i2", 2, convert<std::int16_t>},
                                         {"<u4", 4, convert<std::uint32_t>},
                                         {"<i4", 4, convert<std::int32_t>},
                                         {"<u8", 8, convert<std::uint64_t>},
                                         {"<i8", 8, convert<std::int64_t>}}};

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
    if (type_ == nullptr || !order_is_known_ || !shape_is_known_) fail();
  }

  [[nodiscard]] const Type& type() const { return *type_; }
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
    for (const Type& type : types) {
      if (type.name == name) type_ = &type;
    }
    if (type_ == nullptr) {
      throw InputError(source_ + " holds values of NumPy's type '" +
                       std::string(name.substr(0, 16)) +
                       "', but little-endian floats of 4 or 8 bytes or whole numbers were "
                       "expected.");
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
      if (error != std::errc() || shape.size() == most_dimensions ||
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
  const Type* type_ = nullptr;
  bool order_is_known_ = false;
  bool shape_is_known_ = false;
  std::vector<std::size_t> shape_;
};

std::string as_tuple(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (const std::size_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + ")";
}

/// Returns whether an array of this shape has `count` values; the product cannot overflow.
bool is_size_of(const std::vector<std::size_t>& shape, std::size_t count) {
  std::size_t product = 1;
  for (const std::size_t size : shape) {
    if (size == 0) return count == 0;
  }
  for (const std::size_t size : shape) {
    if (size > count / product) return false;
    product *= size;
  }
  return product == count;
}

}  // namespace

NpyArray parse_npy(std::span<const std::uint8_t> bytes, const std::string& source) {
  if (bytes.size() < prelude || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    throw InputError(source + " is not a NumPy file of format 1.0 (.npy), which was expected.");
  }
  const std::size_t header_size = bytes[magic.size()] + 256U * bytes[magic.size() + 1];
  if (header_size > bytes.size() - prelude) {
    throw InputError(source + " ends within its NumPy header.");
  }
  const auto* text = reinterpret_cast<const char*>(bytes.data() + prelude);
  const Header header({text, header_size}, source);
  const std::span<const std::uint8_t> data = bytes.subspan(prelude + header_size);
  const std::size_t count = data.size() / header.type().size;
  if (data.size() % header.type().size != 0 || !is_size_of(header.shape(), count)) {
    throw InputError(source + " has " + std::to_string(data.size()) +
                     " bytes of data, but its shape " + as_tuple(header.shape()) + " of type '" +
                     std::string(header.type().name) + "' needs another number.");
  }
  NpyArray array{header.shape(), std::vector<float>(count), header.type().name == "|u1"};
  header.type().convert(data.data(), array.values);
  return array;
}

std::vector<std::uint8_t> serialize_npy(const NpyArray& array) {
  std::string shape = as_tuple(array.shape);
  if (array.shape.size() == 1) shape.insert(shape.size() - 1, ",");
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
  const std::size_t used = (prelude + header.size() + 1) % alignment;
  header.append(used == 0 ? 0 : alignment - used, ' ');
  header += '\n';
  std::vector<std::uint8_t> bytes(magic.begin(), magic.end());
  bytes.push_back(static_cast<std::uint8_t>(header.size() % 256));
  bytes.push_back(static_cast<std::uint8_t>(header.size() / 256));
  bytes.insert(bytes.end(), header.begin(), header.end());
  const auto* data = reinterpret_cast<const std::uint8_t*>(array.values.data());
  bytes.insert(bytes.end(), data, data + array.values.size() * sizeof(float));
  return bytes;
}

}  // namespace ae
