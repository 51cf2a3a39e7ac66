import { describe, expect, it } from 'vitest';
import { parseOptions, parsePort } from '../../scripts/lib/arguments.mjs';
import { chooseStages, stages } from '../../scripts/test/stages.mjs';

describe('parseOptions', () => {
  it('reads both spellings of an option', () => {
    expect(parseOptions(['--port', '80'], ['port'])).toEqual({ port: '80' });
    expect(parseOptions(['--port=80'], ['port'])).toEqual({ port: '80' });
    expect(parseOptions([], ['port'])).toEqual({});
  });

  it('reads flags beside them', () => {
    expect(parseOptions(['--json', '--port', '80'], ['port'], ['json'])).toEqual({
      json: true,
      port: '80',
    });
    expect(() => parseOptions(['--json=yes'], ['port'], ['json'])).toThrow(
      'the options are: --port VALUE, --json.',
    );
  });

  it.each([
    [['--prot', '80'], '--prot'],
    [['--port'], '--port'],
    [['80'], '80'],
  ])('refuses %j with a sentence that names it', (args, named) => {
    expect(() => parseOptions(args, ['port'])).toThrow(named);
    expect(() => parseOptions(args, ['port'])).toThrow('the options are: --port VALUE');
  });
});

describe('parsePort', () => {
  it('takes ports and the lack of one', () => {
    expect(parsePort('1')).toBe(1);
    expect(parsePort('65535')).toBe(65535);
    expect(parsePort(undefined)).toBeUndefined();
  });

  it.each(['0', '65536', '-1', '80.5', 'http', '', '1e3', '0x50'])('refuses %j', (text) => {
    expect(() => parsePort(text)).toThrow(`'${text}'`);
  });
});

describe('chooseStages', () => {
  it('keeps the order in which stages run', () => {
    expect(chooseStages('web,native').map(({ name }) => name)).toEqual(['native', 'web']);
    expect(chooseStages(undefined)).toBe(stages);
  });

  it('needs no compiler and no WebAssembly for what is asked of the page alone', () => {
    const needs = chooseStages('lint,format,types,web').flatMap((stage) => stage.needs);
    expect(new Set(needs)).toEqual(new Set(['lint', 'data']));
  });

  it('refuses a stage that there is not', () => {
    expect(() => chooseStages('native,wbe')).toThrow("There is no stage 'wbe'");
  });
});
