import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce, npmInstall } from '../support/hosts/cache.mjs';
import { root } from '../support/process.mjs';
import { Server } from './lsp.mjs';

/** The peer and what the floors are read with, pinned. */
const VERSIONS = { yamlLanguageServer: '2.0.0', jsYaml: '5.5.0', node: '24.21.0' };

/** Installs the peer with the Node that it asks for, outside the checkout; gives back how to start both servers. */
export async function prepare() {
	const folder = await installOnce({
		name: `bench-${VERSIONS.yamlLanguageServer}`,
		label: `yaml-language-server ${VERSIONS.yamlLanguageServer} for the comparison`,
		versions: VERSIONS,
		install: (into) => npmInstall(into, '--force', `yaml-language-server@${VERSIONS.yamlLanguageServer}`, `js-yaml@${VERSIONS.jsYaml}`, `node-${process.platform}-${process.arch}@${VERSIONS.node}`),
	});
	// Both servers run on one Node, so that only the servers differ.
	const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
	const schema = writePeerSchema();
	return {
		folder,
		node,
		ours: () => new Server(node, [join(root, 'server/dist/server.node.js'), '--stdio'], {}),
		peer: () => new Server(node, [join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], {
			yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, kubernetesCRDStore: { enable: false }, schemas: { [schema]: ['*.yaml'] } },
		}),
	};
}

/** One JSON Schema over the kinds of the input, chosen by `if kind then`: the cheapest form that the peer can be given. */
function writePeerSchema() {
	const folder = join(tmpdir(), 'mesh-security-bench');
	mkdirSync(folder, { recursive: true });
	const generated = join(root, 'server/generated/schemas');
	const wanted = ['istio-peerAuthentication', 'istio-destinationRule', 'cert-manager-certificate', 'kubernetes-service', 'istio-authorizationPolicy'];
	const definitions = {};
	const branches = wanted.filter((name) => readdirSync(generated).includes(`${name}.json`)).map((name) => {
		const text = readFileSync(join(generated, `${name}.json`), 'utf8').replaceAll('#/$defs/', `#/definitions/${name}_`).replaceAll('markdownDescription', 'description');
		const { $defs = {}, ...schema } = JSON.parse(text);
		for (const [key, value] of Object.entries($defs)) {
			definitions[`${name}_${key}`] = value;
		}
		definitions[name] = schema;
		return { if: { properties: { kind: { const: schema.title } } }, then: { $ref: `#/definitions/${name}` } };
	});
	const file = join(folder, 'peer.schema.json');
	writeFileSync(file, JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', allOf: branches, definitions }));
	return pathToFileURL(file).href;
}
