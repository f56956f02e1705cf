/** What pages of staff say: English, whoever reads and whatever they chose elsewhere. */
import { words, type Key, type StaffKey } from './words.ts';

/** Says a sentence of staff, or one of those we translate, in English. */
export type StaffSay = (
	key: Key | StaffKey,
	vars?: Readonly<Record<string, string | number>>
) => string;

/** The sentences of pages of staff. */
export const t = words('en') as StaffSay;
