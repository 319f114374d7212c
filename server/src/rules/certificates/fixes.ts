import { textAt } from '../../resource/resource.js';
import { replaceValue } from '../../syntax/yaml/edit/replace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import { rewriteChain, type ChainRewrite } from '../../x509/rewrite.js';
import type { FixContext, RuleFinding } from '../rule.js';
import { decodedText, encodedText } from '../secrets/base64.js';

/** What each way of mending a chain is called. */
export const rewriteTitles: Readonly<Record<ChainRewrite, string>> = {
	reorder: 'Put the leaf first and each issuer behind what it signed',
	'remove-duplicates': 'Remove the repeated certificates',
	'remove-root': 'Remove the root from the chain',
};

/** The edits that mend the chain in an entry: in place where it is written as text, encoded anew where it is base64. */
export function rewriteEntry({ path }: RuleFinding, { document, inDocument, resource }: FixContext, rewrite: ChainRewrite): readonly TextEdit[] {
	const text = textAt(resource.value, ...path) ?? '';
	const isEncoded = path[0] === 'binaryData' || (path[0] === 'data' && resource.kind === 'Secret');
	if (isEncoded) {
		const decoded = decodedText(text) ?? '';
		const edits = rewriteChain(decoded, rewrite);
		return edits.length === 0 ? [] : replaceValue(document, inDocument(path), encodedText(applyEdits(decoded, edits)));
	}
	const node = nodeAt(document, inDocument(path))?.node;
	const start = node?.span.start ?? 0;
	const written = document.text.slice(start, node?.span.end ?? 0);
	return rewriteChain(written, rewrite).map(({ span, newText }) => ({ span: { start: span.start + start, end: span.end + start }, newText }));
}
