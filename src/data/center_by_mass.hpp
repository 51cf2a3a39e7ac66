#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace ae {

/// The side of MNIST's images, and of the box that a digit is fitted into before it is centred, in
/// pixels.
inline constexpr std::size_t mnist_size = 28;
inline constexpr std::size_t mnist_box = 20;

/// Returns an image of 28x28 pixels in which `box`, [rows × columns] with both at most 20, is
/// shifted by whole pixels so that its centre of mass falls within half a pixel of pixel (14, 14),
/// counted from 0, as in LeCun, Bottou, Bengio & Haffner (1998), section III.A, and as measured on
/// MNIST's own images. Where that would cut ink off, the shift stops at the image's edge. An empty
/// box gives zeros.
std::array<float, mnist_size * mnist_size> center_by_mass(std::span<const float> box,
                                                          std::size_t columns);

}  // namespace ae
