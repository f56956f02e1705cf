import type KeyForm from './KeyForm.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of KeyForm: nothing, until a script finds that the phone keeps keys. */
export const examples: Examples<typeof KeyForm> = {
	'to come in': {
		action: '/sign-in?/key',
		ask: '/sign-in/key',
		title: 'Use this phone',
		text: 'Your phone asks for your face, your finger or its own code.',
		button: 'Sign in with this phone',
		failed: 'That did not work. Try again, or use your number and words.'
	}
};
