/** What the points of a walk are called, A, B and so on: digits are names of classes. */
export const pointName = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
