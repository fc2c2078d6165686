import { FILE_ERROR_SENTENCES } from '../../files/error.ts';
import { topic } from '../topic.ts';

/** What is wrong with a file. The English sentences stand with the errors, whose messages they are. */
export const fileErrors = topic('fileErrors', FILE_ERROR_SENTENCES);
