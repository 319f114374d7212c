import type { PlacedConfiguration } from '../../resource/configurations.js';
import { targetAt } from '../../syntax/hcl/locate.js';
import { spanOfNode } from '../../syntax/hcl/value.js';
import { formatPath } from '../../syntax/yaml/path.js';
import type { Span } from '../../text/span.js';
import { fieldDocumentation } from '../documentation.js';

/** The documentation of a key or value of a SPIRE configuration, with its place in the chunk. */
export interface ConfigurationHover {
	readonly markdown: string;
	readonly span: Span;
}

/** What there is to say about an offset of the chunk, when it stands in one of the configurations. */
export function configurationHoverAt(places: readonly PlacedConfiguration[], offset: number): ConfigurationHover | undefined {
	for (const place of places) {
		const inner = place.toEmbedded(offset);
		const target = inner === undefined ? undefined : targetAt(place.configuration, inner);
		if (target === undefined) {
			continue;
		}
		const { schema: view } = place.configuration;
		const schema = view.at(target.path);
		const span = target.on === 'key' ? target.member?.key.span : spanOfNode(target.node);
		if (schema === undefined || span === undefined) {
			return undefined;
		}
		const last = target.path.at(-1);
		const isRequired = typeof last === 'string' && view.at(target.path.slice(0, -1))?.required?.includes(last) === true;
		// A secret is documented like any key, and never repeated.
		const current = target.node.kind === 'scalar' && schema['x-secret'] !== true ? target.node.value : undefined;
		const markdown = fieldDocumentation({ title: formatPath(target.path), view, schema, isRequired, product: 'spire', current, reference: view.root['x-reference'] });
		return { markdown, span: place.spanToHost(span) };
	}
	return undefined;
}
