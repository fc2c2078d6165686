import type { RecordFormat } from '../../record/protocol.ts';

export const formatNames: Readonly<Record<RecordFormat, string>> = { gif: 'GIF', mp4: 'MP4', webm: 'WebM' };
