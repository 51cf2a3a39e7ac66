/** The name of the Trusted Types policy, which a page with such a policy of its own has to allow. */
const POLICY = 'autoencoder-playground';

/** The part of Trusted Types that is used here, which not every browser has. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** An address as a page with Trusted Types wants it for a script, which is one of the site's own. */
export function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy(POLICY, { createScriptURL: (own) => own });
  // The types of `Worker` do not know of trusted addresses.
  return policy.createScriptURL(address) as string;
}
