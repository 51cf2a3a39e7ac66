// Every family on data and models at the edge of sense: it trains, or is refused in a sentence.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "math/random.hpp"
#include "training/batch.hpp"
#include "training/families.hpp"
#include "training/trainer.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

Configuration configuration_of(const FamilyCase& family, const std::string& model,
                               const std::string& training = R"("batch_size":4)") {
  return parse_configuration("{\"model\":{" + family.model + "," + model + "},\"training\":{" +
                                 family.training + R"(,"optimizer":"adam","learning_rate":0.02,)" +
                                 training + "}}",
                             "test");
}

ImageSet random_images(std::size_t rows, std::size_t columns, std::size_t count) {
  RandomStream random(3, RandomPurpose::digits);
  ImageSet images{.rows = rows, .columns = columns, .pixels = {}, .labels = {}};
  for (std::size_t i = 0; i < count * rows * columns; ++i) {
    images.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
  }
  return images;
}

ImageSet images_of_one_grey(std::uint8_t grey, std::size_t count) {
  return {
      .rows = 3, .columns = 3, .pixels = std::vector<std::uint8_t>(count * 9, grey), .labels = {}};
}

bool all_finite(std::span<const float> values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

std::span<const float> elements(const Matrix<float>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// Trains for a while: everything stays finite, and what is minimised falls.
void check_trains(const Configuration& configuration, const ImageSet& images) {
  Autoencoder model(configuration.model, 1);
  const Dataset dataset = make_dataset("images", images, images);
  Trainer trainer(model, dataset, configuration.training);
  const double before = evaluate(model, dataset.test, configuration.training).loss;
  for (int epoch = 0; epoch < 15; ++epoch) {
    const EpochMetrics metrics = trainer.run_epoch([](double) { return true; }).value();
    CHECK(std::isfinite(metrics.train_loss));
    CHECK(std::isfinite(metrics.test_loss));
  }
  CHECK(all_finite(model.parameters()));
  const Evaluation after = evaluate(model, dataset.test, configuration.training);
  CHECK(std::isfinite(after.bce));
  CHECK(after.loss < before);

  const Matrix<float> inputs = images_as_floats(images, 0, 1);
  const Matrix<float> codes = model.encode({inputs.data(), inputs.rows(), inputs.cols()});
  CHECK(codes.cols() == configuration.model.code);
  CHECK(all_finite(elements(codes)));
  CHECK(all_finite(elements(model.decode({codes.data(), codes.rows(), codes.cols()}))));
}

struct Situation {
  std::string name;
  std::string model;
  ImageSet images;
  std::string training = R"("batch_size":4)";
};

TEST_CASE("every family trains on models and data of extreme sizes") {
  const std::string small = R"("input":[3,3],"encoder":[5],"code":2)";
  ImageSet one_class = random_images(3, 3, 6);
  one_class.labels.assign(6, 7);
  const std::vector<Situation> situations = {
      {"a code wider than the input", R"("input":[3,3],"encoder":[5],"code":20)",
       random_images(3, 3, 10)},
      {"layers of width 1", R"("input":[3,3],"encoder":[1,1],"code":1)", random_images(3, 3, 10)},
      {"no hidden layers", R"("input":[3,3],"encoder":[],"code":2)", random_images(3, 3, 10)},
      {"images of one pixel", R"("input":[1,1],"encoder":[3],"code":2)", random_images(1, 1, 10)},
      {"a batch larger than the data set", small, random_images(3, 3, 10), R"("batch_size":65536)"},
      {"one image", small, random_images(3, 3, 1)},
      {"one class", small, one_class},
      {"all-black images", small, images_of_one_grey(0, 6)},
      {"all-white images", small, images_of_one_grey(255, 6)}};
  for (const Situation& situation : situations) {
    CAPTURE(situation.name);
    for (const FamilyCase& family : families()) {
      CAPTURE(family.name);
      check_trains(configuration_of(family, situation.model, situation.training), situation.images);
    }
  }
}

TEST_CASE("nothing and all of every corruption can be trained with") {
  for (const std::string family : {"denoising", "variational"}) {
    CAPTURE(family);
    for (const auto& [kind, unused] : names_of(CorruptionKind{})) {
      if (family == "denoising" && unused == CorruptionKind::none) continue;
      CAPTURE(kind);
      for (const std::string amount : {"0", "1"}) {
        CAPTURE(amount);
        const FamilyCase corrupted = {"", R"("family":")" + family + '"',
                                      R"("loss":"bce","corruption":{"clip":false,"kind":")" +
                                          std::string(kind) + R"(","amount":)" + amount + "}"};
        check_trains(configuration_of(corrupted, R"("input":[3,3],"encoder":[5],"code":2)"),
                     random_images(3, 3, 10));
      }
    }
  }
}

TEST_CASE("terms without weight train to the bits of a plain model") {
  const auto parameters_of = [](const std::string& model) {
    const Configuration configuration =
        configuration_of({"", model, R"("loss":"bce")"},
                         R"("input":[3,3],"encoder":[5],"code":3,"code_activation":"sigmoid")");
    Autoencoder autoencoder(configuration.model, 1);
    const ImageSet images = random_images(3, 3, 10);
    const Dataset dataset = make_dataset("images", images, images);
    Trainer trainer(autoencoder, dataset, configuration.training);
    for (int epoch = 0; epoch < 3; ++epoch) trainer.run_epoch([](double) { return true; });
    return std::vector<float>(autoencoder.parameters().begin(), autoencoder.parameters().end());
  };
  const std::vector<float> plain = parameters_of(R"("family":"plain")");
  for (const std::string kind : {"l1", "kl"}) {
    CHECK(parameters_of(R"("family":"sparse","sparsity":{"weight":0,"kind":")" + kind + "\"}") ==
          plain);
  }
  CHECK(parameters_of(R"("family":"sparse","sparsity":{"kind":"topk","active":8})") == plain);
  for (const std::string projections : {"0", "2"}) {
    CHECK(parameters_of(R"("family":"contractive","contraction":{"weight":0,"projections":)" +
                        projections + "}") == plain);
  }
}

}  // namespace
