const kept = 'desk-keys';
const things = '#calls li :is(a, button)';

/** Goes along the list by two letters, unless the box says that these keys are off; gives what ends it. */
export function walkByKeys(box: HTMLInputElement): () => void {
	box.checked = sessionStorage.getItem(kept) !== 'off';
	const turn = () => sessionStorage.setItem(kept, box.checked ? 'on' : 'off');
	const go = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
		const isTyping = target instanceof Element && target.closest('input, textarea, select');
		if (!box.checked || isTyping || ctrlKey || altKey || metaKey || !/^[jk]$/.test(key)) return;
		const all = [...document.querySelectorAll<HTMLElement>(things)];
		const at = all.findIndex((one) => one === document.activeElement);
		const before = at < 0 ? all.length - 1 : at - 1;
		all[key === 'j' ? at + 1 : before]?.focus();
	};
	box.addEventListener('change', turn);
	document.addEventListener('keydown', go);
	return () => {
		box.removeEventListener('change', turn);
		document.removeEventListener('keydown', go);
	};
}
