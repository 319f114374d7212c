import { element, type WantedElement } from './node.js';

// Drawn for a grid of 16, in the stroke of the text around.
const paths = {
	chevron: 'M6 4l4 4-4 4',
	certificate: 'M3 2.5h10v8H3zM5.5 5h5M5.5 7.5h3M9.5 10.5v3l1.5-1 1.5 1v-3',
	key: 'M10.5 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8.3 7.7L3 13v.5h2v-1.5h1.5V10.500',
	list: 'M3 3.5h10M3 8h10M3 12.500h10',
	request: 'M4 2.500h5l3 3v8H4zM9 2.500v3h3M6 10h4M8 8v4',
	unknown: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM6.500 6.500a1.500 1.500 0 1 1 2.200 1.300c-.5.3-.7.6-.7 1.200M8 10.800v.2',
	copy: 'M5.500 5.500h7v8h-7zM3.500 10.500v-8h7',
	reveal: 'M9 3h4v4M13 3L7.500 8.500M11 9.500V13H3V5h3.500',
	error: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM5.800 5.800l4.400 4.400M10.200 5.800l-4.400 4.400',
	warning: 'M8 2.500L14 13.500H2zM8 6.500v3.500M8 11.500v.2',
	information: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM8 7.200v4M8 5v.2',
	check: 'M3.500 8.500l3 3 6-7',
	question: 'M6 6a2 2 0 1 1 2.800 1.800c-.6.3-.8.7-.8 1.400M8 11.500v.2',
	gap: 'M3 8h2M7 8h2M11 8h2',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof paths;

/** A small drawing beside a text; readers of the screen hear the text only. */
export function icon(name: IconName, className = ''): WantedElement {
	return element(
		'svg',
		{ class: `icon icon-${name} ${className}`.trim(), attributes: { viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true', focusable: 'false' } },
		element('path', { attributes: { d: paths[name], fill: 'none', stroke: 'currentColor', 'stroke-width': '1.2', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } }),
	);
}
