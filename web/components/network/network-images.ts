import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import '../base/image-strip.ts';
import { lossText } from '../base/numbers.ts';
import '../words/glossary-word.ts';
import type { InputAnswer } from '../input/input-answer.ts';

type Size = readonly [rows: number, columns: number];

/** An image of the model's size; nothing is shown of one that is not. */
export function imageView(pixels: Float32Array | undefined, [rows, columns]: Size, label: string) {
  return html`<playground-image-strip
    .pixels=${pixels?.length === rows * columns ? pixels : undefined}
    rows=${rows}
    columns=${columns}
    label=${label}
  ></playground-image-strip>`;
}

/** What goes in where that is not what was drawn, and what it is called. */
export function goingIn(answer: InputAnswer | undefined, size: Size) {
  if (!answer) return html`<p class="note">${msg('nothing goes in')}</p>`;
  const { source, corrupted, image } = answer;
  const isTest = source?.kind === 'test-image';
  const prepared = msg(str`As it goes in, ${source?.name ?? msg('centred on 28 × 28')}`);
  const thumb = (pixels: Float32Array, label: string) =>
    html`<div class="thumb">${imageView(pixels, size, label)}</div>`;
  return html`${isTest ? nothing : thumb(image, prepared)}
    ${corrupted ? thumb(corrupted.image, msg(str`Noisy, error ${lossText(corrupted.noise)}`)) : nothing}
    <p class="note figures">
      ${source?.name ?? html`<playground-word word="prepared">${msg('as it goes in')}</playground-word>`}${corrupted ? html`<br />${msg(str`with noise, ${lossText(corrupted.noise)}`)}` : nothing}
    </p>`;
}

/** An image that comes out, and what is said of it. */
export interface ComingOut {
  name: string;
  note: string;
  pixels: Float32Array | undefined;
}

/** What comes out for what went in; only a model that was trained to denoises. */
export function comingOut(answer: InputAnswer | undefined, denoises: boolean): ComingOut {
  if (!answer) return { name: msg('Reconstruction'), note: '', pixels: undefined };
  const { corrupted, error, reconstruction } = answer;
  if (!corrupted) {
    const note = msg(str`error ${lossText(error)}`);
    return { name: msg('Reconstruction'), note, pixels: reconstruction };
  }
  const isWorse = corrupted.error > corrupted.noise;
  const text = lossText(corrupted.error);
  return {
    name: denoises ? msg('Denoised') : msg('Reconstruction of the noisy image'),
    note: isWorse ? msg(str`error ${text}, more than the noise`) : msg(str`error ${text}`),
    pixels: corrupted.reconstruction,
  };
}
