// What staff's pages have beside phone.js: what they were writing outlives the visit, and lines to copy.
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

	for (const button of document.querySelectorAll('[data-copy]')) {
		const { copy, done } = button.dataset;
		button.hidden = !navigator.clipboard;
		button.onclick = async () => {
			await navigator.clipboard.writeText(copy);
			button.textContent = done;
		};
	}
}
