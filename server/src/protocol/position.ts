/** A place as LSP counts it: zero-based line and UTF-16 character. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** Two positions, the second one not part of the range. */
export interface Range {
	readonly start: Position;
	readonly end: Position;
}
