import { type BrowserContext, test as base, expect } from '@playwright/test';

export { expect };

/** Says on the console what a policy refuses, which a browser does not do for each kind of worker. */
function tellRefusals(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`Content Security Policy: ${violatedDirective}, ${blockedURI}, ${sourceFile}`);
  });
}

/** What the site's policy refuses the pages and workers of a context, as it happens. */
export async function watchRefusals(context: BrowserContext): Promise<string[]> {
  const refusals: string[] = [];
  context.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) refusals.push(message.text());
  });
  context.on('page', (page) => {
    // A worker may have ended before.
    page.on('worker', (worker) => void worker.evaluate(tellRefusals).catch(() => undefined));
  });
  await context.addInitScript(tellRefusals);
  return refusals;
}

/** A test that fails if the policy that the site came with refused anything. */
export const test = base.extend<{ refusals: string[] }>({
  refusals: [
    async ({ context }, use) => {
      const refusals = await watchRefusals(context);
      await use(refusals);
      expect(refusals).toEqual([]);
    },
    { auto: true },
  ],
});
