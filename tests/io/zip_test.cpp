#include "io/zip.hpp"

#include <doctest/doctest.h>
#include <string>

#include "base/error.hpp"
#include "io/zip_bytes.hpp"

namespace {

using ae::InputError;
using ae::list_zip;
using ae::NamedBytes;
using ae::ZipMember;
using ae::test::zip;
using ae::test::ZipStyle;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t enough = 1000;
const std::vector<NamedBytes> two_files{{"a.txt", {'h', 'e', 'l', 'l', 'o'}},
                                        {"folder/b", Bytes(300, 7)}};

// `printf "hellohellohello\\n" > h; zip -X a.zip h`, of Info-ZIP 3.0, which deflates it.
const Bytes info_zip{
    0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0xaf, 0xfe,
    0x3b, 0xa5, 0x0a, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x68, 0xcb,
    0x48, 0xcd, 0xc9, 0xc9, 0xcf, 0x80, 0x13, 0x5c, 0x00, 0x50, 0x4b, 0x01, 0x02, 0x1e, 0x03, 0x14,
    0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0xaf, 0xfe, 0x3b, 0xa5, 0x0a, 0x00, 0x00,
    0x00, 0x10, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00,
    0x00, 0xa4, 0x81, 0x00, 0x00, 0x00, 0x00, 0x68, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x01, 0x00, 0x2f, 0x00, 0x00, 0x00, 0x29, 0x00, 0x00, 0x00, 0x00, 0x00};

std::string zip_error(const Bytes& archive, std::size_t limit = enough) {
  try {
    for (const ZipMember& member : list_zip(archive, "a.zip")) {
      unzip(archive, member, "a.zip", limit);
    }
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

void put(Bytes& bytes, std::size_t offset, const Bytes& new_bytes) {
  std::copy(new_bytes.begin(), new_bytes.end(),
            bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// The offset of the directory's entry of the archive's only file.
std::size_t entry_offset(const Bytes& archive, std::size_t name_size) {
  return archive.size() - 22 - 46 - name_size;
}

TEST_CASE("the files of a .zip archive are listed and unpacked, however it was written") {
  for (ZipStyle style :
       {ZipStyle{}, ZipStyle{.deflates = true}, ZipStyle{.has_zip64_headers = true},
        ZipStyle{.deflates = true, .has_zip64_headers = true}, ZipStyle{.has_descriptors = true},
        ZipStyle{.comment = "a comment"}}) {
    const Bytes archive = zip(two_files, style);
    CHECK(ae::is_zip(archive));
    const std::vector<ZipMember> members = list_zip(archive, "a.zip");
    REQUIRE(members.size() == two_files.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      CHECK(members[i].name == two_files[i].path);
      CHECK(unzip(archive, members[i], "a.zip", enough) == two_files[i].bytes);
    }
  }
}

TEST_CASE("an archive of Info-ZIP is unpacked") {
  const std::vector<ZipMember> members = list_zip(info_zip, "a.zip");
  REQUIRE(members.size() == 1);
  CHECK(members[0].name == "h");
  const std::string text = "hellohellohello\n";
  CHECK(unzip(info_zip, members[0], "a.zip", text.size()) == Bytes(text.begin(), text.end()));
}

TEST_CASE("folders in an archive are no files, and backslashes are slashes") {
  const std::vector<ZipMember> members =
      list_zip(zip({{"folder/", {}}, {"folder\\c", {1}}}), "a.zip");
  REQUIRE(members.size() == 1);
  CHECK(members[0].name == "folder/c");
  CHECK(list_zip(zip({}), "a.zip").empty());
  CHECK(ae::is_zip(zip({})));
}

TEST_CASE("an archive cut anywhere is refused") {
  for (const Bytes& archive : {info_zip, zip(two_files), zip(two_files, {.deflates = true})}) {
    for (std::size_t size = 0; size < archive.size(); ++size) {
      CAPTURE(size);
      const Bytes cut(archive.begin(), archive.begin() + static_cast<std::ptrdiff_t>(size));
      CHECK(zip_error(cut) ==
            "cannot unpack a.zip: its directory is missing, so it may be cut short.");
    }
  }
}

TEST_CASE("an archive that is changed in any bit gives its files or an error") {
  for (const Bytes& archive : {info_zip, zip(two_files, {.deflates = true})}) {
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < 8 * archive.size(); ++bit) {
      Bytes damaged = archive;
      damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
      if (zip_error(damaged) != "no error") ++refused;
    }
    CHECK(refused > 4 * archive.size());
  }
}

TEST_CASE("what is wrong with a file in an archive is said") {
  const Bytes good = zip({{"h", Bytes(20, 5)}});
  const std::size_t entry = entry_offset(good, 1);
  Bytes archive = good;
  const auto check = [&](const std::string& problem) {
    CHECK(zip_error(archive) == "cannot unpack a.zip: " + problem);
  };
  SUBCASE("encrypted") {
    put(archive, entry + 8, {1});
    check("h in it is encrypted.");
  }
  SUBCASE("another method") {
    put(archive, entry + 10, {12});
    check("h in it is packed by method 12, and 0 (stored) or 8 (DEFLATE) was expected.");
  }
  SUBCASE("changed") {
    put(archive, 40, {6});
    check("h in it is damaged: its length or check sum is not the directory's.");
  }
  SUBCASE("its header is elsewhere") {
    put(archive, entry + 42, {1});
    check("h in it is not where the directory says.");
  }
  SUBCASE("beyond the end") {
    put(archive, entry + 42, {0xff, 0xff, 0xff, 0x7f});
    check("h in it is not where the directory says.");
  }
  SUBCASE("longer than the archive") {
    put(archive, entry + 20, {0xff, 0xff, 0xff, 0x7f});
    check("h in it is cut short.");
  }
  SUBCASE("another length than was stored") {
    put(archive, entry + 24, {19});
    check("h in it is damaged: its length or check sum is not the directory's.");
  }
}

TEST_CASE("sizes in an archive that lie are refused, and nothing is allocated by them") {
  Bytes archive = zip({{"h", Bytes(20, 5)}}, {.deflates = true});
  const std::size_t entry = entry_offset(archive, 1);
  SUBCASE("more than the limit") {
    put(archive, entry + 24, {0xff, 0xff, 0xff, 0xff});
    CHECK(zip_error(archive) ==
          "cannot unpack a.zip: h in it has 4294967295 bytes, and at most 1000 were expected.");
  }
  SUBCASE("more than there is") {
    put(archive, entry + 24, {0xe8, 3, 0, 0});
    CHECK(zip_error(archive) ==
          "cannot unpack a.zip: h in it is damaged: its length or check sum is not the "
          "directory's.");
  }
  SUBCASE("less than there is") {
    put(archive, entry + 24, {5, 0, 0, 0});
    CHECK(zip_error(archive) == "cannot unpack a.zip: h in it is damaged.");
  }
}

TEST_CASE("what is wrong with an archive is said") {
  const Bytes good = zip({{"h", Bytes(20, 5)}});
  const std::size_t end = good.size() - 22;
  Bytes archive = good;
  const auto check = [&](const std::string& problem) {
    CHECK(zip_error(archive) == "cannot unpack a.zip: " + problem);
  };
  SUBCASE("one of several parts") {
    put(archive, end + 4, {2, 0});
    check("it is one part of several, and a whole archive was expected.");
  }
  SUBCASE("ZIP64") {
    put(archive, end + 16, {0xff, 0xff, 0xff, 0xff});
    check("it is a ZIP64 archive, for more than 65,535 files or 4 GiB, which is not read.");
  }
  SUBCASE("a directory beyond the end") {
    put(archive, end + 12, {0xff, 0xff, 0xff, 0x0f});
    check("its directory lies beyond its end.");
  }
  SUBCASE("more files than the directory has") {
    put(archive, end + 10, {9, 0});
    check("its directory is damaged at file 2.");
  }
  SUBCASE("a damaged directory") {
    put(archive, entry_offset(good, 1), {9});
    check("its directory is damaged at file 1.");
  }
}

TEST_CASE("the head of a member is unpacked without what follows it") {
  for (const bool deflates : {false, true}) {
    Bytes archive = zip({{"a", Bytes(200'000, 7)}}, {.deflates = deflates});
    const ZipMember member = list_zip(archive, "a.zip").front();
    archive[150'000] ^= 1;  // what is not read cannot be wrong
    CHECK(ae::unzip_head(archive, member, "a.zip", 100) == Bytes(100, 7));
    CHECK_THROWS_AS(ae::unzip_head(archive, {.name = "a", .offset = 9}, "a.zip", 100), InputError);
  }
}

TEST_CASE("a member takes no more memory than its packed bytes can hold, whatever its size says") {
  Bytes archive = zip({{"a", Bytes(10, 7)}}, {.deflates = true});
  put(archive, entry_offset(archive, 1) + 24, {0xff, 0xff, 0xff, 0x3f});
  CHECK(zip_error(archive, std::size_t{1} << 30) ==
        "cannot unpack a.zip: a in it is damaged: its length or check sum is not the directory's.");
}

}  // namespace
