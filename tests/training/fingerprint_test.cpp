#include "training/fingerprint.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

namespace {

ae::Dataset few_images() {
  ae::Dataset dataset;
  dataset.name = "few";
  dataset.train = {1, 2, {1, 2, 3, 4}, {0, 1}};
  dataset.test = {1, 2, {5, 6}, {1}};
  return dataset;
}

TEST_CASE("a fingerprint tells name, counts and a hash that is the same on every machine") {
  const ae::TrainingData data = ae::fingerprint(few_images());
  CHECK(data.name == "few");
  CHECK(data.train == 2);
  CHECK(data.test == 1);
  CHECK(ae::to_json(data) == R"({"name":"few","train":2,"test":1,"hash":"0526b0854d7bbc90"})");
  CHECK(ae::is_same_data(data, ae::fingerprint(few_images())));
}

TEST_CASE(
    "every pixel, label, size and place of an image changes a fingerprint; the name does not") {
  const ae::TrainingData data = ae::fingerprint(few_images());
  const auto is_same_after = [&](const auto& change) {
    ae::Dataset dataset = few_images();
    change(dataset);
    return ae::is_same_data(data, ae::fingerprint(dataset));
  };
  CHECK(is_same_after([](ae::Dataset& d) { d.name = "other"; }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { d.train.pixels[3] ^= 1U; }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { d.train.labels[0] = 1; }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { d.test.pixels[0] ^= 128U; }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { d.test.labels[0] = 0; }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { std::swap(d.train.rows, d.train.columns); }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { d.train.labels.clear(); }));
  CHECK_FALSE(is_same_after([](ae::Dataset& d) { std::swap(d.train, d.test); }));
}

TEST_CASE("a model file of before hashes were kept is the same data where the counts are") {
  const ae::TrainingData data = ae::fingerprint(few_images());
  const ae::TrainingData older = ae::parse_training_data(R"({"name":"x","train":2,"test":1})", "m");
  CHECK(ae::is_same_data(older, data));
  CHECK_FALSE(ae::is_same_data({.name = "few", .train = 3, .test = 1}, data));
}

TEST_CASE("a hash in a model file that is none is refused, naming the file") {
  const auto refused = [](const char* hash) {
    const std::string json = R"({"name":"x","train":2,"test":1,"hash":)" + std::string(hash) + "}";
    try {
      ae::parse_training_data(json, "m");
    } catch (const ae::InputError& error) {
      return std::string(error.what());
    }
    return std::string("not refused");
  };
  CHECK(refused(R"("0123456789abcde")") ==
        "m: its \"data\" has a \"hash\" that is not 16 hexadecimal digits.");
  CHECK(refused(R"("-123456789abcdef")").starts_with("m: "));
  CHECK(refused("17").starts_with("m: "));
}

}  // namespace
