import type { Size } from '../../kit/canvas/keep-painted.ts';
import { greedyEpisode, ScenePlayer } from '../../session/stage/agent-player.ts';
import type { Frame } from '../../session/stage/player.ts';
import { recordedEpisode } from '../../session/stage/trajectory-player.ts';
import { type Drawing, drawScene, type Lettering, letteringBy } from '../drawing/index.ts';
import { type Film, type FilmScene, sceneWords } from './film.ts';

/** Seconds from one picture to the next: a step, where the world's time step is Gymnasium's. */
export const pictureSeconds = 0.02;

/** Seconds that the last end is shown. */
export const endSeconds = 1.2;
const endPictures = Math.round(endSeconds / pictureSeconds);

/** Of one scene with its caption, in CSS pixels, before any scaling. */
const sceneSize: Size = { width: 480, height: 184 };
const captionHeight = 32;
const rem = 14;

/** A film as a file. */
export interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its first picture. */
  readonly poster: Blob;
  /** Seconds that it lasts. */
  readonly length: number;
}

interface Shown {
  readonly scene: FilmScene;
  readonly player: ScenePlayer;
  readonly lettering: (frame: Frame | null) => Lettering;
  /** How it ended the first time, in the film's words; null while it has not. */
  ending: string | null;
  /** The last step for which it was pushed. */
  pushedAt: number;
}

/**
 * A film as it is shown: a picture every 20 ms, until every scene has ended once and its end was seen for a moment.
 * A scene that ends before begins again, as on the page.
 */
export class Projection {
  readonly #film: Film;
  #shown: readonly Shown[] = [];
  #picturesToGo = endPictures;

  constructor(film: Film) {
    this.#film = film;
    this.rewind();
  }

  get size(): Size {
    return {
      width: sceneSize.width * this.#film.scenes.length,
      height: captionHeight + sceneSize.height,
    };
  }

  /** How each scene has ended, as far as the film has come. */
  get endings(): readonly string[] {
    return this.#shown.map(({ ending }) => ending ?? '');
  }

  rewind(): void {
    this.#picturesToGo = endPictures;
    this.#shown = this.#film.scenes.map((scene) => {
      const player = new ScenePlayer();
      const { reel } = scene;
      player.load(
        reel.kind === 'agent'
          ? greedyEpisode(reel.weights, reel.start, reel.world)
          : recordedEpisode(reel.trajectory),
      );
      player.holdSeconds = endSeconds + pictureSeconds / 2; // a whole number of pictures, whatever the sum's last bit
      const lettering = letteringBy(sceneWords(this.#film.words));
      const shown = { scene, player, lettering, ending: null, pushedAt: -1 };
      pushAsRecorded(shown);
      return shown;
    });
  }

  /** Lets the time of a picture pass. @returns whether there is anything more to show. */
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

  /** Pictures from the start to the end; rewinds. */
  measure(): number {
    this.rewind();
    let pictures = 1;
    while (this.advance()) pictures += 1;
    this.rewind();
    return pictures;
  }

  /** @param scale pixels for each CSS pixel of `size`. */
  draw(context: Drawing, scale: number): void {
    this.#shown.forEach(({ scene, player, lettering }, i) => {
      context.setTransform(scale, 0, 0, scale, i * sceneSize.width * scale, 0);
      const frame = player.world?.timeStep === pictureSeconds ? player.frame(1) : player.frame();
      const palette = { ...scene.palette, rem };
      context.save();
      context.beginPath();
      context.rect(0, 0, sceneSize.width, this.size.height);
      context.clip();
      context.translate(0, captionHeight);
      drawScene(context, frame, sceneSize, palette, lettering(frame));
      context.translate(0, -captionHeight);
      drawCaption(context, { ...scene, palette });
      if (i > 0) drawLine(context, 0.5, 0, 0.5, this.size.height, palette.gridMajor);
      context.restore();
    });
  }
}

/** The pushes that the episode got at the step it has come to, the first time round. */
function pushAsRecorded(shown: Shown): void {
  const { scene, player, ending, pushedAt } = shown;
  const step = player.moment?.step ?? pushedAt;
  if (scene.reel.kind !== 'agent' || ending !== null || step === pushedAt) return;
  shown.pushedAt = step;
  for (const push of scene.reel.pushes) if (push.step === step) player.push(push.cart, push.pole);
}

function drawCaption(context: Drawing, { number, title, source, palette }: FilmScene): void {
  const middle = captionHeight / 2;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, sceneSize.width, captionHeight);
  drawLine(context, 0, captionHeight - 0.5, sceneSize.width, captionHeight - 0.5, palette.gridMajor);
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(20, middle, 9.5, 0, 2 * Math.PI);
  context.fill();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = palette.paper;
  context.font = `700 12px ${palette.fontMono}`;
  context.fillText(String(number), 20, middle + 0.5);
  context.textAlign = 'left';
  context.fillStyle = palette.accent;
  context.font = `650 14px ${palette.fontSans}`;
  context.fillText(title, 37, middle + 0.5);
  const taken = 37 + context.measureText(title).width + 16;
  context.textAlign = 'right';
  context.fillStyle = palette.inkSoft;
  context.font = `12px ${palette.fontSans}`;
  const edge = sceneSize.width - 12;
  context.fillText(shortened(context, source, edge - taken), edge, middle + 0.5);
}

/** As much of a text as fits into so many pixels. */
function shortened(context: Drawing, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function drawLine(context: Drawing, x1: number, y1: number, x2: number, y2: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
