import { MultiBar, type SingleBar } from 'cli-progress';
import type { Config } from '../../src/core/config.ts';
import { type History, scoreInterval } from '../../src/core/history.ts';
import { logLine, scorePoints } from '../../src/core/score-log.ts';

/** The blog's log lines, and below them, where a terminal shows it, how far the run is. */
export class ProgressBar {
  readonly #bars: MultiBar | null;
  readonly #bar: SingleBar | undefined;

  constructor({ episodes }: Config, history: History) {
    this.#bars = process.stderr.isTTY ? createBars() : null;
    this.#bar = this.#bars?.create(episodes, history.length);
  }

  /** After every episode. */
  show(history: History): void {
    this.#bar?.update(history.length);
    const episode = history.length - 1;
    if (episode === 0 || episode % scoreInterval !== 0) return;
    const point = scorePoints(history, -1).at(0);
    if (point !== undefined) this.#log(logLine(point));
  }

  end(): void {
    this.#bars?.stop();
  }

  /** Above the bar when both go to the terminal. */
  #log(line: string): void {
    if (this.#bars !== null && process.stdout.isTTY) this.#bars.log(`${line}\n`);
    else console.log(line);
  }
}

function createBars(): MultiBar {
  return new MultiBar({
    format: 'episode {value} of {total} [{bar}] {duration_formatted}, at most {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
  });
}
