import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { isSpiffeIdProblem, mendSpiffeId, parseSpiffeId } from '../../../text/spiffeId.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds SPIFFE IDs that the standard does not allow. */
export const validSpiffeId: ConfigurationRule = {
	id: 'spire/valid-spiffe-id',
	severity: 'error',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A SPIFFE ID is not valid.',
		why: 'SPIRE parses the IDs of its configuration when it starts, and refuses to start with one that is none.',
		reference: references.spiffeId,
		since: '0.1.0',
		bad: serverExample(['admin_ids = ["spiffe://example.org/admin/"]']),
		good: serverExample(['admin_ids = ["spiffe://example.org/admin"]']),
	},
	*check(_configuration, { places }) {
		for (const { path, node, schema } of places) {
			if (schema?.format === 'spiffe-id' && node.kind === 'scalar' && node.type === 'string' && !node.templated && (node.text !== '' || typeof path.at(-1) === 'number')) {
				const result = parseSpiffeId(node.text);
				if (isSpiffeIdProblem(result)) {
					yield { path, message: result.problem, data: node.text };
				}
			}
		}
	},
	fix({ path, data }, configuration) {
		const mended = typeof data === 'string' ? mendSpiffeId(data) : undefined;
		return mended === undefined ? [] : [{ title: `Change to "${mended}"`, edits: replaceValue(configuration, path, mended) }];
	},
};
