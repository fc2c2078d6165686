import { customAlphabet } from 'nanoid';
import type { RunId } from '../worker/protocol.ts';

/** 21 letters and digits, 108 bits: safe in a file's name, in an address and where upper and lower case are one. */
export const newRunId: () => RunId = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 21);
