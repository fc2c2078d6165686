// Compiles src/learners/simd/assembly (AssemblyScript) to WebAssembly and writes it, as base64, into a
// TypeScript module: so that page, worker and Node load the same bytes without fetching anything.
// Does nothing when neither the sources nor the compiler have changed since.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = new URL('../src/learners/simd/assembly/', import.meta.url);
const output = new URL('../src/learners/simd/kernel.generated.ts', import.meta.url);
const compiler = new URL('../node_modules/assemblyscript/package.json', import.meta.url);
const options = '-O3 --converge --enable simd --runtime stub --noAssert --use abort='.split(' ');

export async function buildKernel() {
  const files = readdirSync(sources).sort();
  const hash = createHash('sha256').update(options.join(' ')).update(readFileSync(compiler));
  for (const file of files) hash.update(file).update(readFileSync(new URL(file, sources)));
  const stamp = `// ${hash.digest('hex')} from src/learners/simd/assembly by scripts/build-kernel.mjs`;
  if (read(output).startsWith(stamp)) return;
  const kernel = await compile(files);
  const base64 = Buffer.from(kernel).toString('base64');
  writeFileSync(output, `${stamp}\nexport const KERNEL_BASE64 =\n  '${base64}';\n`);
  console.error(`SIMD kernel: ${kernel.length} bytes of WebAssembly`);
}

/** @param {readonly string[]} files names in the assembly folder */
async function compile(files) {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {(string | Uint8Array)[]} */
  const kernels = [];
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...options], {
    readFile: (name) => (files.includes(name) ? readFileSync(new URL(name, sources), 'utf8') : null),
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') kernels.push(contents);
    },
    listFiles: () => [],
  });
  const [kernel] = kernels;
  if (error || kernel === undefined) {
    throw new Error(`The AssemblyScript compiler failed: ${error?.message}\n${stderr}`);
  }
  return kernel;
}

/** @param {URL} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernel();
