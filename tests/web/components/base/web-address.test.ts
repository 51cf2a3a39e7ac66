import { describe, expect, it } from 'vitest';
import { fileAddress } from '../../../../web/components/base/web-address.ts';

const model = (text: string) => fileAddress(text, /\.safetensors$/i);

describe('the address of a file', () => {
  it('is whole, or relative to the page', () => {
    expect(model('https://models.example/get?id=3')).toBe('https://models.example/get?id=3');
    expect(model('digits.safetensors')).toBe('https://page.example/digits.safetensors');
    expect(model('models/Digits.SafeTensors')).toContain('/models/Digits.SafeTensors');
    expect(model('../x')).toBe('https://page.example/x');
  });

  it.each([
    ...['', ' ', 'digits', 'mnist', '-1', '<img src=x>.safetensors', 'a b.safetensors', '%'],
    ...[
      'javascript:alert(1)//.safetensors',
      'file:///x.safetensors',
      'https://',
      '//',
      'ftp://a/b',
    ],
  ])('is not any text: %s', (text) => {
    expect(model(text)).toBeUndefined();
  });
});
