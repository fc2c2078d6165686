/** Closes a `switch` over a union: a member that it forgets does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Not foreseen: ${JSON.stringify(value)}`);
}
