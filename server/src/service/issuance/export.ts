import type { IssuanceEdge } from '../../protocol/issuance.js';
import type { DeclaredGraph } from './graph.js';
import type { Layout } from './layout.js';

const FILLS: Readonly<Record<string, string>> = { issuer: '#dbeafe', certificate: '#dcfce7', secret: '#fef9c3', bundle: '#f3e8ff', consumer: '#e5e7eb', missing: '#fee2e2' };

/** The graph as a Mermaid flowchart, which Markdown viewers draw. */
export function toMermaid({ nodes, edges }: DeclaredGraph): string {
	const names = new Map([...nodes.keys()].map((id, index) => [id, `n${index}`]));
	const lines = [...nodes.values()].map(({ id, title, lines: below, problems }) => `  ${names.get(id) ?? ''}["${[title, ...below, ...problems.filter(({ severity }) => severity !== 'information').map(({ message }) => `! ${message}`)].map(mermaidText).join('<br/>')}"]`);
	return `flowchart LR\n${[...lines, ...edges.map(({ from, to, label }) => `  ${names.get(from) ?? ''} -->|${label}| ${names.get(to) ?? ''}`)].join('\n')}\n`;
}

/** The graph as an SVG document in colours of its own, for reports and slides. */
export function toSvg(layout: Layout, edges: readonly IssuanceEdge[]): string {
	const places = new Map(layout.nodes.map((node) => [node.id, node]));
	const arrows = edges.flatMap(({ from, to }) => {
		const [source, target] = [places.get(from), places.get(to)];
		return source && target ? [`<path d="${curve(source, target)}" fill="none" stroke="#6b7280" marker-end="url(#arrow)"/>`] : [];
	});
	const boxes = layout.nodes.map(({ kind, title, lines, problems, x, y, width, height }) => {
		const texts = [title, ...lines, ...problems.slice(0, 1).map(({ severity }) => (severity === 'information' ? 'not declared here' : `${problems.length} problem${problems.length === 1 ? '' : 's'}`))];
		const tooltip = problems.length === 0 ? '' : `<title>${xml(problems.map(({ message }) => message).join('\n'))}</title>`;
		const stroke = problems.some(({ severity }) => severity === 'error') ? '#b91c1c' : problems.some(({ severity }) => severity === 'warning') ? '#b45309' : '#6b7280';
		return `<g>${tooltip}<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${FILLS[kind] ?? '#ffffff'}" stroke="${stroke}"/>${texts.map((text, index) => `<text x="${x + 12}" y="${y + 24 + index * 16}" font-size="${index === 0 ? 13 : 11}"${index === 0 ? ' font-weight="600"' : ''} fill="#111827">${xml(shortened(text))}</text>`).join('')}</g>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" font-family="system-ui, sans-serif"><defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b7280"/></marker></defs>${arrows.join('')}${boxes.join('')}</svg>\n`;
}

/** A curve from the right side of one box to the left side of another. */
function curve(from: Layout['nodes'][number], to: Layout['nodes'][number]): string {
	const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
	const bend = Math.max(30, Math.abs(x2 - x1) / 2);
	return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function shortened(text: string): string {
	return text.length > 34 ? `${text.slice(0, 33)}…` : text;
}

function xml(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Mermaid takes entities for what would end a label. */
function mermaidText(text: string): string {
	return text.replace(/["<>#;\\`&|[\]{}()\r\n]/g, (character) => `#${character.charCodeAt(0)};`);
}
