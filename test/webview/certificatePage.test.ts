import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import type { CertificateChainView, CertificateEntry } from '../../server/src/protocol/certificates.js';
import { inputFromBytes, viewCertificates } from '../../server/src/service/certificates.js';
import { caseText, caseTime, viewCase } from '../x509/cases.js';
import { openPage, showView, startBrowser, themeNames } from './pageInBrowser.js';

let browser: Browser;
before(async () => {
	browser = await startBrowser();
});
after(() => browser.close());

const viewOf = (text: string, host?: string) => viewCertificates({ text }, { uri: 'a.pem', at: caseTime, ...(host !== undefined && { host }) });

test('a chain shows its verdict in words, its tree from root to leaf and its effective window', async () => {
	const { page, errors } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/chain-reversed.pem'));
	assert.match(await page.locator('.chain-verdict').innerText(), /^Verified\. Signatures, dates, constraints and usages hold up to the root "CN=Corpus Root CA,O=corpus" at 2026-11-24 23:59:59 UTC\..* RFC 5280 §6\.1$/);
	assert.deepEqual(await page.locator('.card-title .title').allInnerTexts(), ['Corpus Root CA', 'Corpus Intermediate CA', 'leaf.example.org']);
	assert.equal(await page.locator('.window-text').innerText(), 'All valid 2026-11-01 to 2046-11-01');
	assert.deepEqual(errors, []);
	await page.close();
});

test('a missing issuer is a gap with its name, and the verdict says that no root is reached', async () => {
	const { page } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/leaf.pem'));
	assert.match(await page.locator('.gap').innerText(), /Not in this file: CN=Corpus Intermediate CA,O=corpus/);
	assert.match(await page.locator('.chain-verdict').innerText(), /^Incomplete\. .*no root is reached/);
	await page.close();
});

test('what the platform cannot check is shown as not checked, with its name', async () => {
	const { page } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/pqc/ec-leaf-ml-dsa-65-root.pem'));
	assert.match(await page.locator('.chain-verdict').innerText(), /^Not checked\. the signature of .* is ML-DSA-65, which this platform cannot verify\./i);
	await page.close();
});

test('the reader chooses the time and the name, and hears what they asked for', async () => {
	const { page, posted } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/leaf.pem'));
	await page.getByLabel('Judge at (UTC)').fill('2050-01-01T12:00');
	await page.getByLabel('Judge at (UTC)').blur();
	await page.getByLabel('Valid for').fill('other.example.org');
	await page.getByLabel('Valid for').press('Enter');
	const asked = (await posted()).filter(({ type }) => type === 'judge');
	assert.deepEqual(asked, [{ type: 'judge', at: '2050-01-01T12:00:00Z', host: '' }, { type: 'judge', at: '', host: 'other.example.org' }]);
	await showView(page, await viewOf(caseText('generated/leaf.pem'), 'other.example.org'));
	assert.match(await page.locator('.chain-verdict').innerText(), /Not verified\. The certificate is not valid for "other\.example\.org".*RFC 9525 §6/);
	await page.close();
});

test('a locked key store offers to enter its password, which the page never sees', async () => {
	const { page, posted } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('extra/aes.p12'), 'aes.p12');
	await page.getByRole('button', { name: 'Enter the password…' }).click();
	assert.deepEqual((await posted()).at(-1), { type: 'unlock' });
	assert.equal(await page.locator('input[type=password]').count(), 0);
	await showView(page, await viewCase('extra/aes.p12', 'pässwörd'), 'aes.p12');
	assert.deepEqual(await page.locator('.card-title .title').allInnerTexts(), ['Store CA', 'store.example.org', 'EC P-256 private key']);
	await page.close();
});

test('arrow keys walk the tree, open and close it; reveal and copy are buttons with names', async () => {
	const { page, posted } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/chain-reversed.pem'));
	await page.locator('.toggle').first().focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	assert.equal(await page.locator('.toggle').nth(1).getAttribute('aria-expanded'), 'true');
	await page.keyboard.press('ArrowLeft');
	assert.equal(await page.locator('.toggle').nth(1).getAttribute('aria-expanded'), 'false');
	await page.keyboard.press('End');
	assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /leaf\.example\.org/);
	await page.getByRole('button', { name: /^Reveal in source, line \d+: Corpus Root CA/ }).click();
	assert.equal((await posted()).at(-1)?.['type'], 'reveal');
	await page.getByRole('button', { name: /^Copy SHA-256/ }).first().click();
	assert.equal((await posted()).at(-1)?.['type'], 'copy');
	for (const button of await page.getByRole('button').all()) {
		assert.notEqual(((await button.getAttribute('aria-label')) ?? (await button.innerText())).trim(), '');
	}
	await page.close();
});

test('the filter finds names, serial numbers and fingerprints among many', async () => {
	const { page } = await openPage(browser, 'certificateChain');
	const view = await viewCase('generated/bundle-20-cas.pem');
	await showView(page, view);
	await page.getByLabel('Filter').fill(view.entries[7]?.title.toUpperCase() ?? '');
	assert.deepEqual(await page.locator('.card-title .title').allInnerTexts(), [view.entries[7]?.title]);
	await page.getByLabel('Filter').fill((view.entries[11]?.sha256 ?? '').slice(0, 12).replace(/(..)(?=.)/g, '$1:'));
	assert.deepEqual(await page.locator('.card-title .title').allInnerTexts(), [view.entries[11]?.title]);
	await page.getByLabel('Filter').fill('nothing of the kind');
	assert.match(await page.locator('.notice').innerText(), /Nothing here holds/);
	await page.close();
});

test('no field of a certificate runs as code, loads anything or turns the text around', async () => {
	const attack = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>"\'`${1}\u202e\u0000javascript:alert(1)';
	const view = await viewCase('generated/chain-reversed.pem');
	const poison = <T>(value: T, key = ''): T => {
		if (typeof value === 'string') {
			return (/^(?:id|kind|verdict|status|severity|notBefore|notAfter|at|uri)$/.test(key) ? value : `${value}${attack}`) as T;
		}
		return (Array.isArray(value) ? value.map((item: unknown) => poison(item, key)) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner as unknown, name)])) : value) as T;
	};
	const entries = view.entries.map((entry): CertificateEntry => ({ ...entry, name: 'alias', facts: [{ name: 'Fact', value: 'value' }], extensions: [{ oid: '1.2', name: 'extension', critical: true, lines: ['line'] }], source: { ...entry.source, path: ['data', 'tls.crt'] } }));
	const poisoned: CertificateChainView = poison({ ...view, host: 'host', entries });
	const { page, requests, errors } = await openPage(browser, 'certificateChain');
	await showView(page, poisoned, `a${attack}.pem`);
	await page.getByRole('button', { name: 'Expand all' }).click();
	assert.equal(await page.evaluate(() => (globalThis as { hacked?: number }).hacked), undefined);
	assert.equal(await page.locator('#root img, #root script, #root iframe, #root a').count(), 0);
	assert.deepEqual([requests, errors], [[], []]);
	assert.doesNotMatch(await page.locator('#root').innerText(), /\u202e/);
	await page.close();
});

test('the page holds no byte of a private key that stands beside its certificate', async () => {
	const { page } = await openPage(browser, 'certificateChain');
	await showView(page, await viewCase('generated/pem/key-and-cert.pem'));
	await page.getByRole('button', { name: 'Expand all' }).click();
	const body = /-----BEGIN PRIVATE KEY-----([^-]*)/.exec(caseText('generated/pem/key-and-cert.pem'))?.[1]?.replace(/\s/g, '') ?? '';
	const content = await page.content();
	const kept = JSON.stringify(await page.evaluate(() => (globalThis as unknown as { kept: unknown }).kept));
	assert.ok(body.length > 100);
	for (let offset = 0; offset + 16 <= body.length - 92; offset++) {
		assert.ok(!content.includes(body.slice(offset, offset + 16)) && !kept.includes(body.slice(offset, offset + 16)));
	}
	await page.close();
});

test('150 certificates are painted within half a second, the server’s work included', async () => {
	const pem = Array.from({ length: 8 }, () => caseText('generated/bundle-20-cas.pem')).join('').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g)?.slice(0, 150).join('') ?? '';
	const debian = (() => {
		try {
			return readFileSync('/etc/ssl/certs/ca-certificates.crt');
		} catch {
			return undefined;
		}
	})();
	const { page } = await openPage(browser, 'certificateChain');
	const times: number[] = [];
	for (let round = 0; round < 3; round++) {
		// What other programs do on the machine meanwhile is not this one's time.
		const before = process.cpuUsage();
		const view = await viewCertificates(debian === undefined ? { text: pem } : inputFromBytes(new Uint8Array(debian)), { uri: 'a.pem', at: caseTime });
		const { user, system } = process.cpuUsage(before);
		const server = (user + system) / 1000;
		const painted = await page.evaluate(async (message) => {
			const begin = performance.now();
			globalThis.postMessage(message, '*');
			await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
			return performance.now() - begin;
		}, { type: 'view', view, source: { uri: 'a' }, fileName: 'ca.pem' });
		times.push(server + painted);
	}
	assert.ok((await page.locator('.card').count()) > 100);
	assert.ok(Math.min(...times) <= 500, `${times.map(Math.round).join(', ')} ms`);
	await page.close();
});

test('a narrow panel needs no sideways scrolling, in every theme', async () => {
	for (const theme of themeNames) {
		const { page } = await openPage(browser, 'certificateChain', { theme, width: 280 });
		await showView(page, await viewCase('generated/chain-reversed.pem'));
		await page.getByRole('button', { name: 'Expand all' }).click();
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), theme);
		await page.close();
	}
});
