/** What one of us wrote down of a message in another language: in English, and how sure that is. */

/** Who can say what it says: whoever reads the language, an interpreter, or nobody yet, so that it is a draft. */
export const readings = ['reads', 'interpreter', 'draft'] as const;
export type Reading = (typeof readings)[number];

/** Whether an answer is one of them. */
export function isReading(text: string): text is Reading {
	return readings.some((one) => one === text);
}
