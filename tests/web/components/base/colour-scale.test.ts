import { describe, expect, it } from 'vitest';
import {
  DARK_LABEL_COLOURS,
  LABEL_COLOURS,
  labelColour,
  signedColour,
} from '../../../../web/components/base/colour-scale.ts';

type Triple = [number, number, number];

/**
 * What eyes lacking one cone type see of linear RGB.
 * Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency" (2009), severity 1.0.
 */
const VISION: Record<string, Triple[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function apply(matrix: Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple;
}

function linear(hex: string): Triple {
  return [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function luminance([red, green, blue]: Triple): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CIELAB, for the white of sRGB. */
function lab(colour: Triple): Triple {
  const [red, green, blue] = colour.map((value) => Math.min(1, Math.max(0, value))) as Triple;
  const cube = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = cube((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = cube(luminance([red, green, blue]));
  const z = cube((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function nearestTwo(colours: readonly string[], vision: Triple[]): number {
  const seen = colours.map((colour) => lab(apply(vision, linear(colour))));
  const distances = seen.flatMap((a, i) =>
    seen.slice(0, i).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

describe.each([
  ['light', LABEL_COLOURS],
  ['dark', DARK_LABEL_COLOURS],
])('the colours of the classes on %s paper', (_, colours) => {
  it('are ten', () => {
    expect(new Set(colours).size).toBe(10);
  });

  // A CIELAB distance of about 2 can just be told apart when two patches touch.
  it.each(Object.entries(VISION))('stay well apart with %s', (_name, vision) => {
    expect(nearestTwo(colours, vision)).toBeGreaterThan(12);
  });
});

it('no class is too dim on dark paper', () => {
  const paper = luminance(linear('#1b1b19')) + 0.05;
  for (const colour of DARK_LABEL_COLOURS) {
    expect((luminance(linear(colour)) + 0.05) / paper, colour).toBeGreaterThan(3);
  }
});

it('classes beyond the tenth start again', () => {
  expect(labelColour(13, 'light')).toBe(labelColour(3, 'light'));
  expect(labelColour(2, 'dark')).not.toBe(labelColour(2, 'light'));
});

describe('the signed scale', () => {
  it('has one hue below zero and another above', () => {
    expect(signedColour(-1, 1)).toBe('rgb(63 144 218 / 1.000)');
    expect(signedColour(1, 1)).toBe('rgb(231 99 0 / 1.000)');
  });

  it('is fainter near zero and never stronger than at its extent', () => {
    expect(signedColour(0, 2)).toBe('rgb(231 99 0 / 0.150)');
    expect(signedColour(50, 2)).toBe(signedColour(2, 2));
  });
});
