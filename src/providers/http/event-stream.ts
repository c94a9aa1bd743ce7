import { StringDecoder } from 'node:string_decoder';

/**
 * Reads server-sent events that arrive in pieces cut anywhere, also inside a character or between
 * CR and LF. Comments and unknown fields are skipped; the `data:` lines of one event are joined
 * with a newline (WHATWG HTML, section 9.2.6). Unlike there, an event that the end of the stream
 * cuts off before its blank line is delivered by {@link end}: several servers leave it out.
 */
export class EventStream {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onEvent: (data: string, event: string) => void;
  /** Pieces of a line whose end has not come; joined once, so that a long line costs linear time. */
  #unfinished: string[] = [];
  #data: string[] = [];
  #event = '';
  #started = false;
  /** The last piece ended with CR: an LF at the start of the next belongs to it. */
  #afterReturn = false;

  constructor(onEvent: (data: string, event: string) => void) {
    this.#onEvent = onEvent;
  }

  push(piece: Buffer): void {
    let text = this.#decoder.write(piece);
    if (text === '') return;
    if (!this.#started) {
      this.#started = true;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    let start = 0;
    if (this.#afterReturn && text.charCodeAt(0) === 10) start = 1;
    this.#afterReturn = false;
    let lineFeed = text.indexOf('\n', start);
    let carriage = text.indexOf('\r', start);
    while (lineFeed >= 0 || carriage >= 0) {
      const end = carriage >= 0 && (lineFeed < 0 || carriage < lineFeed) ? carriage : lineFeed;
      this.#finishLine(text.slice(start, end));
      start = end + 1;
      if (end === carriage) {
        if (lineFeed === start) start++;
        else if (start === text.length) this.#afterReturn = true;
        carriage = text.indexOf('\r', start);
      }
      if (lineFeed >= 0 && lineFeed < start) lineFeed = text.indexOf('\n', start);
    }
    if (start < text.length) this.#unfinished.push(text.slice(start));
  }

  /** The stream is over: delivers what lacks its blank line. */
  end(): void {
    const rest = this.#decoder.end();
    if (rest !== '') this.#unfinished.push(rest);
    if (this.#unfinished.length > 0) this.#finishLine('');
    this.#dispatch();
  }

  #finishLine(end: string): void {
    let line = end;
    if (this.#unfinished.length > 0) {
      this.#unfinished.push(end);
      line = this.#unfinished.join('');
      this.#unfinished = [];
    }
    if (line === '') this.#dispatch();
    else if (line.startsWith('data:')) this.#data.push(fieldValue(line, 5));
    else if (line.startsWith('event:')) this.#event = fieldValue(line, 6);
    else if (line === 'data') this.#data.push('');
  }

  #dispatch(): void {
    const data = this.#data;
    const event = this.#event;
    this.#event = '';
    if (data.length === 0) return;
    this.#data = [];
    this.#onEvent(data.length === 1 ? data[0]! : data.join('\n'), event);
  }
}

/** One space after the colon belongs to the syntax. */
function fieldValue(line: string, colon: number): string {
  return line.charCodeAt(colon) === 32 ? line.slice(colon + 1) : line.slice(colon);
}
