import { parseHcl } from '../syntax/hcl/parse.js';
import type { HclDocument } from '../syntax/hcl/tree.js';
import { EmbeddedText } from '../syntax/yaml/embedded.js';
import { nodeAt } from '../syntax/yaml/locate.js';
import type { Path } from '../syntax/yaml/path.js';
import type { Chunk } from '../syntax/yaml/stream.js';
import { resolveAlias } from '../syntax/yaml/tree.js';
import type { TextEdit } from '../text/edit.js';
import { type Span, touches } from '../text/span.js';
import { type SpireConfiguration, type SpireKind, type SpireSchemas, decodeSpireConfiguration, recognizeSpire } from './spireConfiguration.js';
import { type Resource, objectAt } from './resource.js';

/** A SPIRE configuration where it stands: a file of its own, or the value of a ConfigMap's key. */
export interface PlacedConfiguration {
	readonly kind: SpireKind;
	readonly document: HclDocument;
	readonly configuration: SpireConfiguration;
	/** The way to the scalar that holds it, from the root of the YAML document; empty for a file of its own. */
	readonly hostPath: Path;
	/** The ConfigMap around it. */
	readonly host: Resource | undefined;
	/** A stretch of the configuration as one of the chunk. */
	spanToHost(span: Span): Span;
	/** An offset of the chunk as one of the configuration; undefined where it stands elsewhere. */
	toEmbedded(offset: number): number | undefined;
	/** An edit of the configuration as one of the chunk; undefined where the scalar's style leaves no sure way. */
	editToHost(edit: TextEdit): TextEdit | undefined;
}

/** Words without one of which no text is a SPIRE configuration: what saves reading every other ConfigMap. */
const HINT = /\b(?:server|agent|plugins|trust_domain|DataStore|KeyManager|NodeAttestor|WorkloadAttestor|serving_cert_file|acme|server_api|workload_api)\b/;

/** Whether a file is read as the configuration of a program rather than as manifests, by its name and, for JSON, by what it holds. */
export function isConfigurationFile(name: string, text: string): boolean {
	return /\.(?:conf|hcl)$/i.test(name) || (/\.json$/i.test(name) && HINT.test(text) && !/"apiVersion"\s*:/.test(text));
}

/** The configuration that a chunk of a file of its own is; none when it is another program's. */
export function configurationOfFile(chunk: Chunk, name: string | undefined, schemas: SpireSchemas): readonly PlacedConfiguration[] {
	const document = parseHcl(chunk.text);
	const kind = recognizeSpire(document, schemas, name);
	return kind === undefined ? [] : [{
		kind, document, configuration: decodeSpireConfiguration(document, kind, schemas), hostPath: [], host: undefined,
		spanToHost: (span) => span, toEmbedded: (offset) => offset, editToHost: (edit) => edit,
	}];
}

/** The configurations that the keys of a ConfigMap hold. */
export function configurationsOfConfigMap(chunk: Chunk, host: Resource, schemas: SpireSchemas): readonly PlacedConfiguration[] {
	return Object.entries(objectAt(host.value, 'data') ?? {}).flatMap(([key, value]) => {
		const hostPath = [...host.path, 'data', key];
		const node = typeof value === 'string' && HINT.test(value) ? resolveAlias(nodeAt(chunk.document, hostPath)?.node) : undefined;
		return node?.kind === 'scalar' ? placed(new EmbeddedText(chunk.text, node), node.span, { key, hostPath, host }, schemas) : [];
	});
}

function placed(embedded: EmbeddedText, span: Span, { key, hostPath, host }: { key: string; hostPath: Path; host: Resource }, schemas: SpireSchemas): readonly PlacedConfiguration[] {
	const document = parseHcl(embedded.text);
	const kind = recognizeSpire(document, schemas, key);
	return kind === undefined ? [] : [{
		kind, document, configuration: decodeSpireConfiguration(document, kind, schemas), hostPath, host,
		spanToHost: (inner) => embedded.spanToHost(inner),
		toEmbedded: (offset) => (touches(span, offset) ? embedded.toEmbedded(offset) : undefined),
		editToHost: (edit) => embedded.editToHost(edit),
	}];
}
