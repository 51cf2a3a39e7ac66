#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>
#include <vector>

namespace ae::test {

using JpegBytes = std::vector<std::uint8_t>;

struct JpegKind {
  J_COLOR_SPACE given = JCS_GRAYSCALE;
  J_COLOR_SPACE stored = JCS_GRAYSCALE;
  bool progressive = false;
  JpegBytes exif = {};
};

inline int channels_of(J_COLOR_SPACE space) {
  return space == JCS_CMYK ? 4 : space == JCS_RGB ? 3 : 1;
}

/// A JPEG of the best quality, written with libjpeg. `pixels` are rows of the given channels.
inline JpegBytes jpeg_of(const JpegKind& kind, JDIMENSION rows, JDIMENSION columns,
                         JpegBytes pixels) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_height = rows;
  info.image_width = columns;
  info.input_components = channels_of(kind.given);
  info.in_color_space = kind.given;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, kind.stored);
  jpeg_set_quality(&info, 100, TRUE);
  for (int i = 0; i < info.num_components; ++i) {
    info.comp_info[i].h_samp_factor = 1;
    info.comp_info[i].v_samp_factor = 1;
  }
  if (kind.progressive) jpeg_simple_progression(&info);
  jpeg_start_compress(&info, TRUE);
  if (!kind.exif.empty()) {
    jpeg_write_marker(&info, JPEG_APP0 + 1, kind.exif.data(),
                      static_cast<unsigned>(kind.exif.size()));
  }
  for (JDIMENSION row = 0; row < rows; ++row) {
    JSAMPROW line = pixels.data() +
                    std::size_t{row} * columns * static_cast<std::size_t>(info.input_components);
    jpeg_write_scanlines(&info, &line, 1);
  }
  jpeg_finish_compress(&info);
  JpegBytes bytes(buffer, buffer + size);
  jpeg_destroy_compress(&info);
  std::free(buffer);
  return bytes;
}

/// An Exif block that holds nothing but the orientation.
inline JpegBytes exif_of(std::uint8_t orientation, bool little) {
  if (little) {
    return {'E',  'x', 'i', 'f', 0, 0, 'I', 'I', 42,          0, 8, 0, 0, 0, 1, 0,
            0x12, 1,   3,   0,   1, 0, 0,   0,   orientation, 0, 0, 0, 0, 0, 0, 0};
  }
  return {'E', 'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42,          0, 0, 0, 8, 0, 1,
          1,   0x12, 0,   3,   0, 0, 0,   1,   0, orientation, 0, 0, 0, 0, 0, 0};
}

}  // namespace ae::test
