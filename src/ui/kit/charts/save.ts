import { saveFile } from '../files.ts';
import type { ChartFormat, ChartModel, ChartOrigin } from './model.ts';
import { chartSvg, type Picture, pictureSize } from './svg.ts';
import { chartCsv } from './table.ts';

/** Pixels of a saved PNG for each of the picture's. */
const pixelRatio = 2;

/**
 * Hands the chart to the browser as a download: the pictures as they are seen, the CSV with every number.
 * @throws when the browser cannot make the picture.
 */
export async function saveChart(
  model: ChartModel,
  format: ChartFormat,
  picture: Picture,
  origin?: ChartOrigin,
): Promise<void> {
  const title = origin === undefined ? model.title : `${model.title} · ${origin.title}`;
  const file = await chartFile({ ...model, title }, format, picture);
  saveFile(file, `${origin?.file ?? 'cartpole-dqn'}-${model.id}.${format.toLowerCase()}`);
}

export async function chartFile(model: ChartModel, format: ChartFormat, picture: Picture): Promise<Blob> {
  switch (format) {
    case 'CSV':
      return csvFile(model);
    case 'SVG':
      return svgFile(model, picture);
    case 'PNG':
      return rasterised(svgFile(model, picture));
  }
}

/** So many rows take some 10 ms; between them the page goes on. */
const rowsAtOnce = 2000;

async function csvFile(model: ChartModel): Promise<Blob> {
  const parts: string[] = [];
  let part = '';
  let rows = 0;
  for (const line of chartCsv(model)) {
    part += line;
    rows += 1;
    if (rows % rowsAtOnce > 0) continue;
    parts.push(part);
    part = '';
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob([...parts, part], { type: 'text/csv;charset=utf-8' });
}

function svgFile(model: ChartModel, picture: Picture): Blob {
  return new Blob([chartSvg(model, picture)], { type: 'image/svg+xml' });
}

async function rasterised(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = pictureSize.width * pixelRatio;
    canvas.height = pictureSize.height * pixelRatio;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((png) => (png === null ? reject(new Error('The browser made no PNG.')) : resolve(png))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
