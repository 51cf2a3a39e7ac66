#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;

TEST_CASE("cli resume: other data than the checkpoint's are refused, unless they are insisted on") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "c"});
  const auto resume = [&](const Arguments& data) {
    return run(folder, Arguments{"train", "--resume", "c", "--epochs", "2"} + data);
  };
  CHECK(resume(few_digits).exit_code == 0);
  const std::vector<std::string> names = {
      "The checkpoint c was trained on digits (60 + 10 images, hash ",
      ", but the data are digits (", "--other-data"};
  check_refused(resume({"--digits-count", "66"}), 2, names);
  check_refused(resume(few_digits + Arguments{"--digits-seed", "2"}), 2, names);
  check_refused(resume(few_digits + Arguments{"--classes", "1,2,3,4,5,6,7,8,9"}), 2, names);
  run_well(folder, {"digits", "--count", "60", "--seed", "2", "--out", "other"});
  check_refused(resume({"--data", "other"}), 2, {"but the data are other (60 + 10 images"});
  run_well(folder,
           Arguments{"train", "--resume", "c", "--epochs", "2", "--data", "other", "--other-data"});
}

TEST_CASE("cli resume: the same images by another name are the same data") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "c"});
  run_well(folder, {"digits", "--count", "60", "--out", "same"});
  run_well(folder, {"train", "--resume", "c", "--epochs", "2", "--data", "same"});
}

TEST_CASE("cli resume: --other-data needs something to go on from") {
  const TemporaryFolder folder;
  check_refused(run(folder, {"train", "--other-data"}), 2, {"--other-data", "--resume"});
}

}  // namespace
