#!/usr/bin/env python3
"""Writes golden_steps.cpp: small training runs of every family, as PyTorch makes them.

    python3 tests/golden/make_golden_steps.py

It needs PyTorch (python3-torch in Debian) and is run by hand, after a change to what training
means; the tests only read what it wrote. Everything is written from the definitions, in double
precision and by automatic differentiation: nothing here is taken from the C++ sources.
"""

import itertools
import json
import pathlib
import textwrap

import torch
import torch.nn.functional as F
from torch.distributions import Bernoulli, Normal, kl_divergence

BATCH = 4
ROWS, COLUMNS = 1, 3
PIXELS = ROWS * COLUMNS
PROJECTIONS = 3
STEPS = 3

# A run is of no use if its units are dead, or if rounding decides it: if a value lies on a kink of
# an activation or a loss, or if Adam divides one rounding error by another.
MOVED, MOVING = 1e-4, 0.75  # the share of the parameters that must move by so much
KINK = 1e-3
ROUNDING = 3e-6
SMALL = 0.1  # what parameters and losses are compared relative to, at least; as in the test

ACTIVATIONS = {
    "relu": torch.relu,
    "leaky_relu": lambda x: F.leaky_relu(x, negative_slope=0.01),
    "elu": F.elu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": lambda x: x,
}
LOSSES = ["mse", "bce", "l1", "huber"]
DEFAULTS = {
    "code_activation": "linear",
    "output_activation": "sigmoid",
    "layer_activations": None,
    "tied_weights": False,
    "family": "plain",
}


class Reference:
    """One model and its objective."""

    def __init__(self, configuration):
        self.model = {**DEFAULTS, **configuration["model"]}
        self.training = {"huber_delta": 0.1, **configuration["training"]}
        self.distances = []  # from the kinks

    def shapes(self):
        """Of all parameters in order: encoder, then decoder, each layer's weight before its bias."""
        model = self.model
        widths = [PIXELS, *model["encoder"], model["code"]]
        heads = 2 if model["family"] == "variational" else 1
        result = []
        for i, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
            if i == len(widths) - 2:
                outputs *= heads
            result += [(outputs, inputs), (outputs,)]
        for inputs, outputs in zip(widths[:0:-1], widths[-2::-1]):
            if not model["tied_weights"]:
                result.append((outputs, inputs))
            result.append((outputs,))
        return result

    def activate(self, name, x):
        if name in ("relu", "leaky_relu"):
            self.distances.append(x.detach().abs().min())
        return ACTIVATIONS[name](x)

    def encode(self, parameters, x):
        """The code layer's values and the encoder's weights."""
        hidden = self.hidden_activations()
        for i, activation in enumerate(hidden):
            x = self.activate(activation, F.linear(x, parameters[2 * i], parameters[2 * i + 1]))
        last = 2 * len(hidden)
        x = F.linear(x, parameters[last], parameters[last + 1])
        return self.activate(self.model["code_activation"], x), parameters[: last + 2 : 2]

    def hidden_activations(self):
        model = self.model
        return model["layer_activations"] or [model["activation"]] * len(model["encoder"])

    def decode(self, parameters, weights, code):
        """The logits."""
        rest = list(parameters[2 * len(weights) :])
        mirrored = [weight.t() for weight in reversed(weights)]
        x = code
        for i, activation in enumerate([*reversed(self.hidden_activations()), None]):
            weight = mirrored[i] if self.model["tied_weights"] else rest.pop(0)
            x = F.linear(x, weight, rest.pop(0))
            if activation:
                x = self.activate(activation, x)
        return x

    def reconstruction_loss(self, logits, targets, reduction):
        loss = self.training["loss"]
        if loss == "bce":
            return F.binary_cross_entropy_with_logits(logits, targets, reduction=reduction)
        outputs = self.activate(self.model["output_activation"], logits)
        if loss == "mse":
            return F.mse_loss(outputs, targets, reduction=reduction)
        if loss == "l1":
            self.distances.append((outputs - targets).detach().abs().min())
            return F.l1_loss(outputs, targets, reduction=reduction)
        delta = self.training["huber_delta"]
        return F.huber_loss(outputs, targets, reduction=reduction, delta=delta)

    def total(self, parameters, x, targets, noise):
        self.distances = []
        model = self.model
        h, weights = self.encode(parameters, x)
        if model["family"] == "variational":
            return self.negative_elbo(parameters, weights, h, targets, noise)
        term = 0
        if model["family"] == "sparse":
            h, term = self.sparse(h)
        if model["family"] == "contractive":
            term = model["contraction"]["weight"] * self.squared_norm(parameters, x, noise)
        return self.reconstruction_loss(self.decode(parameters, weights, h), targets, "mean") + term

    def negative_elbo(self, parameters, weights, h, targets, noise):
        """In nats per image; Kingma & Welling 2014, with Higgins et al.'s beta."""
        mean, log_variance = h.chunk(2, dim=1)
        posterior = Normal(mean, (log_variance / 2).exp())
        code = posterior.loc + posterior.scale * noise
        logits = self.decode(parameters, weights, code)
        reconstruction = self.reconstruction_loss(logits, targets, "sum") / BATCH
        if self.training["loss"] == "mse":
            reconstruction = reconstruction / 2  # a Gaussian of variance 1, but for its constant
        divergence = kl_divergence(posterior, Normal(torch.zeros_like(mean), 1.0))
        return reconstruction + self.model["beta"] * divergence.sum(dim=1).mean()

    def sparse(self, h):
        """What the decoder gets, and the penalty."""
        sparsity = self.model["sparsity"]
        if sparsity["kind"] == "l1":
            self.distances.append(h.detach().abs().min())
            return h, sparsity["weight"] * h.abs().sum(dim=1).mean()
        if sparsity["kind"] == "kl":
            target = Bernoulli(probs=torch.tensor(sparsity["target"], dtype=h.dtype))
            return h, sparsity["weight"] * kl_divergence(target, Bernoulli(h.mean(dim=0))).sum()
        ordered = h.detach().sort(dim=1, descending=True).values
        active = sparsity["active"]
        self.distances.append((ordered[:, active - 1] - ordered[:, active]).min())
        kept = h.topk(active, dim=1).indices
        return h * torch.zeros_like(h).scatter(1, kept, 1.0), 0

    def squared_norm(self, parameters, x, noise):
        """Mean over the images of the squared Frobenius norm of d code / d input, or an estimate."""

        def code(images):
            return self.encode(parameters, images)[0]

        jacobian = torch.autograd.functional.jacobian(code, x, create_graph=True)
        jacobian = torch.stack([jacobian[i, :, i] for i in range(BATCH)])  # [batch, code, pixels]
        if noise is not None:
            directions = noise.reshape(BATCH, PROJECTIONS, -1)
            jacobian = directions @ jacobian / PROJECTIONS**0.5
        return jacobian.pow(2).sum() / BATCH

    def optimizer(self, parameters):
        rate = self.training["learning_rate"]
        if self.training["optimizer"] == "adam":
            return torch.optim.Adam(parameters, lr=rate)
        return torch.optim.SGD(parameters, lr=rate, momentum=self.training["momentum"])

    def run(self, start, x, targets, noise, dtype=torch.float64):
        """The loss of each step, the parameters after each, and the distance from all kinks."""
        numbers = torch.tensor(start).to(dtype).split([shape_size(s) for s in self.shapes()])
        parameters = [
            part.reshape(shape).clone().requires_grad_()
            for part, shape in zip(numbers, self.shapes())
        ]
        x, targets = x.to(dtype), targets.to(dtype)
        noise = None if noise is None else noise.to(dtype)
        optimizer = self.optimizer(parameters)
        losses, snapshots, distances = [], [], [torch.tensor(1.0)]
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = self.total(parameters, x, targets, noise)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            snapshots.append(torch.cat([p.detach().flatten() for p in parameters]).double())
            distances += self.distances
        return losses, snapshots, min(d.item() for d in distances)


def shape_size(shape):
    return int(torch.Size(shape).numel())


def cases():
    """Every run: its name and its configuration."""

    optimizers = itertools.cycle(
        [
            {"optimizer": "adam", "learning_rate": 0.01},
            {"optimizer": "sgd", "learning_rate": 0.1, "momentum": 0.9},
        ]
    )

    def case(name, model, loss, **training):
        model = {"input": [ROWS, COLUMNS], "code": 2, "activation": "tanh", **model}
        training = {"loss": loss, **next(optimizers), **training}
        if loss != "bce" and "output_activation" not in model:
            model["output_activation"] = "linear"
        return f"{name}, {loss}, {training['optimizer']}", {"model": model, "training": training}

    two = {"encoder": [3]}
    names = list(ACTIVATIONS)
    for (shift, loss), (i, hidden) in itertools.product(enumerate(LOSSES), enumerate(names)):
        if i == 0:
            next(optimizers)  # else each activation would get one optimizer only
        output = "sigmoid" if loss == "bce" else names[(i + shift) % len(names)]
        model = {**two, "activation": hidden, "code_activation": names[(i + 3) % len(names)]}
        delta = {"huber_delta": [0.1, 0.3][i % 2]} if loss == "huber" else {}
        yield case(
            f"plain, {hidden} to {output}", {**model, "output_activation": output}, loss, **delta
        )

    def sparse(code_activation, **sparsity):
        return {
            "encoder": [3],
            "code": 5,
            "code_activation": code_activation,
            "family": "sparse",
            "sparsity": sparsity,
        }

    yield case("sparse by l1, linear code", sparse("linear", kind="l1", weight=0.05), "mse")
    yield case("sparse by l1, sigmoid code", sparse("sigmoid", kind="l1", weight=0.02), "bce")
    divergence = {"kind": "kl", "weight": 0.1, "target": 0.1}
    yield case("sparse by kl", sparse("sigmoid", **divergence), "mse")
    yield case("sparse by kl", sparse("sigmoid", **divergence), "bce")
    yield case("sparse by topk, linear code", sparse("linear", kind="topk", active=2), "mse")
    yield case("sparse by topk, elu code", sparse("elu", kind="topk", active=3), "huber")

    def contractive(encoder, activation, code_activation, weight=0.1, projections=0):
        return {
            "encoder": encoder,
            "activation": activation,
            "code_activation": code_activation,
            "family": "contractive",
            "contraction": {"weight": weight, "projections": projections},
        }

    yield case("contractive, one layer", contractive([], "relu", "sigmoid"), "mse")
    yield case("contractive, one layer", contractive([], "relu", "tanh"), "bce")
    yield case("contractive, one layer", contractive([], "relu", "elu"), "l1")
    for loss, (hidden, code) in zip(
        itertools.cycle(LOSSES),
        [("tanh", "linear"), ("sigmoid", "tanh"), ("elu", "sigmoid"), ("relu", "elu"),
         ("leaky_relu", "sigmoid")],
    ):  # fmt: skip
        name = f"contractive, two layers, {hidden} and {code}"
        yield case(name, contractive([3], hidden, code), loss)
    yield case("contractive, three layers", contractive([4, 3], "elu", "tanh"), "mse")
    projected = contractive([3], "tanh", "sigmoid", projections=PROJECTIONS)
    yield case("contractive by projections", projected, "bce")
    projected = contractive([], "relu", "sigmoid", projections=PROJECTIONS)
    yield case("contractive by projections, one layer", projected, "mse")
    projected = contractive([4, 3], "sigmoid", "elu", projections=PROJECTIONS)
    yield case("contractive by projections, three layers", projected, "mse")

    corruption = {"corruption": {"kind": "gaussian", "amount": 0.4}}
    for loss, hidden in zip(LOSSES, ["relu", "tanh", "elu", "sigmoid"]):
        model = {**two, "activation": hidden, "family": "denoising"}
        yield case(f"denoising, {hidden}", model, loss, **corruption)

    variational = {**two, "family": "variational"}
    for loss in LOSSES:
        yield case("variational", {**variational, "beta": 1.0}, loss)
    yield case("variational, beta 0", {**variational, "beta": 0.0}, "bce")
    yield case("variational, beta 0.5", {**variational, "beta": 0.5}, "bce")
    yield case("variational, beta 0.5", {**variational, "beta": 0.5}, "mse")
    yield case("variational, corrupted input", {**variational, "beta": 1.0}, "bce", **corruption)
    yield case("variational, one layer", {**variational, "encoder": [], "beta": 2.0}, "bce")

    tied = {"tied_weights": True}
    yield case("tied, one layer", {"encoder": [], "code_activation": "sigmoid", **tied}, "mse")
    yield case("tied, one layer", {"encoder": [], "code_activation": "tanh", **tied}, "bce")
    yield case("tied, two layers", {**two, **tied, "activation": "elu"}, "mse")
    yield case("tied, two layers", {**two, **tied, "activation": "sigmoid"}, "bce")
    yield case("tied, contractive, two layers", {**contractive([3], "tanh", "elu"), **tied}, "mse")
    yield case(
        "tied, contractive by projections",
        {**contractive([3], "sigmoid", "tanh", projections=PROJECTIONS), **tied},
        "mse",
    )
    yield case(
        "tied, sparse by kl", {**sparse("sigmoid", **divergence), "code": 2, **tied}, "bce"
    )
    yield case("tied, denoising", {**two, **tied, "family": "denoising"}, "l1", **corruption)

    mixed = {"encoder": [4, 3], "layer_activations": ["tanh", "elu"], "code_activation": "sigmoid"}
    yield case("an activation per layer", {**mixed, "output_activation": "sigmoid"}, "mse")
    yield case("an activation per layer, contractive", {**contractive([4, 3], "relu", "linear"),
                                                        "layer_activations": ["sigmoid", "tanh"]},
               "bce")  # fmt: skip


def sixty_fourths(tensor):
    return (tensor * 64).round() / 64 + 0.0  # which makes -0 a 0


def rounding_error(reference, start, *arguments):
    """How far single precision and neighbouring numbers come from the exact run."""
    losses, snapshots, _ = reference.run(start, *arguments)

    def difference(other_losses, other_snapshots):
        exact = torch.cat([torch.tensor(losses), *snapshots])
        other = torch.cat([torch.tensor(other_losses), *other_snapshots])
        return ((exact - other).abs() / exact.abs().clamp(min=SMALL)).max().item()

    worst = difference(*reference.run(start, *arguments, dtype=torch.float32)[:2])
    for seed in range(3):
        generator = torch.Generator().manual_seed(seed)
        nudge = torch.randn(len(start), generator=generator, dtype=torch.float64) * 2**-24
        nudged = (torch.tensor(start) * (1 + nudge)).tolist()
        worst = max(worst, difference(*reference.run(nudged, *arguments)[:2]))
    return worst


class Inputs:
    def __init__(self):
        generator = torch.Generator().manual_seed(4)

        def normal(*shape):
            return torch.randn(*shape, generator=generator, dtype=torch.float64)

        images = torch.rand(BATCH, PIXELS, generator=generator, dtype=torch.float64)
        self.images = sixty_fourths(images)
        self.corrupted = sixty_fourths((images + 0.4 * normal(BATCH, PIXELS)).clamp(0, 1))
        self.code_noise = sixty_fourths(normal(BATCH, 2))
        self.projections = sixty_fourths(normal(BATCH, PROJECTIONS * 2))

    def of(self, configuration):
        """The names of a run's input and noise."""
        model, training = configuration["model"], configuration["training"]
        noise = None
        if model.get("family") == "variational":
            noise = "code_noise"
        elif model.get("contraction", {}).get("projections") and model["encoder"]:
            noise = "projections"  # one layer has a closed form: the norm is exact there
        return "corrupted" if "corruption" in training else "images", noise


def starting_parameters(runs, inputs):
    """For each shape of model, the first random numbers with which no run is of no use."""
    by_shape = {}
    for name, configuration in runs:
        reference = Reference(configuration)
        by_shape.setdefault(tuple(reference.shapes()), []).append((name, configuration, reference))
    result = {}
    for shapes, members in by_shape.items():
        for seed in itertools.count():
            generator = torch.Generator().manual_seed(seed)
            count = sum(shape_size(shape) for shape in shapes)
            numbers = torch.randn(count, generator=generator, dtype=torch.float64)
            start = sixty_fourths(0.75 * numbers).tolist()
            if all(is_steady(start, *member, inputs) for member in members):
                print(f"{count} parameters, seed {seed}, {len(members)} runs")
                result[shapes] = start
                break
    return result


def is_steady(start, name, configuration, reference, inputs):
    x, noise = inputs.of(configuration)
    arguments = (getattr(inputs, x), inputs.images, noise and getattr(inputs, noise))
    _, snapshots, distance = reference.run(start, *arguments)
    moved = (snapshots[-1] - torch.tensor(start)).abs() > MOVED
    return (
        distance > KINK
        and moved.double().mean().item() > MOVING
        and rounding_error(reference, start, *arguments) < ROUNDING
    )


def numbers(values, indent):
    """A braced list of numbers with twelve significant digits."""
    text = "{" + ", ".join(f"{value:.12g}" for value in values) + "}"
    return textwrap.fill(
        text, width=97, initial_indent=" " * indent, subsequent_indent=" " * (indent + 1)
    ).lstrip()


def array(name, values):
    return f"constexpr double {name}[] =\n    {numbers(values, 4)};\n"


def main():
    runs = list(cases())
    inputs = Inputs()
    starts = starting_parameters(runs, inputs)
    start_names = {shapes: f"parameters_{len(start)}" for shapes, start in starts.items()}
    assert len(set(start_names.values())) == len(starts)
    arrays = [
        array(name, getattr(inputs, name).flatten().tolist())
        for name in ("images", "corrupted", "code_noise", "projections")
    ] + [array(start_names[shapes], start) for shapes, start in starts.items()]
    entries = []
    for name, configuration in runs:
        reference = Reference(configuration)
        shapes = tuple(reference.shapes())
        x, noise = inputs.of(configuration)
        losses, snapshots, _ = reference.run(
            starts[shapes],
            getattr(inputs, x),
            inputs.images,
            noise and getattr(inputs, noise),
        )
        model, training = (
            json.dumps({part: configuration[part]}, separators=(",", ":"))
            for part in ("model", "training")
        )
        entries.append(
            f'{{"{name}",\n R"({model[:-1]},)"\n R"({training[1:]})",\n'
            f" {start_names[shapes]}, {x}, {noise or '{}'},\n"
            f" {numbers(losses, 1)},\n"
            f" {numbers(snapshots[0].tolist(), 1)},\n"
            f" {numbers(snapshots[2].tolist(), 1)}}},\n"
        )
    target = pathlib.Path(__file__).with_name("golden_steps.cpp")
    target.write_text(
        "// Generated by make_golden_steps.py, with PyTorch: do not edit, run that again.\n"
        '#include "golden/golden_steps.hpp"\n\n'
        "// clang-format off\n"
        "namespace ae::testing {\nnamespace {\n\n"
        + "\n".join(arrays)
        + "\n}  // namespace\n\n"
        "std::span<const double> golden_images() { return images; }\n\n"
        "const std::vector<GoldenSteps>& golden_steps() {\n"
        "  static const std::vector<GoldenSteps> steps = {\n\n"
        + "\n".join(entries)
        + "\n  };\n  return steps;\n}\n\n}  // namespace ae::testing\n"
    )
    print(f"{len(runs)} runs, {target.stat().st_size} bytes")


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    main()
