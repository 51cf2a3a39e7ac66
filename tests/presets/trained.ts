import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PRESETS, type Preset } from '../../web/components/settings/presets.ts';
import { completed, type PartialConfiguration } from '../../web/engine/configuration.ts';
import { merge } from '../../web/engine/merge.ts';
import { npyOf, numbersOf } from './npy.ts';

const program = path.resolve(import.meta.dirname, '../../build/native/autoencoder');
const data = ['--data', 'mnist:10000'];

/** Images and codes: `count` rows of `width` numbers each. */
export interface Rows {
  count: number;
  width: number;
  values: Float32Array;
}

/** What `evaluate` measures on the test images. */
export interface Evaluation {
  test_mse: number;
  psnr: number;
  corrupted_mse?: number;
  denoised_mse?: number;
  code?: { nearest_neighbour_accuracy: number };
  pca?: { test_mse: number };
}

/** A model that was trained as a preset says, on MNIST's 10,000 images, with the preset's own seed and epochs. */
export class Trained {
  readonly #folder: string;
  readonly #name: string;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** Runs a subcommand of the program with the model; the answer is the object that it prints. */
  async ask<Answer>(subcommand: string, ...options: string[]): Promise<Answer> {
    const model = ['--model', `${this.#name}.safetensors`];
    return (await run(this.#folder, [subcommand, ...model, ...options, '--json'])) as Answer;
  }

  evaluate(...options: string[]): Promise<Evaluation> {
    return this.ask('evaluate', ...data, ...options);
  }

  /** The codes of images [count × 784], or of MNIST's test or training images. */
  async encode(images: Rows | 'test' | 'train'): Promise<Rows> {
    const given = typeof images === 'string' ? [...data, '--set', images] : ['--images', 'in.npy'];
    if (typeof images !== 'string') this.#write('in.npy', images);
    await this.ask('encode', ...given, '--out', 'codes.npy');
    return this.#read('codes.npy');
  }

  /** The images, [count × 784], that codes are decoded to. */
  async decode(codes: Rows): Promise<Rows> {
    this.#write('codes.npy', codes);
    await this.ask('decode', '--codes', 'codes.npy', '--out', 'out.npy');
    return this.#read('out.npy');
  }

  async reconstruct(images: Rows): Promise<Rows> {
    return this.decode(await this.encode(images));
  }

  #read(name: string): Rows {
    return numbersOf(readFileSync(path.join(this.#folder, name)));
  }

  #write(name: string, rows: Rows): void {
    writeFileSync(path.join(this.#folder, name), npyOf(rows));
  }
}

export function presetCalled(id: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`there is no preset '${id}'`);
  return preset;
}

async function run(folder: string, args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** Models that tests train, each once, in a folder that ends with them. */
export class Models {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'presets-'));
  readonly #models = new Map<string, Promise<Trained>>();

  /** @param changes of the preset's configuration, for a model to compare with */
  train(id: string, changes: PartialConfiguration = {}): Promise<Trained> {
    const preset = presetCalled(id);
    const name = `${id}-${this.#models.size}`;
    const key = JSON.stringify([id, changes]);
    const model = this.#models.get(key) ?? this.#train(preset, changes, name);
    this.#models.set(key, model);
    return model;
  }

  async #train(preset: Preset, changes: PartialConfiguration, name: string): Promise<Trained> {
    const configuration = completed(merge(preset.configuration, changes));
    writeFileSync(path.join(this.#folder, `${name}.json`), JSON.stringify(configuration));
    const classes = preset.classes ? ['--classes', preset.classes.join()] : [];
    const files = ['--config', `${name}.json`, '--out', `${name}.safetensors`];
    await run(this.#folder, ['train', ...data, ...classes, ...files, '--json']);
    return new Trained(this.#folder, name);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
