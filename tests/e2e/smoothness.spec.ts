import { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

interface Recorded {
  webAssemblyCalls: string[];
  longTasks: { start: number; duration: number }[];
}

/** Runs in the page before anything else: notes every use of WebAssembly and every long task. */
function record(): void {
  const recorded: Recorded = { webAssemblyCalls: [], longTasks: [] };
  Object.assign(window, { recorded });
  for (const name of Object.getOwnPropertyNames(WebAssembly)) {
    const original: unknown = Reflect.get(WebAssembly, name);
    if (typeof original !== 'function') continue;
    const noting = new Proxy(original, {
      apply(target, self, values) {
        recorded.webAssemblyCalls.push(name);
        return Reflect.apply(target as () => unknown, self, values);
      },
      construct(target, values) {
        recorded.webAssemblyCalls.push(`new ${name}`);
        return Reflect.construct(target, values);
      },
    });
    Object.defineProperty(WebAssembly, name, { value: noting });
  }
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      recorded.longTasks.push({ start: startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
}

test('nothing of the training runs on the main thread', async ({ page }) => {
  await page.addInitScript(record);
  const playground = new PlaygroundPage(page);
  await playground.open();
  const recorded = () => page.evaluate(() => Reflect.get(window, 'recorded') as Recorded);

  // The record works: a module compiled here is noted.
  await page.evaluate(() => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  expect((await recorded()).webAssemblyCalls).toEqual(['new Module']);

  await playground.trainFor(1);
  await playground.draw(three);
  await expect(playground.drawnImage('Reconstruction')).toBeVisible();
  // One worker of the engine's, and maybe those of its threads.
  const engines = page.workers().filter((worker) => /\/worker-[^/]*$/.test(worker.url()));
  expect(engines).toHaveLength(1);
  expect((await recorded()).webAssemblyCalls).toEqual(['new Module']);
});

test('long tasks while the page loads, trains, takes a drawing and plays a walk are reported', async ({
  page,
}, testInfo) => {
  await page.addInitScript(record);
  const playground = new PlaygroundPage(page);
  await playground.open();
  await page.waitForTimeout(1000);
  const loaded = await page.evaluate(() => performance.now());
  await playground.trainButton.click();
  await playground.waitForEpoch(1);
  await playground.draw(three);
  await playground.openDrawer('Walk');
  await page.getByRole('button', { name: 'Play the walk' }).click();
  const before = await playground.figure('Epoch');
  await page.waitForTimeout(5000);
  expect(await playground.figure('Epoch')).toBeGreaterThan(before);
  await playground.pause();

  const { longTasks } = await page.evaluate(() => Reflect.get(window, 'recorded') as Recorded);
  for (const [phase, tasks] of [
    ['page load', longTasks.filter(({ start }) => start < loaded)],
    ['training', longTasks.filter(({ start }) => start >= loaded)],
  ] as const) {
    const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
    const description = `${phase}: long tasks over 50 ms: ${tasks.length}, longest ${longest.toFixed(0)} ms`;
    testInfo.annotations.push({ type: 'long tasks', description });
    process.stdout.write(`  ${description}\n`);
  }
});
