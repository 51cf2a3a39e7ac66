/** The visitor's choices, which the browser keeps for the next visit unless it refuses. */
export const browserStorage = {
  read(name: string): string | undefined {
    try {
      return localStorage.getItem(`autoencoder-playground-${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },

  write(name: string, value: string): void {
    try {
      localStorage.setItem(`autoencoder-playground-${name}`, value);
    } catch {
      // The choice then holds for this visit.
    }
  },
};
