import { Body, jsonBody } from './encode.ts';

/** Ways to write one question that are remembered, on average. */
const addressesPerAnswer = 4;

/** Answers kept in memory by their question, the least recently used given up first. */
export class AnswerCache {
  readonly #bodies = new Map<string, Promise<Body>>();
  /** The bodies of those promises that are kept. */
  readonly #made = new WeakMap<Promise<Body>, Body>();
  /** Address -> key of the answer that it got. */
  readonly #keys = new Map<string, string>();
  readonly #limit: number;

  /** @param limit how many answers are kept. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * The remembered answer, or the one that `make` gives now. Requests for an answer that is being
   * made wait for that one; an answer that fails is not remembered.
   * @param key the catalogue's hash and the question in a form that equal questions share.
   * @param type media type of a text that is sent as it is; without it the answer becomes JSON.
   */
  get(key: string, make: () => unknown, type?: string): Promise<Body> {
    const known = this.#touch(key);
    if (known) return known;
    const made = Promise.resolve()
      .then(make)
      .then((answer) =>
        type === undefined ? jsonBody(answer) : new Body(type, Buffer.from(String(answer))),
      );
    this.#bodies.set(key, made);
    made.then(
      (body) => this.#made.set(made, body),
      () => {
        if (this.#bodies.get(key) === made) this.#bodies.delete(key);
      },
    );
    if (this.#bodies.size > this.#limit) {
      this.#bodies.delete(this.#bodies.keys().next().value as string);
    }
    return made;
  }

  /**
   * The answer that an address got before, if it is still remembered: reading the same question
   * again would cost more than sending the answer.
   * @param address with all that the answer depends on, such as the day.
   */
  at(address: string): Promise<Body> | undefined {
    const key = this.#keys.get(address);
    return key === undefined ? undefined : this.#touch(key);
  }

  /** The same, at once: undefined while the answer is still being made, too. */
  madeAt(address: string): Body | undefined {
    const known = this.at(address);
    return known && this.#made.get(known);
  }

  /** Notes that an address gets the answer of a key. */
  note(address: string, key: string): void {
    this.#keys.set(address, key);
    if (this.#keys.size > addressesPerAnswer * this.#limit) {
      this.#keys.delete(this.#keys.keys().next().value as string);
    }
  }

  /** The remembered answer, which becomes the one used last. */
  #touch(key: string): Promise<Body> | undefined {
    const known = this.#bodies.get(key);
    if (known) {
      this.#bodies.delete(key);
      this.#bodies.set(key, known);
    }
    return known;
  }

  get size(): number {
    return this.#bodies.size;
  }
}
