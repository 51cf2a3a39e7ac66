// What a host has, but sends without the header by which pages of other origins may read it.

/** Whether a host answers, but does not let a page of another origin read what it sends. */
export async function isWithheld(address: string): Promise<boolean> {
  if (new URL(address).origin === globalThis.origin) return false;
  const request = { method: 'HEAD', cache: 'no-store' } as const;
  const read = (mode: RequestMode) =>
    fetch(address, { ...request, mode }).then(
      () => true,
      () => false,
    );
  return !(await read('cors')) && (await read('no-cors'));
}

/** What is to be said where the host of an address keeps what is there from pages of other origins. */
export function withheldSentence(address: string): string {
  const { host } = new URL(address);
  return `This host must send Access-Control-Allow-Origin: ${host}. Without that header, browsers give its files to no page of another site.`;
}
