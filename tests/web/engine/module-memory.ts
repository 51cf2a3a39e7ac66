import { readFileSync } from 'node:fs';

/** What makes a module, as Emscripten writes it. */
type Create<Module> = (options: object) => Promise<Module>;

/**
 * A module and the memory that it computes in.
 * @param name the module's name, such as "autoencoder-simd"
 */
export async function moduleWithMemory<Module>(
  create: Create<Module>,
  name: string,
): Promise<{ core: Module; memory: WebAssembly.Memory }> {
  const file = new URL(`../../../web/engine/generated/${name}.wasm`, import.meta.url);
  const binary = readFileSync(file);
  let memory: WebAssembly.Memory | undefined;
  const core = await create({
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) {
      void WebAssembly.instantiate(binary, imports).then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
        receive(instance, module);
      });
      return {};
    },
  });
  if (!memory) throw new Error('the module exports no memory');
  return { core, memory };
}
