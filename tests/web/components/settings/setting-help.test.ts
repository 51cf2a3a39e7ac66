import { expect, it } from 'vitest';
import { HELP } from '../../../../web/components/settings/setting-help.ts';
import { fields } from '../../../../web/engine/configuration.ts';

it.each(Object.keys(HELP) as (keyof typeof HELP)[])(
  "says of %s what the configuration's field says",
  (key) => {
    expect(HELP[key]).toBe(fields[key].help);
  },
);
