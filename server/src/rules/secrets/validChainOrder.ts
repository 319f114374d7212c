import { kinds } from '../../resource/kinds.js';
import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import type { TextEdit } from '../../text/edit.js';
import type { Certificate } from '../../x509/certificate.js';
import { findPemBlocks } from '../../x509/pem.js';
import type { FixContext, Rule, RuleFinding } from '../rule.js';
import { decodedText, encodedText } from './base64.js';
import { textOf } from './entries.js';
import { blockScalar, intermediateCertificate, leafCertificate, pemBlock, secretExample } from './examples.js';
import { chainKeys, entriesNamed } from './pairs.js';
import { certificatesIn } from './pem.js';

const leaf = pemBlock('CERTIFICATE', leafCertificate);
const intermediate = pemBlock('CERTIFICATE', intermediateCertificate);

/** Finds chains that do not begin with the leaf or skip back and forth. */
export const validChainOrder: Rule = {
	id: 'secrets/valid-chain-order',
	severity: 'error',
	visits: [kinds.secret],
	reads: [],
	aliases: [],
	docs: {
		summary: 'The certificates of a chain stand in the wrong order.',
		why: 'A server sends the file as it is, and TLS wants its own certificate first and each issuer behind what it signed (RFC 8446 §4.4.2). Programs take the first certificate for the one that the key belongs to, and refuse the pair when it is not.',
		reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
		since: '0.1.0',
		bad: secretExample(`stringData:
  tls.crt: ${blockScalar(`${intermediate}\n${leaf}`)}
`),
		good: secretExample(`stringData:
  tls.crt: ${blockScalar(`${leaf}\n${intermediate}`)}
`),
	},
	*check({ value }) {
		for (const entry of entriesNamed(value, chainKeys)) {
			const certificates = certificatesIn(textOf(entry) ?? '');
			const order = orderOf(certificates);
			const misplaced = order?.findIndex((index, place) => index !== place) ?? -1;
			const expected = certificates[order?.[misplaced] ?? -1];
			if (expected !== undefined) {
				const found = certificates[misplaced]?.subject.text ?? '';
				yield { path: entry.path, at: 'key', message: `Certificate ${misplaced + 1} of "${entry.key}" is "${found}", where "${expected.subject.text}" belongs.` };
			}
		}
	},
	fix: (finding, context) => [{ title: 'Put the leaf first and each issuer behind what it signed', edits: reorder(finding, context) }],
};

/** The indexes from leaf to root, where the names leave no doubt: one leaf, and one way that takes in every certificate. */
function orderOf(certificates: readonly Certificate[]): readonly number[] | undefined {
	const subjects = certificates.map(({ subject }) => subject.key);
	if (certificates.length < 2 || new Set(subjects).size !== subjects.length) {
		return undefined;
	}
	const leaves = certificates.filter((candidate) => !certificates.some((other) => other !== candidate && other.issuer.key === candidate.subject.key));
	const order: number[] = [];
	let next = leaves.length === 1 ? subjects.indexOf(leaves[0]?.subject.key ?? '') : -1;
	while (next >= 0 && !order.includes(next)) {
		order.push(next);
		next = subjects.indexOf(certificates[next]?.issuer.key ?? '');
	}
	return order.length === certificates.length ? order : undefined;
}

/** Swaps the blocks where they stand, so that the style of the text around them stays; base64 is written anew. */
function reorder({ path }: RuleFinding, { document, inDocument, resource }: FixContext): readonly TextEdit[] {
	const text = textAt(resource.value, ...path) ?? '';
	if (path[0] === 'data') {
		const decoded = decodedText(text) ?? '';
		const swaps = swapsIn(decoded);
		const reordered = swaps.toReversed().reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), decoded);
		return swaps.length === 0 ? [] : replaceValue(document, inDocument(path), encodedText(reordered));
	}
	const node = nodeAt(document, inDocument(path))?.node;
	const start = node?.span.start ?? 0;
	const written = document.text.slice(start, node?.span.end ?? 0);
	return swapsIn(written).map(({ span, newText }) => ({ span: { start: span.start + start, end: span.end + start }, newText }));
}

function swapsIn(text: string): readonly TextEdit[] {
	const { blocks } = findPemBlocks(text);
	const order = orderOf(certificatesIn(text));
	return order === undefined || order.length !== blocks.length
		? []
		: blocks.map(({ span }, place) => {
			const source = blocks[order[place] ?? place]?.span ?? span;
			return { span, newText: text.slice(source.start, source.end) };
		});
}
