/**
 * Does something as soon as an element is in sight, once.
 * @returns a function that has it not done any more
 */
export function onceInSight(element: Element, work: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    work();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
