#include <doctest/doctest.h>
#include <functional>

#include "data/dataset_files.hpp"
#include "data/procedural_digits.hpp"
#include "io/atomic_file.hpp"
#include "io/idx.hpp"
#include "io/safetensors.hpp"
#include "program.hpp"

namespace {

using namespace ae::test;
using Bytes = std::vector<std::uint8_t>;
namespace fs = std::filesystem;

/// A folder "data" of IDX files, one of which is spoiled, refused by training and evaluation.
void check_data_refused(const std::function<void(const fs::path& data)>& spoil,
                        const std::vector<std::string>& words) {
  const TemporaryFolder folder;
  ae::write_dataset_folder({"d", ae::procedural_digits(6, 1), ae::procedural_digits(2, 1, 6)},
                           folder / "data");
  train_small_model(folder);
  const Bytes model = bytes_of(folder / "model.safetensors");
  spoil(folder / "data");
  check_refused(run(folder, {"train", "--data", "data", "--metrics", "metrics.jsonl"}), 2, words);
  check_refused(run(folder, {"evaluate", "--data", "data", "--model", "model.safetensors"}), 2,
                words);
  CHECK(bytes_of(folder / "model.safetensors") == model);
  CHECK_FALSE(fs::exists(folder / "metrics.jsonl"));
}

TEST_CASE("cli bad input: an IDX file cut short") {
  check_data_refused(
      [](const fs::path& data) {
        fs::resize_file(data / "train-images-idx3-ubyte", 16 + 6 * 784 - 1);
      },
      {"train-images-idx3-ubyte", "6 x 28 x 28", "only 4703 bytes"});
}

TEST_CASE("cli bad input: an IDX file of labels under the name of images") {
  check_data_refused(
      [](const fs::path& data) {
        fs::copy_file(data / "t10k-labels-idx1-ubyte", data / "t10k-images-idx3-ubyte",
                      fs::copy_options::overwrite_existing);
      },
      {"t10k-images-idx3-ubyte", "holds labels", "images"});
}

TEST_CASE("cli bad input: a web page that was saved under the name of data") {
  check_data_refused(
      [](const fs::path& data) {
        write_text(data / "train-images-idx3-ubyte", "<!DOCTYPE html>\n<html></html>\n");
      },
      {"train-images-idx3-ubyte is a web page", "IDX"});
}

TEST_CASE("cli bad input: a .gz cut short") {
  check_data_refused(
      [](const fs::path& data) {
        fs::remove(data / "train-images-idx3-ubyte");
        write_text(data / "train-images-idx3-ubyte.gz", "\x1f\x8b\x08");
      },
      {"train-images-idx3-ubyte.gz", "cut short"});
}

TEST_CASE("cli bad input: images and labels of different counts") {
  check_data_refused(
      [](const fs::path& data) {
        ae::write_file_atomically(data / "train-labels-idx1-ubyte",
                                  ae::serialize_idx(std::vector<std::size_t>{3}, Bytes{1, 2, 3}));
      },
      {"train-labels-idx1-ubyte", "3 labels", "6 images"});
}

TEST_CASE("cli bad input: a folder that is not there") {
  check_data_refused([](const fs::path& data) { fs::remove_all(data); },
                     {"data does not exist", "a file or a folder of data"});
}

/// A model file that every subcommand that reads one refuses.
void check_model_refused(const std::function<void(const fs::path& model)>& spoil,
                         const std::vector<std::string>& words) {
  const TemporaryFolder folder;
  train_small_model(folder);
  spoil(folder / "model.safetensors");
  for (const Arguments& arguments :
       {Arguments{"evaluate", "--model"}, Arguments{"reconstruct", "--out", "o.png", "--model"},
        Arguments{"denoise", "--out", "o.png", "--model"},
        Arguments{"interpolate", "--out", "o.png", "--model"}, Arguments{"info"},
        Arguments{"train", "--resume"}}) {
    check_refused(run(folder, arguments + Arguments{"model.safetensors"}), 2,
                  arguments.front() == "train" ? std::vector<std::string>{} : words);
    CHECK_FALSE(fs::exists(folder / "o.png"));
  }
}

TEST_CASE("cli bad input: a model file cut short") {
  check_model_refused([](const fs::path& model) { fs::resize_file(model, 4000); },
                      {"model.safetensors"});
}

TEST_CASE("cli bad input: a model file with a wrong shape") {
  check_model_refused(
      [](const fs::path& model) {
        ae::SafetensorsFile file = ae::parse_safetensors(bytes_of(model), "model");
        file.tensors[0].shape = {784, 16};
        ae::write_file_atomically(model, ae::serialize_safetensors(file));
      },
      {"model.safetensors", "encoder.0.weight", "[784, 16]", "[16, 784]"});
}

TEST_CASE("cli bad input: a model file with a size that overflows") {
  check_model_refused(
      [](const fs::path& model) {
        const std::string header =
            R"({"encoder.0.weight":{"dtype":"F32","shape":[4294967296,4294967297],)"
            R"("data_offsets":[0,4]}})";
        write_text(model, std::string(1, static_cast<char>(header.size())) + std::string(7, '\0') +
                              header + std::string(4, '\0'));
      },
      {"model.safetensors", "encoder.0.weight"});
}

TEST_CASE("cli bad input: a model file whose header claims to be larger than all memory") {
  check_model_refused([](const fs::path& model) { write_text(model, std::string(16, '\xff')); },
                      {"model.safetensors"});
}

TEST_CASE("cli bad input: a configuration with a key that is not known") {
  const TemporaryFolder folder;
  const auto configured = [&](const std::string& text) {
    write_text(folder / "config.json", text);
    return run(folder, {"train", "--config", "config.json"});
  };
  check_refused(configured(R"({"model": {"codes": 2}})"), 2,
                {"config.json", "model.codes", "not a known key"});
  check_refused(configured(R"({"model": {"code": 0}})"), 2, {"config.json", "model.code is 0"});
  check_refused(configured("{"), 2, {"config.json", "JSON"});
  check_refused(run(folder, {"train", "--config", "none.json"}), 2, {"none.json"});
  CHECK_FALSE(fs::exists(folder / "model.safetensors"));
}

TEST_CASE("cli bad input: a model and data of different sizes") {
  const TemporaryFolder folder;
  train_small_model(folder);
  ae::write_dataset_folder({"d", {1, 2, {1, 2}, {}}, {1, 2, {3, 4}, {}}}, folder / "data");
  for (const Arguments& arguments :
       {Arguments{"evaluate"}, Arguments{"reconstruct", "--out", "o.png"},
        Arguments{"denoise", "--out", "o.png"}, Arguments{"interpolate", "--out", "o.png"}}) {
    check_refused(
        run(folder, arguments + Arguments{"--model", "model.safetensors", "--data", "data"}), 2,
        {"1 x 2", "28 x 28", "model.input"});
  }
}

TEST_CASE("cli bad input: images that are not there") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments model = Arguments{"--model", "model.safetensors", "--out", "o.png"} + few_digits;
  check_refused(run(folder, Arguments{"reconstruct", "--from", "10"} + model), 2,
                {"--from is 10", "9"});
  check_refused(run(folder, Arguments{"denoise", "--count", "11"} + model), 2, {"11", "10"});
  check_refused(run(folder, Arguments{"interpolate", "--to", "10"} + model), 2,
                {"--to is 10", "9"});
  CHECK_FALSE(fs::exists(folder / "o.png"));
}

}  // namespace
