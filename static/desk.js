// What staff's pages have beside phone.js: a layer that gives a page back after the visit, drafts, keys, and lines to copy.
'use strict';
{
	const { staff } = document.documentElement.dataset;
	const byId = (id) => document.getElementById(id);
	const isWritten = (field) =>
		field.value !== field.defaultValue || field.checked !== field.defaultChecked;
	const isPicked = ({ selected, defaultSelected }) => selected !== defaultSelected;
	const isTyped = () =>
		document.querySelector('main [role=alert]') !== null ||
		[...document.querySelectorAll('main :is(input, textarea)')].some(isWritten) ||
		[...document.querySelectorAll('main option')].some(isPicked);
	const layer = byId('kept');
	const place = layer?.parentNode;
	let kept;

	// The visit is over, here and on the server; the page is out of sight, and only this window still holds it. Of one on which
	// nothing was typed nothing is held: it is asked for anew.
	const keep = (event) => {
		if (!layer) return;
		event.preventDefault();
		if (kept) return;
		// By the clock of this page. Where the server said so another visit may have begun, and that would be ended.
		if (event.detail) navigator.sendBeacon('/leave');
		const page = document.createDocumentFragment();
		kept = { page, at: document.activeElement, down: window.scrollY, isTyped: isTyped() };
		page.append(...document.body.childNodes);
		if (!kept.isTyped) page.replaceChildren();
		layer.hidden = false;
		document.body.append(layer);
		layer.focus();
	};

	// Only the one who wrote it sees it again.
	const bringBack = async () => {
		if (!kept || document.hidden) return;
		const answer = await fetch('/here', { method: 'POST' });
		const said = answer.status === 200 ? await answer.json() : {};
		if (!kept || said.who !== staff) return;
		if (!kept.isTyped) return window.location.reload();
		const { page, at, down } = kept;
		kept = undefined;
		layer.hidden = true;
		place.append(layer);
		document.body.append(page);
		window.scrollTo(0, down);
		at?.focus({ preventScroll: true });
		// phone.js takes it for a sign of life and begins its clock anew.
		window.dispatchEvent(new Event('wheel'));
	};

	// The key is asked for on the layer itself; phone.js has put its answer into the form.
	layer?.addEventListener('submit', async (event) => {
		const form = event.target;
		const { answer } = form.elements;
		event.preventDefault();
		event.stopPropagation();
		const body = new URLSearchParams({ answer: answer.value });
		answer.value = '';
		const headers = { accept: 'text/html', 'x-phone': 'yes' };
		const came = await fetch(form.action, { method: 'POST', headers, body }).catch(() => undefined);
		if (came?.headers.has('location')) return bringBack();
		form.querySelector('[data-part=failed]').textContent = answer.dataset.failed;
	});
	document.addEventListener('visit-over', keep);
	window.addEventListener('focus', bringBack);
	document.addEventListener('visibilitychange', bringBack);

	// Without a network nothing goes, and what is written stays where it was typed: a browser would put its own page in place
	// of this one. Nothing is sent by itself later.
	let held;
	const line = document.createElement('b');
	line.dataset.part = 'held';
	const tell = (voice, ...words) => {
		voice.textContent = words.map((word) => voice.dataset[word]).join(' ');
		line.textContent = ` ${voice.textContent}`;
	};
	const isText = ({ type, value }) =>
		!['hidden', 'radio', 'checkbox'].includes(type) && value.trim() !== '';
	const mayGo = ({ target: form }) =>
		navigator.onLine ||
		form.method !== 'post' ||
		form.getAttribute('action') === '/sign-out' ||
		layer?.contains(form);
	const hold = (event) => {
		line.remove();
		const { target: form, submitter: button } = event;
		const voice = document.querySelector('[data-unsent]');
		if (mayGo(event) || !voice || !button) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		// Where nobody answered phone.js sends once more, by the browser alone.
		held = button.ariaBusy ? 'unsure' : 'unsent';
		button.ariaBusy = null;
		button.after(line);
		const isHere = [...form.querySelectorAll('input, textarea')].some(isText);
		tell(voice, held, ...(isHere ? ['here'] : []));
	};
	const isBack = () =>
		line.isConnected && held === 'unsent' && tell(document.querySelector('[data-unsent]'), 'back');
	window.addEventListener('submit', hold, { capture: true });
	window.addEventListener('online', isBack);

	// What is filled in is kept by the server alone, sealed, when whoever writes pauses or looks elsewhere; once it is sent it
	// is no draft any more.
	let waits;
	let saving;
	const isSaid = ({ name, type, checked }) =>
		name !== 'form' && (!['radio', 'checkbox'].includes(type) || checked);
	const save = (part) => {
		clearTimeout(waits?.timer);
		waits = undefined;
		const said = [...part.querySelectorAll('input, select, textarea')].filter(isSaid);
		const body = new URLSearchParams(said.map(({ name, value }) => [name, value]));
		saving = new AbortController();
		const asked = { method: 'POST', headers: { 'x-phone': 'yes' }, body, keepalive: true };
		fetch(part.dataset.kept, { ...asked, signal: saving.signal }).catch(() => {});
	};
	document.addEventListener('input', ({ target }) => {
		const part = target.closest('[data-kept]');
		if (!part) return;
		clearTimeout(waits?.timer);
		waits = { part, timer: setTimeout(save, 1000, part) };
	});
	for (const away of ['visibilitychange', 'pagehide'])
		window.addEventListener(away, () => waits && save(waits.part), { capture: true });
	document.addEventListener(
		'submit',
		({ target: form }) => {
			// What another page answers to a form is shown as a page, with its own styles: phone.js puts it into this one.
			const { pathname } = new URL(form.getAttribute('action') ?? '', window.location.href);
			if (![window.location.pathname, '/sign-out'].includes(pathname)) form.target = '_self';
			clearTimeout(waits?.timer);
			waits = undefined;
			saving?.abort();
		},
		true
	);

	// A page without Leave goes too, where somebody signs out or leaves in another window.
	new BroadcastChannel('leave').onmessage = () => {
		if (kept || document.querySelector('[data-leave]')) return;
		if (isTyped()) return document.dispatchEvent(new Event('visit-over', { cancelable: true }));
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

	// From anywhere the box that finds, and all the keys there are, unless these are turned off; two letters go along the list.
	const keysWork = () => sessionStorage.getItem('desk-keys') !== 'off';
	const rowsOf = () => {
		const list = byId('calls') ?? document.querySelector('main');
		return [...list.querySelectorAll('li :is(a, button)')].filter((one) => one.offsetParent);
	};
	const walks = (step) => {
		const all = rowsOf();
		const at = all.indexOf(document.activeElement);
		return all[at < 0 && step < 0 ? all.length - 1 : at + step];
	};
	const openKeys = () => {
		const all = byId('keys');
		if (all) all.parentNode.open = true;
		return all;
	};
	// What a key presses says so itself: the first on the page, or that of the key a page asks for.
	const pressedBy = (key) => {
		const all = [...document.querySelectorAll('form[data-key] button, [data-press]')];
		return all.find((one) => (one.dataset.press ?? 'n') === key && one.offsetParent);
	};
	const press = (it) => {
		const fold = it.closest('details:not([open])');
		if (!fold) return it.click();
		fold.open = true;
		fold.querySelector('input:not([type=hidden]), textarea')?.focus();
	};
	const byKey = {
		'/': () => byId('find'),
		'?': openKeys,
		j: () => walks(1),
		k: () => walks(-1)
	};
	document.addEventListener('keydown', (event) => {
		const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
		const isTyping = target instanceof Element && target.closest('input, textarea, select');
		// In a box for several lines Enter begins another: with Ctrl it sends.
		if (key === 'Enter' && (ctrlKey || metaKey) && !repeat && target.localName === 'textarea')
			target.form?.requestSubmit(target.form.querySelector('button'));
		if (isTyping || ctrlKey || altKey || metaKey || repeat || !keysWork()) return;
		const to = byKey[key]?.();
		const it = to ? undefined : pressedBy(key);
		if (!to && !it) return;
		event.preventDefault();
		if (to) to.focus();
		else press(it);
	});

	for (const part of document.querySelectorAll('[data-part=keys]')) part.hidden = false;
	const keysBox = byId('keys-on');
	if (keysBox) keysBox.checked = keysWork();
	keysBox?.addEventListener('change', () =>
		sessionStorage.setItem('desk-keys', keysBox.checked ? 'on' : 'off')
	);

	for (const button of document.querySelectorAll('[data-copy]')) {
		const { copy, done } = button.dataset;
		button.hidden = !navigator.clipboard;
		button.onclick = async () => {
			await navigator.clipboard.writeText(copy);
			button.textContent = done;
		};
	}
}
