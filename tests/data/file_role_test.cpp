#include "data/file_role.hpp"

#include <doctest/doctest.h>

namespace {

using ae::FileRole;
using ae::role_of;

struct Expected {
  const char* path;
  std::optional<bool> is_test;
  std::optional<bool> is_labels;
  const char* set;
};

TEST_CASE("names say of which set a file is, and whether it holds labels") {
  for (const Expected& expected :
       {Expected{"train-images-idx3-ubyte", false, false, ""},
        Expected{"t10k-labels.idx1-ubyte.gz", true, true, ""},
        Expected{"MNIST/raw/t10k-images-idx3-ubyte", true, false, ""},
        Expected{"train-images-idx3-ubyte/train-images-idx3-ubyte", false, false, ""},
        Expected{"train-images-idx3-ubyte (1).gz", false, false, ""},
        Expected{"emnist-letters-train-labels-idx1-ubyte.gz", false, true, "emnist-letters"},
        Expected{"qmnist-test-labels-idx2-int.gz", true, true, "qmnist"},
        Expected{"kmnist-train-imgs.npz/arr_0.npy", false, false, "kmnist"},
        Expected{"mnist.npz/x_train.npy", false, false, "mnist"},
        Expected{"mnist.npz/y_test.npy", true, true, "mnist"},
        Expected{"ytrain.npy", false, true, ""},
        Expected{"Xtest.csv", true, false, ""},
        Expected{"fashion-mnist_test.csv", true, {}, "fashion-mnist"},
        Expected{"sign_mnist_train/sign_mnist_train.csv", false, {}, "sign-mnist"},
        Expected{"test/images.npy", true, false, ""},
        Expected{"train\\labels.npy", false, true, ""},
        Expected{"test/train.csv", false, {}, ""},
        Expected{"latest.csv", {}, {}, "latest"},
        Expected{"contest.csv", {}, {}, "contest"},
        Expected{"creditcard.csv", {}, {}, "creditcard"},
        Expected{"", {}, {}, ""}}) {
    CAPTURE(expected.path);
    const FileRole role = role_of(expected.path);
    CHECK(role.is_test == expected.is_test);
    CHECK(role.is_labels == expected.is_labels);
    CHECK(role.set == expected.set);
    CHECK_FALSE(role.is_validation);
  }
}

TEST_CASE("a validation set tests, and is told from a test set") {
  for (const char* path : {"val_images.npy", "validation/images.npy", "x_valid.npy"}) {
    CHECK(role_of(path).is_test == true);
    CHECK(role_of(path).is_validation);
  }
  CHECK_FALSE(role_of("validation/train_images.npy").is_validation);
}

TEST_CASE("what systems leave behind is recognised") {
  for (const char* path : {".DS_Store", "a/.DS_Store", "__MACOSX/._x.csv", "Thumbs.db",
                           "desktop.ini", ".git/config", ".hidden.csv"}) {
    CHECK(ae::is_byproduct(path));
  }
  for (const char* path : {"train.csv", "./train.csv", "../train.csv", "a.b/c"}) {
    CHECK_FALSE(ae::is_byproduct(path));
  }
}

TEST_CASE("names of data are recognised, so that a broken file is not taken for a stranger") {
  for (const char* path : {"train-images-idx3-ubyte", "A.CSV", "mnist.npz", "x.npy", "a.zip",
                           "b.gz", "iris.data", "c.tsv"}) {
    CHECK(ae::has_name_of_data(path));
  }
  for (const char* path : {"README.md", "cat.png", "LICENSE"}) {
    CHECK_FALSE(ae::has_name_of_data(path));
  }
}

TEST_CASE("sets of EMNIST are recognised by name") {
  CHECK(ae::is_emnist("gzip/EMNIST-letters-train-images-idx3-ubyte.gz"));
  CHECK_FALSE(ae::is_emnist("mnist/train-images-idx3-ubyte"));
}

}  // namespace
