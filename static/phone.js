// The one script on a victim's page, which works without it: docs/decisions/0029.
// Each part stands alone: what a browser cannot do must not stop the rest.
'use strict';
{
	const { dataset, lang, style } = document.documentElement;
	const signedIn = dataset.signedIn === 'yes';
	// Once she has left nothing brings the page back.
	let gone = false;

	const attempt = (act) => {
		try {
			return act();
		} catch {
			return undefined;
		}
	};

	// What is read out.
	const say = (word, text) => {
		const voice = document.querySelector('[data-voice]');
		if (voice) voice.textContent = text || voice.dataset[word];
	};

	// Not `visibility`: she keeps her place on the page and the field she was in.
	const cover = () => (style.opacity = '0');
	const hush = () => attempt(() => speechSynthesis.cancel());
	const vanish = () => {
		gone = true;
		cover();
		hush();
		document.body.textContent = '';
	};

	// ——— Leave: covered before anything is sent, and nothing is waited for.
	const exit = () => document.querySelector('a[data-leave]');
	const endVisit = () => attempt(() => navigator.sendBeacon('/leave'));
	const tellOthers = () => attempt(() => new BroadcastChannel('leave').postMessage(''));
	const isOver = () => document.querySelector('img[src="/clear"]') !== null;
	const isInstalled = () => attempt(() => matchMedia('(display-mode: standalone)').matches);

	const goFrom = (link) => {
		const isTold = endVisit();
		tellOthers();
		// On an installed app another site would open on top.
		const { leave: calm, elsewhere } = link.dataset;
		const next = navigator.onLine && !isInstalled() ? elsewhere || calm : calm;
		window.location.replace(isTold ? next : link.href);
	};

	// The empty page is drawn first.
	const leave = (link) => {
		if (gone) return;
		vanish();
		setTimeout(() => goFrom(link));
	};

	// A press that slides off is none: what CSS has covered comes back.
	const giveBack = () => {
		for (const part of document.querySelectorAll('main, nav, footer')) {
			part.style.transition = 'none';
			void getComputedStyle(part).visibility;
			part.style.transition = '';
		}
	};
	const undoSlips = () => {
		const leaves = ({ target }) => target instanceof Element && target.closest('[data-leave]');
		let isPressed = false;
		document.addEventListener('pointerdown', (event) => (isPressed = leaves(event)));
		document.addEventListener('contextmenu', (event) => leaves(event) && event.preventDefault());
		for (const end of ['pointerup', 'pointercancel'])
			document.addEventListener(end, (event) => {
				if (isPressed && !gone && !(leaves(event) && event.type === 'pointerup' && !event.button))
					requestAnimationFrame(giveBack);
				isPressed = false;
			});
	};

	const leaveWithOthers = () => {
		const link = exit();
		if (!signedIn || !link) return;
		new BroadcastChannel('leave').onmessage = () => {
			if (gone) return;
			vanish();
			window.location.replace(link.dataset.leave);
		};
	};

	const takeNotesAway = async () => {
		if (!navigator.serviceWorker) return;
		const { getNotifications } = ServiceWorkerRegistration.prototype;
		const notes = await getNotifications.call(await navigator.serviceWorker.ready);
		notes.forEach((note) => note.close());
	};

	// Said again, for when there was no connection.
	const sayAgain = () => {
		if (!isOver()) return;
		tellOthers();
		endVisit();
		attempt(takeNotesAway);
		window.addEventListener('online', endVisit);
	};

	// ——— Shift three times, alone: not in a capital letter or a shortcut. Five at once ask for sticky keys.
	const together = 600;
	const mayShift = () => attempt(() => localStorage.getItem('shift')) !== 'off';
	const inField = ({ target }) => dataset.staff && target.closest?.('input, textarea, select');

	const leaveByShift = () => {
		let presses = 0;
		let waiting;
		let isAlone = false;
		let lately = 0;
		const forget = () => {
			clearTimeout(waiting);
			if (presses > 2 && !gone) style.opacity = '';
			if (presses > 0) say('over');
			presses = 0;
		};
		const settle = () => (presses < 3 || presses === 5 ? forget() : leave(exit()));
		// A screen reader keeps the H of Shift and H: only the place on the page moves.
		const moved = () => {
			if (Date.now() - lately > 400) return;
			isAlone = false;
			forget();
		};
		document.addEventListener('selectionchange', moved);
		document.addEventListener('focusin', moved);
		document.addEventListener('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
			isAlone = key === 'Shift' && !repeat && !ctrlKey && !altKey && !metaKey;
			if (isAlone) lately = Infinity;
			else if (!repeat) forget();
		});
		document.addEventListener('pointerdown', () => (isAlone = false));
		document.addEventListener('keyup', (event) => {
			if (event.key !== 'Shift') return moved();
			lately = Date.now();
			if (!isAlone || !exit() || !mayShift() || inField(event)) return;
			presses += 1;
			if (presses > 2) cover();
			else say(presses === 1 ? 'two' : 'one');
			clearTimeout(waiting);
			waiting = setTimeout(settle, presses > 2 ? together : 5000);
		});
	};

	const offerShift = () => {
		const box = document.querySelector('[data-shift]');
		if (!box) return;
		box.closest('[hidden]').hidden = false;
		box.checked = mayShift();
		box.onchange = () => localStorage.setItem('shift', box.checked ? 'on' : 'off');
	};

	// ——— One entry in the Back list: the next page takes the place of this one.
	const isOurs = (link, event) =>
		event.button === 0 &&
		!(event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) &&
		!(link.target || link.type || link.hasAttribute('download')) &&
		link.origin === window.location.origin;

	const followLinks = () =>
		document.addEventListener('click', (event) => {
			const link = event.target instanceof Element && event.target.closest('a[href]');
			if (!link) return;
			const leaves = link.hasAttribute('data-leave');
			if (!leaves && !(signedIn && isOurs(link, event))) return;
			event.preventDefault();
			if (leaves) leave(link);
			else if (bar?.contains(link) && window.fetch) stay();
			else window.location.replace(link.href);
		});

	let natively = false;
	let isSending = false;

	// Whatever cannot be made out is left to the browser.
	const readForm = ({ target: form, submitter: button }) => {
		if (form.target || !form.requestSubmit) return undefined;
		const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
		const address = new URL(action, window.location.href);
		const fields = new URLSearchParams(new FormData(form));
		if (button.name) fields.append(button.name, button.value);
		return address.origin === window.location.origin ? { address, fields, button } : undefined;
	};

	const sendForms = () => {
		if (!signedIn || !window.fetch || !window.DOMParser) return;
		document.addEventListener('submit', (event) => {
			const sent = natively ? undefined : attempt(() => readForm(event));
			if (!sent || event.defaultPrevented) return;
			event.preventDefault();
			if (event.target.method === 'post') return isSending || send(sent);
			sent.address.search = sent.fields;
			window.location.replace(sent.address);
		});
	};

	const send = async ({ address, fields, button }) => {
		isSending = true;
		button.setAttribute('aria-busy', 'true');
		try {
			const answer = await fetch(address, {
				method: 'POST',
				headers: { accept: 'text/html', 'x-phone': 'yes' },
				body: fields,
				signal: attempt(() => AbortSignal.timeout(20000))
			});
			const next = answer.headers.get('location') || (answer.redirected && answer.url);
			const html = next ? '' : await answer.text();
			if (gone) return;
			// Nothing is sent a second time while the next page is on its way.
			if (next) return open(new URL(next, window.location.href));
			show(html, answer.url);
			button.removeAttribute('aria-busy');
			isSending = false;
		} catch {
			if (gone) return;
			natively = true;
			button.form.requestSubmit(button);
		}
	};

	// To a place on this very page a browser only scrolls.
	const open = (next) => {
		const { pathname, search } = window.location;
		window.location[dataset.staff ? 'assign' : 'replace'](next);
		if (next.hash && next.pathname === pathname && next.search === search) window.location.reload();
	};

	// Trusted Types: markup and addresses of scripts pass through a policy the server has named.
	const policy = (name, rules) =>
		window.trustedTypes ? window.trustedTypes.createPolicy(name, rules) : rules;
	let pages;

	// What is to be put right: the frame stays.
	const show = (html, address) => {
		pages ??= policy('alongside-page', { createHTML: (text) => text });
		// Only that: styles of another answer are refused.
		const part = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
		const answer = new DOMParser().parseFromString(pages.createHTML(part), 'text/html');
		const main = answer.querySelector('main');
		if (!main) throw new Error('No page');
		document.querySelector('main').replaceWith(main);
		document.title = /<title>([^<]*)/.exec(html)[1];
		history.replaceState(null, '', address);
		(main.querySelector('[role=alert]') ?? main).focus();
		askPhone();
		const [, ends, last] = /data-ends-in="(\d+)"( data-last)?/.exec(html) || [];
		startClock(Number(ends), !!last);
		offerVoices();
	};

	// ——— Two minutes before the end the bar says so; then the page goes.
	let endsAt = Infinity;
	let clocks = [];
	let isLast = false;
	let before;
	const bar = document.getElementById('time-out');
	const end = () => {
		endsAt = Infinity;
		const held = new CustomEvent('visit-over', { cancelable: true, detail: 1 });
		if (!document.dispatchEvent(held)) return;
		vanish();
		window.location.replace('/sign-out');
	};
	const warn = () => {
		for (const part of bar.children) part.hidden = (part.dataset.part === 'last') !== isLast;
		bar.hidden = false;
		say('', bar.innerText);
	};
	const startClock = (lasts, last) => {
		if (!signedIn || gone || !(lasts > 0)) return;
		clocks.forEach(clearTimeout);
		endsAt = Date.now() + lasts;
		isLast = last;
		clocks = [setTimeout(warn, Math.max(0, lasts - 120000)), setTimeout(end, lasts)];
		if (bar) bar.hidden = true;
	};
	// Tabs of one visit share its clock.
	const tabs = attempt(() => new BroadcastChannel('here'));
	const startClocks = (lasts, last) => {
		startClock(lasts, last);
		if (signedIn) tabs?.postMessage([lasts, last]);
	};

	// ——— Who scrolls or writes is there: the server hears of it once a minute at most.
	let toldAt = Date.now();
	const here = async () => {
		toldAt = Date.now();
		const answer = await fetch('/here', { method: 'POST' });
		if (gone || !answer.ok) return;
		if (answer.status === 204) return end();
		const said = await answer.json();
		startClocks(said.endsIn, said.isLast);
	};
	const stay = () =>
		here().then(() => {
			say('stayed');
			before?.focus();
		});
	const staysWithHer = () => {
		if (!signedIn) return;
		startClocks(Number(dataset.endsIn), 'last' in dataset);
		if (tabs) tabs.onmessage = ({ data }) => startClock(...data);
		const seen = () => gone || isLast || Date.now() - toldAt < 60000 || here().catch(() => {});
		// A desk scrolls by itself.
		for (const sign of ['keydown', 'pointerdown', dataset.staff ? 'wheel' : 'scroll'])
			window.addEventListener(sign, seen, { capture: true, passive: true });
		bar?.addEventListener('focusin', ({ relatedTarget }) => (before = relatedTarget));
	};

	// ——— Out of sight the page is covered, so that a phone's picture of it is empty.
	const coverUnseen = () => {
		if (!signedIn) return;
		const seen = () => {
			if (gone) return;
			// Clocks stop while a phone sleeps.
			if (Date.now() >= endsAt) end();
			else style.opacity = '';
		};
		document.addEventListener('visibilitychange', () => (document.hidden ? cover() : seen()));
		window.addEventListener('focus', seen);
		window.addEventListener('pagehide', cover);
		// Back must not show what was here: a page out of the browser's memory is emptied and asked for again.
		window.addEventListener('pageshow', ({ persisted }) => {
			if (!persisted) return seen();
			vanish();
			window.location.reload();
		});
	};

	// ——— A code after # goes into its field and out of the address.
	const readCode = () => {
		const code = new URLSearchParams(window.location.hash.slice(1)).get('c');
		const field = document.getElementById('code');
		if (!code || !field) return;
		field.value = code;
		history.replaceState(null, '', window.location.pathname);
	};

	// ——— On the first page her browser's language is offered first.
	const offerHers = () => {
		const line = document.querySelector('[data-tongues]');
		line.prepend(...line.querySelectorAll(`li:has([hreflang|=${navigator.language.slice(0, 2)}])`));
	};

	// ——— A key this phone keeps.
	const bytes = (text) =>
		Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
	const written = (buffer) =>
		btoa(String.fromCharCode(...new Uint8Array(buffer)))
			.replace(/\+/g, '-')
			.replace(/\//g, '_')
			.replace(/=/g, '');
	const answerOf = async (asked) => {
		const publicKey = { ...asked, challenge: bytes(asked.challenge) };
		if (asked.user) publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
		for (const list of ['excludeCredentials', 'allowCredentials'])
			if (asked[list]) publicKey[list] = asked[list].map((key) => ({ ...key, id: bytes(key.id) }));
		const keys = navigator.credentials;
		const { id, type, response } = await (asked.user
			? keys.create({ publicKey })
			: keys.get({ publicKey }));
		const said = {};
		for (const part in response)
			if (response[part]?.byteLength) said[part] = written(response[part]);
		return { id, rawId: id, type, response: said };
	};

	const sign = async ({ dataset: { key } }) => {
		const asking = await fetch(key, { method: 'POST' });
		return answerOf(await asking.json());
	};

	// ——— Notes on this phone, where it can have them.
	const allowNotes = async ({ dataset: { push } }) => {
		if ((await Notification.requestPermission()) !== 'granted') throw new Error('Not allowed');
		await registerWorker();
		const { pushManager } = await navigator.serviceWorker.ready;
		return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: push });
	};

	const fill = async (form, button, ask) => {
		const { answer } = form.elements;
		const failed = form.querySelector('[data-part=failed]');
		failed.textContent = '';
		try {
			answer.value = JSON.stringify(await ask(form));
			if (!gone) form.requestSubmit(button);
		} catch {
			failed.textContent = answer.dataset.failed;
		}
	};

	const fillForms = (which, ask) => {
		for (const form of document.querySelectorAll(which)) {
			form.hidden = false;
			form.addEventListener('submit', (event) => {
				if (form.elements.answer.value) return;
				event.preventDefault();
				event.stopImmediatePropagation();
				fill(form, event.submitter, ask);
			});
		}
	};

	const askPhone = () => {
		if (window.PublicKeyCredential) fillForms('form[data-key]', sign);
		if (window.PushManager && window.Notification && navigator.serviceWorker)
			fillForms('form[data-push]', allowNotes);
	};

	// ——— Read aloud, by a voice of the phone: others send words out.
	const saidBy = (button) => button.parentNode.querySelector('[lang]');
	const isOfPhone = (voice, { lang }) =>
		voice.localService && voice.lang.startsWith(lang.replace('Hans', 'CN'));
	const voiceOf = (words) => speechSynthesis.getVoices().find((one) => isOfPhone(one, words));
	const offerVoices = () => {
		for (const button of document.querySelectorAll('[data-aloud]'))
			button.hidden = !attempt(() => voiceOf(saidBy(button)));
	};
	const speak = (words) => {
		const said = new SpeechSynthesisUtterance(words.innerText);
		speechSynthesis.speak(Object.assign(said, { voice: voiceOf(words), lang: words.lang }));
	};
	const readAloud = () => {
		offerVoices();
		speechSynthesis.addEventListener('voiceschanged', offerVoices);
		window.addEventListener('pagehide', hush);
		document.addEventListener('click', ({ target }) => {
			const button = target instanceof Element && target.closest('[data-aloud]');
			const wasSpeaking = speechSynthesis.speaking;
			if (button) hush();
			if (button && !wasSpeaking) speak(saidBy(button));
		});
	};

	// ——— What a phone may keep: public pages in the two languages read last, never a page of one person.
	let workers;
	const registerWorker = () => {
		workers ??= policy('alongside-worker', { createScriptURL: (url) => url });
		const kept = navigator.serviceWorker.controller?.scriptURL.split(/[=,]/).slice(1) ?? [];
		const langs = [...new Set([lang, ...kept])].slice(0, 2);
		return navigator.serviceWorker.register(
			workers.createScriptURL(`/service-worker.js?lang=${langs}`)
		);
	};
	const keepPublicPages = () => {
		if (signedIn || isOver() || !navigator.serviceWorker) return;
		window.addEventListener('load', () => registerWorker().catch(() => {}));
	};

	[followLinks, undoSlips, leaveByShift, coverUnseen, staysWithHer, sendForms].forEach(attempt);
	[leaveWithOthers, sayAgain, readCode, askPhone, readAloud, offerShift].forEach(attempt);
	[offerHers, keepPublicPages].forEach(attempt);
}
