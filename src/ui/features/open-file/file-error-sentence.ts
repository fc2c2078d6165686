import { type FileErrorCode, fillIn } from '../../../files/error.ts';
import { fileErrors } from '../../../locales/en/fileErrors.ts';
import { textsOf } from '../../kit/i18n/index.ts';

interface Refused {
  readonly code: FileErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is wrong with the file, where, and what would be right, in the language of the page. */
export function fileErrorSentence({ code, details }: Refused): string {
  return fillIn(textsOf(fileErrors)[code], details);
}
