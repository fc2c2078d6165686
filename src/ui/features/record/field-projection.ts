import { type World, worldOf } from '../../../core/world.ts';
import type { RecordedEpisode } from '../../../runs/seed-run.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';
import type { Drawing } from '../drawing/index.ts';
import {
  addFirstEpisodes,
  type Cart,
  cartsOf,
  countsOf,
  drawField,
  type FieldLayout,
  FieldPlayer,
  fieldLayout,
} from '../field/index.ts';
import { drawEnds, filmRem, type Projection, pictureSeconds } from './projection.ts';
import type { FieldFilm, FilmField } from './protocol.ts';

/** Seconds from the first episode of all seeds to the end of the longest, and that the end is shown. */
const learningSeconds = 14;
const endSeconds = 3;

const whole: Size = { width: 1280, height: 720 };
const headHeight = 44;
const captionHeight = 32;

interface Shown {
  readonly field: FilmField;
  readonly player: FieldPlayer;
  readonly layout: FieldLayout;
  /** Of its carts, from the left edge of the film. */
  readonly left: number;
  readonly size: Size;
  /** Of seeds of which nothing else was recorded. */
  readonly firsts: Map<number, RecordedEpisode>;
  readonly world: World;
  carts: readonly Cart[];
}

/** Every seed of a study as a cart, all after as many episodes of training, from all fall to all stand. */
export class FieldProjection implements Projection {
  readonly size = whole;
  readonly widths = { gif: 960, video: 1280, png: 1280 };
  readonly #film: FieldFilm;
  #shown: readonly Shown[] = [];
  #episodes = 0;
  #picturesToGo = 0;

  constructor(film: FieldFilm) {
    this.#film = film;
    this.rewind();
  }

  get endings(): readonly string[] {
    return this.#shown.map(({ field, carts }) => `${field.title}: ${this.#counts(carts)}`);
  }

  rewind(): void {
    const { fields, seeds } = this.#film;
    const size = {
      width: whole.width / fields.length,
      height: whole.height - headHeight - captionHeight,
    };
    this.#episodes = 0;
    this.#picturesToGo = Math.round(endSeconds / pictureSeconds);
    this.#shown = fields.map((field, i) => {
      const firsts = new Map<number, RecordedEpisode>();
      addFirstEpisodes(firsts, field, seeds);
      return {
        field,
        firsts,
        world: worldOf(field.config),
        player: new FieldPlayer(seeds.length),
        layout: fieldLayout(seeds.length, size),
        left: i * size.width,
        size,
        carts: [],
      };
    });
    this.#pass(0);
  }

  advance(): boolean {
    const { longest } = this.#film;
    if (this.#episodes < longest)
      this.#episodes = Math.min(longest, this.#episodes + (longest * pictureSeconds) / learningSeconds);
    else if (this.#picturesToGo > 0) this.#picturesToGo -= 1;
    else return false;
    this.#pass(pictureSeconds);
    return this.#picturesToGo > 0;
  }

  #pass(seconds: number): void {
    for (const shown of this.#shown) {
      const { field, player, firsts } = shown;
      shown.carts = cartsOf(field.runs, this.#film.seeds, this.#episodes, firsts);
      player.advance(shown.carts, seconds, field.config.timeStep);
    }
  }

  draw(context: Drawing): void {
    const palette = { ...this.#film.palette, rem: filmRem };
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, whole.width, whole.height);
    const { title, words } = this.#film;
    const episode = words.episode.replace('{{episode}}', String(Math.floor(this.#episodes)));
    drawEnds(context, headHeight / 2, whole.width, [
      { words: title, font: `650 19px ${palette.fontSans}`, colour: palette.ink },
      { words: episode, font: `600 17px ${palette.fontMono}`, colour: palette.ink },
    ]);
    for (const { field, player, layout, world, left, size, carts } of this.#shown) {
      context.save();
      context.translate(left, headHeight);
      drawEnds(context, captionHeight / 2, size.width, [
        { words: field.title, font: `600 15px ${palette.fontSans}`, colour: palette.ink },
        { words: this.#counts(carts), font: `15px ${palette.fontSans}`, colour: palette.ink },
      ]);
      context.translate(0, captionHeight);
      context.beginPath();
      context.rect(0, 0, size.width, size.height);
      context.clip();
      const frame = { layout, carts, poses: player.poses, world, chosen: null, isFocused: false };
      drawField(context, frame, size, palette);
      context.restore();
    }
  }

  #counts(carts: readonly Cart[]): string {
    const { solved, learning, failed } = countsOf(carts);
    const { words } = this.#film;
    return `${words.solved} ${solved} · ${words.learning} ${learning} · ${words.failed} ${failed}`;
  }
}
