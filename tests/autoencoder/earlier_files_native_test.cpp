#include <doctest/doctest.h>
#include <filesystem>
#include <string>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/model_file.hpp"
#include "data/procedural_digits.hpp"
#include "io/atomic_file.hpp"
#include "training/evaluation.hpp"

// Model files that version 0.1.0 wrote, in tests/fixtures: what people saved must stay readable.

namespace {

using namespace ae;

std::vector<std::uint8_t> fixture(const std::string& name) {
  return read_file(std::filesystem::path(AUTOENCODER_FIXTURES) / name, maximum_model_file);
}

TEST_CASE("a model file of version 0.1.0 opens, and is written again byte for byte") {
  for (const char* name : {"sparse-tied-0.1.0.safetensors", "variational-0.1.0.safetensors"}) {
    CAPTURE(name);
    const std::vector<std::uint8_t> bytes = fixture(name);
    const SavedModel saved = parse_model(bytes, name);
    CHECK(saved.history.size() == 1);
    CHECK(serialize_model(saved.configuration, saved.model, saved.history) == bytes);
  }
}

TEST_CASE("a model of version 0.1.0 has the test loss that version 0.1.0 told") {
  const ImageSet test = procedural_digits(100, 1, 600);
  const auto loss_of = [&](const char* name) {
    const SavedModel saved = parse_model(fixture(name), name);
    return evaluate(saved.model, test, saved.configuration.training).loss;
  };
  CHECK(loss_of("sparse-tied-0.1.0.safetensors") == doctest::Approx(0.2318082).epsilon(1e-5));
  CHECK(loss_of("variational-0.1.0.safetensors") == doctest::Approx(532.8034716).epsilon(1e-5));
}

}  // namespace
