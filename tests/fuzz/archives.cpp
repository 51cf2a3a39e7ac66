// gzip files and .zip archives.

#include <algorithm>

#include "check_sums.hpp"
#include "io/gzip.hpp"
#include "io/gzip_bytes.hpp"
#include "io/zip.hpp"
#include "io/zip_bytes.hpp"

namespace ae::fuzz {
namespace {

constexpr std::size_t most = std::size_t{1} << 18;
constexpr std::size_t head = 100;

bool begins_with(const Bytes& bytes, const Bytes& beginning) {
  return beginning.size() == std::min(bytes.size(), head) &&
         std::equal(beginning.begin(), beginning.end(), bytes.begin());
}

void read_gzip(std::span<const std::uint8_t> bytes) {
  const Bytes unpacked = gunzip(bytes, "f.gz", most);
  require(unpacked.size() <= most && unpacked.capacity() == unpacked.size(),
          "no more memory than there are bytes");
  require(gunzip(bytes, "f.gz", most, 100) == unpacked, "the same, whatever size was expected");
  require(begins_with(unpacked, gunzip_head(bytes, "f.gz", head)), "the head is the beginning");
}

void read_zip(std::span<const std::uint8_t> bytes) {
  std::size_t unpacked = 0;
  for (const ZipMember& member : list_zip(bytes, "a.zip")) {
    require(!member.name.empty() && !member.name.ends_with('/'), "files, no folders");
    const Bytes content = unzip(bytes, member, "a.zip", most);
    require(content.size() == member.size, "the size that the directory says");
    require(begins_with(content, unzip_head(bytes, member, "a.zip", head)),
            "the head is the beginning");
    unpacked += content.size();
    if (unpacked > most) return;  // many members may be the same one
  }
}

std::vector<Bytes> gzip_seeds() {
  const Bytes text = as_bytes("hello, hello, hello, and something else\n");
  Bytes named = test::gzip(text);
  named[3] = 0x1f;
  const Bytes extra = {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 0, 1, 2};
  named.insert(named.begin() + 10, extra.begin(), extra.end());
  Bytes two = gzipped(text);
  const Bytes second = gzipped(Bytes(70'000, 7));
  two.insert(two.end(), second.begin(), second.end());
  two.resize(two.size() + 5);
  return {gzipped(text), test::gzip(text), gzipped({}), gzipped(Bytes(1000, 'x')), named, two};
}

/// Returns an archive whose members are packed as zlib does.
Bytes packed_zip() {
  const Bytes text(500, 'x');
  const Bytes stream = deflated(text);
  Bytes archive = test::zip({{"x.txt", stream}, {"y", as_bytes("y")}});
  const std::size_t entries = archive.size() - 22 - (46 + 1) - (46 + 5);
  archive[entries + 10] = 8;
  return with_zip_sums(archive);
}

std::vector<Bytes> zip_seeds() {
  const std::vector<NamedBytes> files{{"a.txt", as_bytes("hello")}, {"folder/b", Bytes(300, 7)}};
  std::vector<Bytes> seeds{packed_zip(), test::zip({})};
  for (const test::ZipStyle style :
       {test::ZipStyle{}, test::ZipStyle{.deflates = true},
        test::ZipStyle{.deflates = true, .has_zip64_headers = true},
        test::ZipStyle{.has_descriptors = true, .comment = "a comment"}}) {
    seeds.push_back(test::zip(files, style));
  }
  return seeds;
}

}  // namespace

std::vector<Target> archive_targets() {
  return {{"gzip", read_gzip, gzip_seeds, with_gzip_sums},
          {"zip", read_zip, zip_seeds, with_zip_sums}};
}

}  // namespace ae::fuzz
