#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "program.hpp"

namespace {

using namespace ae::test;

TEST_CASE("the committed schema is the one that the program prints") {
  const TemporaryFolder folder;
  std::ifstream file(AUTOENCODER_SCHEMA);
  std::stringstream committed;
  committed << file.rdbuf();
  const Ended ended = Program(folder, {"schema"}).wait();
  CHECK(ended.exit_code == 0);
  INFO("`npm run generate` makes schema/configuration.schema.json anew");
  CHECK(ended.out == committed.str());
}

}  // namespace
