#include "cli/progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/numbers.hpp"
#include "cli/output.hpp"

namespace ae::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto redraw_interval = 100ms;

std::size_t terminal_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string rate_with_unit(double images_per_second) {
  return with_commas(static_cast<std::uint64_t>(std::max(images_per_second, 0.0))) + " images/s";
}

std::string bar(double share) {
  constexpr std::size_t length = 20;
  const auto full = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * length);
  return "[" + std::string(full, '#') + std::string(length - full, '.') + "]";
}

}  // namespace

ProgressBar::ProgressBar(const TrainingPosition& start)
    : start_(start),
      is_terminal_(::isatty(STDERR_FILENO) == 1),
      begin_(Clock::now()),
      drawn_at_(begin_ - redraw_interval) {}

void ProgressBar::show(const TrainingPosition& position, double loss) {
  const Clock::time_point now = Clock::now();
  if (!is_terminal_ || now - drawn_at_ < redraw_interval) return;
  const double seconds = std::max(std::chrono::duration<double>(now - begin_).count(), 1e-9);
  const double images_per_second = (position.images_done() - start_.images_done()) / seconds;
  const double share = position.images_done() / position.images_in_all();
  const double left = (position.images_in_all() - position.images_done()) / images_per_second;
  std::string line = "epoch " + std::to_string(position.epochs_done + 1) + "/" +
                     std::to_string(position.epochs) + " " + bar(share) + " " +
                     std::to_string(static_cast<int>(100 * share)) + "%  " +
                     rate_with_unit(images_per_second) + "  loss " + fixed(loss, 4) + "  " +
                     duration(left) + " left";
  // A line that wraps could not be overwritten.
  line.resize(std::min(line.size(), terminal_columns() - 1));
  std::cerr << '\r' << line << "\x1b[K" << std::flush;
  drawn_at_ = now;
  is_drawn_ = true;
}

void ProgressBar::finish_epoch(const EpochMetrics& metrics) {
  clear();
  say("epoch " + std::to_string(metrics.epoch) + "/" + std::to_string(start_.epochs) +
      "  train loss " + fixed(metrics.train_loss, 5) + "  test loss " +
      fixed(metrics.test_loss, 5) + "  test MSE " + fixed(metrics.test_mse, 5) + "  test BCE " +
      fixed(metrics.test_bce, 5) + "  " + rate_with_unit(metrics.samples_per_second) + "  " +
      fixed(metrics.seconds, 1) + " s");
}

void ProgressBar::clear() {
  if (is_drawn_) std::cerr << "\r\x1b[K" << std::flush;
  is_drawn_ = false;
}

}  // namespace ae::cli
