/** A half-open stretch of text, in UTF-16 code units from the start of the text that it belongs to. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether the offset lies in the span or directly behind it, which is where a cursor stands after typing. */
export function touches(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}

/** The span moved by an offset: from a part of a text to the whole of it, or back with a negative one. */
export function shift(span: Span, by: number): Span {
	return { start: span.start + by, end: span.end + by };
}
