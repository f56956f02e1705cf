// What a page with messages has beside phone.js, hers and her advocate's: new ones come by themselves, what is typed is
// counted, and kept by the server alone: docs/decisions/0065. Nothing is asked for while the page is out of sight, or once she has left it.
'use strict';
{
	const page = window.location.pathname;
	const every = 15000;
	const box = () => document.querySelector('[data-live]');
	const say = (text) => {
		const voice = document.querySelector('[data-voice]');
		if (voice) voice.textContent = text;
	};
	// It is no sign that anybody is there, and whatever would lead to another page is said in so many words.
	const looks = { accept: 'text/html', 'x-phone': 'looks' };

	// A request, not markup in a string: what it holds is a page of its own until it is put into this one.
	const fetchPage = () =>
		new Promise((done, fail) => {
			const asked = new XMLHttpRequest();
			asked.open('GET', page + (location.search.startsWith('?all') ? location.search : ''));
			asked.responseType = 'document';
			for (const [name, value] of Object.entries(looks)) asked.setRequestHeader(name, value);
			asked.onload = () => done(asked.status === 200 ? asked.response : null);
			asked.onerror = fail;
			asked.send();
		});

	const show = (before, next) => {
		const at = document.activeElement?.closest('[data-live] li')?.id;
		before.replaceWith(next);
		// phone.js offers to read aloud what is there now.
		window.speechSynthesis?.dispatchEvent(new Event('voiceschanged'));
		if (at) document.getElementById(at)?.querySelector('button:not([hidden])')?.focus();
		const { from = 'ours', heard } = next.dataset;
		if (next.querySelector(`li[data-kind=${from}][data-state=unread]`)) say(heard);
	};

	// desk.js may hold the page.
	const over = () =>
		document.dispatchEvent(new Event('visit-over', { cancelable: true })) &&
		window.location.replace(page);

	const renew = async (before) => {
		const answer = await fetch(`${page}/live`, { headers: looks });
		if (!box()) return;
		// The visit is over, or her page is covered: what stands here is nobody's to read.
		if (answer.status === 204 || answer.redirected) return over();
		if (!answer.ok || (await answer.text()) === before.dataset.live) return;
		const next = (await fetchPage())?.querySelector('[data-live]');
		if (next && box() === before) show(before, next);
	};

	let timer;
	let isAsking = false;
	const ask = async () => {
		clearTimeout(timer);
		const before = box();
		if (document.hidden || isAsking || !before) return;
		isAsking = true;
		await renew(before).catch(() => {});
		isAsking = false;
		timer = setTimeout(ask, every);
	};
	document.addEventListener('visibilitychange', ask);
	timer = setTimeout(ask, every);

	// ——— How much room is left, and aloud only when little is, and when she pauses.
	let telling;
	const count = ({ value }) => {
		const line = document.querySelector('[data-left]');
		const left = line.dataset.most - [...value.trim()].length;
		const many = Math.abs(left).toLocaleString(`${document.documentElement.lang}-u-nu-latn`);
		line.textContent = line.dataset[left < 0 ? 'over' : 'left'].replace('#', many);
		line.hidden = false;
		clearTimeout(telling);
		if (left < 200) telling = setTimeout(say, 1500, line.textContent);
	};

	// ——— What she is writing is kept when she pauses, and when the page goes out of sight.
	let waits;
	let saving;
	const save = (field) => {
		clearTimeout(waits);
		waits = undefined;
		saving = new AbortController();
		const body = new URLSearchParams({ words: field.value });
		const asked = { method: 'POST', headers: { 'x-phone': 'yes' }, body, keepalive: true };
		fetch(`${page}?/keep`, { ...asked, signal: saving.signal })
			.then(({ ok }) => ok)
			.catch(() => false)
			.then((ok) => {
				// Without a network nothing says that it is saved.
				const kept = document.querySelector('[data-part=unsent]');
				if (kept) kept.hidden = !ok || field.value.trim() === '';
			});
	};
	document.addEventListener('input', ({ target }) => {
		if (target.id !== 'words') return;
		count(target);
		clearTimeout(waits);
		waits = setTimeout(save, 1500, target);
	});
	document.addEventListener('visibilitychange', () => {
		const field = document.getElementById('words');
		if (document.hidden && waits && field) save(field);
	});
	// What is sent is no draft any more: one that is still on its way must not come after it.
	document.addEventListener(
		'submit',
		() => {
			clearTimeout(waits);
			waits = undefined;
			saving?.abort();
		},
		true
	);
}
