import type { Size } from '../../kit/canvas/keep-painted.ts';
import { greedyEpisode, ScenePlayer } from '../../session/stage/agent-player.ts';
import type { Frame } from '../../session/stage/player.ts';
import { type Drawing, drawScene, type Lettering, letteringBy } from '../drawing/index.ts';
import { type FilmMoment, type SheetFilm, sceneWords } from './film.ts';
import {
  captionHeight,
  drawCaption,
  drawLine,
  endSeconds,
  filmRem,
  type Projection,
  pictureSeconds,
} from './projection.ts';

const endPictures = Math.round(endSeconds / pictureSeconds);
const columns = 4;
const sceneSize: Size = { width: 320, height: 176 };
const tileHeight = captionHeight + sceneSize.height;
const headHeight = 40;

interface Tile {
  readonly moment: FilmMoment;
  readonly player: ScenePlayer;
  readonly lettering: (frame: Frame | null) => Lettering;
  ending: string | null;
}

/** Moments of a run as small scenes, all from the same start at the same time; each stays as it ended. */
export class SheetProjection implements Projection {
  readonly size: Size;
  readonly widths = { gif: 1280, video: 1920, png: 2560 };
  readonly #film: SheetFilm;
  #tiles: readonly Tile[] = [];
  #picturesToGo = endPictures;

  constructor(film: SheetFilm) {
    this.#film = film;
    const { length } = film.moments;
    this.size = {
      width: Math.min(columns, length) * sceneSize.width,
      height: headHeight + Math.ceil(length / columns) * tileHeight,
    };
    this.rewind();
  }

  get endings(): readonly string[] {
    return this.#tiles.map(({ ending }) => ending ?? '');
  }

  rewind(): void {
    const { moments, start, world, words } = this.#film;
    this.#picturesToGo = endPictures;
    this.#tiles = moments.map((moment) => {
      const player = new ScenePlayer();
      player.load(greedyEpisode(moment.weights, start, world));
      player.holdSeconds = Number.POSITIVE_INFINITY;
      return { moment, player, lettering: letteringBy(sceneWords(words)), ending: null };
    });
  }

  advance(): boolean {
    if (this.#picturesToGo === 0) return false;
    if (this.#tiles.every(({ ending }) => ending !== null)) this.#picturesToGo -= 1;
    for (const tile of this.#tiles) {
      tile.player.tick(pictureSeconds);
      const { outcome = null, step = 0 } = tile.player.moment ?? {};
      if (outcome !== null) tile.ending ??= sceneWords(this.#film.words).outcome(outcome, step);
    }
    return this.#picturesToGo > 0;
  }

  draw(context: Drawing, scale: number): void {
    const palette = { ...this.#film.palette, rem: filmRem };
    const { width, height } = this.size;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, width, height);
    drawHead(context, this.#film, width, palette);
    this.#tiles.forEach(({ moment, player, lettering }, i) => {
      const left = (i % columns) * sceneSize.width;
      const top = headHeight + Math.floor(i / columns) * tileHeight;
      const frame = player.frame();
      context.save();
      context.translate(left, top);
      context.beginPath();
      context.rect(0, 0, sceneSize.width, tileHeight);
      context.clip();
      drawLine(context, 0, 0.5, sceneSize.width, 0.5, palette.gridMajor);
      context.translate(0, captionHeight);
      drawScene(context, frame, sceneSize, palette, lettering(frame));
      context.translate(0, -captionHeight);
      drawCaption(context, { number: null, ...moment }, sceneSize.width, palette);
      if (left > 0) drawLine(context, 0.5, 0, 0.5, tileHeight, palette.gridMajor);
      context.restore();
    });
  }
}

function drawHead(
  context: Drawing,
  { title, name }: SheetFilm,
  width: number,
  { ink, inkSoft, fontSans }: SheetFilm['palette'],
): void {
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = ink;
  context.font = `650 17px ${fontSans}`;
  context.fillText(title, 12, headHeight / 2);
  context.textAlign = 'right';
  context.fillStyle = inkSoft;
  context.font = `13px ${fontSans}`;
  context.fillText(name, width - 12, headHeight / 2);
}
