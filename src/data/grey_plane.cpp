#include "data/grey_plane.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ae {
namespace {

/// Values along a row or a column, in place.
struct Line {
  float* first;
  std::size_t count;
  std::size_t step;
  [[nodiscard]] float& at(std::size_t i) const { return first[i * step]; }
};

/// Replaces every row, and after that every column, by what `filter` makes of it.
template <typename Filter>
void filter_lines(GreyPlane& plane, Filter filter) {
  float* values = plane.values.data();
  std::vector<float> before;
  const auto replace = [&](const Line& line) {
    before.resize(line.count);
    for (std::size_t i = 0; i < line.count; ++i) before[i] = line.at(i);
    filter(before, line);
  };
  for (std::size_t row = 0; row < plane.rows; ++row) {
    replace({values + row * plane.columns, plane.columns, 1});
  }
  for (std::size_t column = 0; column < plane.columns; ++column) {
    replace({values + column, plane.rows, plane.columns});
  }
}

/// Replaces each value by the extreme one, by `extreme`, of those up to `radius` away. `padded` is
/// room for the values with the first and the last repeated beyond the ends.
template <typename Extreme>
void take_extremes(const std::vector<float>& before, const Line& line, std::size_t radius,
                   std::vector<float>& padded, Extreme extreme) {
  padded.assign(radius, before.front());
  padded.insert(padded.end(), before.begin(), before.end());
  padded.insert(padded.end(), radius, before.back());
  for (std::size_t i = 0; i < line.count; ++i) {
    line.at(i) = extreme(std::span(padded).subspan(i, 2 * radius + 1));
  }
}

/// Returns the plane with its border repeated `margin` times around it.
GreyPlane with_margin(const GreyPlane& plane, std::size_t margin) {
  GreyPlane wide{plane.rows + 2 * margin, plane.columns + 2 * margin, {}};
  wide.values.reserve(wide.rows * wide.columns);
  const auto within = [&](std::size_t i, std::size_t count) {
    return std::clamp(i, margin, margin + count - 1) - margin;
  };
  for (std::size_t row = 0; row < wide.rows; ++row) {
    const float* line = plane.values.data() + within(row, plane.rows) * plane.columns;
    for (std::size_t column = 0; column < wide.columns; ++column) {
      wide.values.push_back(line[within(column, plane.columns)]);
    }
  }
  return wide;
}

GreyPlane without_margin(const GreyPlane& wide, std::size_t margin) {
  GreyPlane plane{wide.rows - 2 * margin, wide.columns - 2 * margin, {}};
  for (std::size_t row = 0; row < plane.rows; ++row) {
    const float* line = wide.values.data() + (row + margin) * wide.columns + margin;
    plane.values.insert(plane.values.end(), line, line + plane.columns);
  }
  return plane;
}

}  // namespace

GreyPlane box_means(const GreyPlane& plane, std::size_t radius) {
  GreyPlane means = plane;
  std::vector<double> sums;
  filter_lines(means, [&](const std::vector<float>& before, const Line& line) {
    sums.assign(1, 0.0);
    for (const float value : before) sums.push_back(sums.back() + static_cast<double>(value));
    for (std::size_t i = 0; i < line.count; ++i) {
      const std::size_t begin = i - std::min(i, radius);
      const std::size_t end = std::min(i + radius + 1, line.count);
      line.at(i) = static_cast<float>((sums[end] - sums[begin]) / static_cast<double>(end - begin));
    }
  });
  return means;
}

GreyPlane closing(const GreyPlane& plane, std::size_t radius) {
  GreyPlane closed = with_margin(plane, radius);
  std::vector<float> padded;
  filter_lines(closed, [&](const std::vector<float>& before, const Line& line) {
    take_extremes(before, line, radius, padded, std::ranges::max);
  });
  filter_lines(closed, [&](const std::vector<float>& before, const Line& line) {
    take_extremes(before, line, radius, padded, std::ranges::min);
  });
  return without_margin(closed, radius);
}

TwoClasses otsu(std::span<const float> values) {
  constexpr std::size_t steps = 256;
  std::array<double, steps> counts{};
  double total = 0;
  for (const float value : values) {
    const auto step =
        static_cast<std::size_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * (steps - 1)));
    ++counts[step];
    total += static_cast<double>(step);
  }
  const auto count = static_cast<double>(values.size());
  double low_count = 0;
  double low_total = 0;
  double largest = 0;
  TwoClasses best{1, 0, 1};
  for (std::size_t step = 0; step + 1 < steps; ++step) {
    low_count += counts[step];
    low_total += counts[step] * static_cast<double>(step);
    const double high_count = count - low_count;
    if (low_count == 0 || high_count == 0) continue;
    const double low = low_total / low_count;
    const double high = (total - low_total) / high_count;
    const double variance = low_count * high_count * (high - low) * (high - low);
    if (variance <= largest) continue;
    largest = variance;
    const auto as_value = [](double in_steps) {
      return static_cast<float>(in_steps / (steps - 1));
    };
    best = {as_value(static_cast<double>(step) + 0.5), as_value(low), as_value(high)};
  }
  return best;
}

}  // namespace ae
