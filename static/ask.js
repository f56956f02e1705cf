// What pages on which much is typed have beside phone.js. Without a connection what she typed stays on the page, and nowhere
// else; a call is sent once when there is one. Nothing says that it was sent but the server: docs/decisions/0066.
'use strict';
{
	const lasts = 10 * 60000;
	const every = 10000;
	const line = () => document.querySelector('[data-unsent]');
	const tell = (word) => {
		const text = line().dataset[word];
		line().textContent = text;
		line().hidden = false;
		const voice = document.querySelector('[data-voice]');
		if (voice) voice.textContent = text;
	};

	// A browser knows for sure only that there is no network at all.
	const isThere = async () => {
		if (!navigator.onLine) return false;
		const asked = fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout?.(8000) });
		return asked.then(
			() => true,
			() => false
		);
	};

	let held;
	let isTrying = false;
	let passes = false;

	const send = ({ form, button }) => {
		held = undefined;
		line().hidden = true;
		passes = true;
		form.requestSubmit(button);
		passes = false;
	};
	const tries = async () => {
		if (!held || isTrying || document.hidden) return;
		isTrying = true;
		const there = await isThere();
		isTrying = false;
		// She has left the page, or sent it anew meanwhile.
		if (!held?.form.isConnected) held = undefined;
		if (!held) return;
		const isLate = Date.now() - held.at > lasts;
		if (there && !isLate) send(held);
		else if (isLate || !line().dataset.waits) {
			held = undefined;
			tell('late');
		} else {
			tell('waits');
			setTimeout(tries, every);
		}
	};

	document.addEventListener(
		'submit',
		(event) => {
			const { target: form, submitter: button } = event;
			// Signing out is another form of the page, and waits for nothing.
			const asks = form.querySelector('[data-unsent]');
			if (passes || !asks || !form.requestSubmit) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			held = { form, button, at: Date.now() };
			tries();
		},
		true
	);

	// A way on takes what was typed with it: without a connection the first press says so. Leave waits for nothing.
	let warned;
	const isTyped = () =>
		[...(line()?.closest('form').querySelectorAll('input, textarea') ?? [])].some(
			({ value, defaultValue, checked, defaultChecked }) =>
				value !== defaultValue || checked !== defaultChecked
		);
	const isWayOn = (link) =>
		link &&
		link !== warned &&
		!('leave' in link.dataset) &&
		link.origin === window.location.origin &&
		link.pathname !== window.location.pathname;
	const goOn = async (link) => {
		const there = await isThere();
		// She has left meanwhile: a link that is on no page still leads somewhere.
		if (!link.isConnected) return;
		if (!there) {
			warned = link;
			// What is said not to be sent is not sent by itself later.
			held = undefined;
			tell('late');
			line().scrollIntoView({ block: 'center' });
			return;
		}
		passes = true;
		link.click();
		passes = false;
	};
	document.addEventListener(
		'click',
		(event) => {
			const link = event.target.closest?.('a[href]');
			// Beside this page nothing is lost.
			if (event.ctrlKey || event.metaKey || event.shiftKey) return;
			if (passes || !isWayOn(link) || !isTyped()) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			goOn(link);
		},
		true
	);
	window.addEventListener('online', tries);
	document.addEventListener('visibilitychange', tries);
}
