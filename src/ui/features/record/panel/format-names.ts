import type { RecordFormat } from '../protocol.ts';

export const formatNames: Readonly<Record<RecordFormat, string>> = {
  png: 'PNG',
  gif: 'GIF',
  mp4: 'MP4',
  webm: 'WebM',
};
