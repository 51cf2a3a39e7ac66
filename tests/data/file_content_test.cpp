#include "data/file_content.hpp"

#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/gzip_bytes.hpp"
#include "io/zip_bytes.hpp"

namespace {

using ae::content_of;
using ae::description_of;
using ae::FileContent;
using ae::test::text_bytes;
using Bytes = std::vector<std::uint8_t>;

TEST_CASE("files of data are told by their content") {
  CHECK(content_of(ae::test::gzip(Bytes{1})) == FileContent::gzip);
  CHECK(content_of(ae::test::zip({{"a", {1}}})) == FileContent::zip);
  CHECK(content_of(ae::test::zip({})) == FileContent::zip);
  CHECK(content_of(ae::test::idx_file({1}, {7})) == FileContent::idx);
  CHECK(content_of(ae::test::npy_file("|u1", {1}, Bytes{7})) == FileContent::npy);
  CHECK(content_of(text_bytes("5,0,0\n")) == FileContent::table);
  CHECK(content_of(text_bytes("BMI,Age,Outcome\n33.6,50,1\n")) == FileContent::table);
}

TEST_CASE("files of other kinds are told by their content, and described") {
  struct Case {
    std::string start;
    FileContent content;
    const char* description;
  };
  using namespace std::string_literals;
  for (const Case& known :
       {Case{"\x89PNG\r\n\x1a\n", FileContent::picture, "a PNG picture"},
        Case{"\xFF\xD8\xFF\xE0", FileContent::picture, "a JPEG picture"},
        Case{"GIF89a", FileContent::picture, "a GIF picture"},
        Case{"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0"s, FileContent::picture, "a BMP picture"},
        Case{"RIFF\x10\0\0\0WEBPVP8 "s, FileContent::picture, "a WebP picture"},
        Case{"\n <!doctype HTML>", FileContent::web_page, "a web page"},
        Case{"\xEF\xBB\xBF<html lang=\"en\">", FileContent::web_page, "a web page"},
        Case{"%PDF-1.7", FileContent::known, "a PDF document"},
        Case{"\x89HDF\r\n", FileContent::known, "an HDF5 file"},
        Case{"\x80\x04\x95", FileContent::known,
             "a Python pickle, which is not read because it could run programs"},
        Case{"\x40\0\0\0\0\0\0\0{\"__metadata__\":{}}"s, FileContent::known,
             "a model (safetensors)"},
        Case{"raw"s + std::string(254, '\0') + "ustar\0"s, FileContent::known,
             "a tar archive, which is to be unpacked first"},
        Case{"# A text\n", FileContent::unknown, "no data of a known kind"},
        Case{"[1, 2, 3, 4]", FileContent::unknown, "no data of a known kind"},
        Case{"{\"a\": 1, 2, 3, 4}", FileContent::unknown, "no data of a known kind"},
        Case{"", FileContent::unknown, "empty"}}) {
    const Bytes head = text_bytes(known.start);
    CAPTURE(known.description);
    CHECK(content_of(head) == known.content);
    CHECK(description_of(head) == known.description);
  }
}

TEST_CASE("only a file's first bytes tell what it is") {
  Bytes table = text_bytes("1,2,3\n");
  while (table.size() < ae::head_size) table.insert(table.end(), {'4', ',', '5', ',', '6', '\n'});
  table.push_back('\0');
  CHECK(content_of(table) == FileContent::table);
}

}  // namespace
