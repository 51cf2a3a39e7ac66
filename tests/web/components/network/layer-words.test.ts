import { describe, expect, it } from 'vitest';
import {
  aboutActivation,
  aboutLayer,
  layerTitle,
} from '../../../../web/components/network/layer-words.ts';

describe('a layer', () => {
  it('is called what it is in the network', () => {
    const titles = ['encoder.0', 'encoder.1', 'encoder.2', 'decoder.0', 'decoder.2'].map((name) =>
      layerTitle(name, 2),
    );
    expect(titles).toEqual([
      'Encoder, hidden layer 1',
      'Encoder, hidden layer 2',
      'Code',
      'Decoder, hidden layer 1',
      'Output',
    ]);
    expect(layerTitle('code.mean', 2)).toBe('Mean of the code');
    expect(layerTitle('code.log_variance', 2)).toBe('Log variance of the code');
  });

  it('says what its activation does', () => {
    expect(aboutActivation('relu')).toContain('all others become 0');
    expect(aboutActivation('unheard of')).toBe('');
  });

  it('says what it is for where its name does not', () => {
    expect(aboutLayer('code.log_variance')).toContain('variance');
    expect(aboutLayer('encoder.0')).toBe('');
  });
});
