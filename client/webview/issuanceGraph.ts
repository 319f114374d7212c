import type { IssuanceEdge, IssuanceGraphView, IssuanceNode } from '../../server/src/protocol/issuance.js';
import type { FromGraphPage, ToGraphPage } from '../src/certificateView/messages.js';
import { problemItem } from './card.js';
import { icon, type IconName } from './icons.js';
import './issuanceGraph.css';
import { element, untrusted, type WantedElement } from './node.js';
import { Patcher } from './patch.js';

declare function acquireVsCodeApi(): { readonly postMessage: (message: FromGraphPage) => void };

const kindIcons: Readonly<Record<IssuanceNode['kind'], IconName>> = { issuer: 'request', certificate: 'certificate', secret: 'key', bundle: 'list', consumer: 'check', missing: 'question' };

/** Draws the graph: lines as one picture behind, boxes as buttons before it, so that keyboard and screen reader reach them. */
function draw(graph: IssuanceGraphView, post: (message: FromGraphPage) => void): readonly WantedElement[] {
	const tool = (label: string, message: FromGraphPage): WantedElement => element('button', { class: 'secondary', attributes: { type: 'button' }, onClick: () => post(message) }, label);
	const problems = graph.nodes.flatMap((node) => node.problems.map((problem) => ({ node, problem })));
	return [
		element('header', { key: 'header', class: 'page-header' },
			element('div', { class: 'page-title' }, element('h1', {}, 'Issuance graph'), element('p', { class: 'summary' }, graph.nodes.length === 0 ? 'No manifest of this workspace declares an issuer, a Certificate or an authority.' : `${graph.nodes.length} objects, as the manifests of the workspace declare them`)),
			element('div', { class: 'tools' }, tool('Refresh', { type: 'refresh' }), tool('Export SVG', { type: 'export', format: 'svg' }), tool('Export Mermaid', { type: 'export', format: 'mermaid' }))),
		...(problems.length === 0 ? [] : [element('ul', { key: 'problems', class: 'problems', attributes: { 'aria-label': 'Problems' } }, ...problems.map(({ node, problem }) => problemItem(problem.severity, `${node.title}: ${problem.message}`, () => post({ type: 'open', node: node.id }))))]),
		element('div', { key: 'graph', class: 'graph', style: { width: `${graph.width}px`, height: `${graph.height}px` } }, lines(graph), ...graph.nodes.map((node) => box(graph, node, post))),
	];
}

function lines({ nodes, edges, width, height }: IssuanceGraphView): WantedElement {
	const places = new Map(nodes.map((node) => [node.id, node]));
	const paths = edges.flatMap(({ from, to }) => {
		const [source, target] = [places.get(from), places.get(to)];
		return source && target ? [element('path', { key: `${from} ${to}`, class: 'edge', attributes: { d: curve(source, target), fill: 'none', 'marker-end': 'url(#arrow)' } })] : [];
	});
	const arrow = element('defs', { key: 'defs' }, element('marker', { attributes: { id: 'arrow', viewBox: '0 0 8 8', refX: '8', refY: '4', markerWidth: '8', markerHeight: '8', orient: 'auto' } }, element('path', { class: 'arrow', attributes: { d: 'M0 0L8 4L0 8z' } })));
	return element('svg', { key: 'lines', class: 'lines', attributes: { viewBox: `0 0 ${width} ${height}`, width: `${width}`, height: `${height}`, 'aria-hidden': 'true' } }, arrow, ...paths);
}

function curve(from: IssuanceNode, to: IssuanceNode): string {
	const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
	const bend = Math.max(30, Math.abs(x2 - x1) / 2);
	return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function box({ edges, nodes }: IssuanceGraphView, node: IssuanceNode, post: (message: FromGraphPage) => void): WantedElement {
	const { id, kind, title, lines: below, problems, source, x, y, width, height } = node;
	const worst = (['error', 'warning', 'information'] as const).find((severity) => problems.some((problem) => problem.severity === severity));
	const neighbours = edges.filter(({ to }) => to === id).map((edge) => sentence(edge, nodes));
	const label = [title, ...below, ...problems.map(({ message }) => message), ...neighbours].join(', ');
	const note = worst === undefined ? undefined : element('span', { class: `box-line ${worst}` }, icon(worst), worst === 'information' ? 'not declared here' : `${problems.length} problem${problems.length === 1 ? '' : 's'}`);
	return element(
		source ? 'button' : 'div',
		{
			key: id, class: `box ${kind} ${worst ?? ''}`.trim(), style: { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` },
			attributes: source ? { type: 'button', 'aria-label': `${label}. Opens the manifest`, title: problems.map(({ message }) => message).join('\n') || 'Open the manifest' } : { role: 'group', 'aria-label': label, tabindex: '0', title: problems.map(({ message }) => message).join('\n') },
			...(source && { onClick: () => post({ type: 'open', node: id }) }),
		},
		element('span', { class: 'box-title' }, icon(kindIcons[kind]), untrusted(title)),
		...below.map((line) => element('span', { class: 'box-line' }, untrusted(line))),
		note,
	);
}

function sentence({ from, label }: IssuanceEdge, nodes: readonly IssuanceNode[]): string {
	const giver = nodes.find(({ id }) => id === from)?.title ?? '';
	return { issues: `issued by ${giver}`, 'is stored in': `holds ${giver}`, 'is the CA of': `signs with ${giver}`, 'is trusted through': `takes in ${giver}`, 'is used by': `uses ${giver}` }[label];
}

/** Starts the page. */
function start(root: HTMLElement): void {
	const api = acquireVsCodeApi();
	const patcher = new Patcher();
	window.addEventListener('message', ({ data }: MessageEvent<ToGraphPage>) => {
		patcher.patchChildren(root, draw(data.graph, (message) => api.postMessage(message)));
		root.removeAttribute('aria-busy');
	});
	api.postMessage({ type: 'ready' });
}

const root = document.getElementById('root');
if (root) {
	start(root);
}
