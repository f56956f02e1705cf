import { error } from '@sveltejs/kit';

/** The form that was posted; 400 when it cannot be read, such as one that broke off. */
export async function formOf({ request }: { request: Request }): Promise<FormData> {
	return unbroken(request.formData());
}

/** What is sent; 400 when it breaks off on the way, which is no fault of ours. */
export function unbroken<Sent>(sent: Promise<Sent>): Promise<Sent> {
	return sent.catch(() => error(400, 'What was sent could not be read'));
}

/** The longest text of a field, in characters, where it is not the usual one: a key's answer, and what is given back whole. */
const longest: Readonly<Record<string, number>> = {
	answer: 20_000,
	hour: 20_000,
	words: 100_000,
	english: 100_000
};
const usual = 500;
/** A page of guidance, as a keeper writes it in a language. */
const page = 20_000;
/** Every half hour of eight days. */
const mostOfOne = 384;

/** The text of a form's field, as far as it may go; empty when it was not sent or is a file. */
export function text(form: FormData, name: string): string {
	return texts(form, name)[0] ?? '';
}

/** All texts sent under one name, as many and as far as they may go; without what PostgreSQL takes in no text. */
export function texts(form: FormData, name: string): string[] {
	return form
		.getAll(name)
		.slice(0, mostOfOne)
		.filter((value) => typeof value === 'string')
		.map((value) =>
			value
				.slice(0, longest[name] ?? (name.startsWith('says-') ? page : usual))
				.replaceAll('\0', '')
		);
}
