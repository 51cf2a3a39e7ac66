#include "cli/options/threads_option.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "cli/options/number_option.hpp"
#include "math/threads.hpp"

namespace ae::cli {

int machine_threads() {
  constexpr unsigned most = most_threads;
  // The number is 0 where the machine does not report it.
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, most));
}

void ThreadsOption::add_to(CLI::App& app) {
  require_number<int>(app.add_option("--threads", threads_,
                                     "Threads to compute with; the result is the same with any "
                                     "number of them")
                          ->default_str("all of the machine's"));
}

void ThreadsOption::apply() const { set_thread_count(threads_); }

}  // namespace ae::cli
