import { html, mathml, type TemplateResult } from 'lit';
import type { WordId } from './glossary.ts';

type Part = TemplateResult | string;

const row = (...parts: readonly Part[]) => mathml`<mrow>${parts.map(part)}</mrow>`;

/** A letter is a quantity, a digit a number, a longer word a function's name, all else an operator. */
function part(text: Part): TemplateResult {
  if (typeof text !== 'string') return text;
  if (/^\d+$/.test(text)) return mathml`<mn>${text}</mn>`;
  if (/^\p{L}+$/u.test(text)) return mathml`<mi>${text}</mi>`;
  return mathml`<mo>${text}</mo>`;
}

const below = (base: Part, index: Part) => mathml`<msub>${part(base)}${part(index)}</msub>`;
const above = (base: Part, power: Part) => mathml`<msup>${part(base)}${part(power)}</msup>`;
const both = (base: Part, index: Part, power: Part) =>
  mathml`<msubsup>${part(base)}${part(index)}${part(power)}</msubsup>`;
const fraction = (top: Part, bottom: Part) => mathml`<mfrac>${part(top)}${part(bottom)}</mfrac>`;
const hat = (base: Part, accent = '^') =>
  mathml`<mover accent="true">${part(base)}<mo>${accent}</mo></mover>`;
const sum = (index: Part) => mathml`<munder><mo>∑</mo>${part(index)}</munder>`;

const reconstructed = hat('x');
const pixel = below('x', 'i');
const reconstructedPixel = below(reconstructed, 'i');
const rates = (right: string, wrong: string) => fraction(right, row(right, '+', wrong));

/** The formula of each word that has one, of symbols alone, so that it reads in every language. */
const FORMULAS: Partial<Record<WordId, TemplateResult>> = {
  bottleneck: row('k', '≪', 'd'),
  code: row('z', '=', 'f', '(', 'x', ')'),
  'latent-space': row('z', '∈', above('ℝ', 'k')),
  reconstruction: row(
    reconstructed,
    '=',
    'g',
    '(',
    'z',
    ')',
    '=',
    'g',
    '(',
    'f',
    '(',
    'x',
    ')',
    ')',
  ),
  mse: row(
    'MSE',
    '=',
    fraction('1', 'd'),
    sum('i'),
    above(row('(', pixel, '−', reconstructedPixel, ')'), '2'),
  ),
  // Without its name and the index of the pixels it fits into the narrowest window.
  bce: row(
    '−',
    fraction('1', 'd'),
    '∑',
    row('[', 'x', 'ln', reconstructed, '+'),
    row('(', '1', '−', 'x', ')', 'ln', '(', '1', '−', reconstructed, ')', ']'),
  ),
  epoch: row('⌈', fraction('N', 'B'), '⌉'),
  batch: row('θ', '←', 'θ', '−', fraction('η', 'B'), sum('i'), below('∇', 'θ'), below('L', 'i')),
  'kl-divergence': row(
    'KL',
    '=',
    fraction('1', '2'),
    sum('j'),
    row('(', both('μ', 'j', '2'), '+', both('σ', 'j', '2')),
    row('−', '1', '−', 'ln', both('σ', 'j', '2'), ')'),
  ),
  elbo: row(
    'ELBO',
    '=',
    below('E', 'q'),
    row('[', 'ln', 'p', '(', 'x', '|', 'z', ')', ']'),
    row('−', 'KL', '(', 'q', '‖', 'p', ')'),
  ),
  reparameterisation: row(
    row('z', '=', 'μ', '+', 'σ', '⊙', 'ε', ','),
    row('ε', '∼', 'N', '(', '0', ',', 'I', ')'),
  ),
  sparsity: row('L', '+', 'λ', sum('j'), '|', below('z', 'j'), '|'),
  contraction: row(
    'L',
    '+',
    'λ',
    both(row('‖', fraction(row('∂', 'z'), row('∂', 'x')), '‖'), 'F', '2'),
  ),
  corruption: row('L', '(', 'x', ',', 'g', '(', 'f', '(', hat('x', '~'), ')', ')', ')'),
  overcomplete: row('k', '>', 'd'),
  'tied-weights': row(below('W', 'g'), '=', both('W', 'f', '⊤')),
  't-sne': row(
    row('KL', '(', 'P', '‖', 'Q', ')', '='),
    sum(row('i', '≠', 'j')),
    below('p', row('i', 'j')),
    'ln',
    fraction(below('p', row('i', 'j')), below('q', row('i', 'j'))),
  ),
  pca: row(reconstructed, '=', 'm', '+', 'V', above('V', '⊤'), '(', 'x', '−', 'm', ')'),
  roc: row(row('TPR', '=', rates('TP', 'FN'), ','), row('FPR', '=', rates('FP', 'TN'))),
  auc: row('AUC', '=', 'P', '(', below('s', 'a'), '>', below('s', 'n'), ')'),
  halo: row('z', '∼', 'N', '(', 'μ', ',', above('σ', '2'), ')'),
  'log-variance': row(above('σ', '2'), '=', above('e', 's')),
  activation: row('a', '=', 'φ', '(', above('w', '⊤'), 'x', '+', 'b', ')'),
};

/** A word's formula in MathML, which browsers set by themselves; nothing where none would help. */
export function formulaOf(word: WordId): TemplateResult | undefined {
  const formula = FORMULAS[word];
  return formula && html`<math display="block">${formula}</math>`;
}
