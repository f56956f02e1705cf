/** What somebody had typed or ticked when she changed the language: the form of the page is filled with it again. */
import { getContext, hasContext, setContext } from 'svelte';

/** What was sent of a form, by the names of its fields. */
export type Typed = Readonly<Record<string, readonly string[]>>;

type Frame = { readonly typed: () => Typed | undefined; hasForm: boolean };

const [frameKey, formKey] = [Symbol('frame'), Symbol('form')];

/** Says in the frame of a page what was typed on it in another language. */
export function setTyped(typed: () => Typed | undefined): void {
	setContext<Frame>(frameKey, { typed, hasForm: false });
}

/** The id of the form whose fields go along when the language is changed. */
export const formId = 'typed';

/** Whether the page has shown such a form by now. */
export function hasForm(): boolean {
	return hasContext(frameKey) && getContext<Frame>(frameKey).hasForm;
}

/** Makes the form around this one of those, and gives its id; nothing where the page has another one before it. */
export function beginForm(): typeof formId | undefined {
	if (!hasContext(frameKey)) return undefined;
	const frame = getContext<Frame>(frameKey);
	if (frame.hasForm) return undefined;
	frame.hasForm = true;
	setContext(formKey, frame.typed());
	return formId;
}

/** Tells a field of the form what was typed in it, all of it for a question with answers to tick; else nothing. */
export function getTyped(): (name: string) => readonly string[] | undefined {
	const typed = hasContext(formKey) ? getContext<Typed | undefined>(formKey) : undefined;
	return (name) => typed && (typed[name] ?? []);
}
