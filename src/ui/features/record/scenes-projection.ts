import type { Size } from '../../kit/canvas/keep-painted.ts';
import type { EpisodeSource, Frame } from '../../session/stage/player.ts';
import { greedyEpisode, recordedEpisode, ScenePlayer, type TimedPush } from '../../session/stage/players.ts';
import { type Drawing, drawScene, type Lettering, letteringBy, type Palette } from '../drawing/index.ts';
import {
  type Caption,
  captionHeight,
  drawCaption,
  drawEnds,
  drawLine,
  endSeconds,
  filmRem,
  type Projection,
  pictureSeconds,
} from './projection.ts';
import { type ScenesFilm, type SheetFilm, sceneWords } from './protocol.ts';

const endPictures = Math.round(endSeconds / pictureSeconds);
const headHeight = 40;

/** One of the scenes that are shown together. */
interface Tile {
  readonly caption: Caption;
  readonly palette: Palette;
  readonly episode: EpisodeSource;
  readonly pushes: readonly TimedPush[];
}

/** How they stand; sizes in CSS pixels. */
interface Layout {
  readonly columns: number;
  /** Of one scene below its caption. */
  readonly scene: Size;
  /** Of the line above all of them. */
  readonly head: number;
  /** Seconds that an end is shown before its scene begins again. */
  readonly holdSeconds: number;
  readonly widths: Projection['widths'];
}

interface Shown extends Tile {
  readonly player: ScenePlayer;
  readonly lettering: (frame: Frame | null) => Lettering;
  /** How it ended the first time, in the film's words; null while it has not. */
  ending: string | null;
  /** The last step for which it was pushed. */
  pushedAt: number;
}

/**
 * Scenes that play at the same time, until every one has ended once and its end was seen for a moment: before and after,
 * where one that ends sooner begins again as on the page, or moments of a run from the same start, each staying as it
 * ended.
 */
export class ScenesProjection implements Projection {
  readonly #film: ScenesFilm | SheetFilm;
  readonly #layout: Layout;
  #shown: readonly Shown[] = [];
  #picturesToGo = endPictures;

  constructor(film: ScenesFilm | SheetFilm) {
    this.#film = film;
    this.#layout = layoutOf(film);
    this.rewind();
  }

  get size(): Size {
    const { columns, scene, head } = this.#layout;
    const rows = Math.ceil(this.#shown.length / columns);
    return { width: columns * scene.width, height: head + rows * (captionHeight + scene.height) };
  }

  get widths(): Projection['widths'] {
    return this.#layout.widths;
  }

  get endings(): readonly string[] {
    return this.#shown.map(({ ending }) => ending ?? '');
  }

  rewind(): void {
    this.#picturesToGo = endPictures;
    this.#shown = tilesOf(this.#film).map((tile) => {
      const player = new ScenePlayer();
      player.load(tile.episode);
      player.holdSeconds = this.#layout.holdSeconds;
      const lettering = letteringBy(sceneWords(this.#film.words));
      const shown = { ...tile, player, lettering, ending: null, pushedAt: -1 };
      pushAsRecorded(shown);
      return shown;
    });
  }

  advance(): boolean {
    if (this.#picturesToGo === 0) return false;
    if (this.#shown.every(({ ending }) => ending !== null)) this.#picturesToGo -= 1;
    for (const shown of this.#shown) {
      // No more than a step at a time: each may have got a push.
      const ticks = Math.ceil(pictureSeconds / (shown.player.world?.timeStep ?? pictureSeconds));
      for (let tick = 0; tick < ticks; tick += 1) {
        shown.player.tick(pictureSeconds / ticks);
        pushAsRecorded(shown);
      }
      const { outcome = null, step = 0 } = shown.player.moment ?? {};
      if (outcome !== null) shown.ending ??= sceneWords(this.#film.words).outcome(outcome, step);
    }
    return this.#picturesToGo > 0;
  }

  draw(context: Drawing): void {
    const { columns, scene, head } = this.#layout;
    if (this.#film.kind === 'sheet') drawHead(context, this.#film, this.size);
    this.#shown.forEach(({ caption, player, palette: colours, lettering }, i) => {
      const left = (i % columns) * scene.width;
      const top = head + Math.floor(i / columns) * (captionHeight + scene.height);
      const frame = player.world?.timeStep === pictureSeconds ? player.frame(1) : player.frame();
      const palette = { ...colours, rem: filmRem };
      context.save();
      context.translate(left, top);
      context.beginPath();
      context.rect(0, 0, scene.width, captionHeight + scene.height);
      context.clip();
      context.translate(0, captionHeight);
      drawScene(context, frame, scene, palette, lettering(frame));
      context.translate(0, -captionHeight);
      drawCaption(context, caption, scene.width, palette);
      if (top > 0) drawLine(context, 0, 0.5, scene.width, 0.5, palette.gridMajor);
      if (left > 0) drawLine(context, 0.5, 0, 0.5, captionHeight + scene.height, palette.gridMajor);
      context.restore();
    });
  }
}

function layoutOf(film: ScenesFilm | SheetFilm): Layout {
  if (film.kind === 'sheet')
    return {
      columns: Math.min(4, film.moments.length),
      scene: { width: 320, height: 176 },
      head: headHeight,
      holdSeconds: Number.POSITIVE_INFINITY,
      widths: { gif: 1280, video: 1920, png: 2560 },
    };
  const columns = film.scenes.length;
  return {
    columns,
    scene: { width: 480, height: 184 },
    head: 0,
    holdSeconds: endSeconds + pictureSeconds / 2, // a whole number of pictures, whatever the sum's last bit
    widths: columns > 1 ? { gif: 960, video: 1280, png: 1920 } : { gif: 640, video: 960, png: 960 },
  };
}

function tilesOf(film: ScenesFilm | SheetFilm): readonly Tile[] {
  if (film.kind === 'sheet') {
    const { moments, start, world, palette } = film;
    return moments.map(({ title, source, weights }) => ({
      caption: { number: null, title, source },
      palette,
      episode: greedyEpisode(weights, start, world),
      pushes: [],
    }));
  }
  return film.scenes.map(({ palette, reel, ...caption }) =>
    reel.kind === 'agent'
      ? {
          caption,
          palette,
          episode: greedyEpisode(reel.weights, reel.start, reel.world),
          pushes: reel.pushes,
        }
      : { caption, palette, episode: recordedEpisode(reel.trajectory), pushes: [] },
  );
}

/** The pushes that the episode got at the step it has come to, the first time round. */
function pushAsRecorded(shown: Shown): void {
  const { pushes, player, ending, pushedAt } = shown;
  const step = player.moment?.step ?? pushedAt;
  if (ending !== null || step === pushedAt) return;
  shown.pushedAt = step;
  for (const push of pushes) if (push.step === step) player.push(push.cart, push.pole);
}

function drawHead(context: Drawing, { title, name, palette }: SheetFilm, { width, height }: Size): void {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  drawEnds(context, headHeight / 2, width, [
    { words: title, font: `650 17px ${palette.fontSans}`, colour: palette.ink },
    { words: name, font: `13px ${palette.fontSans}`, colour: palette.inkSoft },
  ]);
}
