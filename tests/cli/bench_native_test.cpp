#include <doctest/doctest.h>
#include <sstream>

#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;

/// So short that its figures mean nothing: what they are made of is there all the same.
const Arguments short_bench = {"bench", "--digits-count", "100",  "--windows",
                               "2",     "--seconds",      "0.001"};

void check_spread(const json& spread) {
  CHECK(spread["min"] > 0);
  CHECK(spread["min"] <= spread["median"]);
  CHECK(spread["median"] <= spread["max"]);
}

TEST_CASE("cli bench: one JSON object with the figures of every case") {
  const TemporaryFolder folder;
  const Ended ended =
      run_well(folder, short_bench + Arguments{"--workload", "W1,W4", "--batch-size", "32,64",
                                               "--threads", "1,2", "--json"});
  const json result = ended.json();
  CHECK(result["program"].get<std::string>().starts_with("autoencoder 0."));
  CHECK(result["machine_threads"] >= 1);
  CHECK(result["data"] == "digits");
  CHECK(result["windows"] == 2);
  CHECK(result["seconds_per_window"] == 0.001);

  std::vector<json> cases;
  for (const json& benchmark : result["benchmarks"]) {
    cases.push_back({benchmark["workload"], benchmark["batch_size"], benchmark["threads"]});
    CHECK_FALSE(benchmark["kernels"].get<std::string>().empty());
    check_spread(benchmark["training_images_per_second"]);
    check_spread(benchmark["inference_images_per_second"]);
    check_spread(benchmark["single_image_milliseconds"]);
    check_spread(benchmark["products_only_images_per_second"]);
    CHECK(benchmark["products_gigaflops"] > 0);
    CHECK(benchmark["share_of_products"] > 0);
    double phases = 0;
    for (const json& share : benchmark["phases"]) {
      CHECK(share >= 0);
      phases += share.get<double>();
    }
    CHECK(phases == doctest::Approx(1));
    CHECK(benchmark["phases"]["gather"] > 0);
    CHECK(benchmark["phases"]["backward"] > 0);
  }
  const std::vector<json> wanted = {{"W1", 32, 1}, {"W1", 32, 2}, {"W1", 64, 1}, {"W1", 64, 2},
                                    {"W4", 32, 1}, {"W4", 32, 2}, {"W4", 64, 1}, {"W4", 64, 2}};
  CHECK(cases == wanted);
}

TEST_CASE("cli bench: a table on standard output, a line a case as wide as its heads") {
  const TemporaryFolder folder;
  const Ended ended = run_well(
      folder, short_bench + Arguments{"--workload", "W1", "--batch-size", "32", "--threads", "1"});
  std::istringstream text(ended.out);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].find("kernels: ") != std::string::npos);
  CHECK(lines[0].find("windows of 0.001 s: 2;") != std::string::npos);
  CHECK(lines[2].starts_with("workload  batch  threads   training"));
  CHECK(lines[3].size() == lines[2].size());
  CHECK(lines[4].starts_with("W1           32        1  "));
  CHECK(lines[4].size() == lines[2].size());
  CHECK(ended.error.empty());
}

TEST_CASE("cli bench: kernels are chosen by name") {
  const TemporaryFolder folder;
  const Arguments one_case =
      short_bench + Arguments{"--workload", "W1", "--batch-size", "32", "--threads", "1"};
  const Ended refused = run(folder, one_case + Arguments{"--kernels", "MMX"});
  check_refused(refused, 2, {"--kernels is \"MMX\", but must be ", " on this machine."});
  const auto kernels_of = [&](const Arguments& more) -> std::string {
    return run_well(folder, one_case + more + Arguments{"--json"})
        .json()["benchmarks"][0]["kernels"];
  };
  const std::string best = kernels_of({});
  CHECK(refused.says(best));
  CHECK(kernels_of({"--kernels", best}) == best);
#if defined(__x86_64__)
  CHECK(kernels_of({"--kernels", "SSE4.2"}) == "SSE4.2");
#endif
}

TEST_CASE("cli bench: what cannot be measured is refused before anything is") {
  const TemporaryFolder folder;
  const auto refuse = [&](const Arguments& more, const std::vector<std::string>& words) {
    check_refused(run(folder, short_bench + more), 2, words);
  };
  refuse({"--workload", "W1,W9"}, {"\"W9\"", "W1, W2, W3 or W4"});
  refuse({"--batch-size", "32,0"}, {"training.batch_size is 0"});
  refuse({"--batch-size", "32,many"}, {"--batch-size", "many", "whole number"});
  refuse({"--batch-size", "101"}, {"100 training images", "batch of 101"});
  refuse({"--threads", "1,0"}, {"threads is 0", "from 1 to 64"});
  refuse({"--threads", "65"}, {"threads is 65", "from 1 to 64"});
  refuse({"--windows", "0"}, {"--windows", "1"});
  refuse({"--seconds", "0"}, {"--seconds", "60"});
  refuse({"--data", "nowhere"}, {"nowhere"});
}

}  // namespace
