#pragma once

#include <algorithm>
#include <cstddef>

namespace ae {

inline constexpr int most_threads = 64;

/// Returns the number of threads that this process computes with, the calling thread included; it
/// is 1 until it is set.
int thread_count();

/// Sets the number of threads. Throws InputError unless it is from 1 to most_threads, and RunError
/// if the threads cannot be started. It must not be called while anything computes.
void set_thread_count(int count);

namespace detail {
using TaskFunction = void (*)(const void* task, std::size_t index);
void run_in_parallel(std::size_t count, TaskFunction function, const void* task);
}  // namespace detail

/// Calls task(index) for each index below `count`, spread over all threads, and returns when all
/// calls have returned. Any thread may run any index, so a task's result must not depend on its
/// thread. A task must not throw; a parallel_for within a task runs on that task's thread alone.
template <typename Task>
void parallel_for(std::size_t count, const Task& task) {
  detail::run_in_parallel(
      count,
      [](const void* erased, std::size_t index) { (*static_cast<const Task*>(erased))(index); },
      &task);
}

/// Calls task(first, size) for consecutive pieces of `chunk` elements, the last of which may be
/// shorter.
template <typename Task>
void parallel_for_chunks(std::size_t size, std::size_t chunk, const Task& task) {
  parallel_for((size + chunk - 1) / chunk, [&](std::size_t index) {
    const std::size_t first = index * chunk;
    task(first, std::min(chunk, size - first));
  });
}

/// The number of elements that are worth a task of their own where each takes a few cycles.
inline constexpr std::size_t elementwise_chunk = 16'384;

}  // namespace ae
