// What staff's pages have beside phone.js: what they were writing outlives the visit, keys, and lines to copy.
'use strict';
{
	const { staff } = document.documentElement.dataset;
	const byId = (id) => document.getElementById(id);
	const isWritten = ({ value, defaultValue }) => value !== defaultValue;
	let kept;

	// The visit is over, here and on the server; the page is out of sight, and only this window still holds it.
	const keep = (event) => {
		if (kept) return event.preventDefault();
		const main = document.querySelector('main');
		const fields = [...(main?.querySelectorAll('input, textarea') ?? [])];
		if (!fields.some(isWritten)) return;
		event.preventDefault();
		navigator.sendBeacon('/leave');
		kept = main;
		const note = byId('kept');
		note.hidden = false;
		main.replaceWith(note);
		note.focus();
	};

	// Only the one who wrote it sees it again.
	const bringBack = async () => {
		if (!kept || document.hidden) return;
		const answer = await fetch('/here', { method: 'POST' });
		const said = answer.status === 200 ? await answer.json() : {};
		if (!kept || said.who !== staff) return;
		byId('kept').replaceWith(kept);
		kept = undefined;
		// phone.js takes it for a sign of life and begins its clock anew.
		window.dispatchEvent(new Event('wheel'));
	};
	document.addEventListener('visit-over', keep);
	window.addEventListener('focus', bringBack);
	document.addEventListener('visibilitychange', bringBack);

	// A page without Leave goes too, where somebody signs out or leaves in another window.
	new BroadcastChannel('leave').onmessage = () => {
		if (kept || document.querySelector('[data-leave]')) return;
		if (!document.dispatchEvent(new Event('visit-over', { cancelable: true }))) return;
		document.body.textContent = '';
		window.location.replace('/staff');
	};

	// Whoever works here goes back and forth: phone.js, which puts each next page in the place of this one, hears of no link.
	const isPlain = (link) => link && !link.closest('#time-out, [data-leave]');
	const goes = (event) =>
		event.target instanceof Element &&
		isPlain(event.target.closest('a[href]')) &&
		event.stopPropagation();
	window.addEventListener('click', goes, { capture: true });

	// From anywhere the box that finds, and all the keys there are, unless these are turned off.
	const byKey = {
		'/': () => byId('find'),
		'?': () => byId('keys')
	};
	document.addEventListener('keydown', (event) => {
		const { key, target, ctrlKey, altKey, metaKey } = event;
		const isTyping = target instanceof Element && target.closest('input, textarea, select');
		const isOff = sessionStorage.getItem('desk-keys') === 'off';
		if (isTyping || ctrlKey || altKey || metaKey || isOff) return;
		// Not pressed but reached: how a call went is kept by Enter.
		const went = document.querySelectorAll('[data-keyed] button');
		const to = byKey[key]?.() ?? went[key - 1];
		if (!to) return;
		event.preventDefault();
		to.focus();
	});

	for (const button of document.querySelectorAll('[data-copy]')) {
		const { copy, done } = button.dataset;
		button.hidden = !navigator.clipboard;
		button.onclick = async () => {
			await navigator.clipboard.writeText(copy);
			button.textContent = done;
		};
	}

	// Without a script the page says how else to print it.
	for (const button of document.querySelectorAll('[data-print]')) {
		button.hidden = false;
		button.onclick = () => window.print();
	}
}
