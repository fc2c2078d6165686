/** Says yes once in so many seconds, given the seconds that pass; at once the first time. */
export function everySeconds(interval: number): (seconds: number) => boolean {
  let left = 0;
  return (seconds) => {
    left -= seconds;
    if (left > 0) return false;
    left = interval;
    return true;
  };
}
