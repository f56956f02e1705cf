/** How many colours a picture of a page has: a covered page has one. */
import type { CDPSession, Page } from '@playwright/test';

/** Counts the colours of a picture, on a page that is only there for it. */
export async function coloursIn(blank: Page, picture: string): Promise<number> {
	const count = await blank.evaluate(async (bytes) => {
		const image = new Image();
		image.src = `data:image/png;base64,${bytes}`;
		await image.decode();
		const canvas = new OffscreenCanvas(image.width, image.height);
		const drawing = canvas.getContext('2d')!;
		drawing.drawImage(image, 0, 0);
		const { data } = drawing.getImageData(0, 0, image.width, image.height);
		return new Set(new Uint32Array(data.buffer)).size;
	}, picture);
	await blank.close();
	return count;
}

/**
 * A picture of the window below so many pixels. Chromium answers no question about a page that is about to be another, as
 * long as the network hangs; a picture it takes itself.
 */
export async function pictureBelow(client: CDPSession, page: Page, top: number): Promise<string> {
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
	const clip = { x: 0, y: top, width, height: height - top, scale: 1 };
	return (await client.send('Page.captureScreenshot', { format: 'png', clip })).data;
}
