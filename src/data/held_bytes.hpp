#pragma once

#include <cstddef>
#include <utility>

namespace ae {

/// Bytes that count against what a reader holds at once, until this goes away or is kept.
class HeldBytes {
 public:
  /// `held` outlives this, or what it was moved to.
  HeldBytes(std::size_t& held, std::size_t count) : held_(&held), count_(count) { held += count; }
  ~HeldBytes() {
    if (held_ != nullptr) *held_ -= count_;
  }
  HeldBytes(HeldBytes&& other) noexcept
      : held_(std::exchange(other.held_, nullptr)), count_(other.count_) {}
  HeldBytes(const HeldBytes&) = delete;
  HeldBytes& operator=(const HeldBytes&) = delete;
  HeldBytes& operator=(HeldBytes&&) = delete;

  /// Lets the bytes count for as long as the reader is there.
  void keep() { held_ = nullptr; }

 private:
  std::size_t* held_;
  std::size_t count_;
};

}  // namespace ae
