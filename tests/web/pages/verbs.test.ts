import { describe, expect, it } from 'vitest';
import type { AutoencoderPlayground } from '../../../web/components/playground/autoencoder-playground.ts';
import { obey, VERBS } from '../../../web/pages/frame/verbs.ts';

/** A playground that notes what it was asked for. */
function noting() {
  const asked: unknown[] = [];
  const verb =
    (name: string) =>
    async (...given: unknown[]) => {
      asked.push([name, ...given]);
      return name;
    };
  const attribute =
    (name: string) =>
    (...given: unknown[]) =>
      void asked.push([name, ...given]);
  const playground = {
    ready: Promise.resolve('there'),
    state: { seed: 9 },
    ...Object.fromEntries(
      ['train', 'step', 'pause', 'reset', 'setState', 'draw', 'walk'].map((name) => [
        name,
        verb(name),
      ]),
    ),
    setAttribute: attribute('setAttribute'),
    removeAttribute: attribute('removeAttribute'),
  };
  const ask = (name: string, ...given: unknown[]) =>
    obey(playground as unknown as AutoencoderPlayground, {
      type: 'request',
      id: 1,
      verb: name,
      arguments: given,
    });
  return { asked, ask };
}

describe('a verb of a framed playground', () => {
  it('is done as the element does it', async () => {
    const { asked, ask } = noting();
    expect(await ask('train', { epochs: 2 })).toBe('train');
    await ask('train');
    await ask('step', 'more than it takes');
    await ask('setState', { seed: 3 });
    await ask('draw', [[[1, 2]]]);
    await ask('walk', 3, 8);
    expect(asked).toEqual([
      ['train', { epochs: 2 }],
      ['train', {}],
      ['step'],
      ['setState', { seed: 3 }],
      ['draw', [[[1, 2]]]],
      ['walk', 3, 8, {}],
    ]);
    expect(await ask('ready')).toBe('there');
    expect(await ask('state')).toEqual({ seed: 9 });
    expect(await ask('listen')).toBeUndefined();
  });

  it('sets attributes as an address says them', async () => {
    const { asked, ask } = noting();
    await ask('setAttributes', {
      theme: 'dark',
      autostart: '0',
      config: { model: { code: 3 } },
      panels: null,
    });
    expect(asked).toEqual([
      ['setAttribute', 'theme', 'dark'],
      ['removeAttribute', 'autostart'],
      ['setAttribute', 'config', '{"model":{"code":3}}'],
      ['removeAttribute', 'panels'],
    ]);
  });

  it.each([
    ['dance', [], `There is no verb "dance"; there are ${Object.keys(VERBS).join(', ')}.`],
    ['constructor', [], 'There is no verb "constructor"'],
    ['train', [5], 'The argument is 5, but must be an object.'],
    ['train', [null], 'The argument is null, but must be an object.'],
    ['setState', [], 'The argument is undefined, but must be an object.'],
    ['setState', [[1]], 'The argument is an array, but must be an object.'],
    [
      'setAttributes',
      [{ onclick: 'alert()' }],
      'onclick is no attribute of a frame, which may have preset',
    ],
  ])('that makes no sense is refused in a sentence: %s %o', async (verb, given, sentence) => {
    const { asked, ask } = noting();
    await expect(ask(verb, ...given)).rejects.toThrow(sentence);
    expect(asked).toEqual([]);
  });
});
