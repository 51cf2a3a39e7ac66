import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Configuration, Family, Loss } from '../../engine/configuration.ts';
import '../words/glossary-word.ts';

const kl = () =>
  html`<playground-word word="kl-divergence">${msg('KL divergence')}</playground-word>`;

/** The words of what a family asks for beside the reconstruction. */
function familyWords({ family, sparsity }: Configuration['model']): TemplateResult[] {
  const words: Record<Family, () => TemplateResult[]> = {
    plain: () => [],
    sparse: () => [
      html`<playground-word word="sparsity">${msg('sparsity')}</playground-word>`,
      ...(sparsity.kind === 'kl' ? [kl()] : []),
    ],
    contractive: () => [
      html`<playground-word word="contraction">${msg('contraction')}</playground-word>`,
    ],
    denoising: () => [
      html`<playground-word word="corruption">${msg('corruption')}</playground-word>`,
    ],
    variational: () => [
      html`<playground-word word="elbo">ELBO</playground-word>`,
      kl(),
      html`<playground-word word="reparameterisation">${msg('reparameterisation')}</playground-word>`,
    ],
  };
  return words[family]();
}

function lossWords(loss: Loss): TemplateResult[] {
  if (loss === 'mse') return [html`<playground-word word="mse">${msg('MSE')}</playground-word>`];
  if (loss === 'bce') return [html`<playground-word word="bce">BCE</playground-word>`];
  return [];
}

function wordsOf(id: string, { model, training }: Configuration): TemplateResult[] {
  switch (id) {
    case 'layers':
      return [
        html`<playground-word word="code">${msg('code')}</playground-word>`,
        html`<playground-word word="bottleneck">${msg('bottleneck')}</playground-word>`,
        html`<playground-word word="overcomplete">${msg('overcomplete')}</playground-word>`,
        html`<playground-word word="activation">${msg('activation')}</playground-word>`,
        html`<playground-word word="tied-weights">${msg('tied weights')}</playground-word>`,
      ];
    case 'objective':
      return [
        html`<playground-word word="reconstruction">${msg('reconstruction')}</playground-word>`,
        ...lossWords(training.loss),
        ...familyWords(model),
      ];
    case 'training':
      return [
        html`<playground-word word="batch">${msg('batch')}</playground-word>`,
        html`<playground-word word="epoch">${msg('epoch')}</playground-word>`,
      ];
    case 'input':
      return [html`<playground-word word="corruption">${msg('corruption')}</playground-word>`];
    default:
      return [];
  }
}

/** The words of the glossary that a group of settings is about, as they are set now. */
export function groupWords(id: string, configuration: Configuration) {
  const words = wordsOf(id, configuration);
  if (words.length === 0) return nothing;
  return html`<p class="note words">${words.map((word, i) => html`${i > 0 ? ' · ' : ''}${word}`)}</p>`;
}
