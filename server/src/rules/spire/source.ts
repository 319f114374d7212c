import { replaceText } from '../../syntax/yaml/edit/replace.js';
import { nodeAt } from '../../syntax/yaml/locate.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { TextEdit } from '../../text/edit.js';
import type { FixContext } from '../rule.js';

/** The template whose IDs Istio and most policies expect, in quotes. */
export const SERVICE_ACCOUNT_ID = '"spiffe://{{ .TrustDomain }}/ns/{{ .PodMeta.Namespace }}/sa/{{ .PodSpec.ServiceAccountName }}"';

/** Changes the source text of the scalar at a path, quotes included; nothing where it stays the same. */
export function mendSource({ document, inDocument }: FixContext, path: Path, mend: (source: string) => string): TextEdit[] {
	const node = nodeAt(document, inDocument(path))?.node;
	if (node?.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') {
		return [];
	}
	const source = document.text.slice(node.span.start, node.span.end);
	const mended = mend(source);
	return mended === source ? [] : replaceText(document, inDocument(path), mended);
}

/** Writes another source text in the place of the scalar at a path. */
export function replaceSource(context: FixContext, path: Path, source: string): TextEdit[] {
	return mendSource(context, path, () => source);
}
