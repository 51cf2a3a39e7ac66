#include "cli/pictures/scatter.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "cli/pictures/canvas.hpp"
#include "cli/pictures/lettering.hpp"

namespace ae::cli {
namespace {

constexpr Colour paper = {255, 255, 255};
constexpr Colour ink = {40, 40, 40};
constexpr Colour rule = {225, 225, 225};

/// Ten colours that colour-blind eyes can tell apart too: M. A. Petroff (2021), "Accessible color
/// sequences for data visualization". Labels beyond the tenth start again at the first colour.
constexpr std::array<Colour, 10> colours = {{{0x3f, 0x90, 0xda},
                                             {0xff, 0xa9, 0x0e},
                                             {0xbd, 0x1f, 0x01},
                                             {0x94, 0xa4, 0xa2},
                                             {0x83, 0x2d, 0xb6},
                                             {0xa9, 0x6b, 0x59},
                                             {0xe7, 0x63, 0x00},
                                             {0xb9, 0xac, 0x70},
                                             {0x71, 0x75, 0x81},
                                             {0x92, 0xda, 0xdd}}};

Colour colour_of(std::size_t label) { return colours[label % colours.size()]; }

/// The map from values to pixels along one axis.
struct Scale {
  double least;
  double most;
  double start;  ///< the place of `least`, in pixels
  double end;

  [[nodiscard]] double place(double value) const {
    return start + (end - start) * (value - least) / (most - least);
  }
};

/// Returns the scale of the values of one column, with some space around them.
Scale scale_of(const Matrix<float>& points, Index column, double start, double end) {
  const auto least = static_cast<double>(points.col(column).minCoeff());
  const auto most = static_cast<double>(points.col(column).maxCoeff());
  const double room = most > least ? 0.03 * (most - least) : std::max(1.0, std::abs(most) / 2);
  return {least - room, most + room, start, end};
}

/// Returns about five round numbers along the scale, in steps of 1, 2 or 5 times a power of ten.
std::vector<double> ticks_of(const Scale& scale) {
  const double rough = (scale.most - scale.least) / 5;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double factor = rough / power;
  const double step = power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
  std::vector<double> ticks;
  for (double i = std::ceil(scale.least / step); i * step <= scale.most; ++i) {
    ticks.push_back(i * step);
  }
  return ticks;
}

std::string text_of(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::general, 6);
  return {digits.data(), end.ptr};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// A label, placed at the middle of its points.
struct Mark {
  std::string text;
  double x;
  double y;
};

/// Moves marks that are nearer than `distance` to each other apart, each by half of what is
/// missing, in a fixed number of rounds.
void push_apart(std::vector<Mark>& marks, double distance) {
  constexpr int rounds = 50;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double x = marks[i].x - marks[j].x;
        const double y = marks[i].y - marks[j].y;
        const double apart = std::hypot(x, y);
        if (apart >= distance) continue;
        const double move = (distance - apart) / 2;
        const double across = apart > 0 ? x / apart : 1;
        const double down = apart > 0 ? y / apart : 0;
        marks[i].x += move * across;
        marks[i].y += move * down;
        marks[j].x -= move * across;
        marks[j].y -= move * down;
      }
    }
  }
}

/// The state of one drawing. Sizes are shares of the picture's height.
class Scatter {
 public:
  Scatter(const Matrix<float>& points, std::span<const std::uint8_t> labels,
          std::span<const std::string> class_names, std::size_t side)
      : points_(points),
        labels_(labels),
        class_names_(class_names),
        side_(static_cast<double>(side)),
        dot_(std::max(1.0, std::round(side_ / 450))),
        canvas_(side, side + legend_width(), paper),
        x_(scale_of(points, 0, 0.1 * side_, 0.97 * side_)),
        y_(scale_of(points, 1, 0.9 * side_, 0.03 * side_)) {}

  RgbImage draw(const std::array<std::string, 2>& axes) {
    draw_grid();
    draw_points();
    write(canvas_, axes[0], (x_.start + x_.end) / 2, 0.97 * side_, dot_, ink);
    // There are no sideways letters, so the name stands upright above the axis's numbers.
    write(canvas_, axes[1], x_.start, 0.013 * side_, dot_, ink);
    if (!labels_.empty()) draw_labels();
    return canvas_.image();
  }

 private:
  [[nodiscard]] std::string name_of(std::size_t label) const {
    return label < class_names_.size() ? class_names_[label] : std::to_string(label);
  }

  /// Returns the width of the legend in pixels: a twelfth of the height, or more for long names.
  [[nodiscard]] std::size_t legend_width() const {
    double width = labels_.empty() ? 0 : std::floor(side_ / 12);
    for (const std::uint8_t label : labels_) {
      width = std::max(width, 0.05 * side_ + width_of(name_of(label)) * dot_);
    }
    return static_cast<std::size_t>(width);
  }

  void draw_grid() {
    for (const double tick : ticks_of(x_)) {
      canvas_.fill_box(x_.place(tick), y_.end, 1, y_.start - y_.end, rule);
      write(canvas_, text_of(tick), x_.place(tick), 0.93 * side_, dot_, ink);
    }
    for (const double tick : ticks_of(y_)) {
      canvas_.fill_box(x_.start, y_.place(tick), x_.end - x_.start, 1, rule);
      const std::string text = text_of(tick);
      const double right = 0.09 * side_;
      write(canvas_, text, right - width_of(text) * dot_ / 2, y_.place(tick), dot_, ink);
    }
    canvas_.fill_box(x_.start, y_.end, 1, y_.start - y_.end, ink);
    canvas_.fill_box(x_.start, y_.start, x_.end - x_.start, 1, ink);
  }

  void draw_points() {
    constexpr double few = 3000;
    const auto count = static_cast<double>(points_.rows());
    const double crowd = std::sqrt(std::min(1.0, few / count));
    const double radius = side_ / 450 * (0.6 + 0.8 * crowd);
    for (Index i = 0; i < points_.rows(); ++i) {
      const std::size_t label = labels_.empty() ? 0 : labels_[static_cast<std::size_t>(i)];
      canvas_.fill_circle(x_.place(static_cast<double>(points_(i, 0))),
                          y_.place(static_cast<double>(points_(i, 1))), radius, colour_of(label),
                          0.75);
    }
  }

  void draw_labels() {
    std::map<std::size_t, std::array<std::vector<double>, 2>> places;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      auto& [xs, ys] = places[labels_[i]];
      xs.push_back(x_.place(static_cast<double>(points_(static_cast<Index>(i), 0))));
      ys.push_back(y_.place(static_cast<double>(points_(static_cast<Index>(i), 1))));
    }
    std::vector<Mark> marks;
    const double line = std::min(0.04 * side_, 0.9 * side_ / static_cast<double>(places.size()));
    double y = y_.end + line / 2;
    for (const auto& [label, xs_and_ys] : places) {
      const std::string text = name_of(label);
      canvas_.fill_circle(1.015 * side_, y, 0.01 * side_, colour_of(label), 1);
      write(canvas_, text, 1.035 * side_ + width_of(text) * dot_ / 2, y, dot_, ink);
      y += line;
      marks.push_back({text, median(xs_and_ys[0]), median(xs_and_ys[1])});
    }
    push_apart(marks, (letter_height + 3) * 2 * dot_);
    for (const Mark& mark : marks) draw_mark(mark);
  }

  /// Draws a large label with a rim, so that it stands out from the points.
  void draw_mark(const Mark& mark) {
    const double size = 2 * dot_;
    for (const double across : {-dot_, 0.0, dot_}) {
      for (const double down : {-dot_, 0.0, dot_}) {
        write(canvas_, mark.text, mark.x + across, mark.y + down, size, paper);
      }
    }
    write(canvas_, mark.text, mark.x, mark.y, size, ink);
  }

  const Matrix<float>& points_;
  std::span<const std::uint8_t> labels_;
  std::span<const std::string> class_names_;
  double side_;
  double dot_;  ///< the side of a dot of the small letters, in pixels
  Canvas canvas_;
  Scale x_;
  Scale y_;
};

}  // namespace

RgbImage draw_scatter(const Matrix<float>& points, std::span<const std::uint8_t> labels,
                      std::span<const std::string> class_names,
                      const std::array<std::string, 2>& axes, std::size_t side) {
  return Scatter(points, labels, class_names, side).draw(axes);
}

}  // namespace ae::cli
