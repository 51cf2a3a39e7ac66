#include "io/safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <tuple>

#include "base/error.hpp"
#include "base/json.hpp"
#include "io/tensor_type.hpp"

static_assert(std::endian::native == std::endian::little,
              "values are copied as they lie in memory");

namespace ae {
namespace {

constexpr std::size_t length_size = 8;
constexpr std::size_t largest_header = 100'000'000;  // the limit of the reference implementation
constexpr int deepest_nesting = 3;       // the header, a tensor in it, and the tensor's shape
constexpr std::uint64_t most_bits = 64;  // of one element
constexpr const char* metadata_key = "__metadata__";

/// Returns the number of elements, or nothing when their bytes would not fit into memory. A size_t
/// has 32 bits in WebAssembly, so each size is checked before it is narrowed.
template <typename Sizes>
std::optional<std::size_t> element_count(const Sizes& shape) {
  constexpr std::uint64_t most_values =
      std::min<std::uint64_t>(std::numeric_limits<std::size_t>::max() / sizeof(float),
                              std::numeric_limits<std::uint64_t>::max() / most_bits);
  std::uint64_t count = 1;
  for (const std::uint64_t size : shape) {
    if (size > most_values || (size != 0 && count > most_values / size)) return std::nullopt;
    count *= size;
  }
  return static_cast<std::size_t>(count);
}

/// The bytes of so many elements; those of less than a byte lie side by side.
std::uint64_t byte_count(std::uint64_t elements, const TensorType& type) {
  return (elements * type.bits + 7) / 8;
}

/// The place of a tensor's data, in bytes counted from the end of the header.
struct Extent {
  std::uint64_t begin;
  std::uint64_t end;
  std::string name;
  std::vector<std::size_t> shape;
  const TensorType* type;
};

class SafetensorsParser {
 public:
  SafetensorsParser(std::span<const std::uint8_t> bytes, const std::string& source_name)
      : bytes_(bytes), source_name_(source_name) {}

  SafetensorsFile parse() {
    const std::span<const std::uint8_t> header_bytes = find_header();
    const Json header = parse_header(header_bytes);
    const auto data = bytes_.subspan(length_size + header_bytes.size());
    SafetensorsFile file;
    std::vector<Extent> extents;
    for (const auto& [name, value] : header.items()) {
      if (name == metadata_key) {
        file.metadata = parse_metadata(value);
      } else {
        extents.push_back(parse_extent(name, value, data.size()));
      }
    }
    std::ranges::sort(extents, {}, [](const Extent& extent) {
      return std::tie(extent.begin, extent.end, extent.name);
    });
    check_coverage(extents, data.size());
    for (Extent& extent : extents) {
      const auto begin = static_cast<std::size_t>(extent.begin);
      const auto bytes = data.subspan(begin, static_cast<std::size_t>(extent.end) - begin);
      const TensorType& type = *extent.type;
      file.tensors.push_back({std::move(extent.name), std::move(extent.shape),
                              type.is_float ? as_floats(type, bytes) : std::vector<float>{},
                              std::string(type.name), type.is_float});
    }
    return file;
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw InputError(source_name_ + " is no valid safetensors file: " + problem + ".");
  }

  [[noreturn]] void fail(const std::string& tensor, const std::string& problem) const {
    fail("tensor " + shortened(tensor) + " " + problem);
  }

  std::span<const std::uint8_t> find_header() const {
    if (bytes_.size() < length_size) {
      fail("it has " + std::to_string(bytes_.size()) +
           " bytes, and at least 8, the header's length, were expected");
    }
    std::uint64_t length = 0;
    std::memcpy(&length, bytes_.data(), length_size);
    if (length > largest_header) {
      fail("its header is said to have " + std::to_string(length) + " bytes, and at most " +
           std::to_string(largest_header) + " were expected");
    }
    const std::size_t rest = bytes_.size() - length_size;
    if (length > rest) {
      fail("its header is said to have " + std::to_string(length) + " bytes, but only " +
           std::to_string(rest) + " follow; it may be cut short");
    }
    const auto header = bytes_.subspan(length_size, static_cast<std::size_t>(length));
    if (header.empty() || header.front() != '{') fail("its header is no JSON object");
    return header;
  }

  Json parse_header(std::span<const std::uint8_t> header) const {
    try {
      return parse_json({reinterpret_cast<const char*>(header.data()), header.size()},
                        deepest_nesting);
    } catch (const InputError& error) {
      fail(std::string("its header ") + error.what());
    }
  }

  std::map<std::string, std::string> parse_metadata(const Json& value) const {
    if (!value.is_object())
      fail("__metadata__ is " + shortened(value) + ", and an object was expected");
    std::map<std::string, std::string> metadata;
    for (const auto& [key, text] : value.items()) {
      if (!text.is_string()) {
        fail("__metadata__ has " + shortened(text) + " under " + shortened(key) +
             ", and a string was expected");
      }
      metadata.emplace(key, text.get<std::string>());
    }
    return metadata;
  }

  const Json& member(const std::string& tensor, const Json& value, const char* key) const {
    const auto position = value.find(key);
    if (position == value.end()) fail(tensor, std::string("has no ") + key);
    return *position;
  }

  std::vector<std::uint64_t> integers(const std::string& tensor, const Json& value,
                                      const char* key) const {
    const Json& array = member(tensor, value, key);
    const auto is_size = [](const Json& element) { return element.is_number_unsigned(); };
    if (!array.is_array() || !std::ranges::all_of(array, is_size)) {
      fail(tensor, std::string("has the ") + key + " " + shortened(array) +
                       ", and an array of non-negative integers was expected");
    }
    return array.get<std::vector<std::uint64_t>>();
  }

  Extent parse_extent(const std::string& name, const Json& value, std::size_t data_size) const {
    if (!value.is_object()) fail(name, "is " + shortened(value) + ", and an object was expected");
    const TensorType& type = parse_type(name, value);
    const std::vector<std::uint64_t> shape = integers(name, value, "shape");
    const std::optional<std::size_t> count = element_count(shape);
    if (!count) {
      fail(name, "has the shape " + shortened(value["shape"]) + ", whose size overflows");
    }
    const std::vector<std::uint64_t> offsets = integers(name, value, "data_offsets");
    const std::string shown = shortened(value["data_offsets"]);
    if (offsets.size() != 2 || offsets[0] > offsets[1]) {
      fail(name, "has the data_offsets " + shown + ", and a begin and an end were expected");
    }
    if (offsets[1] > data_size) {
      fail(name, "has the data_offsets " + shown + ", but the file has only " +
                     std::to_string(data_size) + " bytes of data; it may be cut short");
    }
    const std::uint64_t size = byte_count(*count, type);
    if (offsets[1] - offsets[0] != size) {
      fail(name, "has the data_offsets " + shown + ", which are " +
                     std::to_string(offsets[1] - offsets[0]) + " bytes, but its shape " +
                     shortened(value["shape"]) + " needs " + std::to_string(size));
    }
    return {offsets[0], offsets[1], name, {shape.begin(), shape.end()}, &type};
  }

  const TensorType& parse_type(const std::string& name, const Json& value) const {
    const Json& dtype = member(name, value, "dtype");
    const TensorType* type =
        dtype.is_string() ? tensor_type_named(dtype.get_ref<const std::string&>()) : nullptr;
    if (type == nullptr) {
      fail(name, "has the dtype " + shortened(dtype) +
                     ", and one of safetensors' such as \"F32\" was expected");
    }
    return *type;
  }

  /// Checks that the tensors cover the data from end to end, each byte by exactly one tensor.
  void check_coverage(const std::vector<Extent>& extents, std::size_t data_size) const {
    std::uint64_t covered = 0;
    for (const Extent& extent : extents) {
      if (extent.begin != covered) {
        fail(extent.name, "begins at byte " + std::to_string(extent.begin) + " of the data" +
                              (extent.begin < covered ? ", inside another tensor" : "") +
                              ", and byte " + std::to_string(covered) + " was expected");
      }
      covered = extent.end;
    }
    if (covered != data_size) {
      fail("its tensors have " + std::to_string(covered) + " bytes, but " +
           std::to_string(data_size) + " bytes of data follow the header");
    }
  }

  std::span<const std::uint8_t> bytes_;
  const std::string& source_name_;
};

}  // namespace

std::string tensor_shape_text(const std::vector<std::size_t>& shape) {
  std::string text = "[";
  for (const std::size_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + "]";
}

SafetensorsFile parse_safetensors(std::span<const std::uint8_t> bytes,
                                  const std::string& source_name) {
  return SafetensorsParser(bytes, source_name).parse();
}

std::vector<std::uint8_t> safetensors_head(const SafetensorsView& file) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!file.metadata.empty()) header[metadata_key] = file.metadata;
  std::size_t data_size = 0;
  for (const TensorView& tensor : file.tensors) {
    if (tensor.name == metadata_key || header.contains(tensor.name)) {
      throw InputError("cannot write two entries named " + shortened(tensor.name) +
                       " into one safetensors file");
    }
    if (element_count(tensor.shape) != tensor.values.size()) {
      throw InputError("cannot write tensor " + shortened(tensor.name) + ": it has " +
                       std::to_string(tensor.values.size()) + " values and the shape " +
                       Json(tensor.shape).dump());
    }
    const std::size_t begin = data_size;
    data_size += tensor.values.size() * sizeof(float);
    header[tensor.name] = {
        {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, data_size}}};
  }
  std::string text;
  try {
    text = header.dump();
  } catch (const Json::exception&) {
    throw InputError("cannot write a safetensors file whose names or metadata are not UTF-8");
  }
  text.resize((text.size() + 7) / 8 * 8, ' ');
  if (text.size() > largest_header) {
    throw InputError("cannot write a safetensors file whose header has " +
                     std::to_string(text.size()) + " bytes; at most " +
                     std::to_string(largest_header) + " can be read again");
  }

  std::vector<std::uint8_t> bytes(length_size + text.size());
  const std::uint64_t length = text.size();
  std::memcpy(bytes.data(), &length, length_size);
  std::ranges::copy(text, bytes.begin() + length_size);
  return bytes;
}

std::vector<std::uint8_t> serialize_view(const SafetensorsView& file) {
  std::vector<std::uint8_t> bytes = safetensors_head(file);
  std::size_t position = bytes.size();
  std::size_t size = position;
  for (const TensorView& tensor : file.tensors) size += tensor.values.size_bytes();
  bytes.resize(size);
  for (const TensorView& tensor : file.tensors) {
    if (tensor.values.empty()) continue;
    std::memcpy(&bytes[position], tensor.values.data(), tensor.values.size_bytes());
    position += tensor.values.size_bytes();
  }
  return bytes;
}

std::vector<std::uint8_t> serialize_safetensors(const SafetensorsFile& file) {
  SafetensorsView view{file.metadata, {}};
  for (const Tensor& tensor : file.tensors) {
    view.tensors.push_back({tensor.name, tensor.shape, tensor.values});
  }
  return serialize_view(view);
}

}  // namespace ae
