import { Profiler } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { History } from '../../src/core/history.ts';
import type { EpisodeRecord } from '../../src/core/history-columns.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { idleRun } from '../../src/runs/run.ts';
import CurvesPanel from '../../src/ui/features/curves/Panel.tsx';
import ScoreChart from '../../src/ui/features/score/ScoreChart.tsx';
import { scoreModel } from '../../src/ui/features/score/score-model.ts';
import { chartFile } from '../../src/ui/kit/charts/save.ts';
import { readTheme } from '../../src/ui/kit/charts/theme.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import { setLanguage } from '../../src/ui/kit/i18n/index.ts';
import { applyTheme, setTheme } from '../../src/ui/kit/theme.ts';
import { SessionContext } from '../../src/ui/session/useSession.ts';
import '../../src/ui/kit/styles/tokens.css';
import '../../src/ui/kit/styles/base.css';
import '../../src/ui/kit/styles/controls.css';
import '../../src/ui/kit/styles/parts.css';
import { episodeRecord } from '../support/episode-record.ts';
import { silentSession } from '../support/session.ts';

/** Episodes that get ten steps longer every ten episodes, up to 500. */
function records(episodes: number): EpisodeRecord[] {
  return Array.from({ length: episodes }, (_, episode) =>
    episodeRecord({
      ...{ episode, return: Math.min(500, 10 + episode), bufferSize: episode * 10, finalShare: 0.05 },
      ...{ loss: 0.001, maxQ: 0.3, discountedReturn: 0.25 },
    }),
  );
}

const session = silentSession();

const show = (episodes: number) =>
  session.store.setState({
    run: { ...idleRun(PRESETS.blog), status: 'running', history: History.of(records(episodes)) },
  });

applyTheme();

let root: Root;
let page: HTMLElement;

beforeEach(async () => {
  await setLanguage('en');
  setTheme('light');
  session.store.setState({ run: idleRun(PRESETS.blog) });
  page = document.body.appendChild(document.createElement('div'));
  page.style.cssText = 'width: 900px; height: 400px';
  root = createRoot(page);
});

afterEach(() => {
  root.unmount();
  page.remove();
});

const plot = () => {
  const canvas = page.querySelector<HTMLCanvasElement>('canvas[role=slider]');
  if (canvas === null) throw new Error('There is no chart.');
  return canvas;
};

/** How many pixels of the plot have just this colour. */
function pixels(red: number, green: number, blue: number): number {
  const canvas = plot();
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === red && data[i + 1] === green && data[i + 2] === blue && data[i + 3] === 255) count += 1;
  }
  return count;
}

const blueInLight = () => pixels(0x0a, 0x62, 0xb5);
const blueInDark = () => pixels(0x6c, 0xbf, 0xff);
const greenInLight = () => pixels(0x00, 0x71, 0x5a);
const greenInDark = () => pixels(0x58, 0xd8, 0xac);
const button = (name: string) => {
  const found = [...page.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (found === undefined) throw new Error(`There is no button “${name}”.`);
  return found;
};

/** The choice among the ways to see a figure. */
const view = (value: string) => {
  const found = page.querySelector(`input[type=radio][value=${value}]`);
  if (found === null) throw new Error(`There is no view “${value}”.`);
  return found;
};

describe('the score chart', () => {
  const rendered = vi.fn();
  const chart = (
    <SessionContext value={session}>
      <Profiler id="score" onRender={rendered}>
        <ScoreChart />
      </Profiler>
    </SessionContext>
  );
  beforeEach(() => flushSync(() => root.render(chart)));

  test('says what to do while there is no episode, and is silent about it afterwards', async () => {
    expect(page.textContent).toContain('Press Train: your run is drawn here.');
    show(30);
    await vi.waitFor(() => expect(page.textContent).not.toContain('Press Train'));
  });

  test('draws what the session reports, without being rendered again', async () => {
    show(101);
    await vi.waitFor(() => expect(blueInLight()).toBeGreaterThan(50));
    // What stands around the plot changes with the first episodes and with PyTorch's curve, a little later.
    await vi.waitFor(() => expect(page.textContent).not.toContain('Press Train'));
    await vi.waitFor(() => expect(page.textContent).toContain('PyTorch'));
    const before = blueInLight();
    rendered.mockClear();
    show(401);
    await vi.waitFor(() => expect(blueInLight()).toBeGreaterThan(before * 2));
    expect(rendered).not.toHaveBeenCalled();
  });

  test('takes the colours of the theme as soon as it changes', async () => {
    show(401);
    await vi.waitFor(() => expect(blueInLight()).toBeGreaterThan(100));
    expect(blueInDark()).toBe(0);
    setTheme('dark');
    await vi.waitFor(() => expect(blueInDark()).toBeGreaterThan(100));
    expect(blueInLight()).toBe(0);
  });

  test('takes them for its points as well', async () => {
    const evaluated = records(401).map((record) => ({
      ...record,
      evaluationMean: record.episode % 50 === 49 ? 300 : Number.NaN,
    }));
    session.store.setState({
      run: { ...idleRun(PRESETS.blog), status: 'running', history: History.of(evaluated) },
    });
    await vi.waitFor(() => expect(greenInLight()).toBeGreaterThan(50));
    setTheme('dark');
    await vi.waitFor(() => expect(greenInDark()).toBeGreaterThan(50));
    expect(greenInLight()).toBe(0);
  });

  test('hides a curve that is switched off in the legend', async () => {
    show(401);
    await vi.waitFor(() => expect(blueInLight()).toBeGreaterThan(100));
    await userEvent.click(button('Score, mean of 20'));
    expect(button('Score, mean of 20').ariaPressed).toBe('false');
    await vi.waitFor(() => expect(blueInLight()).toBe(0)); // the dots are fainter
  });

  test('is read with the keyboard, value by value', async () => {
    show(101);
    await vi.waitFor(() => expect(plot().ariaValueNow).not.toBe('0'));
    plot().focus();
    await userEvent.keyboard('{Home}{PageUp}{PageUp}');
    await vi.waitFor(() => expect(plot().ariaValueNow).toBe('40'));
    // Episodes 21 to 40 last 31 to 50 steps: 40.5 on average.
    expect(plot().ariaValueText).toContain('Episode 40. Score: 40.5 steps (21–40).');
    expect(plot().ariaValueText).toContain('This episode: 50 steps');
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(plot().ariaValueText).toContain('This episode: 51 steps'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(plot().ariaValueText).toContain('Episode 100: score 100.5 steps'));
  });

  test('shows all values at the episode below the pointer, over no half of the legend', async () => {
    page.style.width = '360px'; // the legend takes three lines
    show(101);
    await vi.waitFor(() => expect(blueInLight()).toBeGreaterThan(50));
    await userEvent.hover(plot(), { position: { x: 70, y: 100 } });
    await vi.waitFor(() => expect(page.textContent).toMatch(/Episode \d+Score [\d.]+ steps/));
    const place = [...page.querySelectorAll('strong')].find(({ textContent }) =>
      /^Episode/.test(textContent),
    );
    const reading = place?.parentElement?.getBoundingClientRect();
    const legend = page.querySelector('ul[aria-label="Curves shown"]')?.getBoundingClientRect();
    expect(legend?.height).toBeGreaterThan(60);
    expect(reading?.top).toBeLessThanOrEqual(legend?.top ?? 0);
    expect(reading?.bottom).toBeGreaterThanOrEqual(legend?.bottom ?? 0);
    await userEvent.unhover(plot());
    await vi.waitFor(() => expect(place?.offsetParent).toBeNull());
  });

  test('is a table with a row each 20 episodes for who cannot see it', async () => {
    show(101);
    await userEvent.click(view('table'));
    await vi.waitFor(() => expect(page.querySelectorAll('tbody tr').length).toBeGreaterThanOrEqual(5));
    const cells = [...(page.querySelector('tbody tr')?.children ?? [])].map((cell) => cell.textContent);
    // Episodes 0 to 20 last 10 to 30 steps: 420 in all, divided by 20.
    expect(cells.slice(0, 2)).toEqual(['20', '21 steps (0–20)']);
  });

  test('speaks Korean as soon as the page does', async () => {
    void setLanguage('ko');
    await vi.waitFor(() => expect(page.querySelector('h2')?.textContent).toBe('에피소드 20개 평균 점수'));
    expect(plot().ariaLabel).toBe('에피소드 20개 평균 점수: 화살표 키로 값을 읽을 수 있습니다');
  });
});

describe('the panel of curves', () => {
  beforeEach(() => {
    show(401);
    flushSync(() =>
      root.render(
        <SessionContext value={session}>
          <CurvesPanel />
        </SessionContext>,
      ),
    );
  });

  test('has six charts, each with its title and a sentence', () => {
    const figures = [...page.querySelectorAll('figure')];
    expect(figures.map((figure) => figure.querySelector('h3')?.textContent)).toEqual([
      'Return',
      'Greedy evaluation',
      'Value: expected and obtained',
      'Loss',
      'Replay buffer',
      'Exploration ε',
    ]);
    for (const figure of figures) expect(figure.querySelector('p')?.textContent?.length).toBeGreaterThan(40);
  });

  test('draws the most extreme history that a checkpoint may hold', async () => {
    const extremes = records(401).map((record, i) => ({
      ...record,
      loss: [1e-49, 3.4e38, 0, Number.NaN][i % 4] ?? 0,
      maxQ: i % 2 === 0 ? -3.4e38 : 3.4e38,
      discountedReturn: i % 3 === 0 ? 0 : 1e155,
      evaluationMean: i % 5 === 0 ? 500 : Number.NaN,
      evaluationMin: i % 5 === 0 ? 1 : Number.NaN,
    }));
    const run = { ...idleRun(PRESETS.blog), status: 'running', history: History.of(extremes) } as const;
    flushSync(() => session.store.setState({ run }));
    plot().focus();
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(plot().ariaValueText).toContain('Expected: -3.4E38.'));
    for (const value of ['Episode 400.', 'Loss: 1E-49', 'Obtained: 1E155', 'Worst: 1 steps', 'ε: 8%'])
      expect(plot().ariaValueText).toContain(value);
    await userEvent.click(button('Zoom in'));
    expect(page.querySelector('output')?.textContent).toMatch(/^Episodes \d+ to \d+$/);
  });

  test('reads the values of all charts at one episode', async () => {
    plot().focus();
    await userEvent.keyboard('{Home}{PageUp}');
    await vi.waitFor(() => expect(plot().ariaValueText).toContain('Episode 20.'));
    for (const value of ['Score: 21 steps', 'Loss: 0.001', 'Expected: 0.3', 'Obtained: 0.25', 'ε: 8%']) {
      expect(plot().ariaValueText).toContain(value);
    }
    const sliders = [...page.querySelectorAll('canvas[role=slider]')];
    await vi.waitFor(() => expect(sliders.map((one) => one.ariaValueNow)).toEqual(Array(6).fill('20')));
  });

  test('zooms all charts to the same episodes, and back', async () => {
    const shown = () => page.querySelector('output')?.textContent;
    expect(shown()).toBe('Episodes 0 to 500');
    await userEvent.click(button('Zoom in'));
    expect(shown()).toBe('Episodes 125 to 375');
    await userEvent.click(button('Whole run'));
    expect(shown()).toBe('Episodes 0 to 500');
  });

  test('says why there is no greedy evaluation in the blog’s program', () => {
    expect(page.textContent).toContain('These settings make no greedy evaluations');
  });
});

describe('a saved chart', () => {
  const picture = () => ({ theme: readTheme(), hidden: new Set<string>(), range: null });
  const model = () => scoreModel(History.of(records(401)), PRESETS.blog, null, chartWords());

  test('is a PNG of 2240 × 1260 pixels that shows the curve on the page’s surface', async () => {
    const png = await createImageBitmap(await chartFile(model(), 'PNG', picture()));
    expect([png.width, png.height]).toEqual([2240, 1260]);
    const canvas = new OffscreenCanvas(png.width, png.height);
    const context = canvas.getContext('2d');
    context?.drawImage(png, 0, 0);
    const data = context?.getImageData(0, 0, png.width, png.height).data ?? [];
    expect([...data.slice(0, 4)]).toEqual([0xfc, 0xfd, 0xff, 255]);
    let blue = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === 0x0a && data[i + 2] === 0xb5) blue += 1;
    expect(blue).toBeGreaterThan(1000);
  });

  test('is an SVG that a browser reads without an error', async () => {
    const svg = await (await chartFile(model(), 'SVG', picture())).text();
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.querySelector('title')?.textContent).toBe('Score per 20 episodes');
  });
});
