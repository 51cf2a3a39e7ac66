#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

#include "analysis/anomaly_score.hpp"
#include "data/procedural_digits.hpp"
#include "io/read_png.hpp"
#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST_CASE("cli anomaly: scores, area, threshold, curve and sheet of the test images") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--except", "7"});
  const Arguments command = Arguments{"anomaly",
                                      "--anomalous",
                                      "7",
                                      "--false-positive-rate",
                                      "0.2",
                                      "--out",
                                      "sheet.png",
                                      "--roc",
                                      "roc.csv",
                                      "--count",
                                      "3",
                                      "--scale",
                                      "1",
                                      "--json",
                                      "--digits-count",
                                      "600",
                                      "--model",
                                      "model.safetensors"};
  const json result = run_well(folder, command).json();

  const ae::ImageSet test = ae::procedural_digits(100, 1, 600);
  const ae::SavedModel saved = model_in(folder / "model.safetensors");
  const auto scores =
      ae::anomaly_scores(saved.model, test, saved.configuration.training, ae::AnomalyScore::error);
  CHECK(result["scores"].get<std::vector<float>>() == scores);
  double pairs = 0;
  double right = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (std::size_t j = 0; j < scores.size(); ++j) {
      if (test.labels[i] != 7 || test.labels[j] == 7) continue;
      pairs += 1;
      right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
    }
  }
  CHECK(result["auc"].get<double>() == doctest::Approx(right / pairs));
  CHECK(result["normal"].get<int>() + result["anomalous"].get<int>() == 100);
  CHECK(result["false_positive_rate"] <= 0.2);
  CHECK(result["most_anomalous"][0] == std::ranges::max_element(scores) - scores.begin());
  CHECK(result["least_anomalous"][0] == std::ranges::min_element(scores) - scores.begin());

  const std::vector<std::string> roc = lines_of(folder / "roc.csv");
  CHECK(roc.front() == "threshold,false_positive_rate,true_positive_rate");
  CHECK(roc[1] == "inf,0,0");
  CHECK(roc.back().ends_with(",1,1"));

  // The most anomalous image stands in the upper left corner, the least two rows below.
  const ae::GreyImage sheet = read_png(folder / "sheet.png");
  CHECK(sheet.rows == 2 + 4 * 30);
  CHECK(sheet.columns == 2 + 3 * 30);
  for (const auto& [list, row] : {std::pair("most_anomalous", 0), {"least_anomalous", 2}}) {
    const auto image = test.image(result[list][0].get<std::size_t>());
    for (std::size_t y = 0; y < 28; ++y) {
      const auto start = sheet.pixels.begin() +
                         static_cast<std::ptrdiff_t>(
                             (2 + 30 * static_cast<std::size_t>(row) + y) * sheet.columns + 2);
      CHECK(std::equal(start, start + 28, image.begin() + static_cast<std::ptrdiff_t>(28 * y)));
    }
  }

  SUBCASE("the other classes named as normal come to the same") {
    const json normal = run_well(folder, {"anomaly", "--normal", "0,1,2,3,4,5,6,8,9", "--json",
                                          "--digits-count", "600", "--model", "model.safetensors"})
                            .json();
    CHECK(normal["auc"] == result["auc"]);
  }
  SUBCASE("without classes there are scores all the same") {
    const Ended ended = run_well(folder, Arguments{"anomaly"} + model_and_digits);
    CHECK(ended.out.find("most anomalous") != std::string::npos);
    CHECK(ended.out.find("ROC") == std::string::npos);
  }
}

TEST_CASE("cli train: classes that are left out are neither trained nor tested on") {
  const TemporaryFolder folder;
  const Ended ended =
      run_well(folder, Arguments{"train", "--classes", "0,1"} + few_digits + small_model);
  const ae::ImageSet train = ae::procedural_digits(60, 1);
  const auto chosen = std::ranges::count_if(train.labels, [](int label) { return label < 2; });
  CHECK(ended.says("on " + std::to_string(chosen) + " images of digits"));
  check_refused(run(folder, Arguments{"train", "--classes", "0,x"} + few_digits), 2,
                {"--classes", "0,x", "0,1,2"});
  check_refused(run(folder, Arguments{"train", "--except", "12"} + few_digits), 2, {"class 12"});
  check_refused(run(folder, Arguments{"train", "--except", "1", "--classes", "2"} + few_digits), 2,
                {"--except", "--classes"});
}

TEST_CASE("cli anomaly: classes that are none, and a curve without them, are refused") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const auto refused = [&](const Arguments& more, const std::vector<std::string>& words) {
    check_refused(run(folder, Arguments{"anomaly"} + model_and_digits + more), 2, words);
  };
  refused({"--normal", "1,,2"}, {"--normal", "1,,2"});
  refused({"--anomalous", "256"}, {"--anomalous", "256", "0 to 255"});
  refused({"--anomalous", "11"}, {"--anomalous", "class 11", "digits"});
  refused({"--roc", "roc.csv"}, {"--roc", "--normal"});
  refused({"--anomalous", "7", "--false-positive-rate", "2"}, {"--false-positive-rate"});
  refused({"--anomalous", "7", "--roc", "nowhere/roc.csv"}, {"nowhere/roc.csv"});
}

TEST_CASE("cli anomaly, evaluate: bounds of a variational model's likelihood") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--family", "variational", "--loss", "bce"});
  const json evaluated =
      run_well(folder,
               Arguments{"evaluate", "--importance-samples", "20", "--json"} + model_and_digits)
          .json();
  CHECK(evaluated["importance_samples"] == 20);
  CHECK(evaluated["importance_bound"].get<double>() > evaluated["elbo"].get<double>());
  const json scored =
      run_well(folder, Arguments{"anomaly", "--score", "elbo", "--json"} + model_and_digits).json();
  double sum = 0;
  for (const json& score : scored["scores"]) sum += score.get<double>();
  CHECK(sum / 10 == doctest::Approx(-evaluated["elbo"].get<double>()).epsilon(1e-5));
  train_small_model(folder);
  check_refused(run(folder, Arguments{"anomaly", "--score", "elbo"} + model_and_digits), 2,
                {"model.family is plain", "variational"});
  check_refused(run(folder, Arguments{"evaluate", "--importance-samples", "5"} + model_and_digits),
                2, {"model.family is plain", "variational"});
}

TEST_CASE("cli evaluate: the quality of a code, when asked for, and of a sparse one in any case") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const json plain = run_well(folder, Arguments{"evaluate", "--json"} + model_and_digits).json();
  CHECK_FALSE(plain.contains("code"));
  const Arguments command = Arguments{"evaluate", "--code-quality"} + model_and_digits;
  const json code = run_well(folder, command + Arguments{"--json"}).json()["code"];
  CHECK(code["nearest_neighbour_accuracy"] > 0.1);
  CHECK(code["linear_probe_accuracy"] > 0.1);
  CHECK(code["zeros"] == 0);
  CHECK(code["mean_absolute"] > 0);
  CHECK(run_well(folder, command).out.find("linear probe") != std::string::npos);
  train_small_model(folder, {"--family", "sparse", "--sparsity", "topk:1"});
  const json sparse =
      run_well(folder, Arguments{"evaluate", "--json"} + model_and_digits).json()["code"];
  CHECK(sparse["zeros"] >= 0.75);
  CHECK_FALSE(sparse.contains("linear_probe_accuracy"));
}

TEST_CASE("cli robustness: a line for each distortion, as table, JSON and CSV") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments command = Arguments{"robustness", "--rotations", "0,30",  "--shifts", "0,2",
                                      "--noises",   "0,0.4",       "--csv", "curve.csv"} +
                            model_and_digits;
  const json result = run_well(folder, command + Arguments{"--json"}).json();
  REQUIRE(result["curve"].size() == 10);
  CHECK(result["images"] == 10);
  CHECK(result["curve"][1]["kind"] == "rotation");
  CHECK(result["curve"][1]["amount"] == 30);
  const json evaluated =
      run_well(folder,
               Arguments{"evaluate", "--corruption", "gaussian:0.4", "--json"} + model_and_digits)
          .json();
  const auto error = [&](std::size_t i) { return result["curve"][i]["mse"].get<double>(); };
  // Images that are turned or shifted by nothing are resampled like all others.
  CHECK(result["curve"][2]["kind"] == "horizontal_shift");
  CHECK(error(2) == error(0));
  CHECK(error(8) == doctest::Approx(evaluated["test_mse"].get<double>()).epsilon(1e-5));
  CHECK(error(9) == doctest::Approx(evaluated["denoised_mse"].get<double>()).epsilon(1e-5));
  CHECK(lines_of(folder / "curve.csv").size() == 11);
  CHECK(run_well(folder, command).out.find("vertical_shift") != std::string::npos);
  check_refused(run(folder, command + Arguments{"--images", "0"}), 2, {"--images"});
  check_refused(run(folder, Arguments{"robustness", "--rotations", "0,steep"} + model_and_digits),
                2, {"--rotations", "steep"});
  check_refused(run(folder, Arguments{"robustness", "--noises=-1"} + model_and_digits), 2,
                {"gaussian", "-1"});
}

TEST_CASE("cli anomaly: on MNIST's 10,000 images a digit that was left out scores higher") {
  const TemporaryFolder folder;
  const Arguments sample = {"--data", "mnist:10000"};
  run_well(folder,
           Arguments{"train", "--except", "0", "--encoder", "", "--code", "32", "--code-activation",
                     "relu", "--loss", "bce", "--batch-size", "32", "--epochs", "3"} +
               sample);
  const json found =
      run_well(folder, Arguments{"anomaly", "--anomalous", "0", "--json"} + saved_model + sample)
          .json();
  CHECK(found["anomalous"] == 100);
  CHECK(found["auc"] > 0.7);
  const json code =
      run_well(folder, Arguments{"evaluate", "--code-quality", "--json"} + saved_model + sample)
          .json()["code"];
  CHECK(code["nearest_neighbour_accuracy"] > 0.85);
  CHECK(code["linear_probe_accuracy"] > 0.8);
}

}  // namespace
