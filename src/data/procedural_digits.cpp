#include "data/procedural_digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/center_by_mass.hpp"
#include "data/digit_skeletons.hpp"
#include "data/pen_curve.hpp"
#include "data/rasterize.hpp"
#include "math/random.hpp"

namespace ae {
namespace {

/// Returns a bounded number with nearly a standard normal distribution, made of exact operations
/// only: the logarithm and cosine of RandomStream::normal() differ in their last bits between C
/// libraries.
float bell(RandomStream& random) {
  float sum = 0;
  for (int i = 0; i < 4; ++i) sum += random.uniform();
  return 1.7320508F * (sum - 2.0F);
}

const DigitVariant& choose_variant(std::span<const DigitVariant> variants, RandomStream& random) {
  float total = 0;
  for (const DigitVariant& variant : variants) total += variant.weight;
  float left = random.uniform() * total;
  for (const DigitVariant& variant : variants) {
    left -= variant.weight;
    if (left < 0) return variant;
  }
  return variants.back();
}

/// A writer's hand: the properties that all strokes of one digit share.
struct Hand {
  explicit Hand(RandomStream& random)
      : sloppiness(random.uniform(0.4F, 3.5F)),
        radius(0.5F * std::clamp(2.48F + 0.68F * bell(random), 1.4F, 5.0F)),
        pressure(random.uniform(0.02F, 0.14F)),
        roughness(random.uniform(0.0F, 0.15F)),
        slant(0.14F + 0.24F * bell(random)),
        aspect(std::clamp(1.0F + 0.17F * bell(random), 0.6F, 1.5F)),
        half_turn(0.035F * bell(random)),
        edge(random.uniform(0.85F, 1.25F)) {
    for (float& coefficient : bend) coefficient = 0.08F * bell(random);
  }

  /// Returns the place of a point of the skeleton's plane after it is bent, narrowed or widened,
  /// slanted and turned.
  [[nodiscard]] PenPoint place(const PenPoint& point) const {
    const float u = (point.x - 50.0F) * 0.02F;
    const float v = (point.y - 50.0F) * 0.02F;
    const float bent_x =
        u + bend[0] * v * v + bend[1] * u * v + bend[2] * v * (v * v - 1.0F) + bend[3] * u * u;
    const float bent_y =
        v + bend[4] * u * u + bend[5] * u * v + bend[6] * v * v + bend[7] * u * (v * v - 1.0F);
    const float x = aspect * bent_x - slant * bent_y;
    // This turns by the angle whose half has the tangent `half_turn`, because a sine is no exact
    // operation.
    const float scale = 1.0F / (1.0F + half_turn * half_turn);
    const float cosine = (1.0F - half_turn * half_turn) * scale;
    const float sine = 2.0F * half_turn * scale;
    return {cosine * x - sine * bent_y, sine * x + cosine * bent_y, point.radius};
  }

  float sloppiness;  ///< how far points stray, in hundredths of the digit's height
  float radius;      ///< the pen's radius, in pixels of the finished image
  float pressure;    ///< the relative variation of the radius along a stroke
  float roughness;   ///< the largest relative change of the radius that makes the edge ragged
  float slant;
  float aspect;
  float half_turn;
  float edge;  ///< the width of the change from ink to paper, in pixels
  std::array<float, 8> bend{};
};

/// A drawer of digits in a box of 20x20 pixels, which keeps its buffers from one image to the next.
class DigitDrawer {
 public:
  std::span<const float> draw(unsigned digit, RandomStream& random) {
    const Hand hand(random);
    trace(digit, hand, random);
    fit(hand.radius);
    depths_.fill(-1e3F);
    const float margin = 0.5F * hand.edge;
    std::size_t begin = 0;
    for (const std::size_t end : stroke_ends_) {
      deepen_along_stroke(std::span(curve_).subspan(begin, end - begin), margin, mnist_box,
                          depths_);
      begin = end;
    }
    for (float& depth : depths_) depth = std::clamp(0.5F + depth / hand.edge, 0.0F, 1.0F);
    return depths_;
  }

 private:
  /// Fills curve_ with the digit's strokes as this hand writes them, with radii relative to the
  /// pen's.
  void trace(unsigned digit, const Hand& hand, RandomStream& random) {
    curve_.clear();
    stroke_ends_.clear();
    const DigitVariant& variant = choose_variant(digit_variants(digit), random);
    const auto pose_count = static_cast<std::uint32_t>(variant.poses.size());
    const auto& from = variant.poses[random.below(pose_count)];
    const auto& to = variant.poses[random.below(pose_count)];
    const float mix = random.uniform(-0.15F, 1.15F);
    for (std::size_t stroke = 0; stroke < from.size(); ++stroke) {
      const float shift_x = hand.sloppiness * bell(random);
      const float shift_y = hand.sloppiness * bell(random);
      points_.clear();
      for (std::size_t i = 0; i < from[stroke].size(); ++i) {
        if (i > 0 && from[stroke][i] == from[stroke][i - 1]) {
          points_.push_back(points_.back());
          continue;
        }
        const SkeletonPoint a = from[stroke][i];
        const SkeletonPoint b = to[stroke][i];
        points_.push_back({a.x + mix * (b.x - a.x) + shift_x + hand.sloppiness * bell(random),
                           a.y + mix * (b.y - a.y) + shift_y + hand.sloppiness * bell(random),
                           1.0F + hand.pressure * bell(random)});
      }
      overshoot(points_[0], points_[1], random);
      overshoot(points_[points_.size() - 1], points_[points_.size() - 2], random);
      append_smooth_curve(points_, curve_);
      stroke_ends_.push_back(curve_.size());
    }
    for (PenPoint& point : curve_) {
      point = hand.place(point);
      point.radius *= 1.0F + hand.roughness * random.uniform(-1.0F, 1.0F);
    }
  }

  /// Lengthens or shortens a stroke at one end.
  static void overshoot(PenPoint& end, const PenPoint& next, RandomStream& random) {
    const float amount = random.uniform(-0.35F, 0.3F);
    end.x += amount * (end.x - next.x);
    end.y += amount * (end.y - next.y);
  }

  /// Scales and moves curve_ so that its ink just fills the box of 20x20 pixels, keeping its aspect
  /// ratio; then scales the radii by the same factor, so that the ink fits with the pen's width
  /// included.
  void fit(float radius) {
    const auto box = static_cast<float>(mnist_box);
    for (int pass = 0; pass < 2; ++pass) {
      float left = 1e9F;
      float right = -1e9F;
      float top = 1e9F;
      float bottom = -1e9F;
      for (const PenPoint& point : curve_) {
        const float reach = pass == 0 ? 0.0F : point.radius;
        left = std::min(left, point.x - reach);
        right = std::max(right, point.x + reach);
        top = std::min(top, point.y - reach);
        bottom = std::max(bottom, point.y + reach);
      }
      const float target = pass == 0 ? box - 2.0F * radius : box;
      const float scale = target / std::max(right - left, bottom - top);
      const float radius_scale = pass == 0 ? radius : scale;
      for (PenPoint& point : curve_) {
        point.x = 0.5F * box + scale * (point.x - 0.5F * (left + right));
        point.y = 0.5F * box + scale * (point.y - 0.5F * (top + bottom));
        point.radius *= radius_scale;
      }
    }
  }

  std::vector<PenPoint> points_;
  std::vector<PenPoint> curve_;
  std::vector<std::size_t> stroke_ends_;
  std::array<float, mnist_box * mnist_box> depths_{};
};

}  // namespace

ImageSet procedural_digits(std::size_t count, std::uint64_t seed, std::size_t first) {
  ImageSet set{.rows = mnist_size, .columns = mnist_size, .pixels = {}, .labels = {}};
  set.pixels.reserve(count * set.features());
  set.labels.reserve(count);
  DigitDrawer drawer;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t index = std::uint64_t{first} + i;
    RandomStream random(seed, RandomPurpose::digits, static_cast<std::uint32_t>(index >> 32),
                        static_cast<std::uint32_t>(index));
    const std::uint32_t digit = random.below(10);
    set.labels.push_back(static_cast<std::uint8_t>(digit));
    for (const float ink : center_by_mass(drawer.draw(digit, random), mnist_box)) {
      set.pixels.push_back(static_cast<std::uint8_t>(std::floor(ink * 255.0F + 0.5F)));
    }
  }
  return set;
}

}  // namespace ae
