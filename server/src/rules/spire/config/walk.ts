import type { SpireConfiguration, SpireSchema } from '../../../resource/spireConfiguration.js';
import type { ConfigMember, ConfigNode } from '../../../syntax/hcl/value.js';
import type { Path } from '../../../syntax/yaml/path.js';

/** A member or list item of a configuration with what the schema says of it. */
export interface Place {
	readonly path: Path;
	readonly node: ConfigNode;
	/** Undefined for a key that the schema does not know; nothing below it is visited. */
	readonly schema: SpireSchema | undefined;
	readonly parent: SpireSchema;
	readonly member: ConfigMember | undefined;
}

/**
 * Every place of a configuration that SPIRE looks at, parents before children. The data of an external plugin is not among them, for
 * only the plugin knows it, nor is that of a plugin that is switched off.
 */
export function placesOf({ root, schema }: SpireConfiguration): readonly Place[] {
	const places: Place[] = [];
	below([], root, schema.resolve(schema.root));
	return places;

	function below(path: Path, node: ConfigNode, parent: SpireSchema): void {
		if (node.kind === 'list') {
			for (const [index, item] of node.items.entries()) {
				visit([...path, index], item, schema.child(parent, index), parent, undefined);
			}
		} else if (node.kind === 'object') {
			const keepsData = !(isPluginBlock(path) && (isOff(node) || isExternal(node)));
			for (const member of node.members.values()) {
				if (keepsData || member.name !== 'plugin_data') {
					visit([...path, member.name], member.node, schema.child(parent, member.name), parent, member);
				}
			}
		}
	}

	function visit(path: Path, node: ConfigNode, own: SpireSchema | undefined, parent: SpireSchema, member: ConfigMember | undefined): void {
		places.push({ path, node, schema: own, parent, member });
		if (own !== undefined) {
			below(path, node, own);
		}
	}
}

function isPluginBlock(path: Path): boolean {
	return path.length === 3 && path[0] === 'plugins';
}

/** Whether a plugin block says `enabled = false`: SPIRE leaves it out before it looks at anything else. */
export function isOff(node: ConfigNode): boolean {
	const enabled = node.kind === 'object' ? node.members.get('enabled')?.node : undefined;
	return enabled?.kind === 'scalar' && enabled.value === false;
}

/** Whether a plugin block names a program, or may name one: then the plugin is not the built-in one. */
export function isExternal(node: ConfigNode): boolean {
	const command = node.kind === 'object' ? node.members.get('plugin_cmd')?.node : undefined;
	return command?.kind === 'scalar' && command.value !== '';
}

/** A plugin of a configuration that is switched on. */
export interface Plugin {
	readonly type: string;
	readonly name: string;
	readonly path: Path;
	readonly node: ConfigNode;
	readonly isExternal: boolean;
}

/** The plugins of a configuration that are switched on, in the order of the text. */
export function pluginsOf({ root }: SpireConfiguration): readonly Plugin[] {
	const types = root.members.get('plugins')?.node;
	if (types?.kind !== 'object') {
		return [];
	}
	return [...types.members.values()].flatMap(({ name: type, node }) =>
		(node.kind === 'object' ? [...node.members.values()] : [])
			.filter((plugin) => !isOff(plugin.node))
			.map((plugin) => ({ type, name: plugin.name, path: ['plugins', type, plugin.name], node: plugin.node, isExternal: isExternal(plugin.node) })));
}
