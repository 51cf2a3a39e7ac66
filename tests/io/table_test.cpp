#include "io/table.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "data/reading.hpp"

namespace {

using ae::looks_like_table;
using ae::Table;
using Cells = std::vector<float>;

Table parse(const std::string& text) {
  return ae::parse_table(ae::test::text_bytes(text), "t.csv");
}

std::string table_error(const std::string& text) {
  try {
    parse(text);
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const ae::TableColumn& column : table.columns) names.push_back(column.name);
  return names;
}

TEST_CASE("a table of numbers is read, with a line of names and without") {
  const Table bare = parse("1,2,3\n4,5,-6.5\n");
  CHECK(bare.cells == Cells{1, 2, 3, 4, 5, -6.5F});
  CHECK(bare.rows() == 2);
  CHECK_FALSE(bare.has_names());
  const Table named = parse("a,b,c\n1,2,3\n");
  CHECK(named.cells == Cells{1, 2, 3});
  CHECK(names_of(named) == std::vector<std::string>{"a", "b", "c"});
  // A name may be a number where another is none, and a name that is missing gets one.
  CHECK(names_of(parse("label,1,2\n7,0,0\n")) == std::vector<std::string>{"label", "1", "2"});
  CHECK(names_of(parse(",x,y\n0,1,2\n")) == std::vector<std::string>{"column 1", "x", "y"});
}

TEST_CASE("lines may be empty, end as on Windows or, the last, not at all") {
  for (const char* text : {"1,2,3\n4,5,6", "\n1,2,3\n\n4,5,6\n\n", "1,2,3\r\n4,5,6\r\n",
                           "\xEF\xBB\xBF"
                           "1,2,3\n4,5,6\n",
                           " 1 , 2,3\n4,5 ,\t6\n"}) {
    CAPTURE(text);
    CHECK(parse(text).cells == Cells{1, 2, 3, 4, 5, 6});
  }
}

TEST_CASE("the first line says what separates the cells") {
  for (const char* text : {"1;2;3\n4;5;6\n", "1\t2\t3\n4\t5\t6\n", "1 2 3\n4 5 6\n",
                           "  1   2 3 \n 4 5    6\n", "1, 2, 3\n4, 5, 6\n"}) {
    CAPTURE(text);
    CHECK(parse(text).cells == Cells{1, 2, 3, 4, 5, 6});
  }
}

TEST_CASE("cells may be in quotation marks") {
  const Table table = parse("\"a, b\",\"say \"\"b\"\"\",c\n\"1\", \"2\" ,\"\"\n\"3\",4,5\n");
  CHECK(names_of(table) == std::vector<std::string>{"a, b", "say \"b\"", "c"});
  CHECK(table.cells[0] == 1);
  CHECK(table.cells[1] == 2);
  CHECK(std::isnan(table.cells[2]));
  CHECK(table.cells[5] == 5);
  CHECK(parse("1,2,\"3").cells == Cells{1, 2, 3});
  CHECK(parse("a,b,c\n\"\"\"\"\"\",2,3\n").columns[0].texts == std::vector<std::string>{"\"\""});
}

TEST_CASE("missing values are no numbers") {
  for (const char* word : {"", "NA", "N/A", "NaN", "nan", "null", "?", "None", "\"\""}) {
    CAPTURE(word);
    const Table table = parse("1,2,3\n1," + std::string(word) + ",3\n");
    CHECK(std::isnan(table.cells[4]));
    CHECK(table.cells[5] == 3);
  }
  CHECK_FALSE(parse("a,b,c\n?,1,2\n3,4,5\n").columns[0].is_text);
}

TEST_CASE("a column whose first cell is no number is one of texts") {
  const Table table = parse("a,b,kind\n1,2,cat\n3,4,dog\n5,6,cat\n");
  CHECK_FALSE(table.columns[0].is_text);
  CHECK(table.columns[2].is_text);
  CHECK(table.columns[2].texts == std::vector<std::string>{"cat", "dog"});
  CHECK(table.cells == Cells{1, 2, 0, 3, 4, 1, 5, 6, 0});
}

TEST_CASE("of a column of many different texts only the first are kept") {
  std::string text = "a,b,name\n";
  for (int i = 0; i < 300; ++i) text += "1,2,n" + std::to_string(i) + "\n";
  const Table table = parse(text);
  CHECK(table.rows() == 300);
  CHECK(table.columns[2].texts.size() == 256);
  CHECK(table.columns[2].has_many_texts);
}

TEST_CASE("what is wrong with a table is said with its line and column") {
  CHECK(table_error("") == "t.csv is empty, but lines of numbers were expected.");
  CHECK(table_error("\n \n") == "t.csv is empty, but lines of numbers were expected.");
  CHECK(table_error("a,b,c\n") == "t.csv has a line of names, but no line of numbers below it.");
  CHECK(table_error("1,2,3\n\n4,5\n") ==
        "t.csv, line 3 has 2 cells, but 3 were expected, as above it.");
  CHECK(table_error("a,b,c\n1,2,3,4\n") ==
        "t.csv, line 2 has 4 cells, but 3 were expected, as above it.");
  CHECK(table_error("a,b,c\n1,2,3\n1,many,3\n") ==
        "t.csv, line 3 holds \"many\" in column \"b\", but a number was expected, as above it.");
  CHECK(table_error("1,2,3\n1,2,1e39\n") ==
        "t.csv, line 2 holds \"1e39\" in column 3, but a number was expected, as above it.");
  CHECK(table_error(std::string(1U << 18, ',')) ==
        "t.csv has more than 262144 columns, but at most as many were expected.");
  CHECK(table_error("1,2,3\n" + std::string(1U << 18, ',')) ==
        "t.csv, line 2 has more than 262144 cells, but 3 were expected, as above it.");
}

TEST_CASE("a table of more cells than there is room for is refused at the line that is too many") {
  const auto text = ae::test::text_bytes("1,2,3\n4,5,6\n7,8,9\n");
  CHECK(ae::parse_table(text, "t.csv", 9).rows() == 3);
  CHECK_THROWS_WITH_AS(
      ae::parse_table(text, "t.csv", 8),
      "t.csv has more than 8 cells until line 3, but at most as many were expected.",
      ae::InputError);
}

TEST_CASE("a table whose texts take more than its numbers ever would is refused") {
  std::string names = "a,b,c\n";
  const std::string wide(1U << 20, 'x');
  for (int i = 0; i < 40; ++i) names += "1,2," + wide + std::to_string(i) + "\n";
  CHECK(table_error(names) ==
        "t.csv, line 33 brings the table's names and different texts to more than 67108864 bytes, "
        "but numbers were expected in most columns.");
}

TEST_CASE("what looks like a table is told from other texts") {
  std::string long_names = "label";
  for (int i = 0; i < 784; ++i) long_names += ",pixel" + std::to_string(i);
  for (const std::string& text :
       {std::string("1,2,3\n"), std::string("a,b,c\n1,2,3\n"), std::string("1 2 3 4\n"),
        std::string("x;y;kind\n1;2;cat\n"), long_names.substr(0, 4096)}) {
    CAPTURE(text.substr(0, 40));
    CHECK(looks_like_table(text));
  }
  for (const std::string& text :
       {std::string(), std::string("1,2\n"), std::string("Hello, world, again\nand again\n"),
        std::string("ImageId,Label\n1,0\n"), std::string("a,b,c\n"), std::string("1,2,3\0", 6),
        std::string("[1,2,3]"), std::string(" {\"a\": [1,2,3]}"), std::string("<svg 1 2 3>"),
        std::string("# Title\n\n1 2 3\n")}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_table(text));
  }
}

}  // namespace
