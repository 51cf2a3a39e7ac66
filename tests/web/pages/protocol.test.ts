import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../web/pages/frame/protocol.ts';

const said = (message: object) => readMessage({ autoencoderPlayground: 1, ...message });

describe('a message to a frame', () => {
  it('is none where it does not claim to be for a playground', () => {
    for (const data of [undefined, null, 1, 'height', [], {}, { type: 'request', id: 1 }]) {
      expect(readMessage(data)).toBeUndefined();
    }
  });

  it('tells how the page shows the frame', () => {
    const message = { type: 'host', theme: 'dark', visible: false };
    expect(said(message)).toEqual(message);
    expect(said({ type: 'host' })).toMatchObject({ type: 'host' });
  });

  it('asks for a verb, with or without arguments', () => {
    const message = { type: 'request', id: 'a', verb: 'train', arguments: [{ epochs: 2 }] };
    expect(said(message)).toEqual(message);
    expect(said({ type: 'request', id: 0, verb: 'step' })).toMatchObject({ id: 0, arguments: [] });
  });

  it.each([
    [
      { autoencoderPlayground: 2, id: 3 },
      3,
      'autoencoderPlayground is 2, but this playground speaks 1.',
    ],
    [{ type: 'answer', id: {} }, undefined, 'type is "answer", but must be one of host, request.'],
    [{ id: 'a' }, 'a', 'type is undefined, but must be one of host, request.'],
    [
      { type: 'host', theme: 'blue' },
      undefined,
      'theme is "blue", but must be one of light, dark, system.',
    ],
    [{ type: 'host', visible: 'no' }, undefined, 'visible is "no", but must be true or false.'],
    [
      { type: 'request', verb: 'step' },
      undefined,
      'id is undefined, but must be a text or a number.',
    ],
    [{ type: 'request', id: 1, verb: {} }, 1, 'verb is an object, but must be a text.'],
    [
      { type: 'request', id: 1, verb: 'train', arguments: 5 },
      1,
      'arguments is 5, but must be an array.',
    ],
    [
      { type: Symbol.iterator },
      undefined,
      'type is Symbol(Symbol.iterator), but must be one of host, request.',
    ],
  ])('that makes no sense comes to a sentence: %o', (message, id, problem) => {
    expect(said(message)).toEqual({ type: 'misread', id, problem });
  });

  it('of any length is shown in part alone', () => {
    const misread = said({ type: 'x'.repeat(10_000) });
    expect(misread).toMatchObject({ type: 'misread', problem: expect.stringContaining('xxx') });
    expect(JSON.stringify(misread).length).toBeLessThan(200);
  });
});
