#include "math/threads.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <numeric>
#include <thread>
#include <vector>

#include "math/kernel_testing.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

/// Runs a job of `count` tasks; true if every index was called once, and none besides.
bool calls_each_once(std::size_t count) {
  std::vector<std::atomic<int>> calls(count);
  std::atomic<int> others = 0;
  parallel_for(count, [&](std::size_t index) {
    if (index < count) {
      ++calls[index];
    } else {
      ++others;
    }
  });
  return others == 0 &&
         std::ranges::all_of(calls, [](const std::atomic<int>& called) { return called == 1; });
}

TEST_CASE_FIXTURE(KernelFixture, "every index of a job is called once, on any number of threads") {
  for (const int threads : thread_counts()) {
    CAPTURE(threads);
    set_thread_count(threads);
    CHECK(thread_count() == threads);
    for (const std::size_t count : {0U, 1U, 2U, 3U, 7U, 8U, 9U, 64U, 1000U}) {
      CAPTURE(count);
      CHECK(calls_each_once(count));
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "a job's results are there when it returns") {
  for (const int threads : thread_counts()) {
    set_thread_count(threads);
    for (int round = 0; round < 50; ++round) {
      std::vector<std::size_t> squares(100);
      parallel_for(squares.size(), [&](std::size_t index) { squares[index] = index * index; });
      CHECK(std::accumulate(squares.begin(), squares.end(), std::size_t{0}) == 328'350);
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "thousands of tiny jobs in a row lose no task and repeat none") {
  for (const int threads : thread_counts()) {
    CAPTURE(threads);
    set_thread_count(threads);
    std::atomic<std::size_t> sum = 0;
    std::size_t expected = 0;
    for (std::size_t job = 0; job < 5000; ++job) {
      const std::size_t count = 2 + job % 5;
      parallel_for(count, [&sum, job](std::size_t index) { sum += job * 10 + index; });
      for (std::size_t index = 0; index < count; ++index) expected += job * 10 + index;
    }
    CHECK(sum == expected);
  }
}

TEST_CASE_FIXTURE(KernelFixture, "threads that fell asleep between jobs wake up for the next one") {
  if (!can_start_threads()) return;
  set_thread_count(3);
  for (int round = 0; round < 5; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK(calls_each_once(500));
  }
}

TEST_CASE_FIXTURE(KernelFixture, "several threads do take part in a job") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  set_thread_count(2);
  // Each of the two tasks waits for the other one, which one thread alone could not do.
  std::atomic<int> arrived = 0;
  parallel_for(2, [&](std::size_t) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();
  });
  CHECK(arrived == 2);
}

TEST_CASE_FIXTURE(KernelFixture, "a job within a job runs whole, on the thread of its task") {
  for (const int threads : thread_counts()) {
    CAPTURE(threads);
    set_thread_count(threads);
    constexpr std::size_t outer_tasks = 20;
    constexpr std::size_t inner_tasks = 30;
    std::vector<int> calls(outer_tasks * inner_tasks);
    std::atomic<int> strangers = 0;
    parallel_for(outer_tasks, [&](std::size_t outer) {
      const std::thread::id here = std::this_thread::get_id();
      parallel_for(inner_tasks, [&](std::size_t inner) {
        ++calls[outer * inner_tasks + inner];
        if (std::this_thread::get_id() != here) ++strangers;
      });
    });
    CHECK(calls == std::vector<int>(calls.size(), 1));
    CHECK(strangers == 0);
    CHECK(calls_each_once(100));
  }
}

TEST_CASE_FIXTURE(KernelFixture, "two threads may run jobs at a time, and both are done right") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  set_thread_count(3);
  std::atomic<int> failures = 0;
  const auto run_jobs = [&failures] {
    for (int i = 0; i < 500; ++i) {
      if (!calls_each_once(16)) ++failures;
    }
  };
  std::thread first(run_jobs);
  std::thread second(run_jobs);
  first.join();
  second.join();
  CHECK(failures == 0);
}

TEST_CASE_FIXTURE(KernelFixture, "the number of threads can be changed back and forth") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  for (const int threads : {1, 2, 8, 3, 3, 1, 1, 8, 2}) {
    set_thread_count(threads);
    CHECK(thread_count() == threads);
    CHECK(calls_each_once(50));
  }
}

TEST_CASE_FIXTURE(KernelFixture,
                  "a number of threads out of range is refused and changes nothing") {
  const int before = thread_count();
  CHECK_THROWS_WITH_AS(set_thread_count(0), "The number of threads is 0, but must be from 1 to 64.",
                       InputError);
  CHECK_THROWS_WITH_AS(set_thread_count(65),
                       "The number of threads is 65, but must be from 1 to 64.", InputError);
  CHECK_THROWS_AS(set_thread_count(-1), InputError);
  CHECK(thread_count() == before);
}

TEST_CASE_FIXTURE(KernelFixture, "where threads cannot be started, one goes on computing") {
  if (can_start_threads()) return;
  CHECK_THROWS_WITH_AS(set_thread_count(2), "Only 1 of 2 threads could be started.", RunError);
  CHECK(thread_count() == 1);
  CHECK(calls_each_once(50));
}

TEST_CASE_FIXTURE(KernelFixture, "chunks cover a range without gap or overlap") {
  for (const int threads : thread_counts()) {
    set_thread_count(threads);
    for (const std::size_t size : {0U, 1U, 9U, 10U, 11U, 95U}) {
      CAPTURE(size);
      std::vector<int> calls(size);
      std::atomic<bool> too_large = false;
      parallel_for_chunks(size, 10, [&](std::size_t first, std::size_t count) {
        if (count == 0 || count > 10) too_large = true;
        for (std::size_t i = first; i < first + count; ++i) ++calls[i];
      });
      CHECK(calls == std::vector<int>(size, 1));
      CHECK_FALSE(too_large);
    }
  }
}

}  // namespace
