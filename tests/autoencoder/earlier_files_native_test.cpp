#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/model_file.hpp"
#include "base/json.hpp"
#include "data/procedural_digits.hpp"
#include "io/atomic_file.hpp"
#include "io/safetensors.hpp"
#include "training/evaluation.hpp"

// Model files that version 0.1.0 wrote, in tests/fixtures: what people saved must stay readable.

namespace {

using namespace ae;

std::vector<std::uint8_t> fixture(const std::string& name) {
  return read_file(std::filesystem::path(AUTOENCODER_FIXTURES) / name, maximum_model_file);
}

/// Whether `now` has all that `before` has; it may have keys that came later.
bool has_all_of(const Json& now, const Json& before) {
  if (!before.is_object()) return now == before;
  return std::ranges::all_of(before.items(), [&](const auto& item) {
    return now.contains(item.key()) && has_all_of(now[item.key()], item.value());
  });
}

TEST_CASE("a model file of version 0.1.0 opens, and is written again with all that it had") {
  for (const char* name : {"sparse-tied-0.1.0.safetensors", "variational-0.1.0.safetensors"}) {
    CAPTURE(name);
    const std::vector<std::uint8_t> bytes = fixture(name);
    const SafetensorsFile before = parse_safetensors(bytes, name);
    const SavedModel saved = parse_model(bytes, name);
    CHECK(saved.history.size() == 1);
    const SafetensorsFile after =
        parse_safetensors(serialize_model(saved.configuration, saved.model, saved.history), name);
    REQUIRE(after.tensors.size() == before.tensors.size());
    for (std::size_t i = 0; i < before.tensors.size(); ++i) {
      CHECK(after.tensors[i].name == before.tensors[i].name);
      CHECK(after.tensors[i].shape == before.tensors[i].shape);
      CHECK(after.tensors[i].values == before.tensors[i].values);
    }
    CHECK(has_all_of(parse_json(after.metadata.at("configuration")),
                     parse_json(before.metadata.at("configuration"))));
    CHECK(after.metadata.at("history") == before.metadata.at("history"));
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
