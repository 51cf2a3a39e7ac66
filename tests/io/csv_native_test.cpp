#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "io/csv.hpp"

namespace {

using ae::CsvTable;

CsvTable csv_of(const std::string& text) {
  return ae::parse_csv({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, "a.csv");
}

std::string csv_error(const std::string& text) {
  try {
    csv_of(text);
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("a CSV of names and numbers is read, however its lines end") {
  for (const char* text : {"z1,z2\n1,-2.5\n3e2,.5\n", "z1, z2 \r\n 1 ,\t-2.5\r\n\r\n+300,0.5"}) {
    const CsvTable table = csv_of(text);
    CHECK(table.names == std::vector<std::string>{"z1", "z2"});
    CHECK(table.values == std::vector<float>{1, -2.5F, 300, 0.5F});
    CHECK(table.rows() == 2);
  }
  CHECK(csv_of("x\n1e-60\n").values == std::vector<float>{0});
}

TEST_CASE("every float comes back from a CSV with the same bits") {
  using Limits = std::numeric_limits<float>;
  CsvTable table{{"x", "y"},
                 {0.1F, -0.0F, Limits::max(), Limits::min(), Limits::denorm_min(), 1.0F / 3}};
  for (int i = 1; i <= 2000; ++i) {
    table.values.push_back(std::ldexp(std::sin(static_cast<float>(i)), i % 200 - 100));
  }
  const CsvTable read = ae::parse_csv(ae::serialize_csv(table), "a.csv");
  CHECK(read.names == table.names);
  REQUIRE(read.values.size() == table.values.size());
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    CHECK(read.values[i] == table.values[i]);
    CHECK(std::signbit(read.values[i]) == std::signbit(table.values[i]));
  }
  const auto bytes = ae::serialize_csv({{"a", "label"}, {0.5F, 3}});
  CHECK(std::string(bytes.begin(), bytes.end()) == "a,label\n0.5,3\n");
}

TEST_CASE("a CSV that is none is refused by file and place") {
  CHECK(csv_error("") == "a.csv is empty, but lines of numbers were expected.");
  CHECK(csv_error("x\n") == "a.csv has a line of names, but no line of numbers below it.");
  CHECK(csv_error("\n\n1,2\n") ==
        "a.csv begins with numbers, but the columns' names were expected first.");
  CHECK(csv_error("x,y\n1,2\n3\n") ==
        "a.csv, line 3 has 1 cell, but 2 were expected, as above it.");
  for (const char* cell : {"one", "1.2.3", "inf", "0x10", "1 2"}) {
    CHECK(csv_error("x,y\n1,2\n1," + std::string(cell) + "\n") ==
          "a.csv, line 3 holds \"" + std::string(cell) +
              "\" in column \"y\", but a number was expected, as above it.");
    CHECK(csv_error("x,y\n1," + std::string(cell) + "\n") ==
          "a.csv holds \"" + std::string(cell) + "\" in column \"y\", but numbers were expected.");
  }
  for (const char* cell : {"", "nan"}) {
    CHECK(csv_error("x,y\n1,2\n1," + std::string(cell) + "\n") ==
          "a.csv holds no number in column \"y\" of row 2, but one was expected.");
  }
  CHECK(csv_error("x,y\n1,2\n1,1e39\n").find("\"1e39\"") != std::string::npos);
}

}  // namespace
