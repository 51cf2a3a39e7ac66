// The reader of data sets among files, for JavaScript.
#include "data/dataset_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "arrays.hpp"
#include "base/json.hpp"
#include "data/file_content.hpp"

namespace ae::bindings {
namespace {

std::optional<bool> choice_in(const Json& options, const char* key) {
  return options.contains(key) ? std::optional(options[key].get<bool>()) : std::nullopt;
}

ReadOptions read_options(const std::string& text) {
  const Json json = parse_json(text);
  const ReadOptions usual;
  return {.name = json.value("name", usual.name),
          .size = {json.value("rows", usual.size.rows), json.value("columns", usual.size.columns)},
          .transpose = choice_in(json, "transpose"),
          .label = json.value("label", usual.label),
          .pictures = {.side = json.value("side", usual.pictures.side),
                       .invert = choice_in(json, "invert")}};
}

/// A reader, the file that it is given part by part, and the picture that it has found.
struct Reading {
  DatasetReader reader;
  NamedBytes file;
  NamedBytes picture;
};

std::unique_ptr<Reading> make_reader(const std::string& options) {
  return std::make_unique<Reading>(Reading{DatasetReader(read_options(options)), {}, {}});
}

FileUse use_of(Reading& reading, const std::string& path, const Uint8Array& head, double size) {
  return reading.reader.use_of(path, copy_in(head), static_cast<std::uint64_t>(size));
}

void add(Reading& reading, const std::string& path, const Uint8Array& bytes) {
  reading.reader.add(path, copy_in(bytes));
}

/// Begins a file of `size` bytes, for which use_of() has found room.
void begin_file(Reading& reading, const std::string& path, std::uint32_t size) {
  reading.file = {path, {}};
  reading.file.bytes.reserve(std::min<std::size_t>(size, page_limits.files));
}

void add_part(Reading& reading, const Uint8Array& part) {
  std::vector<std::uint8_t>& bytes = reading.file.bytes;
  const auto size = part["length"].as<std::size_t>();
  bytes.resize(bytes.size() + size);
  emscripten::val(emscripten::typed_memory_view(size, bytes.data() + bytes.size() - size))
      .call<void>("set", part);
}

void end_file(Reading& reading) {
  reading.reader.add(std::move(reading.file.path), std::move(reading.file.bytes));
}

/// Goes on to the next picture that was found within an archive, if there is one.
bool next_picture(Reading& reading) {
  std::optional<NamedBytes> picture = reading.reader.take_picture();
  if (picture) reading.picture = std::move(*picture);
  return picture.has_value();
}

std::string picture_path(const Reading& reading) { return reading.picture.path; }

Uint8Array picture_bytes(const Reading& reading) {
  return copy_out<Uint8Array>(reading.picture.bytes.data(), reading.picture.bytes.size());
}

void add_picture(Reading& reading, const std::string& path, const Uint8Array& rgba,
                 std::uint32_t rows, std::uint32_t columns) {
  reading.reader.add_picture(path, {rows, columns, copy_in(rgba)});
}

void leave_out(Reading& reading, const std::string& path) { reading.reader.leave_out(path); }

std::unique_ptr<ReadDataset> finish(Reading& reading) {
  return std::make_unique<ReadDataset>(reading.reader.finish());
}

const char* name_of(DataForm form) {
  switch (form) {
    case DataForm::arrays:
      return "arrays";
    case DataForm::table:
      return "table";
    case DataForm::pictures:
      return "pictures";
  }
  return "";
}

/// Returns all but the images and labels as JSON.
std::string description_of(const ReadDataset& read) {
  const Dataset& dataset = read.dataset;
  return Json{{"name", dataset.name},
              {"rows", dataset.train.rows},
              {"columns", dataset.train.columns},
              {"classNames", dataset.class_names},
              {"remarks", read.remarks},
              {"form", name_of(read.form)},
              {"isTransposed", read.is_transposed},
              {"isInverted", read.is_inverted},
              {"columnNames", read.columns},
              {"label", read.label}}
      .dump();
}

Uint8Array bytes_of(const std::vector<std::uint8_t>& bytes) {
  return copy_out<Uint8Array>(bytes.data(), bytes.size());
}
Uint8Array train_pixels(const ReadDataset& read) { return bytes_of(read.dataset.train.pixels); }
Uint8Array train_labels(const ReadDataset& read) { return bytes_of(read.dataset.train.labels); }
Uint8Array test_pixels(const ReadDataset& read) { return bytes_of(read.dataset.test.pixels); }
Uint8Array test_labels(const ReadDataset& read) { return bytes_of(read.dataset.test.labels); }

}  // namespace

EMSCRIPTEN_BINDINGS(dataset_reader) {
  emscripten::enum_<FileUse>("FileUse")
      .value("none", FileUse::none)
      .value("bytes", FileUse::bytes)
      .value("picture", FileUse::picture);
  emscripten::constant("headSize", static_cast<double>(head_size));
  emscripten::class_<Reading>("DatasetReader")
      .function("useOf", &use_of)
      .function("add", &add)
      .function("beginFile", &begin_file)
      .function("addPart", &add_part)
      .function("endFile", &end_file)
      .function("nextPicture", &next_picture)
      .function("picturePath", &picture_path)
      .function("pictureBytes", &picture_bytes)
      .function("addPicture", &add_picture)
      .function("leaveOut", &leave_out)
      .function("finish", &finish);
  emscripten::class_<ReadDataset>("ReadDataset")
      .function("description", &description_of)
      .function("trainPixels", &train_pixels)
      .function("trainLabels", &train_labels)
      .function("testPixels", &test_pixels)
      .function("testLabels", &test_labels);
  emscripten::function("makeDatasetReader", &make_reader);
}

}  // namespace ae::bindings
