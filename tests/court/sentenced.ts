/** Sentences in the courts' own shape, and what is told of them. */
import { aHearingOf, aResult, anOffence, resulted, told } from './builders.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The day every sentence here is of. */
export const on = '2026-03-02';
export const convicted = {
	plea: { pleaValue: 'GUILTY', pleaDate: '2026-01-05' },
	convictionDate: '2026-01-05'
};

/** What is told of the sentences of somebody who is guilty, or of an offence that is as said. */
export function sentenced(
	judicialResults: readonly Fields[],
	offence: Fields = convicted,
	person: Fields = {}
) {
	const hearing = aHearingOf([anOffence({ ...offence, judicialResults })], person);
	return told(resulted(hearing), 'sentenced');
}

/** A result with prompts, by their labels. */
export function prompted(label: string, prompts: Fields, fields: Fields = {}) {
	return aResult(label, {
		...fields,
		judicialResultPrompts: Object.entries(prompts).map(([name, value]) => ({ label: name, value }))
	});
}
