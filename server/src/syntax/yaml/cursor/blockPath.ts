import type { LineIndex } from '../../../text/lineIndex.js';
import type { Path } from '../path.js';
import { type LinePart, indentOf, isLeftOut, lineParts, startsBlockScalar } from './lineParts.js';

/** Where a column of a line belongs in block YAML, read from the indentation alone, so that it holds in a broken document too. */
export interface BlockPlace {
	/** The mapping (or the list, where no dash stands yet) that a key at this column would belong to. */
	readonly container: Path;
	/** The keys that this mapping has already. */
	readonly present: ReadonlySet<string>;
	/** The place is text inside a block scalar. */
	readonly insideScalar: boolean;
	/** The key above has a value on its line, so nothing may stand below it. */
	readonly impossible: boolean;
}

/** The place of something that starts at a column of a line. */
export function blockPlaceAt(lines: LineIndex, line: number, column: number): BlockPlace {
	const walk = new UpwardWalk(column);
	walk.take(lineParts(lines.line(line)).filter((part) => part.column < column));
	for (let above = line - 1; above >= 0 && !walk.isFinished; above--) {
		walk.take(lineParts(lines.line(above)));
	}
	for (let below = line + 1; below < lines.lineCount; below++) {
		const text = lines.line(below);
		const parts = lineParts(text);
		if (text.trim() !== '' && !text.trimStart().startsWith('#') && Math.min(indentOf(text), parts[0]?.column ?? Infinity) < column) {
			break;
		}
		walk.takeSibling(parts);
	}
	return walk.result();
}

/** Goes up the lines and collects the keys and indexes that stand further and further to the left. */
class UpwardWalk {
	readonly #start: number;
	readonly #path: (string | number)[] = [];
	readonly #present = new Set<string>();
	#column: number;
	/** The index of the item in the list whose dash stands at the current column; undefined inside a mapping. */
	#itemIndex: number | undefined;
	#insideScalar = false;
	#impossible = false;
	#moved = false;

	constructor(column: number) {
		this.#start = column;
		this.#column = column;
	}

	get isFinished(): boolean {
		return this.#column === 0 && this.#itemIndex === undefined;
	}

	take(parts: readonly LinePart[]): void {
		for (const part of parts.toReversed()) {
			if (!this.#moved) {
				this.takeSibling([part]);
			}
			if (part.kind === 'dash') {
				this.#takeDash(part);
			} else {
				this.#takeKey(part);
			}
		}
	}

	takeSibling(parts: readonly LinePart[]): void {
		for (const part of parts) {
			if (part.kind === 'key' && part.column === this.#start) {
				this.#present.add(part.name);
			}
		}
	}

	#takeDash({ column, rest }: LinePart): void {
		if (this.#itemIndex !== undefined && column === this.#column) {
			this.#itemIndex++;
		} else if (column < this.#column) {
			this.#leaveList();
			this.#column = column;
			this.#itemIndex = 0;
			this.#moved = true;
			this.#insideScalar ||= startsBlockScalar(rest);
		}
	}

	#takeKey({ column, name, rest }: LinePart): void {
		// A list may stand at the column of its own key (YAML 1.2.2 §8.2.1).
		if (column < this.#column || (this.#itemIndex !== undefined && column === this.#column)) {
			this.#leaveList();
			this.#path.unshift(name);
			this.#column = column;
			this.#insideScalar ||= startsBlockScalar(rest);
			this.#impossible ||= !this.#insideScalar && !isLeftOut(rest);
			this.#moved = true;
		}
	}

	#leaveList(): void {
		if (this.#itemIndex !== undefined) {
			this.#path.unshift(this.#itemIndex);
			this.#itemIndex = undefined;
		}
	}

	result(): BlockPlace {
		this.#leaveList();
		return { container: this.#path, present: this.#present, insideScalar: this.#insideScalar, impossible: this.#impossible };
	}
}
