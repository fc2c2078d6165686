import { createFeedForwardPolicy } from '../../../core/feed-forward.ts';
import { policyMap } from '../../../core/policy-map.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';
import { ScenePlayer } from '../../session/stage/players.ts';
import { type Drawing, drawScene, drawTimeline, learningSeconds, letteringBy } from '../drawing/index.ts';
import {
  drawAgent,
  drawMap,
  type PaintedMap,
  paintedMap,
  planeThrough,
  reachOf,
} from '../policy-map/index.ts';
import {
  captionHeight,
  drawCaption,
  drawLine,
  filmRem,
  type Projection,
  pictureSeconds,
} from './projection.ts';
import { type FilmMoment, type LearningFilm, sceneWords } from './protocol.ts';

/** Seconds that what the run came to is shown. */
const endSeconds = 3;
const learningPictures = Math.round(learningSeconds / pictureSeconds);
const endPictures = Math.round(endSeconds / pictureSeconds);

const sceneSize: Size = { width: 480, height: 232 };
const mapSize: Size = { width: 272, height: 232 };
const timelineSize: Size = { width: sceneSize.width + mapSize.width, height: 88 };
/** As much to each side of the map. */
const mapInset = 4;
const mapRem = 11;
const legendHeight = 20;

/** Of the map, a side: a smooth picture at half the page's work. */
const mapCells = 48;

/** Steps that the dot on the map draws behind it: 0.3 s. */
const trailLength = 15;

/** A run from its first episode to its last in some twenty seconds, as the page plays it, with the policy map beside the scene. */
export class LearningProjection implements Projection {
  readonly size: Size = {
    width: timelineSize.width,
    height: captionHeight + sceneSize.height + timelineSize.height,
  };
  readonly widths = { gif: 800, video: 1280, png: 1504 };
  readonly endings: readonly string[] = [];
  readonly #film: LearningFilm;
  readonly #maps = new Map<FilmMoment, PaintedMap>();
  #scene: ReturnType<typeof sceneOf>;
  #picture = 0;

  constructor(film: LearningFilm) {
    this.#film = film;
    this.#scene = sceneOf(film);
  }

  /** The episode that the cursor has come to. */
  get #episode(): number {
    return Math.min(1, this.#picture / learningPictures) * this.#film.end.episode;
  }

  get #isOver(): boolean {
    return this.#picture >= learningPictures;
  }

  get #shown(): FilmMoment {
    const { moments, end } = this.#film;
    const episode = Math.floor(this.#episode);
    return this.#isOver
      ? end
      : (moments.findLast((moment) => moment.episode <= episode) ?? firstOf(this.#film));
  }

  rewind(): void {
    this.#picture = 0;
    this.#scene = sceneOf(this.#film);
  }

  advance(): boolean {
    if (this.#picture >= learningPictures + endPictures) return false;
    const [before, { start, world }, { player }] = [this.#shown, this.#film, this.#scene];
    this.#picture += 1;
    if (this.#shown !== before) player.exchange(this.#shown.weights, start, world);
    player.tick(pictureSeconds);
    return this.#picture < learningPictures + endPictures;
  }

  draw(context: Drawing): void {
    const { palette: colours, name, mapWords, world, timeline } = this.#film;
    const palette = { ...colours, rem: filmRem };
    const { width } = this.size;
    const { player, lettering } = this.#scene;
    const frame = player.frame();
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, width, this.size.height);

    const { title } = this.#shown;
    drawCaption(context, { number: null, title, source: name }, width, palette);

    context.save();
    context.translate(0, captionHeight);
    context.beginPath();
    context.rect(0, 0, sceneSize.width, sceneSize.height);
    context.clip();
    drawScene(context, frame, sceneSize, palette, lettering(frame));
    context.restore();

    context.save();
    context.translate(sceneSize.width + mapInset, captionHeight + mapInset);
    drawLegend(context, this.#film);
    context.translate(0, legendHeight);
    const size = {
      width: mapSize.width - 2 * mapInset,
      height: mapSize.height - 2 * mapInset - legendHeight,
    };
    const mapPalette = { ...palette, rem: mapRem };
    drawMap(context, size, mapPalette, this.#map(), mapWords, world);
    if (frame !== null) {
      const trail = player.played.slice(-trailLength).map(({ state }) => state);
      drawAgent(context, size, mapPalette, frame.state, trail, world);
    }
    context.restore();

    const ground = captionHeight + sceneSize.height;
    drawLine(context, sceneSize.width + 0.5, captionHeight, sceneSize.width + 0.5, ground, palette.gridMajor);
    drawLine(context, 0, ground + 0.5, width, ground + 0.5, palette.gridMajor);
    context.save();
    context.translate(0, ground + 1);
    const moment = this.#isOver ? null : this.#episode;
    drawTimeline(context, { model: timeline, moment, isActive: false }, timelineSize, palette);
    context.restore();
  }

  /** For a cart that stands in the middle: what changes in it was learned. */
  #map(): PaintedMap {
    const known = this.#maps.get(this.#shown);
    if (known !== undefined) return known;
    const { shape, parameters } = this.#shown.weights;
    const policy = createFeedForwardPolicy(shape);
    policy.load(parameters);
    const plane = planeThrough({ cartPosition: 0, cartVelocity: 0 }, reachOf(this.#film.world), mapCells);
    const map = paintedMap(policyMap(policy, plane), mapCells, mapCells);
    this.#maps.set(this.#shown, map);
    return map;
  }
}

/** What is known of a run first. */
const firstOf = ({ moments, end }: LearningFilm): FilmMoment => moments[0] ?? end;

/** The scene as the film begins. */
function sceneOf(film: LearningFilm) {
  const player = new ScenePlayer();
  player.play(firstOf(film).weights, film.start, film.world);
  return { player, lettering: letteringBy(sceneWords(film.words)) };
}

/** Which shade stands for which action. */
function drawLegend(context: Drawing, { mapWords, palette }: LearningFilm): void {
  const { shades, inkSoft, fontSans } = palette;
  context.font = `${mapRem}px ${fontSans}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let left = 3.5 * mapRem; // where the map begins
  for (const [shade, word] of [
    [32, mapWords.left],
    [223, mapWords.right],
  ] as const) {
    const [red = 0, green = 0, blue = 0] = new Uint8Array(Uint32Array.of(shades[shade] ?? 0).buffer);
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(left, legendHeight / 2 - 5, 10, 10);
    context.fillStyle = inkSoft;
    context.fillText(word, left + 15, legendHeight / 2 + 0.5);
    left += 15 + context.measureText(word).width + 16;
  }
}
