import { vi } from 'vitest';

let runs = 0;

/**
 * Runs a command of `scripts` in this process, which knows its modules already: Node alone takes longer to start than a
 * command to say that it was used wrongly.
 * @returns the exit code that the process would have, and what was said as errors
 */
export async function runHere(script: string, args: readonly string[]) {
  const { argv, exitCode } = process;
  let said = '';
  const spy = vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said += `${text}\n`;
  });
  process.argv = [argv[0] ?? '', script, ...args];
  process.exitCode = 0;
  runs += 1;
  try {
    await import(/* @vite-ignore */ `/scripts/${script}.ts?run=${runs}`); // with a name of its own it is run again
    return { code: process.exitCode, said };
  } finally {
    spy.mockRestore();
    Object.assign(process, { argv, exitCode });
  }
}
