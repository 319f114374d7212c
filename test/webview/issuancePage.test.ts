import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import type { IssuanceGraphView } from '../../server/src/protocol/issuance.js';
import { openPage, showGraph, startBrowser, themeNames } from './pageInBrowser.js';

let browser: Browser;
before(async () => {
	browser = await startBrowser();
});
after(() => browser.close());

const place = { y: 12, width: 230, height: 72 };
const graph: IssuanceGraphView = {
	nodes: [
		{ id: 'a', kind: 'issuer', title: 'Issuer root<img src=x>', lines: ['in shop', 'self-signed'], problems: [], source: { uri: 'file:///a.yaml' }, x: 12, ...place },
		{ id: 'b', kind: 'certificate', title: 'Certificate cart', lines: ['in shop'], problems: [{ severity: 'error', message: '"isCA" is not set.' }], source: { uri: 'file:///a.yaml' }, x: 312, ...place },
		{ id: 'c', kind: 'secret', title: 'Secret cart-tls', lines: ['in shop'], problems: [], x: 612, ...place },
	],
	edges: [{ from: 'a', to: 'b', label: 'issues' }, { from: 'b', to: 'c', label: 'is stored in' }],
	width: 860, height: 100, mermaid: '', svg: '',
};

test('the graph is drawn, a click goes to the manifest, and the exports are asked for', async () => {
	for (const theme of themeNames) {
		const { page, posted, errors, requests } = await openPage(browser, 'issuanceGraph', { theme });
		await showGraph(page, graph);
		assert.equal(await page.locator('path.edge').count(), 2);
		await page.getByRole('button', { name: /^Certificate cart, in shop, "isCA" is not set\., issued by Issuer root/ }).click();
		await page.getByRole('button', { name: 'Export Mermaid' }).click();
		assert.deepEqual((await posted()).slice(-2), [{ type: 'open', node: 'b' }, { type: 'export', format: 'mermaid' }]);
		assert.match(await page.getByRole('list', { name: 'Problems' }).innerText(), /Certificate cart: "isCA" is not set\./);
		assert.equal(await page.locator('img').count(), 0);
		assert.deepEqual([errors, requests], [[], []]);
		await page.close();
	}
});

test('a workspace that declares nothing says so', async () => {
	const { page } = await openPage(browser, 'issuanceGraph');
	await showGraph(page, { nodes: [], edges: [], width: 0, height: 0, mermaid: '', svg: '' });
	assert.match(await page.locator('.summary').innerText(), /No manifest of this workspace/);
	await page.close();
});
