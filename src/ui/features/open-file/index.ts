export { fileErrorSentence } from './file-error-sentence.ts';
export { openFile } from './open-file.ts';
