import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/core/config.ts';
import type { GreedyResult } from '../../src/core/evaluate.ts';
import { resultParameters, type TrainingState } from '../../src/core/training-state.ts';
import { CHECKPOINT_EXTENSION } from '../../src/files/checkpoint.ts';
import { historyCsv } from '../../src/files/history-csv.ts';
import { trainingMetadata, type WhichWeights } from '../../src/files/metadata.ts';
import { encodeWeights, WEIGHT_FORMATS, type WeightFormat } from '../../src/files/weights-file.ts';
import { UsageError } from '../cli/options.ts';

const FORMATS = ['pytorch', 'safetensors', 'tfjs', 'onnx', 'json'] as const satisfies readonly WeightFormat[];

/** The files of one run, under the names that the app gives its downloads. */
export class OutputFolder {
  readonly #folder: string;
  readonly #name: string;

  private constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** @throws {UsageError} when the folder is not there and cannot be made */
  static async create(folder: string, { seed }: Config): Promise<OutputFolder> {
    await mkdir(folder, { recursive: true }).catch((error: Error) => {
      throw new UsageError(`--out ${folder} cannot be made: ${error.message}.`);
    });
    return new OutputFolder(folder, `cartpole-dqn-seed-${seed}`);
  }

  get checkpoint(): string {
    return join(this.#folder, `${this.#name}${CHECKPOINT_EXTENSION}`);
  }

  /** The checkpoint before it stays until the new one is whole. */
  async writeCheckpoint(checkpoint: Uint8Array): Promise<void> {
    const half = `${this.checkpoint}.part`;
    await writeFile(half, checkpoint);
    await rename(half, this.checkpoint);
  }

  /** @returns the files written */
  async writeResult(state: TrainingState, test: GreedyResult): Promise<string[]> {
    return [
      ...(await this.#writeWeights(state, 'kept', resultParameters(state), test)),
      ...(await this.writeLast(state)),
      this.checkpoint,
    ];
  }

  /** The last finite weights, those that training began with, and the history. @returns the files written */
  async writeLast(state: TrainingState): Promise<string[]> {
    return [
      ...(await this.#writeWeights(state, 'last', state.learner.online)),
      ...(await this.#writeWeights(state, 'initial', state.initialParameters)),
      await this.#write('-history.csv', historyCsv(state.history)),
    ];
  }

  async #writeWeights(
    run: TrainingState,
    which: Exclude<WhichWeights, 'best'>,
    parameters: Float32Array,
    test?: GreedyResult,
  ): Promise<string[]> {
    const source = 'CartPole DQN, npm run train';
    const metadata = trainingMetadata({ source, weights: which, run, test });
    const { shape } = run.learner;
    return Promise.all(
      FORMATS.map(async (format) => {
        const bytes = await encodeWeights(format, { shape, parameters, metadata });
        return this.#write(`-${which}${WEIGHT_FORMATS[format].extension}`, bytes);
      }),
    );
  }

  async #write(ending: string, content: string | Uint8Array): Promise<string> {
    const file = join(this.#folder, this.#name + ending);
    await writeFile(file, content);
    return file;
  }
}
