import type { Size } from '../../kit/canvas/keep-painted.ts';
import { greedyEpisode, ScenePlayer } from '../../session/stage/agent-player.ts';
import type { Frame } from '../../session/stage/player.ts';
import { recordedEpisode } from '../../session/stage/trajectory-player.ts';
import { type Drawing, drawScene, type Lettering, letteringBy } from '../drawing/index.ts';
import { type FilmScene, type ScenesFilm, sceneWords } from './film.ts';
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

/** Of one scene below its caption, in CSS pixels. */
const sceneSize: Size = { width: 480, height: 184 };

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
 * One or two scenes, until every scene has ended once and its end was seen for a moment.
 * A scene that ends before begins again, as on the page.
 */
export class ScenesProjection implements Projection {
  readonly #film: ScenesFilm;
  #shown: readonly Shown[] = [];
  #picturesToGo = endPictures;

  constructor(film: ScenesFilm) {
    this.#film = film;
    this.rewind();
  }

  get size(): Size {
    return {
      width: sceneSize.width * this.#film.scenes.length,
      height: captionHeight + sceneSize.height,
    };
  }

  get widths(): Projection['widths'] {
    const isPair = this.#film.scenes.length > 1;
    return { gif: isPair ? 960 : 640, video: isPair ? 1280 : 960, png: isPair ? 1920 : 960 };
  }

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

  draw(context: Drawing, scale: number): void {
    this.#shown.forEach(({ scene, player, lettering }, i) => {
      context.setTransform(scale, 0, 0, scale, i * sceneSize.width * scale, 0);
      const frame = player.world?.timeStep === pictureSeconds ? player.frame(1) : player.frame();
      const palette = { ...scene.palette, rem: filmRem };
      context.save();
      context.beginPath();
      context.rect(0, 0, sceneSize.width, this.size.height);
      context.clip();
      context.translate(0, captionHeight);
      drawScene(context, frame, sceneSize, palette, lettering(frame));
      context.translate(0, -captionHeight);
      drawCaption(context, scene, sceneSize.width, palette);
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
